"""bindgen's own wheels, those that are in dist/: what is in them, and the command where it runs.

`make dist-host` makes the one for this machine, `make dist` those for others.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import os
import platform
import re
import subprocess
import sys
import zipfile
from email import message_from_bytes
from pathlib import Path

import pefile
import pytest
from elftools.elf.elffile import ELFFile

ROOT = Path(__file__).parents[2]
DIST = Path(os.environ.get("BINDGEN_DIST", ROOT / "dist")).resolve()
WHEELS = sorted(DIST.glob("bindgen-*.whl"))
VERSION = re.search(
    r'const Version = "(.+)"',
    (ROOT / "internal" / "release" / "version.go").read_text(),
)[1]  # type: ignore[index]
QEMU = ROOT / ".tools" / "cross" / "bin" / "qemu-aarch64"


def test_there_is_one() -> None:
    assert WHEELS, f"{DIST} has no wheel of bindgen: `make dist-host`"


@pytest.fixture(params=WHEELS, ids=lambda path: path.name)
def wheel(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


@pytest.fixture
def command(wheel: Path, tmp_path: Path) -> Path:
    """The command out of a wheel, unpacked as it is packed."""
    with zipfile.ZipFile(wheel) as archive:
        (member,) = [
            info for info in archive.infolist() if ".data/scripts/" in info.filename
        ]
        assert (member.external_attr >> 16) & 0o777 == 0o755
        path = Path(archive.extract(member, tmp_path))
    path.chmod(0o755)
    return path


def test_record_is_exact(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        assert archive.testzip() is None
        info = f"bindgen-{VERSION}.dist-info"
        rows = list(csv.reader(archive.read(f"{info}/RECORD").decode().splitlines()))
        assert sorted(row[0] for row in rows) == sorted(archive.namelist())
        for name, digest, size in rows:
            if name != f"{info}/RECORD":
                data = archive.read(name)
                sha = (
                    base64.urlsafe_b64encode(hashlib.sha256(data).digest())
                    .rstrip(b"=")
                    .decode()
                )
                assert (digest, size) == (f"sha256={sha}", str(len(data)))


def test_metadata_has_the_licences_that_it_names(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        info = f"bindgen-{VERSION}.dist-info"
        metadata = message_from_bytes(archive.read(f"{info}/METADATA"))
        assert (metadata["Name"], metadata["Version"]) == ("bindgen", VERSION)
        files = metadata.get_all("License-File")
        assert sorted(files or []) == ["LICENSE-APACHE", "LICENSE-MIT"]
        for file in files or []:
            assert archive.read(f"{info}/licenses/{file}") == (ROOT / file).read_bytes()


def test_the_command_runs(wheel: Path, command: Path) -> None:
    words = [str(command)]
    if "win_" in wheel.name:
        pytest.skip("no Windows here; its imports are looked at")
    if platform.machine() not in wheel.name:
        if not QEMU.exists():
            pytest.skip("no qemu-aarch64: scripts/cross.sh installs it")
        words = [str(QEMU), *words]
    version = subprocess.run(
        [*words, "version"], capture_output=True, text=True, check=True
    ).stdout
    assert version.startswith(f"bindgen {VERSION} ")
    example = ROOT / "examples" / "base64"
    subprocess.run(
        [*words, "check", "--quiet", str(example)], check=True, stderr=sys.stderr
    )


@pytest.mark.parametrize(
    "wheel",
    [path for path in WHEELS if "musllinux" in path.name],
    ids=lambda path: path.name,
)
def test_what_is_for_every_linux_needs_no_library(command: Path) -> None:
    with command.open("rb") as opened:
        kinds = {segment["p_type"] for segment in ELFFile(opened).iter_segments()}
    assert not kinds & {"PT_INTERP", "PT_DYNAMIC"}


@pytest.mark.parametrize(
    "wheel",
    [path for path in WHEELS if "win_" in path.name],
    ids=lambda path: path.name,
)
def test_what_is_for_windows_needs_windows_only(command: Path) -> None:
    program = pefile.PE(str(command))
    libraries = [entry.dll.decode().lower() for entry in program.DIRECTORY_ENTRY_IMPORT]
    assert "kernel32.dll" in libraries
    others = [
        name
        for name in libraries
        if name != "kernel32.dll" and not name.startswith("api-ms-win-")
    ]
    assert others == []
