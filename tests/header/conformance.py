"""Runs bindgen over cases of cbindgen's own test suite and compares the headers' meaning.

    conformance.py --suite DIRECTORY --bindgen COMMAND [--out DIRECTORY] [--all] [CASE...]

DIRECTORY is the `tests` directory of cbindgen's crate. Prints features x cases x equal and
each case that is not equal; exits 1 when one of those that conformance.txt lists is not,
unless it says why. --all takes the whole suite, and exits 0.
"""

import argparse
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

from meaning.model import Reader
from meaning.source import Source
from meaning.verdict import compare

LIST = Path(__file__).with_name("conformance.txt")
COMPILE_C = ["cc", "-std=gnu11", "-x", "c"]
COMPILE_CPP = ["c++", "-std=c++17", "-x", "c++"]
SECONDS = 20  # that a case may take

Case = namedtuple("Case", "name input config expected compat directory")
Outcome = namedtuple("Outcome", "equal fault header")


class Suite:
    """cbindgen's test directory."""

    def __init__(self, directory):
        self.directory = directory
        self.inputs = directory / "rust"
        self.expectations = directory / "expectations"

    def case(self, name):
        path = self.inputs / f"{name}.rs"
        if not path.is_file():
            path = self.inputs / name
        if not path.exists():
            raise SystemExit(f"conformance: the suite has no case {name}")
        config = self.inputs / f"{name}.toml"
        expected = self.expectations / f"{name}.c"
        compat = not expected.is_file()
        if compat:
            expected = self.expectations / f"{name}.compat.c"
        config = config if config.is_file() else None
        return Case(name, path, config, expected, compat, self.directory)

    def names(self):
        """Every case that expects something of C."""
        inputs = {
            path.stem
            for path in self.inputs.iterdir()
            if path.is_dir() or path.suffix == ".rs"
        }
        expected = {
            path.name.removesuffix(".c").removesuffix(".compat")
            for path in self.expectations.glob("*.c")
        }
        return sorted(inputs & expected)


def features():
    """What conformance.txt says: {case: features}, {case: why its header is another}, and
    the cases whose header declares nothing."""
    about, reasons, empty = {}, {}, []
    for line in LIST.read_text().splitlines():
        if not line or line.startswith("#"):
            continue
        name, _, rest = line.partition(":")
        if name.startswith("empty "):
            empty.append(name.removeprefix("empty "))
        elif name.startswith("different "):
            reasons[name.removeprefix("different ")] = rest.strip()
        else:
            about[name] = [feature.strip() for feature in rest.split(",")]
    return about, reasons, empty


def write(case, bindgen, path, flags):
    """Writes bindgen's header for a case to path; returns what went wrong, or None. What
    bindgen said is left beside it."""
    path.unlink(missing_ok=True)
    command = [bindgen, "header", "--lang", "c", "--style", "type", *flags]
    if case.config:
        command += ["--config", case.config]
    options = {"capture_output": True, "stdin": subprocess.DEVNULL}
    try:
        done = subprocess.run(
            [*command, case.input], timeout=SECONDS, check=False, **options
        )
    except subprocess.TimeoutExpired:
        return f"took more than {SECONDS} seconds"
    path.with_suffix(".log").write_bytes(done.stderr)
    if done.returncode != 0:
        lines = done.stderr.decode(errors="replace").splitlines()
        said = [line for line in lines if "error" in line or "panic" in line]
        return f"exit {done.returncode}: {(said or ['no message'])[0]}"
    path.write_bytes(done.stdout)
    return None


def run(case, bindgen, out):
    """The outcome of one case: the meaning of its header, and whether compilers take it."""
    header, both = out / f"{case.name}.h", out / f"{case.name}.compat.h"
    fault = write(case, bindgen, header, ["--cpp-compat"] if case.compat else [])
    if fault:
        return Outcome(False, fault, None)
    outcome = judge(case, header)
    fault = refused(case, COMPILE_C, header, case.expected)
    expected = case.expected.with_name(f"{case.name}.compat.c")
    if not fault and expected.is_file():
        fault = write(case, bindgen, both, ["--cpp-compat"])
        fault = fault or refused(case, COMPILE_CPP, both, expected)
    if fault:
        return Outcome(False, "; ".join(filter(None, [outcome.fault, fault])), header)
    return outcome


def refused(case, compiler, header, expected):
    """What a compiler has against a header; nothing where it has something against the
    expected one, too: some need headers that are not there."""
    command = [*compiler, "-Wall", "-Wextra", "-Werror", "-fsyntax-only"]
    command += [
        "-I",
        case.directory,
        "-include",
        "stddef.h",
        "-Wno-pragma-once-outside-header",
    ]
    ours = subprocess.run(
        [*command, header], capture_output=True, text=True, check=False
    )
    if ours.returncode == 0:
        return None
    theirs = subprocess.run(
        [*command, expected], capture_output=True, text=True, check=False
    )
    if theirs.returncode != 0:
        return None
    said = [line for line in ours.stderr.splitlines() if "error" in line]
    return f"{compiler[0]}: {(said or ['no message'])[0]}"


def judge(case, header):
    """Compares a header with the one that the case expects."""
    verdict = compare(
        Reader(),
        Source(case.expected, [case.directory]),
        Source(header, [case.directory]),
    )
    if verdict.same():
        return Outcome(True, "", header)
    if verdict.reference_errors:
        return Outcome(
            False,
            "the expected header does not compile: " + verdict.reference_errors[0],
            header,
        )
    faults = [f"does not compile: {error}" for error in verdict.errors[:1]]
    for word, found in (
        ("missing", verdict.missing),
        ("extra", verdict.extra),
        ("different", verdict.different),
    ):
        if found:
            names = sorted(name for _, name in found)
            faults.append(
                f"{word} {', '.join(names[:3])}"
                + (f" and {len(names) - 3} more" if names[3:] else "")
            )
    return Outcome(False, "; ".join(faults), header)


def print_table(about, outcomes):
    rows = {}
    for name, outcome in outcomes.items():
        for feature in about.get(name, []):
            cases, equal = rows.get(feature, (0, 0))
            rows[feature] = (cases + 1, equal + outcome.equal)
    if not rows:
        return
    print(f"{'feature':<24}{'cases':>6}{'equal in names and ABI':>24}")
    for feature, (cases, equal) in sorted(
        rows.items(), key=lambda row: (-row[1][0], row[0])
    ):
        print(f"{feature:<24}{cases:>6}{equal:>24}")
    print()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--suite", type=Path, required=True)
    parser.add_argument("--bindgen", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("build/conformance"))
    parser.add_argument("--all", action="store_true")
    parser.add_argument("cases", nargs="*")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    suite = Suite(options.suite)
    about, reasons, empty = features()
    names = options.cases or (suite.names() if options.all else list(about))
    outcomes = {
        name: run(suite.case(name), options.bindgen.resolve(), options.out)
        for name in names
    }
    print_table(about, outcomes)
    wrong = []
    for name, outcome in outcomes.items():
        reason = reasons.get(name)
        if outcome.equal and reason:
            print(
                f"FAIL {name:<30} is equal; conformance.txt says that it is not: {reason}"
            )
            wrong.append(name)
        elif not outcome.equal and reason:
            print(f"     {name:<30} explained: {reason} ({outcome.fault})")
        elif not outcome.equal:
            print(f"FAIL {name:<30} {outcome.fault}")
            wrong.append(name)
    if not options.all and not options.cases:
        for name in empty:
            case = suite.case(name)
            fault = run(case, options.bindgen.resolve(), options.out).fault
            if fault:
                print(f"FAIL {name:<30} is to declare nothing: {fault}")
                wrong.append(name)
    equal = sum(outcome.equal for outcome in outcomes.values())
    print(f"{equal} of {len(outcomes)} cases equal in names and ABI")
    return 1 if wrong and not options.all else 0


if __name__ == "__main__":
    sys.exit(main())
