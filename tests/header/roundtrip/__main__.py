"""Tries headers of random crates.

    python -m roundtrip --bindgen COMMAND [--seeds 1-20] [--seconds N] [--out DIRECTORY]

Exits 1 when a crate has no header, or one that rustc disagrees with; what it was about is
left in the directory. --cbindgen COMMAND tries cbindgen's headers instead, of simpler crates.
"""

import argparse
import subprocess
import sys
import time
from pathlib import Path

from .crate import Crate

STYLES = ("type", "tag", "both")
WARNINGS = ["-Wall", "-Wextra", "-Werror", "-Wno-unused-parameter", "-Wno-psabi"]

CONFIG = '''
header = """
#define PACKED __attribute__((packed))
#define ALIGNED(n) __attribute__((aligned(n)))
"""

[layout]
packed = "PACKED"
aligned_n = "ALIGNED"
'''


class Trial:
    """One crate, in a directory of its own."""

    def __init__(self, seed, directory, size, plain):
        self.seed, self.directory = seed, directory / f"seed-{seed}"
        self.directory.mkdir(parents=True, exist_ok=True)
        self.crate = Crate(seed, size, plain)
        (self.directory / "tried.rs").write_text(self.crate.rust())
        (self.directory / "cbindgen.toml").write_text(CONFIG)
        (self.directory / "tried.c").write_text(self.crate.c("tried.h"))

    def run(self, command):
        """What went wrong, or None."""
        style = STYLES[self.seed % 3]
        header = [*command, "--lang", "c", "--style", style]
        header += ["--config", "cbindgen.toml", "tried.rs"]
        c = ["cc", "-std=gnu11", *WARNINGS, "-o", "tried", "tried.c", "libtried.a"]
        c += ["-lpthread", "-ldl", "-lm"]
        steps = (
            (
                "rustc refuses the crate",
                ["rustc", "--edition", "2021", "--crate-type", "staticlib", "tried.rs"],
            ),
            ("no header", header),
            ("C refuses the header", c),
            ("C and Rust disagree", ["./tried"]),
        )
        for fault, step in steps:
            done = subprocess.run(
                step,
                cwd=self.directory,
                capture_output=True,
                text=True,
                timeout=300,
                check=False,
            )
            if done.returncode != 0:
                said = f"{done.stderr}{done.stdout}".splitlines()
                first = [line for line in said if "error" in line or "FAIL" in line][:5]
                return "\n     ".join([fault, *(first or said[:5])])
            if step is header:
                (self.directory / "tried.h").write_text(done.stdout)
        self.said = done.stdout.strip().splitlines()[-1]
        return None


def main():
    parser = argparse.ArgumentParser(
        prog="roundtrip", description=__doc__.splitlines()[0]
    )
    parser.add_argument("--bindgen", type=Path)
    parser.add_argument("--cbindgen", type=Path)
    parser.add_argument("--seeds", default="1-5", help="FIRST-LAST")
    parser.add_argument(
        "--seconds", type=int, help="go on with further seeds for so long"
    )
    parser.add_argument("--size", type=int, default=12, help="of a crate, in types")
    parser.add_argument("--out", type=Path, default=Path("build/roundtrip"))
    options = parser.parse_args()
    command = (
        [options.cbindgen.resolve()]
        if options.cbindgen
        else [options.bindgen.resolve(), "header"]
    )
    first, _, last = options.seeds.partition("-")
    seed, last = int(first), int(last or first)
    end = time.monotonic() + options.seconds if options.seconds else None
    passed, failed = 0, 0
    while seed <= last or (end and time.monotonic() < end):
        trial = Trial(seed, options.out, options.size, bool(options.cbindgen))
        fault = trial.run(command)
        if fault:
            failed += 1
            print(f"FAIL seed {seed} in {trial.directory}: {fault}")
        else:
            passed += 1
            print(f"ok   seed {seed}: {trial.said}")
        seed += 1
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
