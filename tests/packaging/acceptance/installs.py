"""Installing: each artifact by pip and by uv, for each Python, into a fresh environment.
The tests of the example run there, far from its sources; what was installed is removed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from .artifacts import UV, Artifacts
from .examples import ROOT, outside
from .process import environment, path_of, run
from .table import Failed, Skipped

WANTED = ("3.9", "3.11", "3.13t", "3.15", "pypy")
FRONTENDS = ("pip", "uv")


@dataclass(frozen=True)
class Python:
    """An interpreter that scripts/pythons.sh has put here, or why it has not."""

    label: str
    path: str
    reason: str = ""


def pythons(labels: tuple[str, ...] = WANTED) -> list[Python]:
    """The interpreters in .tools/pythons/list."""
    found = {}
    for line in (ROOT / ".tools" / "pythons" / "list").read_text().splitlines():
        label, path, *reason = line.split(" ", 2)
        found[label] = Python(label, path, " ".join(reason))
    missing = [label for label in labels if label not in found]
    for label in missing:
        found[label] = Python(label, "SKIP", "scripts/pythons.sh has not put it here")
    return [found[label] for label in labels]


@dataclass(frozen=True)
class Install:
    """One cell of the table."""

    artifacts: Artifacts
    python: Python
    frontend: str
    column: str
    whole: bool  # all tests of the example, not the quick ones
    cffi: bool = False  # CPython is to use CFFI, not the extension

    @property
    def row(self) -> str:
        return f"{self.frontend}, {self.python.label}" + (", CFFI" if self.cffi else "")

    def __call__(self) -> None:
        if self.python.path == "SKIP":
            raise Skipped(self.python.reason)
        if self.python.label == "3.13t" and self.artifacts.example.plain:
            raise Skipped("it needs cffi, which has no release for this Python")
        self.artifacts.need("sdist" if self.column == "sdist" else "wheel")
        if self.column == "editable":
            what = self.artifacts.tree
        else:
            what = self.artifacts.need(self.column)
        # The tests of the examples hand its path to the linker, by -Wl, and commas.
        name = f"{self.row} {self.column}".replace(",", "")
        place = self.artifacts.work / "environments" / name
        Environment(self, place).try_out(what)
        shutil.rmtree(place)


class Environment:
    """A fresh environment with pytest, in a place of its own."""

    def __init__(self, install: Install, place: Path) -> None:
        self.install = install
        self.example = install.artifacts.example
        self.log = install.artifacts.table.log(install.row, install.column)
        self.place = place
        self.python = place / "venv" / "bin" / "python"
        # Who installs a wheel has neither cargo nor a compiler; who builds has no git.
        builds = install.column in ("sdist", "editable")
        empty = path_of(install.artifacts.work.parent / "bin-empty", "sh")
        self.env = {
            **install.artifacts.cache,
            "PATH": install.artifacts.path if builds else empty,
            "HOME": os.environ.get("HOME", "/"),
        }
        run(
            self.log,
            *(UV, "venv", "--quiet", "--seed", "--python", install.python.path),
            place / "venv",
        )
        more = ["cffi"] if install.cffi else []
        self.uv("install", "--quiet", "pytest", *more)

    def uv(self, command: str, *words: str | Path) -> str:
        return run(
            self.log,
            *(UV, "pip", command, "--python", self.python),
            *words,
            env=self.env,
        )

    def pip(self, *words: str | Path) -> str:
        return run(self.log, self.python, "-m", "pip", *words, env=self.env)

    def try_out(self, what: Path) -> None:
        options = ["--editable"] if self.install.column == "editable" else []
        if self.install.column in ("abi3", "abi3t") and self.refused(what):
            return
        if self.install.frontend == "pip":
            self.pip("install", *options, what)
        else:
            self.uv("install", *options, what)
        self.where()
        self.tests()
        if self.install.frontend == "pip":
            self.pip("uninstall", "--yes", self.example.distribution)
        else:
            self.uv("uninstall", self.example.distribution)
        left = [
            str(path)
            for path in (self.place / "venv").rglob("*")
            if path.name.lower().startswith(
                (self.example.module, self.example.distribution)
            )
            or path.name.startswith(f"__editable__.{self.example.distribution}")
        ]
        if left:
            raise Failed(f"uninstalling has left {left}")

    def refused(self, what: Path) -> bool:
        """Whether the tag is not for this Python: then it has to be refused."""
        label = self.install.python.label
        oldest = int(what.name.split("-")[2].removeprefix("cp3"))
        if label not in ("pypy", "3.13t") and int(label.removeprefix("3.")) >= oldest:
            return False
        if self.install.frontend == "pip":
            words: tuple[str | Path, ...] = (self.python, "-m", "pip", "install", what)
            run(self.log, *words, env=self.env, status=1)
        else:
            words = (UV, "pip", "install", "--python", self.python, what)
            run(self.log, *words, env=self.env, status=2)
        said = self.log.read_text()
        if "not a supported wheel" not in said and "compatible" not in said:
            raise Failed(f"it was refused for another reason: {self.log}")
        return True

    def where(self) -> None:
        """The package is imported from where it was installed."""
        program = f"import {self.example.generated} as m; print(m.__file__)"
        words = (self.python, "-I", "-c", program)
        printed = run(self.log, *words, cwd=self.place, env=self.env).strip()
        editable = self.install.column == "editable"
        home = self.install.artifacts.tree if editable else self.place
        if not Path(printed).resolve().is_relative_to(home.resolve()):
            raise Failed(f"{printed} is not in {home}")

    def tests(self) -> None:
        tests = outside(self.example, self.place / "outside")
        names = self.example.sample if not self.install.whole else ()
        backend = "cffi" if self.install.cffi else ""
        # A test may compile C against the header.
        env = environment(**({"BINDGEN_BACKEND": backend} if backend else {}))
        words = ("-m", "pytest", "-q", "-p", "no:cacheprovider")
        chosen = [f"tests/{name}" for name in names] or ["tests"]
        run(self.log, self.python, *words, *chosen, cwd=tests, env=env)


def few(artifacts: Artifacts, whole: bool) -> None:
    """The wheel by pip on CPython and PyPy."""
    every(
        [
            Install(artifacts, python, "pip", "wheel", whole)
            for python in pythons(("3.11", "pypy"))
        ]
    )


def all_of(artifacts: Artifacts) -> None:
    """Every frontend, Python and artifact. The whole of the tests runs once on each kind
    of Python; the quick ones everywhere."""
    installs = []
    columns = ["wheel", "sdist", "editable"]
    if not artifacts.example.plain:
        columns[1:1] = ["abi3", "abi3t"]
    for column in columns:
        for python in pythons():
            for frontend in FRONTENDS:
                kind = python.label in ("3.11", "pypy", "3.13t")
                whole = column == "wheel" and frontend == "pip" and kind
                installs.append(Install(artifacts, python, frontend, column, whole))
    if not artifacts.example.plain:
        [ordinary] = pythons(("3.11",))
        installs.append(
            Install(artifacts, ordinary, "pip", "wheel", whole=True, cffi=True)
        )
    every(installs)


def every(installs: list[Install]) -> None:
    """As many at once as there are processors."""

    def one(install: Install) -> None:
        table = install.artifacts.table
        act: Callable[[], None] = install
        table.check(install.row, install.column, act)

    with ThreadPoolExecutor(max(2, os.cpu_count() or 2)) as pool:
        list(pool.map(one, installs))
