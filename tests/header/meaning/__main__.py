"""Compares two C headers by meaning, or prints what one declares.

    python -m meaning EXPECTED.h OURS.h [--include FILE]
    python -m meaning HEADER.h

Prints JSON; exits 0 when both headers have the same names and ABI, 1 when only the ABI
is the same or not even that, 2 when the expected header does not compile.
"""

import argparse
import json
import sys
from pathlib import Path

from .model import Reader
from .source import Source
from .verdict import compare


def main():
    parser = argparse.ArgumentParser(
        prog="meaning", description=__doc__.splitlines()[0]
    )
    parser.add_argument("expected", metavar="EXPECTED.h")
    parser.add_argument("ours", metavar="OURS.h", nargs="?")
    parser.add_argument(
        "--include", metavar="FILE", help="C text that stands before both"
    )
    options = parser.parse_args()
    reader = Reader(Path(options.include).read_text() if options.include else "")
    if options.ours is None:
        model = reader.model(Source(options.expected), ())
        named = {
            kind: {name: e.strict for name, e in found.items()}
            for kind, found in model.entities.items()
        }
        json.dump({**named, "errors": model.errors}, sys.stdout, indent=1)
        return 0
    verdict = compare(reader, Source(options.expected), Source(options.ours))
    json.dump(verdict.document(), sys.stdout, indent=1)
    if verdict.reference_errors:
        return 2
    return 0 if verdict.same() else 1


if __name__ == "__main__":
    sys.exit(main())
