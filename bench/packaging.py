"""Times bindgen's packaging commands and checks the bounds.

`pip install -e .` of one crate, by bindgen's backend and by maturin's, in turns: with
pip's isolated build environment, all wheels on this disk, and nothing for cargo to do.
Then `bindgen wheel` of a library of 10 MB, and `bindgen develop` where nothing has
changed: whole processes both. Started by packaging.sh.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "bench-packaging"
BINDGEN = ROOT / "build" / "bindgen"
MATURIN = "maturin==1.16.0"

INSTALLS, RUNS = 7, 20
WHEEL_MS, DEVELOP_MS = 200, 100
# An installation takes a second; the same one twice differs by some per cent.
NOISE = 1.02

SOURCE = """
use pyo3::prelude::*;

/// Adds two numbers.
#[pyfunction]
fn add(a: i64, b: i64) -> i64 {
    a + b
}

/// A counter.
#[pyclass]
struct Counter {
    value: i64,
}

#[pymethods]
impl Counter {
    #[new]
    fn new() -> Self {
        Counter { value: 0 }
    }

    fn up(&mut self) -> i64 {
        self.value += 1;
        self.value
    }
}

#[pymodule]
mod calls {
    #[pymodule_export]
    use super::{add, Counter};
}
"""

MANIFEST = """[package]
name = "calls"
version = "0.1.0"
edition = "2021"

[lib]
crate-type = ["cdylib"]

[dependencies]
pyo3 = {dependency}

[workspace]
"""

LARGE = """
/// The first byte of ten megabytes.
#[no_mangle]
pub extern "C" fn large_first() -> u8 {
    DATA[0]
}

#[used]
static DATA: [u8; include_bytes!("data").len()] = *include_bytes!("data");
"""


def run(*command: str | Path, cwd: Path = ROOT, **env: str) -> str:
    """Runs a command; its output is shown where it fails."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**os.environ, **env},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout}")
    return done.stdout


def took(*command: str | Path, cwd: Path, **env: str) -> float:
    """How many milliseconds a command takes."""
    started = time.perf_counter()
    run(*command, cwd=cwd, **env)
    return (time.perf_counter() - started) * 1000


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def project(name: str, dependency: str, backend: str, requires: str) -> Path:
    """The crate as a project of one of the two."""
    home = BUILD / name
    write(home / "Cargo.toml", MANIFEST.format(dependency=dependency))
    write(home / "src" / "lib.rs", SOURCE)
    write(
        home / "pyproject.toml",
        f'[build-system]\nrequires = ["{requires}"]\nbuild-backend = "{backend}"\n\n'
        '[project]\nname = "calls"\nversion = "0.1.0"\n',
    )
    return home


def environment(name: str) -> Path:
    home = BUILD / f"env-{name}"
    run(sys.executable, "-m", "venv", home)
    return home


def installs() -> bool:
    """Compares `pip install -e .`."""
    wheels = BUILD / "wheels"
    wheels.mkdir()
    shutil.copy(
        max((ROOT / "dist").glob("bindgen-*-py3-none-*.whl"), key=os.path.getmtime),
        wheels,
    )
    run(
        sys.executable,
        "-m",
        "pip",
        "download",
        "-q",
        "--no-deps",
        "-d",
        wheels,
        MATURIN,
    )
    runtime = ROOT / "support" / "rust" / "bindgen-rt"
    peers = {
        "bindgen": project(
            "bindgen",
            f'{{ package = "bindgen-rt", path = "{runtime}" }}',
            "bindgen_backend",
            "bindgen",
        ),
        "maturin": project(
            "maturin",
            '{ version = "=0.30.1", features = ["extension-module"] }',
            "maturin",
            MATURIN,
        ),
    }
    homes = {name: environment(name) for name in peers}
    times: dict[str, list[float]] = {name: [] for name in peers}
    for turn in range(INSTALLS + 1):
        for name, home in peers.items():
            spent = took(
                homes[name] / "bin" / "python", "-m", "pip", "install", "-q", "--no-deps",
                "--force-reinstall", "--disable-pip-version-check", "--no-index", "--find-links", wheels, "-e", ".",
                cwd=home,
            )  # fmt: skip
            if turn > 0:  # the first one compiles
                times[name].append(spent)
    for name, home in homes.items():
        said = run(
            home / "bin" / "python",
            "-c",
            "import calls; print(calls.add(1, 2), calls.Counter().up())",
        )
        if said.strip() != "3 1":
            sys.exit(f"{name}: the installed package says {said}")
    ours, theirs = (statistics.median(times[name]) for name in ("bindgen", "maturin"))
    return bound(
        "pip install -e ., cargo has nothing to do",
        f"{ours:.0f} ms, maturin {theirs:.0f} ms",
        ours / theirs,
        NOISE,
        "x maturin's",
    )


def large() -> bool:
    """Times `bindgen wheel` of a library of 10 MB that is built already."""
    home = BUILD / "large"
    write(
        home / "Cargo.toml",
        MANIFEST.format(dependency="")
        .replace("calls", "large")
        .replace("pyo3 = \n", ""),
    )
    write(home / "src" / "lib.rs", LARGE)
    # Machine code, as most of a large library is.
    (home / "src" / "data").write_bytes(BINDGEN.read_bytes()[: 10 << 20])
    run(BINDGEN, "wheel", "-q", cwd=home)
    times = [took(BINDGEN, "wheel", "-q", cwd=home) for _ in range(RUNS)]
    return bound(
        "bindgen wheel, 10 MB, built",
        spread(times),
        statistics.median(times),
        WHEEL_MS,
        "ms",
    )


def develop() -> bool:
    """Times `bindgen develop` where nothing has changed."""
    home, target = BUILD / "bindgen", environment("develop")
    variables = {"VIRTUAL_ENV": str(target)}
    run(BINDGEN, "develop", "-q", cwd=home, **variables)
    times = [took(BINDGEN, "develop", "-q", cwd=home, **variables) for _ in range(RUNS)]
    return bound(
        "bindgen develop, nothing changed",
        spread(times),
        statistics.median(times),
        DEVELOP_MS,
        "ms",
    )


def spread(times: list[float]) -> str:
    return f"{min(times):.0f} to {max(times):.0f} ms"


def bound(what: str, detail: str, value: float, limit: float, unit: str) -> bool:
    fine = value <= limit
    print(
        f"{'ok  ' if fine else 'FAIL'} {what}: {value:.3g} {unit} (bound {limit:g}; {detail})",
        flush=True,
    )
    return fine


def main() -> int:
    shutil.rmtree(BUILD, ignore_errors=True)
    BUILD.mkdir(parents=True)
    results = [installs(), develop(), large()]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
