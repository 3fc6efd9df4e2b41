"""Source distributions of the examples build where there is nothing but them.

`bindgen` is the one of the environment variable BINDGEN, else build/bindgen. Each
archive is unpacked into a directory of no repository and built by `bindgen build`
with a cargo home of its own, without the network, and with a `git` that fails whoever
runs it. EXAMPLES names the examples; ophio, whose dependencies take a minute to
compile, is not among them by default.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BINDGEN = os.environ.get("BINDGEN", os.fspath(ROOT / "build" / "bindgen"))
EXAMPLES = os.environ.get("EXAMPLES", "plain-c base64").split()


def bindgen(*args: str, cwd: Path, **env: str) -> str:
    """Runs bindgen and returns its only line on stdout."""
    done = subprocess.run(
        [BINDGEN, *args],
        cwd=cwd,
        env=os.environ | env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (line,) = done.stdout.splitlines()
    return line


def unpack(archive: Path, to: Path) -> Path:
    with tarfile.open(archive) as tar:
        tar.extractall(to, filter="data")
    (top,) = to.iterdir()
    return top


@pytest.fixture(scope="module", params=EXAMPLES)
def archive(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    out = tmp_path_factory.mktemp("out")
    path = bindgen(
        "sdist",
        "--quiet",
        "--out",
        os.fspath(out),
        os.fspath(ROOT / "examples" / request.param),
        cwd=out,
    )
    return out / path


def test_archive_is_as_the_standard_says(archive: Path) -> None:
    with tarfile.open(archive) as tar:
        members = tar.getmembers()
        assert "GNU.sparse.major" not in tar.pax_headers
    top = archive.name.removesuffix(".tar.gz")
    assert members[0].name == f"{top}/PKG-INFO"
    names = [member.name for member in members]
    assert names[1:] == sorted(names[1:])
    for member in members:
        assert member.isreg(), member.name
        assert member.name.startswith(f"{top}/"), member.name
        assert (member.uid, member.gid, member.uname, member.gname) == (0, 0, "", ""), (
            member.name
        )
        assert member.mode in (0o644, 0o755), member.name
        assert member.mtime == 315532800, member.name
    header = archive.read_bytes()[:10]
    assert header[3] == 0, "the gzip header has a name"
    assert header[4:8] == b"\0\0\0\0", "the gzip header has a time"


def test_unpacked_archive_builds_alone(archive: Path, tmp_path: Path) -> None:
    project = unpack(archive, tmp_path / "unpacked")
    home = tmp_path / "cargo"
    home.mkdir()
    registry = Path(os.environ.get("CARGO_HOME", Path.home() / ".cargo")) / "registry"
    if "ophio" in archive.name:  # the others need no registry
        (home / "registry").symlink_to(registry)
    called = tmp_path / "called"
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "git").write_text(f'#!/bin/sh\necho "$@" >> "{called}"\nexit 1\n')
    (programs / "git").chmod(0o755)
    lock = project / "rust" / "Cargo.lock"
    before = hashlib.sha256(lock.read_bytes()).hexdigest()
    library = bindgen(
        "build",
        "--quiet",
        cwd=project,
        CARGO_HOME=os.fspath(home),
        CARGO_NET_OFFLINE="true",
        PATH=f"{programs}{os.pathsep}{os.environ['PATH']}",
    )
    assert Path(library).is_file()
    assert Path(library).is_relative_to(project)
    assert hashlib.sha256(lock.read_bytes()).hexdigest() == before
    assert not called.exists(), called.read_text()

    # What the build left behind is in no archive of the unpacked tree.
    again = bindgen(
        "sdist", "--quiet", "--out", os.fspath(tmp_path / "again"), cwd=project
    )
    assert (project / again).read_bytes() == archive.read_bytes()


def test_repository_makes_no_difference(archive: Path, tmp_path: Path) -> None:
    if shutil.which("git") is None:
        pytest.skip("there is no git")
    project = unpack(archive, tmp_path / "unpacked")
    subprocess.run(["git", "init", "-q"], cwd=project, check=True)
    (project / "rust" / "target").mkdir()
    (project / "rust" / "target" / "junk.rs").write_text("junk")
    os.chmod(project / "README.md", 0o600)
    again = bindgen(
        "sdist", "--quiet", "--out", os.fspath(tmp_path / "again"), cwd=project
    )
    assert (project / again).read_bytes() == archive.read_bytes()
