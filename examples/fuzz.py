"""Gives each module of the examples what nobody would: started by `make fuzz`.

    python fuzz.py SECONDS [MODULE...]

Seeds are those of the tests; they are damaged by chance, again and again, for that long
a module. A module fails by an exception that is none of its own, by an input that
takes longer than ten seconds, and by the end of the process. The input is shown, where
there is still somebody to show it; it can be made again from the number that the
generator was started from, which comes first.
"""

from __future__ import annotations

import binascii as original
import contextlib
import faulthandler
import json
import random
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from base64_rs import base64, binascii
from ophio import codeowners, enhancers, glob, ketama, proguard, release, symbols
from ophio import sourcemap as maps

HERE = Path(__file__).resolve().parent
DATA = HERE / "ophio" / "tests" / "data"
LONGEST = 10  # seconds an input may take
MEMORY = 4 << 30

Run = Callable[[bytes, random.Random], None]


def text(data: bytes) -> str:
    """The bytes as text; what is not UTF-8 becomes something else."""
    return data.decode(errors="replace")


def halves(data: bytes) -> tuple[bytes, bytes]:
    """What is before and after the first newline."""
    before, _, after = data.partition(b"\n")
    return before, after


def run_glob(data: bytes, chance: random.Random) -> None:
    pattern, value = halves(data)
    options = {name: chance.random() < 0.5 for name in OPTIONS}
    as_text = glob.is_glob_match(text(value), text(pattern), **options)
    assert as_text == glob.is_glob_match(text(value), text(pattern), **options)
    with contextlib.suppress(ValueError):
        glob.is_glob_match(value, pattern, **options)


OPTIONS = ("double_star", "case_insensitive", "path_normalize", "allow_newline")


def run_codeowners(data: bytes, chance: random.Random) -> None:
    pattern, value = halves(data)
    with contextlib.suppress(ValueError):
        codeowners.is_codeowners_path_match(value, pattern)


def run_ketama(data: bytes, chance: random.Random) -> None:
    nodes = text(data).split("\n")[:20]
    pool = ketama.KetamaPool(nodes)
    assert pool.get_node(text(data)) in pool.nodes
    for node in nodes:
        with contextlib.suppress(KeyError):
            pool.remove_node(node)
    assert len(pool) == 0


def run_proguard(data: bytes, chance: random.Random) -> None:
    for strict in (False, True):
        try:
            mapper = proguard.ProguardMapper.from_bytes(data, True, strict=strict)
        except proguard.InvalidMapping as error:
            assert error.line is not None
            continue
        words = text(data).split() or ["a"]
        klass, method = chance.choice(words), chance.choice(words)
        mapper.remap_class(klass)
        mapper.remap_method(klass, method)
        mapper.remap_frame(klass, method, chance.choice([0, 1, 7, 2**32, 2**63]))
        mapper.remap_frame(klass, method, 0, "int")


def run_symbols(data: bytes, chance: random.Random) -> None:
    name = text(data)
    symbols.demangle(name)
    symbols.normalize_code_id(name)
    for function in (symbols.normalize_debug_id, symbols.normalize_arch):
        with contextlib.suppress(ValueError):
            function(name)


def run_release(data: bytes, chance: random.Random) -> None:
    name = text(data)
    with contextlib.suppress(release.InvalidRelease):
        release.parse(name)
    with contextlib.suppress(release.ReleaseError):
        release.validate_environment(name)
    a, b = (text(half) for half in halves(data))
    with contextlib.suppress(release.ReleaseError):
        assert release.compare(a, b) == -release.compare(b, a)


def run_sourcemap(data: bytes, chance: random.Random) -> None:
    try:
        view = maps.SourceMapView.from_json_bytes(data)
    except maps.InvalidJson as error:
        assert error.line is not None
        return
    except maps.InvalidMappings as error:
        assert error.offset is not None
        return
    except maps.SourceMapError:
        return
    for token in view[:50]:
        found = view.lookup(token.dst_line, token.dst_col)
        assert found is not None and found.dst_line == token.dst_line
    view.lookup(chance.randrange(2**32), chance.randrange(2**32))
    bundle = maps.SourceView(text(data))
    view.lookup_with_function(0, chance.randrange(100), "a", bundle)
    for index in range(min(len(view.sources), 5)):
        source = view.get_sourceview(index)
        assert source is None or list(source) == source[:]


CACHE = enhancers.Cache(50)
FRAME = {"category": b"x", "family": b"native", "function": b"f", "module": b"m"}
FRAMES = [{**FRAME, "package": b"p", "path": b"a/b", "in_app": True}] * 3
EXCEPTION = {"ty": b"T", "value": b"v", "mechanism": None}


def run_enhancers(data: bytes, chance: random.Random) -> None:
    made = []
    with contextlib.suppress(enhancers.EnhancementsError):
        made.append(enhancers.Enhancements.parse(text(data), CACHE))
    with contextlib.suppress(enhancers.EnhancementsError):
        made.append(enhancers.Enhancements.from_config_structure(data, CACHE))
    for rules in made:
        assert len(rules.apply_modifications_to_frames(FRAMES, EXCEPTION)) == 3
        parts = [enhancers.Component() for _ in FRAMES]
        rules.assemble_stacktrace_component(FRAMES, EXCEPTION, parts)


def run_base64(data: bytes, chance: random.Random) -> None:
    assert binascii.b2a_base64(data) == original.b2a_base64(data)
    assert base64.b64decode(base64.b64encode(data), validate=True) == data
    for strict in (False, True) if sys.version_info >= (3, 11) else (False,):
        options = {"strict_mode": True} if strict else {}
        found: list[Any] = []
        for module in (binascii, original):
            try:
                found.append(module.a2b_base64(data, **options))
            except original.Error as error:
                found.append(str(error))
        assert found[0] == found[1], found


def lines(*names: str) -> list[bytes]:
    """The seeds in files of the tests."""
    return [(DATA / name).read_bytes() for name in names]


SECTIONS = [{"offset": {"line": 1, "column": 2}, "map": {"mappings": "A;A,C"}}]
# A module: what does it, its seeds, and words that are put into them.
TARGETS: dict[str, tuple[Run, list[bytes], list[bytes]]] = {
    "glob": (
        run_glob,
        [b"**/*.py\nsrc/a.py", b"{a,b{c,d}}[!x-z]?\\*\nab", "é*\néa".encode()],
        [b"**/", b"{", b",", b"}", b"[!", b"a-z", b"]", b"\\", b"***"],
    ),
    "codeowners": (
        run_codeowners,
        [b"/docs/*\ndocs/a", b"**/logs/**\na/logs/b", b"*.js\na/b.js"],
        [b"**/", b"/", b"*", b"?", b"\\"],
    ),
    "ketama": (run_ketama, [b"a\nb\nc", b"10.0.0.1\n10.0.0.2"], [b"\n"]),
    "proguard": (
        run_proguard,
        [b"a.B -> c:\n    1:2:int x(int):3:4 -> d\n", *lines("shop-mapping.txt")],
        [b" -> ", b":\n", b"    ", b"# {", b"1:4294967295:", b"(int)", b"void "],
    ),
    "symbols": (
        run_symbols,
        [
            b"_ZN3foo3barEv",
            b"_ZN3barI" + b"L3barI" * 9 + b"Li3EE" + b"E" * 12,
            b"_RNvC6_123foo3bar",
            b"?f@@YAXP6AXUa@@@ZP6AX000@ZP6AX111@Z@Z",
            b"_$s1a1bV",
        ],
        [b"_Z", b"_R", b"?", b"@@", b"St", b"I", b"E", b"N", b"S_"]
        + [b"IL3bar" * 9, b"dl" * 30, b"St1aI" * 9, b"P6AX00@Z", b"0000000000"],
    ),
    "release": (
        run_release,
        [b"shop@1.2.3-beta.1+45", b"shop@\n1.0.0-rc1\n1.0", b"1.2.3.4-x"],
        [b"@", b".", b"-", b"+", b"99999999999999999999", b"latest"],
    ),
    "sourcemap": (
        run_sourcemap,
        [*lines("bundle.js.map"), json.dumps({"sections": SECTIONS}).encode()],
        [b";", b",", b"A", b"g", b"/", b'"', b"\\ud800", b"[", b"{", b"4294967295"],
    ),
    "enhancers": (
        run_enhancers,
        [b"family:native function:a* +app\n[ path:b ] | !module:c ^-group\n"]
        + lines("rules.txt")
        + [b"\x93\x02\x90\x91\x92\x91\xa3fnx\x91\xa0"],
        [
            b"*",
            b"?",
            b"{",
            b"[",
            b"]",
            b"|",
            b"!",
            b"+app",
            b"^",
            b"v",
            b"max-frames=9",
        ],
    ),
    "base64": (
        run_base64,
        [b"AAECAwQF\n", original.b2a_base64(bytes(range(256))), b"ab=c="],
        [b"=", b"==", b"\n", b"A", b"\xff", b"-_"],
    ),
}


def damaged(seed: bytes, words: list[bytes], chance: random.Random) -> bytes:
    """The seed after some accidents."""
    data = bytearray(seed)
    for _ in range(chance.choice([1, 1, 2, 4, 16])):
        at = chance.randrange(len(data) + 1)
        end = min(len(data), at + chance.choice([1, 1, 2, 8, 100]))
        accident = chance.randrange(5)
        if accident == 0:
            del data[at:end]
        elif accident == 1:
            data[at:at] = chance.choice(words)
        elif accident == 2:
            data[at:at] = data[at:end] * chance.choice([1, 3, 50])
        elif accident == 3 and at < len(data):
            data[at] = chance.randrange(256)
        else:
            data[at:end] = chance.randbytes(end - at)
    return bytes(data[: 1 << 16])


def fuzz(name: str, seconds: float) -> bool:
    """Runs a module; returns whether it held."""
    run, seeds, words = TARGETS[name]
    start = time.time_ns()
    print(f"== {name}, started from {start}", flush=True)
    chance, grown, rounds = random.Random(start), list(seeds), 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        data = damaged(chance.choice(grown), words, chance)
        if chance.random() < 0.01 and len(grown) < 200:
            grown.append(data)  # accidents add up
        faulthandler.dump_traceback_later(LONGEST, exit=True)
        try:
            run(data, chance)
        except BaseException as error:
            print(f"FAIL {name}: {data!r}: {error!r}")
            return False
        finally:
            faulthandler.cancel_dump_traceback_later()
        rounds += 1
    print(f"ok   {name}: {rounds} inputs in {seconds:.0f} s", flush=True)
    return True


def main() -> None:
    """Exits 1 when a module fails."""
    faulthandler.enable()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    seconds = float(sys.argv[1].rstrip("s"))
    held = [fuzz(name, seconds) for name in sys.argv[2:] or TARGETS]
    sys.exit(not all(held))


if __name__ == "__main__":
    main()
