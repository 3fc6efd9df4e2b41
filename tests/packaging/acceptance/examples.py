"""The examples, and copies of them outside of the repository's tree."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[3]
LEAVINGS = ("target", "dist", "build", "_native.*", "__pycache__", ".pytest_cache")


@dataclass(frozen=True)
class Example:
    """A project in examples/."""

    name: str
    distribution: str  # as it stands in the names of files
    module: str
    generated: str  # the package that has the library
    plain: bool = False  # it has no extension, and needs cffi
    sample: tuple[str, ...] = field(default=())  # the quicker ones of its tests


EXAMPLES = (
    Example(
        "ophio",
        "ophio",
        "ophio",
        "ophio",
        sample=("test_glob.py", "test_ketama.py", "test_symbols.py", "test_errors.py"),
    ),
    Example(
        "base64",
        "base64_rs",
        "base64_rs",
        "base64_rs._rust",
        sample=("test_base64.py", "test_fallback.py"),
    ),
    Example("plain-c", "intervals", "intervals", "intervals", plain=True),
)


def copy(example: Example, to: Path) -> Path:
    """A copy with the crates that it depends on, at the places where it looks for them.
    Nothing that was built is in it. Returns its directory."""
    ignore = shutil.ignore_patterns(*LEAVINGS)
    place = to / "examples" / example.name
    shutil.copytree(ROOT / "examples" / example.name, place, ignore=ignore)
    runtime = to / "support" / "rust"
    if not runtime.exists():
        shutil.copytree(ROOT / "support" / "rust", runtime, ignore=ignore)
    return place


def outside(example: Example, to: Path) -> Path:
    """The tests of an example and what they read, without its sources. Returns the
    directory that stands for the example's."""
    source = ROOT / "examples" / example.name
    place = to / "examples" / example.name
    shutil.copytree(ROOT / "docs", to / "docs")
    for name in ("tests", "docs", "include", "c"):
        if (source / name).is_dir():
            ignore = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source / name, place / name, ignore=ignore)
    shutil.copy(source / "README.md", place)
    return place
