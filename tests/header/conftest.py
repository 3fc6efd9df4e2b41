"""What the tests of headers share."""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def bindgen():
    """The command under test."""
    command = Path(os.environ.get("BINDGEN", ROOT / "build" / "bindgen"))
    assert command.is_file(), "make build"
    return command


@pytest.fixture(scope="session")
def real_crates():
    """The directory of the crates that tests take from PyPI."""
    done = subprocess.run(
        [ROOT / "scripts" / "real-crates.sh"],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        pytest.skip((done.stderr.splitlines() or ["no source distributions"])[-1])
    return Path(done.stdout.strip())
