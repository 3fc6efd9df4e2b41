import newtypes as m


def raises(exception, function, *args):
    try:
        function(*args)
    except exception as error:
        return str(error)
    raise AssertionError(f"{function}{args} did not raise {exception.__name__}")


assert m.twice(1.5) == 3.0 and m.twice(2) == 4.0
raises(TypeError, m.twice, "1")
raises(TypeError, m.twice, (1.5,))
assert m.checksum([1, 2, 3]) == [3, 2, 1] and m.checksum([]) == []
raises(OverflowError, m.checksum, [256])
assert m.hello(" ü ") == "ü"
assert m.area((2, 3, "")) == 6.0 and m.turned((2, 3, "x")) == (3.0, 2.0, "x")
raises(ValueError, m.turned, (1, 2))
raises(TypeError, m.turned, [1, 2, "x"])
raises(TypeError, m.turned, (1, 2, 3))
assert m.tags() is None and m.tags(["b", "a"]) == ["a", "b"]
raises(TypeError, m.tags, "ab")
assert m.room(m.Room((1, 2, "a"))) == m.Room((1.0, 2.0, "a"), None)
assert m.room(m.Room((1, 2, "a"), 2)).height == 2.0
for _ in range(300):
    m.checksum([m.checksum([1])[0]] * 20)
    m.tags(["a"] * 20)
