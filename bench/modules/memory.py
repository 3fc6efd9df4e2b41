"""Runs each module, and its errors, 10,000 times: memory stays where it was after a
warm-up. Started by run.py.
"""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path

import work
from base64_rs import base64, binascii
from ophio import codeowners, enhancers, glob, ketama, proguard, release, symbols
from ophio import sourcemap as maps

CYCLES = 10_000
WARM_UP = 500
ROUNDS = 4
RESIDENT = 128 * 1024
BLOCKS = 50  # what may come and go by itself
DATA = bytes(range(256))


def run_glob() -> None:
    glob.is_glob_match("src/app/views.py", "**/*.py", True)
    fails(glob.is_glob_match, "a", b"\xff")


def run_codeowners() -> None:
    codeowners.is_codeowners_path_match(bytearray(b"docs/api/index.md"), "docs/")
    fails(codeowners.is_codeowners_path_match, "a", b"\xff")


def run_ketama() -> None:
    pool = ketama.KetamaPool(["a", "b"])
    pool.get_node("key")
    pool.add_node("c")
    fails(pool.remove_node, "d")


def run_proguard() -> None:
    mapper = proguard.ProguardMapper.from_bytes(work.MAPPING)
    mapper.remap_frame("a.c", "onClick", 7)
    fails(proguard.ProguardMapper.from_bytes, b"no mapping\n")
    fails(proguard.ProguardMapper.open, "none")


def run_symbols() -> None:
    symbols.demangle("_ZN3foo3barEv")
    fails(symbols.normalize_arch, "none")


def run_release() -> None:
    release.parse("shop@1.2.3-beta+4")
    release.compare("1.0.0", "2.0.0")
    fails(release.validate_release, "\n")


def run_sourcemap() -> None:
    view = maps.SourceMapView.from_json_bytes(work.SOURCE_MAP)
    source = view.get_sourceview(0)
    tokens = iter(view)
    assert source is not None and view[2:4] == [view[2], view[3]]
    assert next(tokens) == view[0] and list(source)[-1] == source[-1]
    fails(maps.SourceMapView.from_json_bytes, b'{"mappings": "!"}')
    fails(maps.SourceMapView.from_json_bytes, b"{")


CACHE = enhancers.Cache(100)
FRAMES = work.frames(3)


def run_enhancers() -> None:
    rules = enhancers.Enhancements.parse(work.RULES, CACHE)
    rules.apply_modifications_to_frames(FRAMES, work.EXCEPTION)
    parts = [enhancers.Component() for _ in FRAMES]
    rules.assemble_stacktrace_component(FRAMES, work.EXCEPTION, parts)
    fails(enhancers.Enhancements.parse, "family:", CACHE)
    fails(rules.apply_modifications_to_frames, [{}], work.EXCEPTION)


def run_base64() -> None:
    assert base64.b64decode(base64.b64encode(DATA)) == DATA
    binascii.a2b_base64(bytearray(b"AAEC\nAwQF\n"))
    fails(binascii.a2b_base64, "A")
    fails(binascii.a2b_base64, "\xff")


def fails(function: Callable[..., object], *arguments: object) -> None:
    """A call that raises."""
    with contextlib.suppress(Exception):
        function(*arguments)
        raise SystemExit(f"{function} raises nothing of {arguments}")


def figures() -> list[int]:
    """Returns what has to stay as it is: bytes in memory, and blocks of Python's."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return [pages * os.sysconf("SC_PAGE_SIZE"), sys.getallocatedblocks()]


def grown(call: Callable[[], None]) -> list[int]:
    """Returns by how much what is taken grows in the best of some rounds."""
    for _ in range(WARM_UP):
        call()
    least: list[int] = []
    for _ in range(ROUNDS):
        before = figures()
        for _ in range(CYCLES // ROUNDS):
            call()
        more = [after - first for first, after in zip(before, figures())]
        least = list(map(min, least, more)) if least else more
    return least


def main() -> None:
    """Exits 1 when memory grows."""
    failed = 0
    for name, call in list(globals().items()):
        if not name.startswith("run_"):
            continue
        resident, blocks = grown(call)
        flat = resident <= RESIDENT // ROUNDS and blocks <= BLOCKS
        failed += not flat
        verdict = "PASS" if flat else "FAIL"
        print(
            f"  {verdict} {name[4:]}: {CYCLES} rounds, {resident} bytes, {blocks} blocks"
        )
    raise SystemExit(1 if failed else 0)


if __name__ == "__main__":
    main()
