"""Crates that cargo does not build, and machines without it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from .conftest import Project


def path_with(directory: Path, *programs: str) -> str:
    directory.mkdir()
    for program in programs:
        found = shutil.which(program)
        if found:
            (directory / program).symlink_to(found)
    return str(directory)


def test_no_cdylib(project: Project) -> None:
    project.change("Cargo.toml", "cdylib", "rlib")
    project.refuses("wheel", code="BG0706", place="Cargo.toml:10", says="cdylib")


def test_no_lib(project: Project) -> None:
    project.change("Cargo.toml", '\n[lib]\ncrate-type = ["cdylib"]\n', "")
    project.refuses("wheel", code="BG0706", place="Cargo.toml:1", says="crate-type")


def test_stale_lock(project: Project) -> None:
    project.change("Cargo.lock", "1.2.0", "1.1.0")
    project.refuses("wheel", code="BG0705", place="Cargo.lock:1", says="cargo update")


def test_a_lock_that_is_none(project: Project, archive: str) -> None:
    project.write("Cargo.lock", "<<<<<<< HEAD\n")
    said = project.refuses(archive, code="BG", place=None)
    assert "Cargo.lock" in said


def test_no_cargo(project: Project, tmp_path: Path) -> None:
    path = path_with(tmp_path / "bin", "sh", "cc")
    project.refuses(
        "wheel", code="BG0703", place=None, says="rustup", PATH=path, HOME=str(tmp_path)
    )


def test_no_linker_for_the_target(project: Project, tmp_path: Path) -> None:
    """Rust's standard library may be missing, too: whichever is told first names the target."""
    path = path_with(tmp_path / "bin", "cargo", "rustc", "rustup", "sh", "cc")
    target = "riscv64gc-unknown-linux-gnu"
    done = project.call("wheel", "--target", target, "--out", project.out, PATH=path)
    assert done.returncode == 2
    assert "error[BG0707]" in done.stderr or "error[BG0708]" in done.stderr, done.stderr
    assert target in done.stderr
    assert "= help: " in done.stderr
    assert "Compiling" not in done.stderr


def test_no_linker(project: Project, tmp_path: Path, target: Path) -> None:
    path = path_with(tmp_path / "bin", "cargo", "rustc", "rustup", "sh")
    project.refuses(
        "wheel",
        code="BG070",
        place=None,
        PATH=path,
        CARGO_TARGET_DIR=str(tmp_path / "target"),
    )


def test_a_target_that_does_not_exist(project: Project) -> None:
    said = project.refuses(
        "wheel", "--target", "x86_64-unknown-linus-gnu", code="BG07", place=None
    )
    assert "x86_64-unknown-linus-gnu" in said


@pytest.mark.parametrize(
    "setting",
    [
        "taget=x",
        "target=",
        "=x",
        "target",
        "abi3=maybe",
        "profile=quick",
        "features=gone",
        "zig=2.x",
    ],
)
def test_settings(project: Project, setting: str) -> None:
    project.refuses("wheel", "--config-setting", setting, code="BG", place=None)


def test_rust_that_does_not_compile(project: Project) -> None:
    project.change("src/lib.rs", "question + 42", "question + true")
    said = project.refuses("wheel", code="BG0704", place=None)
    assert "src/lib.rs:6" in said


def test_rust_that_does_not_parse(project: Project, archive: str) -> None:
    project.change("src/lib.rs", "question + 42", "question + (")
    said = project.refuses(archive, code="BG", place="src/lib.rs")
    assert "src/lib.rs" in said


def test_no_pyproject(project: Project) -> None:
    (project.root / "pyproject.toml").unlink()
    said = project.refuses("sdist", code="BG", place=None)
    assert 'build-backend = "bindgen_backend"' in said
    assert project.makes("wheel").exists()


@pytest.mark.parametrize("name", ["nowhere", "README.md"])
def test_no_project(project: Project, archive: str, name: str) -> None:
    project.refuses(archive, name, code="BG", place=None, says=name)
