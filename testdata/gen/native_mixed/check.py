import json
from pathlib import Path

import native_mixed as m

total = m.Sum()
assert total.add(2) == 6 and total.add(1) == 9
assert m.calls() == 0 and m.deeper.nothing() is None
assert not hasattr(m, "colour_mix")

try:
    from native_mixed import c
except ImportError as error:
    assert "pip install cffi" in str(error), error
    raise SystemExit from None

assert c.__all__ == ["STEPS", "Add", "CData", "Subtract", "colour_mix", "ffi", "lib"]
assert (c.STEPS, c.Add, c.Subtract) == (3, 1, 2)
white = c.ffi.new("Colour *", {"red": 255, "green": 255, "blue": 255, "weight": 2})
grey = {"red": 100, "green": 110, "blue": 120, "weight": 0.5}
mixed = c.colour_mix(grey, white, c.Add)
assert (mixed.red, mixed.green, mixed.blue, mixed.weight) == (255, 255, 255, 2.5)
assert c.colour_mix(white[0], white, c.Subtract).blue == 0

# Both ways lead to one library.
assert m.calls() == 2 == c.lib.CALLS
c.lib.CALLS = 10
assert m.calls() == 10

abi = json.loads((Path(m.__file__).parents[2] / "abi.json").read_text())
assert [k["name"] for k in abi["native"]["constants"]] == ["STEPS"]
assert [t["name"] for t in abi["native"]["types"]] == ["Mix", "Colour"]
for f in abi["native"]["types"][1]["fields"]:
    assert c.ffi.offsetof("Colour", f["name"]) == f["offset"]
