import json
from pathlib import Path

try:
    import native_plain as m
except ImportError as error:
    assert "pip install cffi" in str(error), error
    raise SystemExit from None

from native_plain import c

ffi, lib = m.ffi, m.lib
assert m.__all__ == c.__all__ and all(getattr(m, n) is getattr(c, n) for n in m.__all__)

# Every type that cffi knows is laid out as abi.json says.
abi = json.loads((Path(m.__file__).parents[2] / "abi.json").read_text())
known = 0
for t in abi["native"]["types"]:
    if t["kind"] not in ("struct", "union", "tagged") or t["name"] == "Wide":
        continue
    ctype = ffi.typeof(t["name"])
    assert ffi.sizeof(ctype) == t["size"], t
    for f in t.get("fields", []):
        assert ffi.offsetof(ctype, f["name"]) == f["offset"], (t["name"], f)
        known += 1
assert known == 22, known
try:
    ffi.sizeof("Wide")
except (ffi.error, ValueError, TypeError):
    pass
else:
    raise AssertionError("ffi.new would not align a Wide")

# Constants, variables.
assert (m.LIMIT, m.TWICE, m.LOWEST, m.HIGHEST) == (10, 20, -9_000_000_000, 2**64 - 1)
assert (m.ROUGHLY, m.ENABLED) == (3.25, True)
assert m.UNIT == ord("µ")
assert (m.Point_ORIGIN.x, m.Point_FAR.y) == (0.0, 98765432.125)
assert list(m.Grid_FIRST.steps) == [1, 2, 3] and m.Grid_FIRST.corners[1].x < 0
assert m.grid_steps(m.Grid_FIRST) == 6
assert (lib.LIMIT, lib.LOWEST, lib.HIGHEST) == (10, -9_000_000_000, 2**64 - 1)
assert (m.Left, m.Right, m.Low, m.High) == (1, 2, -1, 1)
assert (m.Nothing, m.Circle, m.Of, m.Range) == (0, 1, 0, 1)
assert lib.FORMAT == 7
lib.CALLS = 5
assert m.plain_twice(-100) == -200 and lib.CALLS == 6

# Structs, by value and by pointer.
by = ffi.new("Point *", (1, 2))
moved = m.point_moved((10.0, 20.0), by, m.Left)
assert (moved.x, moved.y) == (9.0, 22.0)
assert m.point_moved({"x": 1, "y": 1}, by, m.Right).x == 2.0
assert m.pair_sum({"first": 40_000, "second": 40_000}) == 80_000
assert m.pair_of(by[0], moved).second.y == 22.0
three = ffi.new("int32_t(*)[3]", [4, 5, 6])
assert ffi.typeof("Corner") is ffi.typeof("Point")
assert m.middle(three) == 5
assert m.text_len(b"four") == 4 and ffi.string(m.greeting()) == b"hello"
assert m.level_up(m.Low) == m.High

number = ffi.new("Number *", {"whole": -3})
assert m.number_whole(number) == -3
number.real = 0.5
assert m.kept(number) == 0.5

# What is padded otherwise than C would, and what is packed.
assert m.cell_value(ffi.new("Cell *", {"value": 9, "turn": m.Left})) == 9
mixed = ffi.new("Mixed *")
m.mixed_fill(mixed)
assert (mixed.head, mixed.cell.value, mixed.cell.turn) == (1, 2, m.Left)
assert (mixed.tail, mixed.last.value, mixed.last.turn) == (3, 4, m.Right)
assert m.tight_value(ffi.new("Tight *", {"kind": 1, "value": 0x01020304})) == 0x01020304
wide = m.wide_new()
assert m.wide_sum(wide) == 12.0
m.wide_free(wide)

# Enums with fields.
shape = ffi.new("Shape *", {"tag": m.Circle})
shape.circle.center.x, shape.circle.radius = 1.5, 2.0
assert m.shape_size(shape) == 3.5
shape.tag, shape.named = m.Named, 300
assert m.shape_size(shape) == 300.0
area = ffi.new("Area *")
m.area_between(-1, 5, area)
assert (area.tag, area.range.low, area.range.high) == (m.Range, -1, 5)
m.area_between(5, 5, area)
assert (area.tag, area.of) == (m.Of, 7)

# Objects and callbacks.
seen = []


@ffi.callback("bool(uint32_t, void *)")
def visit(n, context):
    seen.append((n, ffi.from_handle(context)))
    return n < 1


counter = m.counter_new(2)
assert m.counter_next(counter) == 3
word = ["word"]
handle = ffi.new_handle(word)
assert m.counter_each(counter, visit, handle) == 1
assert seen == [(0, word), (1, word)]
assert m.counter_each(counter, ffi.NULL, ffi.NULL) == 0
m.counter_free(counter)
m.counter_free(ffi.NULL)


@ffi.callback("uint32_t(Task)")
def double(task):
    return task.data * 2


task = ffi.new("Task *", {"data": 21})
assert m.task_run(task) == 0
task.run = double
assert m.task_run(task) == 42

# Bad arguments are errors, not calls.
for call, exception in (
    (lambda: m.counter_new(-1), OverflowError),
    (lambda: m.counter_new(2**32), OverflowError),
    (lambda: m.counter_new("1"), TypeError),
    (lambda: m.counter_new(), TypeError),
    (lambda: m.counter_next(by), TypeError),
    (lambda: m.point_moved((1, 2, 3), by, 1), ValueError),
    (lambda: m.text_len("text"), TypeError),
):
    try:
        call()
    except exception:
        continue
    raise AssertionError(exception)
