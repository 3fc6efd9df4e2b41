import enum

import enums as m


def raises(exception, function, *args):
    try:
        function(*args)
    except exception as error:
        return str(error)
    raise AssertionError(f"{function}{args} did not raise {exception.__name__}")


assert issubclass(m.Light, enum.IntEnum) and [v.name for v in m.Light] == [
    "Red",
    "Amber",
    "GREEN",
]
assert m.Light.GREEN == 2 and m.next(m.Light.Red) is m.Light.GREEN
assert issubclass(m.Level, enum.Enum) and not issubclass(m.Level, int)
assert m.Level.High.value == 200
assert m.flip() is m.Level.High and m.flip(m.Level.High) is m.Level.Low
assert (
    m.wide(None) == [m.Wide.Small, m.Wide.Large]
    and m.wide(m.Wide.Large)[0] is m.Wide.Large
)
assert m.Wide.Large == 1 << 40 and m.Wide.Small == -1
assert m.count_red([m.Light.Red, m.Light.Amber, m.Light.Red]) == 2
for bad in (0, 1, "Red", None, m.Level.Low):
    raises(TypeError, m.next, bad)
assert m.Light.__module__ == "enums" and m.Light.__doc__ == "A traffic light."
