import native_mixed
from native_mixed import c

total: int = native_mixed.Sum().add(c.STEPS)
mixed: c.CData = c.colour_mix({"red": 1}, c.ffi.new("Colour *"), c.Add)
red: int = mixed.red
