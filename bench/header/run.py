"""Times `bindgen header` and cbindgen on symbolic-cabi and relay-cabi, run by turns.

Started by header.sh. Each is called as its user would, in the crate's directory; cbindgen
also with the output of `cargo metadata` given, which otherwise it asks cargo for.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

CRATES = {
    "symbolic-cabi": 10.0,
    "relay-cabi": 5.0,
}  # how much faster it must be at least


def prepare(real: Path, build: Path) -> dict[str, Path]:
    """Copies the crates to where cbindgen can read them; returns their directories."""
    shutil.rmtree(build / "crates", ignore_errors=True)
    symbolic = build / "crates" / "symbolic"
    shutil.copytree(real / "symbolic", symbolic, symlinks=True)
    # It would run a nightly rustc over all dependencies; without, it is as fast as it can be.
    config = symbolic / "symbolic-cabi" / "cbindgen.toml"
    config.write_text(re.sub(r"(?m)^\[parse\]\nexpand = .*\n", "", config.read_text()))
    relay = build / "crates" / "relay"
    for name in ("relay-cabi", "relay-base-schema"):
        shutil.copytree(real / "sentry_relay" / name, relay / name)
        manifest = relay / name / "Cargo.toml"
        text = re.sub(
            r"(?ms)^\[(dev-)?dependencies\].*?(?=^\[|\Z)", "", manifest.read_text()
        )
        text = re.sub(r"(?m)^\[lints\]\nworkspace = true\n", "", text)
        if name == "relay-cabi":
            text += '\n[dependencies]\nrelay-base-schema = { path = "../relay-base-schema" }\n'
        manifest.write_text(text)
    members = (
        '[workspace]\nmembers = ["relay-cabi", "relay-base-schema"]\nresolver = "2"\n'
    )
    (relay / "Cargo.toml").write_text(members)
    return {
        "symbolic-cabi": symbolic / "symbolic-cabi",
        "relay-cabi": relay / "relay-cabi",
    }


def metadata(crate: Path, into: Path) -> None:
    """Lets cargo fetch what the crate needs, and keeps what it says of the crate."""
    command = [
        "cargo",
        "metadata",
        "--quiet",
        "--format-version",
        "1",
        "--all-features",
    ]
    manifest = ["--manifest-path", str(crate / "Cargo.toml")]
    with into.open("wb") as file:
        subprocess.run([*command, *manifest], stdout=file, check=True)


def run(command: list[str], directory: Path) -> tuple[float, int]:
    """Runs a command: (milliseconds, peak memory in KiB of it and what it started)."""
    os.chdir(directory)
    quiet = [(os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_RDWR, 0) for fd in (0, 1, 2)]
    start = time.perf_counter()
    child = os.posix_spawnp(command[0], command, os.environ, file_actions=quiet)
    _, status, usage = os.wait4(child, 0)
    taken = (time.perf_counter() - start) * 1000
    if status != 0:
        raise SystemExit(f"bench: {' '.join(command)} failed in {directory}")
    return taken, usage.ru_maxrss


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("bindgen", "cbindgen", "real", "build"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--runs", type=int, default=21)
    options = parser.parse_args()
    ours, theirs, build = (
        p.resolve() for p in (options.bindgen, options.cbindgen, options.build)
    )
    crates = prepare(options.real, build)
    missed = []
    print(
        f"{'crate':<15}{'':<26}{'ms, median':>12}{'least':>8}{'peak MiB':>10}{'bindgen is':>14}"
    )
    for name, bound in CRATES.items():
        crate, known = crates[name], build / f"{name}.json"
        metadata(crate, known)
        out = str(build / f"{name}.h")
        commands = {
            "bindgen header": [
                str(ours),
                "header",
                "--quiet",
                "--lang",
                "c",
                "-o",
                out,
                ".",
            ],
            "cbindgen": [str(theirs), "--quiet", "--lang", "c", "-o", out, "."],
            "cbindgen --metadata": [
                str(theirs),
                "--quiet",
                "--lang",
                "c",
                "--metadata",
                str(known),
                "-o",
                out,
                ".",
            ],
        }
        times: dict[str, list[float]] = {command: [] for command in commands}
        peaks = dict.fromkeys(commands, 0)
        for turn in range(options.runs + 1):
            for label, command in commands.items():
                Path(out).unlink(missing_ok=True)
                taken, peak = run(command, crate)
                if turn:  # the first warms the disk's cache
                    times[label].append(taken)
                    peaks[label] = max(peaks[label], peak)
        mine = statistics.median(times["bindgen header"])
        for label in commands:
            median = statistics.median(times[label])
            ratio = "" if label == "bindgen header" else f"{median / mine:.1f}x faster"
            print(
                f"{name:<15}{label:<26}{median:>12.1f}{min(times[label]):>8.1f}"
                f"{peaks[label] / 1024:>10.1f}{ratio:>14}"
            )
        as_crate, given = (
            statistics.median(times[label]) / mine
            for label in ("cbindgen", "cbindgen --metadata")
        )
        if as_crate < bound:
            missed.append(
                f"{name}: {as_crate:.1f}x faster than cbindgen, at least {bound:.0f}x is wanted"
            )
        if given < 1:
            missed.append(f"{name}: slower than cbindgen --metadata ({given:.2f}x)")
        if peaks["bindgen header"] > peaks["cbindgen"]:
            missed.append(f"{name}: more memory than cbindgen")
    for fault in missed:
        print("MISSED " + fault)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
