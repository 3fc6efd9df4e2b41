import mutable_lists as m


def raises(exception, function, *args):
    try:
        function(*args)
    except exception as error:
        return str(error)
    raise AssertionError(f"{function}{args} did not raise {exception.__name__}")


def values(counters):
    return [counter.value for counter in counters]


three = [m.Counter(value) for value in (1, 2, 3)]
m.add(three, 10)
assert values(three) == [11, 12, 13]
m.add_plain(tuple(three), -10)
assert values(three) == [1, 2, 3]
m.add([], 1)
assert m.count() is None and m.count(None) is None and m.count([]) == 0
assert m.count(three) == 3 and values(three) == [2, 3, 4]
assert m.count_all(*three) == 3 and m.count_all() == 0 and values(three) == [3, 4, 5]
assert m.Counter.largest(three) == 5 and m.Counter.largest([]) is None
assert m.Counter.largest([three[0]] * 2) == 3
m.pour(three[:2], [three[2]])
assert values(three) == [3, 4, 8]
assert three[0].drain(three[1:]) == 15 and values(three) == [15, 0, 0]

# An object twice, in the list or beside it, is refused, and no borrow stays.
a, b, c = three
twice = "already borrowed: this Counter is in use by another call"
for function in (lambda list: m.add(list, 1), lambda list: m.add_plain(list, 1)):
    assert raises(RuntimeError, function, [a, b, a]) == f"argument 'counters': {twice}"
    assert raises(RuntimeError, function, [b, b]) == f"argument 'counters': {twice}"
assert raises(RuntimeError, m.pour, [a], [a]) == f"argument 'to': {twice}"
assert raises(RuntimeError, m.pour, [a, b], [c, b]) == f"argument 'to': {twice}"
assert "already borrowed" in raises(RuntimeError, a.drain, [b, a])
assert "already borrowed" in raises(RuntimeError, m.count_all, a, a)
m.add(three, 1)
assert values(three) == [16, 1, 1]

# Whatever happens, all borrows end.
assert raises(ValueError, m.fail, three) == "failed" and values(three) == [-1] * 3
raises(m.PanicException, m.panic, three)
m.add(three, 1)
assert values(three) == [0] * 3

# Nothing is borrowed before the whole list is known to fit.
raises(TypeError, m.add, [a, 1], 1)
raises(TypeError, m.add, [a, None], 1)
raises(TypeError, m.add, a, 1)
raises(TypeError, m.add, "ab", 1)


class Using:
    """A sequence that uses its objects while it is read."""

    def __len__(self):
        return 2

    def __getitem__(self, index):
        if index >= 2:
            raise IndexError
        m.add([a, b], 1)
        return (a, b)[index]


m.add(Using(), 5)
assert values((a, b)) == [7, 7]


class Raising:
    def __len__(self):
        return 3

    def __getitem__(self, index):
        if index:
            raise ZeroDivisionError("while read")
        return a


assert raises(ZeroDivisionError, m.add, Raising(), 1) == "while read"
m.add([a], 1)

for _ in range(300):
    m.add(three, 1)
    raises(RuntimeError, m.add, [a, a], 1)
assert values(three) == [308, 307, 300]
