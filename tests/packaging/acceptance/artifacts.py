"""What is built of an example, by whom, and that it is the same each time."""

from __future__ import annotations

import filecmp
import os
import sys
import time
import zipfile
from pathlib import Path

from .examples import Example, copy
from .process import environment, path_of, run
from .table import Failed, Skipped, Table

BIN = Path(sys.executable).parent
UV = BIN / "uv"

COLUMNS = ["tree", "wheel", "abi3", "abi3t", "sdist", "wheel of sdist", "editable"]

# What building needs, and no git.
BUILDING = ("cargo", "rustc", "cc", "gcc", "ld", "as", "ar", "sh", "env")


def only(directory: Path, pattern: str) -> Path:
    found = list(directory.glob(pattern))
    if len(found) != 1:
        names = sorted(path.name for path in directory.iterdir())
        raise Failed(f"{directory} should have one {pattern}: {names}")
    return found[0]


class Artifacts:
    """The artifacts of one example. `made` has those that could be built."""

    def __init__(
        self, example: Example, work: Path, dist: Path, bindgen: Path, table: Table
    ) -> None:
        self.example = example
        self.work = work
        self.bindgen = bindgen
        self.table = table
        self.path = path_of(work.parent / "bin-without-git", *BUILDING)
        assert not (Path(self.path) / "git").exists()
        self.env = environment(
            PATH=self.path,
            PIP_FIND_LINKS=str(dist),
            UV_FIND_LINKS=str(dist),
            CARGO_BUILD_JOBS="2",
        )
        # Dependencies are compiled once, for all but the second directory.
        self.cache = {**self.env, "CARGO_TARGET_DIR": str(work.parent / "target")}
        self.tree = copy(example, work / "one")
        self.made: dict[str, Path] = {}

    def build(self, only_wheel: bool) -> None:
        """Build all artifacts, each a check of its own."""
        check = self.table.check
        check("built without git", "wheel", self.wheel)
        check("built without git", "sdist", self.sdist)
        if only_wheel:
            return
        for stable in ("abi3", "abi3t"):
            check(
                "built without git", stable, lambda stable=stable: self.stable(stable)
            )
        check("built without git", "wheel of sdist", self.wheel_of_sdist)

    def command(self, row: str, column: str, *words: str) -> Path:
        """What a command of bindgen says it has written, which is all it says on stdout."""
        out = self.work / "dist" / column.replace(" ", "-")
        printed = run(
            self.table.log(row, column),
            self.bindgen,
            *words,
            "--out",
            out,
            cwd=self.tree,
            env=self.cache,
        )
        path = Path(printed.removesuffix("\n"))
        if not path.is_absolute():
            path = self.tree / path
        if not path.is_file():
            raise Failed(f"stdout was to be the path of a file: {printed!r}")
        if [name.name for name in out.iterdir()] != [path.name]:
            raise Failed(f"{out} has more than {path.name}")
        return path

    def wheel(self) -> None:
        self.made["wheel"] = self.command("built without git", "wheel", "wheel")

    def sdist(self) -> None:
        self.made["sdist"] = self.command("built without git", "sdist", "sdist")

    def stable(self, which: str) -> None:
        if self.example.plain:
            log = self.table.log("built without git", which)
            out = self.work / "dist" / which
            words = (self.bindgen, "wheel", f"--{which}", "--out", out)
            run(log, *words, cwd=self.tree, env=self.cache, status=2)
            if "error[BG" not in log.read_text() or out.exists():
                raise Failed(
                    f"a plain crate has no extension, and that is an error: {log}"
                )
            return
        self.made[which] = self.command(
            "built without git", which, "wheel", f"--{which}"
        )

    def wheel_of_sdist(self) -> None:
        """pip builds the sdist, and that gives the bytes that the tree gave."""
        out = self.work / "dist" / "wheel-of-sdist"
        run(
            self.table.log("built without git", "wheel of sdist"),
            sys.executable,
            *("-m", "pip", "wheel", "--no-deps", "--wheel-dir"),
            out,
            self.need("sdist"),
            env=self.cache,
        )
        made = only(out, "*.whl")
        self.made["wheel of sdist"] = made
        same(self.need("wheel"), made)

    def need(self, column: str) -> Path:
        """An artifact; a check of one that could not be built is skipped, as that has failed."""
        if column not in self.made:
            raise Skipped("it was not built")
        return self.made[column]

    def reproduce(self) -> None:
        """Another directory, another time, another umask, another frontend, cargo's own
        target directory: the same bytes."""
        second = copy(self.example, self.work / "two, which is longer")
        shift = time.time() - 400 * 24 * 3600
        for path in second.rglob("*"):
            os.utime(path, (shift, shift), follow_symlinks=False)
        env = {**self.env, "TZ": "Asia/Kathmandu", "LC_ALL": "C"}
        self.table.check(
            "same bytes elsewhere",
            "wheel",
            lambda: self.again(
                "wheel",
                second,
                env,
                sys.executable,
                "-m",
                "build",
                "--wheel",
                "--outdir",
            ),
        )
        self.table.check(
            "same bytes elsewhere",
            "sdist",
            lambda: self.again(
                "sdist",
                second,
                env,
                UV,
                "build",
                "--python",
                sys.executable,
                "--sdist",
                "--out-dir",
            ),
        )

    def again(
        self, column: str, tree: Path, env: dict[str, str], *words: str | Path
    ) -> None:
        out = self.work / "again" / column
        run(
            self.table.log("same bytes elsewhere", column),
            "/bin/sh",
            "-c",
            'umask 077; exec "$@"',
            "sh",
            *words,
            out,
            cwd=tree,
            env=env,
        )
        pattern = "*.tar.gz" if column == "sdist" else "*.whl"
        same(self.need(column), only(out, pattern))


def same(one: Path, other: Path) -> None:
    """Two artifacts have to be equal; which of their members are not is said."""
    if one.name == other.name and filecmp.cmp(one, other, shallow=False):
        return
    differ = ""
    if one.suffix == ".whl":
        with zipfile.ZipFile(one) as a, zipfile.ZipFile(other) as b:
            before = {i.filename: (i.CRC, i.external_attr) for i in a.infolist()}
            after = {i.filename: (i.CRC, i.external_attr) for i in b.infolist()}
        names = sorted(
            name
            for name in before.keys() | after.keys()
            if before.get(name) != after.get(name)
        )
        differ = f": {names}"
    raise Failed(f"{one} and {other} differ{differ}")
