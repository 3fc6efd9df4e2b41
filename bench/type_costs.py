"""Times the functions of testdata/types: bench/type_costs.sh says how.

type_costs.py FILE               writes the nanoseconds of each function to FILE
type_costs.py --join EXT CFFI TO writes both as one file
"""

from __future__ import annotations

import datetime
import decimal
import importlib
import json
import sys
import timeit
import uuid
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

ROUNDS, CALLS = 15, 20_000


def arguments(ophio: ModuleType) -> dict[str, Any]:
    """An argument for each take_NAME, by NAME."""
    items = ophio.f_items
    counter = items.give_object()
    return {
        "bool": True,
        "int": 7,
        "unsigned": 7,
        "float": 0.5,
        "str": "seven",
        "string": "seven",
        "slice": b"seven",
        "bytes": b"seven",
        "either_text": "seven",
        "i128": 2**100,
        "char": "7",
        "cow": "seven",
        "cow_bytes": b"seven",
        "path": Path("/etc/hosts"),
        "os_string": "seven",
        "array": [7, 7, 7],
        "byte_array": b"four",
        "map": {"seven": 7},
        "set": {7},
        "class_list": [counter],
        "vec": [7, 7, 7],
        "texts": ["seven"] * 3,
        "option": 7,
        "tuple": (7, True),
        "either": "seven",
        "uuid": uuid.UUID(int=7),
        "decimal": decimal.Decimal("7.5"),
        "json": {"seven": [7, True, None]},
        "timedelta": datetime.timedelta(seconds=7),
        "date": datetime.date(2007, 7, 7),
        "time": datetime.time(7, 7, 7),
        "naive": datetime.datetime(2007, 7, 7),
        "aware": datetime.datetime(2007, 7, 7, tzinfo=datetime.timezone.utc),
        "newtype": 7.0,
        "union": "seven",
        "dataclass": items.Person("seven", 7),
        "typed_dict": {"name": "seven", "depth": 7},
        "enum": items.Level.High,
        "record": type("Point", (), {"x": 1.0, "y": 2.0}),
        "class": items.give_class_value(),
        "class_value": items.give_class_value(),
        "class_mut": counter,
        "object": counter,
        "borrowed": abs,
        "kept": abs,
        "data_enum": items.give_data_enum(),
    }


def nanoseconds(function: Callable[..., object], *given: object) -> float:
    """The least of many rounds: what the call costs without the machine's noise."""
    call = "function(given)" if given else "function()"
    names = {"function": function, "given": given[0] if given else None}
    return min(timeit.Timer(call, globals=names).repeat(ROUNDS, CALLS)) / CALLS * 1e9


def measured() -> dict[str, float]:
    """The nanoseconds of each function, by its name."""
    ophio = importlib.import_module("ophio")
    given = arguments(ophio)
    costs: dict[str, float] = {}
    for namespace in ophio.__all__:
        module = getattr(ophio, namespace)
        for name in getattr(module, "__all__", ()):
            verb, _, kind = name.partition("_")
            if "_or_" in name or verb not in ("take", "give"):
                continue
            function = getattr(module, name)
            costs[name] = (
                nanoseconds(function, given[kind])
                if verb == "take"
                else nanoseconds(function)
            )
    return costs


def joined(
    extension: dict[str, float], cffi: dict[str, float]
) -> dict[str, dict[str, int]]:
    """Both, rounded."""
    return {
        name: {"extension": round(extension[name]), "cffi": round(cffi[name])}
        for name in sorted(extension)
    }


if __name__ == "__main__":
    if sys.argv[1] == "--join":
        sides = (json.loads(Path(file).read_text()) for file in sys.argv[2:4])
        text, to = json.dumps(joined(*sides), indent=2) + "\n", sys.argv[4]
    else:
        text, to = json.dumps(measured()), sys.argv[1]
    Path(to).write_text(text)
