"""Archives are whole, or not there."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import time
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from .conftest import BINDGEN, Project


def test_out_is_a_file(project: Project, archive: str) -> None:
    project.write("../out", "kept")
    project.refuses(
        archive, "--out", project.out, code="BG0502", place=None, says="out"
    )
    assert project.out.read_text() == "kept"


def test_dist_is_a_file(project: Project, archive: str) -> None:
    project.write("dist", "kept")
    project.refuses(archive, code="BG0502", place=None, says="dist")


def test_the_archive_s_name_is_a_directory(project: Project, archive: str) -> None:
    path = project.makes(archive)
    path.unlink()
    path.mkdir()
    project.refuses(
        archive, "--out", project.out, code="BG0502", place=None, says=path.name
    )
    assert path.is_dir()


@pytest.mark.parametrize("limit", [1, 4096, 40_000])
def test_a_file_may_not_grow(project: Project, limit: int) -> None:
    """As a full disk or a quota: what was there stays, and nothing half-written is beside it."""
    path = project.makes("wheel")
    before = path.read_bytes()
    assert len(before) > limit

    def prepare() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    project.refuses(
        "wheel",
        "--out",
        project.out,
        code="BG0502",
        place=None,
        prepare=prepare,
        says=path.name,
    )
    assert path.read_bytes() == before


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "small"
    place.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)]
    mounted = subprocess.run(words, capture_output=True, text=True, check=False)
    if mounted.returncode != 0:
        pytest.skip(f"nothing can be mounted here: {mounted.stderr.strip()}")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk(project: Project, archive: str, small_disk: Path) -> None:
    (small_disk / "full").write_bytes(bytes(60 << 10))
    if archive == "sdist":
        project.write("python/answers/data.bin", os.urandom(100_000))
    said = project.refuses(archive, "--out", small_disk, code="BG0502", place=None)
    assert "no space left on device" in said
    assert [path.name for path in small_disk.iterdir()] == ["full"]


def test_a_full_disk_below_cargo(project: Project, small_disk: Path) -> None:
    """Cargo tells it in its own words, the linker by dying; then we."""
    done = project.call("wheel", CARGO_TARGET_DIR=str(small_disk))
    assert done.returncode == 2
    assert "error[BG" in done.stderr
    assert "= help: " in done.stderr
    assert project.archives() == {}


@pytest.mark.parametrize("killer", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_killed(project: Project, archive: str, killer: int) -> None:
    """Ended at many moments: each archive that is there under its name is whole."""
    path = project.makes(archive)
    good = path.read_bytes()
    path.unlink()
    whole = 0
    for delay in [n * 0.004 for n in range(25)]:
        process = subprocess.Popen(
            [BINDGEN, archive, "--out", project.out],
            cwd=project.root,
            env=project.env,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(delay)
        process.send_signal(killer)
        process.wait(60)
        if path.exists():
            assert path.read_bytes() == good
            path.unlink()
            whole += 1
    again = project.makes(archive)
    assert again.read_bytes() == good


def test_many_at_once(project: Project, archive: str) -> None:
    with ThreadPoolExecutor(6) as pool:
        made = list(pool.map(lambda _: project.makes(archive), range(6)))
    assert len(set(made)) == 1
    if archive == "wheel":
        assert zipfile.ZipFile(made[0]).testzip() is None
    assert [path.name for path in project.out.iterdir()] == [made[0].name]


def test_stdout_that_takes_nothing(project: Project, archive: str) -> None:
    """Who cannot say what it has written has failed."""
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [BINDGEN, archive, "--out", project.out],
            cwd=project.root,
            env=project.env,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2, done.stderr
    assert "no space left" in done.stderr
