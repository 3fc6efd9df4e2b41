import native_plain
from native_plain import CData, c, ffi

limit: int = native_plain.LIMIT + c.TWICE
enabled: bool = native_plain.ENABLED
first: CData = native_plain.Grid_FIRST
counter: CData = native_plain.counter_new(limit)
after: int = native_plain.counter_next(counter)
moved: CData = native_plain.point_moved(
    {"x": 1.0, "y": 2.0}, ffi.new("Point *"), native_plain.Left
)
x: float = moved.x
length: int = c.text_len(b"four")
native_plain.counter_free(ffi.NULL)
