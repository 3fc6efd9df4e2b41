"""Commands, in an environment of which only the necessary is left."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path

from .examples import ROOT
from .table import Failed

# What would let a build or a test find something else than what is under test.
OUT = (
    "BINDGEN",
    "CARGO_BUILD_TARGET",
    "CARGO_TARGET_DIR",
    "PYTHONHOME",
    "PYTHONPATH",
    "RUSTC_WRAPPER",
    "RUSTFLAGS",
    "SOURCE_DATE_EPOCH",
    "VIRTUAL_ENV",
)


def environment(**extra: str) -> dict[str, str]:
    """The environment of a command."""
    kept = {name: value for name, value in os.environ.items() if name not in OUT}
    return {
        **kept,
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_NO_INPUT": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        # uv knows the wheel of bindgen by its version alone, and would take an older one.
        "UV_CACHE_DIR": str(ROOT / "build" / "packaging" / "uv"),
        "NO_COLOR": "1",
        "COLUMNS": "200",
        **extra,
    }


def run(
    log: Path,
    *words: str | Path,
    cwd: Path | None = None,
    env: dict[str, str] | None = None,
    status: int | tuple[int, ...] = 0,
    timeout: float = 1500,
) -> str:
    """Run a command that has to end with a status. Returns stdout; the log has all."""
    line = " ".join(str(word) for word in words)
    start = time.monotonic()
    done = subprocess.run(
        [str(word) for word in words],
        cwd=cwd,
        env=environment() if env is None else env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        timeout=timeout,
        check=False,
    )
    seconds = time.monotonic() - start
    with log.open("a") as file:
        file.write(
            f"$ {line}\n{done.stdout}{done.stderr}(exit {done.returncode}, {seconds:.1f}s)\n"
        )
    if done.returncode not in (status if isinstance(status, tuple) else (status,)):
        said = [text for text in (done.stdout + done.stderr).splitlines() if text]
        raise Failed(
            f"{line}: exit {done.returncode}, not {status}; {log}\n     "
            + "\n     ".join(said[-15:])
        )
    return done.stdout


def path_of(directory: Path, *programs: str) -> str:
    """A PATH that has these programs and no other."""
    directory.mkdir(parents=True, exist_ok=True)
    for program in programs:
        found = shutil.which(program)
        link = directory / program
        if found and not link.exists():
            link.symlink_to(found)
    return str(directory)
