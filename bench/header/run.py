"""Times `bindgen header` and cbindgen on symbolic-cabi and relay-cabi, run by turns.

Started by header.sh. Each is called as its user would, in the crate's directory; cbindgen
also with the output of `cargo metadata` given, which otherwise it asks cargo for.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import subprocess
import sys
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


def run(measure: Path, command: list[str], directory: Path) -> tuple[float, int]:
    """Runs a command: (milliseconds, peak memory in KiB of it or of one it started)."""
    done = subprocess.run(
        [str(measure), *command], cwd=directory, stdout=subprocess.PIPE, text=True
    )
    if done.returncode != 0:
        raise SystemExit(f"bench: {' '.join(command)} failed in {directory}")
    taken, peak = done.stdout.split()
    return float(taken), int(peak)


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
    measure = build / "measure"
    source = Path(__file__).with_name("measure.c")
    subprocess.run(["cc", "-O2", "-o", str(measure), str(source)], check=True)
    bounds: list[tuple[str, float, float]] = []  # what, how much, at least how much
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
                taken, peak = run(measure, command, crate)
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
        memory = peaks["cbindgen"] / peaks["bindgen header"]
        bounds += [
            (f"{name}: faster than cbindgen", as_crate, bound),
            (f"{name}: not slower than cbindgen --metadata", given, 1),
            (f"{name}: no more memory than cbindgen", memory, 1),
        ]
    missed = False
    for what, ratio, least in bounds:
        verdict = "holds" if ratio >= least else "MISSED"
        missed = missed or ratio < least
        print(f"{verdict:<7}{what:<56}{ratio:>6.2f}x, at least {least:.0f}x")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
