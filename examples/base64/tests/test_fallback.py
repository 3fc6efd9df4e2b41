"""What stands in where the library is missing, and how to tell."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import base64_rs
import pytest

PACKAGE = Path(base64_rs.__file__).parent
SHOW = """
import base64_rs, binascii as original
from base64_rs import base64, binascii
print(base64_rs.implementation())
print(binascii.b2a_base64 is original.b2a_base64)
print(base64.b64decode(base64.b64encode(b"abc")) == b"abc")
print(type(base64_rs.import_error()).__name__)
"""


def shown(package, choice="", code=SHOW):
    """What a new process prints that imports a copy of the package."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(package.parent), "BASE64_RS": choice},
        capture_output=True,
        text=True,
    )
    return done.stdout.split(), done.stderr


@pytest.fixture
def without(tmp_path):
    """A copy of the package without its library."""
    copy = tmp_path / "base64_rs"
    skipped = shutil.ignore_patterns("_native.*", "__pycache__")
    shutil.copytree(PACKAGE, copy, ignore=skipped)
    return copy


def test_rust_is_in_use():
    assert base64_rs.implementation() == "rust"
    assert base64_rs.import_error() is None


def test_without_the_library(without):
    out, err = shown(without)
    assert out == ["c", "True", "True", "ImportError"] and err == ""


@pytest.mark.skipif(
    sys.version_info < (3, 10), reason="zipimport of 3.9 does not set __package__"
)
def test_in_an_archive(tmp_path):
    archive = shutil.make_archive(tmp_path / "a", "zip", PACKAGE.parent, PACKAGE.name)
    out, err = shown(Path(archive) / PACKAGE.name)
    assert out == ["c", "True", "True", "ImportError"] and err == ""


def test_with_a_library_that_does_not_load(without):
    (without / "_rust" / "_native.so").write_bytes(b"no library")
    out, err = shown(without)
    assert out == ["c", "True", "True", "ImportError"]
    assert "RuntimeWarning: base64_rs is as slow as Python's own: " in err


def test_the_original_can_be_asked_for():
    out, err = shown(PACKAGE, "c")
    assert out == ["c", "True", "True", "NoneType"] and err == ""


def test_rust_can_be_asked_for(without):
    out, _ = shown(PACKAGE, "rust")
    assert out == ["rust", "False", "True", "NoneType"]
    out, err = shown(without, "rust")
    assert out == [] and "ImportError: base64_rs._rust: the library is not there" in err


def test_nothing_else_can_be_asked_for():
    out, err = shown(PACKAGE, "C")
    assert out == [] and "BASE64_RS has to be rust or c, not 'C'" in err
