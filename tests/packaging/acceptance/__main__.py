"""Prints the tables: python -m acceptance [--sample] [EXAMPLE...]."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from . import installs, judges
from .artifacts import COLUMNS, UV, Artifacts
from .examples import EXAMPLES, ROOT, Example
from .process import environment, run
from .table import Table, summary


def command(work: Path, dist: Path, log: Path) -> None:
    """Install bindgen as everybody has it: from its wheel."""
    place = work / "bindgen"
    shutil.rmtree(place, ignore_errors=True)
    run(log, UV, "cache", "clean", "bindgen", "ophio", "base64-rs", "intervals")
    run(log, UV, "venv", "--quiet", place)
    env = environment(UV_FIND_LINKS=str(dist))
    words = (UV, "pip", "install", "--no-index", "--reinstall", "--python", place)
    run(log, *words, "bindgen", env=env)


def try_example(
    example: Example, work: Path, dist: Path, logs: Path, sample: bool
) -> Table:
    table = Table(example.name, COLUMNS, logs)
    bindgen = work / "bindgen" / "bin" / "bindgen"
    place = work / example.name
    artifacts = Artifacts(example, place, dist, bindgen, table)
    artifacts.build(only_wheel=sample)
    if sample:
        judges.few(artifacts)
        installs.few(artifacts, whole=example.plain)
    else:
        judges.all_of(artifacts)
        installs.all_of(artifacts)
    if not sample or example.plain:
        artifacts.reproduce()
    shutil.rmtree(place)
    return table


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--sample", action="store_true", help="what `make test` has the time for"
    )
    parser.add_argument("examples", nargs="*", help="names in examples/; all of them")
    options = parser.parse_args()
    chosen = [e for e in EXAMPLES if not options.examples or e.name in options.examples]
    unknown = set(options.examples) - {e.name for e in EXAMPLES}
    if unknown:
        parser.error(f"there is no example {', '.join(sorted(unknown))}")
    dist = ROOT / "dist"
    work = ROOT / "build" / "packaging"
    logs = ROOT / "build" / "logs" / "packaging"
    logs.mkdir(parents=True, exist_ok=True)
    for log in logs.glob("*.log"):
        log.unlink()
    for example in chosen:
        shutil.rmtree(work / example.name, ignore_errors=True)
    command(work, dist, logs / "bindgen.log")
    tables = [try_example(e, work, dist, logs, options.sample) for e in chosen]
    for table in tables:
        print(f"\n{table.text()}")
    print(f"\n{summary(tables)}")
    return 1 if any(table.count("FAIL") for table in tables) else 0


if __name__ == "__main__":
    raise SystemExit(main())
