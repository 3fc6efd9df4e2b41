"""A small project that builds, and what a refusal looks like."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
BINDGEN = Path(os.environ.get("BINDGEN", ROOT / "build" / "bindgen")).resolve()

PYPROJECT = """\
[build-system]
requires = ["bindgen"]
build-backend = "bindgen_backend"
"""
MANIFEST = """\
[package]
name = "answers"
version = "1.2.0"
edition = "2021"
description = "Answers"
license = "MIT"
readme = "README.md"

[lib]
crate-type = ["cdylib"]
"""
LOCK = """\
version = 4

[[package]]
name = "answers"
version = "1.2.0"
"""
SOURCE = """\
//! Answers to everything.

/// The answer to `question`.
#[no_mangle]
pub extern "C" fn answer(question: i32) -> i32 {
    question + 42
}
"""


class Project:
    """A project in a directory, and the command on it."""

    def __init__(self, root: Path, target: Path) -> None:
        self.root = root
        self.out = root.parent / "out"
        self.env = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("CARGO_", "RUST", "BINDGEN", "VIRTUAL_ENV"))
        }
        # All projects are the same for cargo, whatever their directory.
        self.env["CARGO_TARGET_DIR"] = str(target)
        self.write("pyproject.toml", PYPROJECT)
        self.write("Cargo.toml", MANIFEST)
        self.write("Cargo.lock", LOCK)
        self.write("README.md", "# Answers\n")
        self.write("LICENSE", "MIT\n")
        self.write("src/lib.rs", SOURCE)

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def change(self, name: str, old: str, new: str) -> None:
        """Write `new` for `old`, which has to be in the file once."""
        path = self.root / name
        text = path.read_text()
        assert text.count(old) == 1
        path.write_text(text.replace(old, new))

    def call(
        self,
        *words: str | Path,
        prepare: Callable[[], object] | None = None,
        before: Sequence[str] = (),
        timeout: float = 300,
        **env: str,
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*before, str(BINDGEN), *map(str, words)],
            cwd=self.root,
            env={**self.env, **env},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="surrogateescape",
            check=False,
            timeout=timeout,
            preexec_fn=prepare,
        )

    def package(self) -> Path:
        """The generated Python package."""
        self.makes("wheel")
        (file,) = self.root.glob("**/answers/__init__.py")
        return file.parent

    def makes(self, command: str, *words: str | Path, **env: str) -> Path:
        """What a command makes of the project."""
        done = self.call(command, *words, "--out", self.out, **env)
        assert done.returncode == 0, done.stderr
        path = Path(done.stdout.removesuffix("\n"))
        return path if path.is_absolute() else self.root / path

    def refuses(
        self,
        *words: str | Path,
        code: str,
        place: str | None,
        says: str = "",
        prepare: Callable[[], object] | None = None,
        before: Sequence[str] = (),
        **env: str,
    ) -> str:
        """A call has to end with a message of a code, at `file:line`, with help, and leave
        no archive. Returns the message."""
        archives = self.archives()
        done = self.call(*words, prepare=prepare, before=before, **env)
        said = done.stderr
        assert done.returncode == 2, (done.returncode, done.stdout, said)
        assert done.stdout == ""
        assert f"error[{code}" in said, said
        assert "= help: " in said, said
        if place is not None:
            assert f"--> {place}:" in said, said
        assert says in said
        for word in ("panic", "goroutine", "Traceback", "\x1b"):
            assert word not in said
        assert self.archives() == archives
        assert self.leavings() == []
        return said

    def archives(self) -> dict[str, bytes]:
        found = {}
        for directory in (self.out, self.root / "dist"):
            if directory.is_dir():
                for path in directory.iterdir():
                    found[path.name] = path.read_bytes() if path.is_file() else b""
        return found

    def leavings(self) -> list[str]:
        """Temporary files, wherever they are."""
        mark = re.compile(r"bindgen-tmp|\.tmp|~$")
        return [
            name
            for top in (self.root, self.out)
            for directory, _, names in os.walk(top)
            for name in names
            if mark.search(name) and "target" not in directory
        ]


@pytest.fixture(scope="session")
def target(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("target")


@pytest.fixture
def project(tmp_path: Path, target: Path) -> Iterator[Project]:
    root = tmp_path / "project"
    root.mkdir()
    yield Project(root, target)


@pytest.fixture(params=["wheel", "sdist"])
def archive(request: pytest.FixtureRequest) -> str:
    """The command that writes an archive."""
    return str(request.param)
