"""What the modules are given to do: by measure.py and memory.py."""

from __future__ import annotations

from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parents[2] / "examples" / "ophio" / "tests" / "data"
MAPPING = (DATA / "shop-mapping.txt").read_bytes()
RULES = (DATA / "rules.txt").read_text(encoding="utf-8")
SOURCE_MAP = (DATA / "bundle.js.map").read_bytes()
EXCEPTION = {"ty": b"ValueError", "value": b"no such item", "mechanism": None}


def frames(count: int) -> list[dict[str, Any]]:
    """Frames of a stack trace, as an event has them."""
    return [
        {
            "category": None,
            "family": b"native" if index % 2 else b"javascript",
            "function": b"std::panicking::begin_panic_%d" % index,
            "module": b"shop.cart",
            "package": b"/usr/lib/libshop.so",
            "path": b"src/shop/cart_%d.rs" % index,
            "in_app": index % 3 == 0,
            "orig_in_app": None,
        }
        for index in range(count)
    ]


class Ophio:
    """The calls of ophio's modules that are compared: of bindgen's extension, or of
    PyO3's.
    """

    def __init__(self, glob: Any, proguard: Any, enhancers: Any) -> None:
        self.glob = glob.is_glob_match
        self.mapper = proguard.ProguardMapper.from_bytes(MAPPING)
        cache = enhancers.Cache(1_000)
        self.rules = enhancers.Enhancements.parse(RULES, cache)
        self.parse, self.cache = enhancers.Enhancements.parse, cache
        self.components = [enhancers.Component() for _ in range(30)]

    def calls(self) -> dict[str, tuple[Any, tuple[Any, ...]]]:
        """The calls by name: a function and its arguments."""
        mapper, rules, few, many = self.mapper, self.rules, frames(2), frames(30)
        apply, assemble = (
            rules.apply_modifications_to_frames,
            rules.assemble_stacktrace_component,
        )
        return {
            "is_glob_match(str)": (self.glob, ("src/app/views.py", "**/*.py", True)),
            "is_glob_match(bytes)": (self.glob, (b"src/app/views.py", "src/*.js")),
            "remap_class": (mapper.remap_class, ("a.b$a",)),
            "remap_class, unknown": (mapper.remap_class, ("z.z",)),
            "remap_method": (mapper.remap_method, ("a.c", "onClick")),
            "remap_frame": (mapper.remap_frame, ("a.c", "onClick", 7)),
            "Enhancements.parse": (self.parse, (RULES, self.cache)),
            "apply_modifications, 2 frames": (apply, (few, EXCEPTION)),
            "apply_modifications, 30 frames": (apply, (many, EXCEPTION)),
            "assemble_stacktrace, 30 frames": (
                assemble,
                (many, EXCEPTION, self.components),
            ),
        }
