"""Files that metadata or packages name, and that cannot be had."""

from __future__ import annotations

import os
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import PYPROJECT, Project

PROJECT = PYPROJECT + '\n[project]\nname = "answers"\nversion = "1.2.0"\n'


def directory(path: Path) -> None:
    path.mkdir()


def loop(path: Path) -> None:
    path.symlink_to(path.name)


def dangling(path: Path) -> None:
    path.symlink_to("nowhere")


def fifo(path: Path) -> None:
    os.mkfifo(path)


@pytest.mark.parametrize("make", [directory, loop, dangling, fifo])
@pytest.mark.parametrize(
    "line",
    ['readme = "GUIDE.md"', 'license-files = ["GUIDE.md"]'],
    ids=["readme", "licence"],
)
def test_no_file(
    project: Project, archive: str, make: Callable[[Path], None], line: str
) -> None:
    make(project.root / "GUIDE.md")
    project.write("pyproject.toml", PROJECT + line + "\n")
    project.refuses(archive, code="BG0702", place="pyproject.toml:8", says="GUIDE.md")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('readme = "GONE.md"', "BG0702"),
        ('readme = "README.doc"', "BG0701"),
        ('readme = "../../secret.md"', "BG0701"),
        ('license-files = ["COPYING*"]', "BG0702"),
        ('license-files = ["../LICENSE"]', "BG0701"),
        ('license-files = ["/etc/passwd"]', "BG0701"),
        ('license-files = ["[LICENSE"]', "BG0701"),
        ('license-files = "LICENSE"', "BG0701"),
    ],
)
def test_named_files(project: Project, archive: str, line: str, code: str) -> None:
    project.write("README.doc", "x")
    project.write("pyproject.toml", PROJECT + line + "\n")
    project.refuses(archive, code=code, place="pyproject.toml:8")


def test_not_text(project: Project, archive: str) -> None:
    """METADATA is UTF-8, so that a readme has to be."""
    project.write("pyproject.toml", PROJECT + 'readme = "README.md"\n')
    project.write("README.md", b"\xff\xfe\0x")
    project.refuses(archive, code="BG07", place="pyproject.toml:8", says="UTF-8")


@pytest.mark.parametrize("name", ["README.md", "LICENSE", "src/lib.rs", "Cargo.toml"])
def test_unreadable(project: Project, archive: str, name: str) -> None:
    path = project.root / name
    path.chmod(0)
    # Root reads everything, unless that right is taken from it.
    rights = "--bounding-set=-dac_override,-dac_read_search"
    before = ["setpriv", rights] if os.geteuid() == 0 else []
    said = project.refuses(archive, code="BG", place=None, before=before)
    assert "permission denied" in said


def test_package_that_loops(project: Project, archive: str) -> None:
    package = project.package()
    (package / "again").symlink_to("..")
    project.refuses(archive, code="BG0717", place=None, says="again")


def test_names_that_are_not_utf8(project: Project, archive: str) -> None:
    package = project.package()
    with open(os.fsencode(package) + b"/\xff\xfe.txt", "w"):
        pass
    project.refuses(archive, code="BG0717", place=None)


@pytest.mark.parametrize(
    "name", ["a\nb.txt", "a\x1b[31m.txt", "a\\b.txt", "con.txt", "a:b.txt", "é.txt"]
)
def test_odd_names(project: Project, archive: str, name: str) -> None:
    """A name that an index or a system refuses is told; one that is only rare is packed."""
    package = project.package()
    (package / name).write_text("")
    if name in ("con.txt", "a:b.txt", "é.txt"):
        path = project.makes(archive)
        if archive == "wheel":
            with zipfile.ZipFile(path) as z:
                names = z.namelist()
        else:
            with tarfile.open(path) as t:
                names = t.getnames()
        assert any(found.endswith(f"/{name}") for found in names)
        return
    project.refuses(archive, code="BG0717", place=None)


def test_an_enormous_file(project: Project) -> None:
    """PyPI takes 100 MiB. The archive is written, as other indexes take more, or not: but
    it is told."""
    package = project.package()
    with (package / "data.bin").open("wb") as file:
        file.write(os.urandom(101 << 20))
    done = project.call("wheel", "--out", project.out)
    assert "BG0718" in done.stderr, done.stderr


@pytest.mark.parametrize("umask", [0o077, 0o000, 0o277])
def test_modes_do_not_depend_on_the_umask(project: Project, umask: int) -> None:
    first = project.makes("wheel")
    data = first.read_bytes()
    with zipfile.ZipFile(first) as z:
        modes = {oct(info.external_attr >> 16 & 0o777) for info in z.infolist()}
        times = {info.date_time for info in z.infolist()}
        assert not any(info.flag_bits & 8 for info in z.infolist())
    assert modes <= {"0o644", "0o755"}
    assert times == {(1980, 1, 1, 0, 0, 0)}
    first.unlink()
    if umask != 0o277:
        for path in project.root.rglob("*"):
            if path.is_file() and not path.is_symlink():
                path.chmod(0o666 & ~umask)
    done = project.call(
        "wheel",
        "--out",
        project.out,
        prepare=lambda: os.umask(umask),
        TZ="Pacific/Apia",
    )
    assert done.returncode == 0, done.stderr
    assert first.read_bytes() == data
