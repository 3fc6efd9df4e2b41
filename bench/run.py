"""Measures bindgen against its peers and prints ratios: `make bench`.

Every comparison runs both sides in turn (A B A B …) on this machine, so that a
machine whose speed drifts does not change the ratio. Figures are whole
processes: CPU seconds of all children, and the peak memory of the largest.
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GEN_RUNS = 20
BUILD_RUNS = 3


def cpu_seconds(
    command: list[str], cwd: Path, env: dict[str, str] | None = None
) -> tuple[float, float]:
    """Runs command and returns its CPU seconds (with children) and wall seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(
        command,
        cwd=cwd,
        env=env,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


def peak_kib(command: list[str], cwd: Path) -> int:
    """Returns the peak resident memory of command in KiB."""
    process = subprocess.Popen(
        command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{command} failed")
    return usage.ru_maxrss


def gen() -> None:
    """`bindgen gen` on the example: target under 40 ms and 40 MB."""
    command = [str(ROOT / "build/bindgen"), "gen", "-q", "rust"]
    cwd = ROOT / "examples/ophio"
    walls = [cpu_seconds(command, cwd)[1] for _ in range(GEN_RUNS)]
    peak = max(peak_kib(command, cwd) for _ in range(3))
    print(
        f"bindgen gen examples/ophio/rust   median {statistics.median(walls) * 1000:.1f} ms"
        f" (max {max(walls) * 1000:.1f}; target < 40)   peak {peak / 1024:.1f} MiB (target < 38.1 MiB = 40 MB)"
    )


def build() -> None:
    """A clean release build of one source on bindgen-rt and on PyO3: target at most a tenth of the CPU."""
    ours, theirs = [], []
    for crate in ("plain", "pyo3"):
        subprocess.run(
            ["cargo", "fetch", "--quiet", "--locked"],
            cwd=ROOT / "bench" / crate,
            check=True,
        )
    for _ in range(BUILD_RUNS):
        for crate, into in (("plain", ours), ("pyo3", theirs)):
            target = tempfile.mkdtemp()
            try:
                env = {
                    **os.environ,
                    "CARGO_TARGET_DIR": target,
                    "PYO3_PYTHON": sys.executable,
                }
                command = ["cargo", "build", "--release", "--offline", "--locked"]
                into.append(cpu_seconds(command, ROOT / "bench" / crate, env))
            finally:
                shutil.rmtree(target)
    ratios = [theirs[i][0] / ours[i][0] for i in range(BUILD_RUNS)]
    print(
        f"clean release build, CPU s   bindgen-rt {statistics.median(c for c, _ in ours):.2f}"
        f"   PyO3 {statistics.median(c for c, _ in theirs):.2f}"
        f"   PyO3/bindgen-rt {statistics.median(ratios):.1f} (min {min(ratios):.1f}; target >= 10)"
    )


if __name__ == "__main__":
    gen()
    build()
