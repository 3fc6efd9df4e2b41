import wide as m


def raises(exception, function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except exception as error:
        assert type(error) is exception, type(error)
        return str(error)
    raise AssertionError(f"{function}{args} did not raise {exception.__name__}")


EDGES = [0, 1, -1, 2**63 - 1, 2**63, -(2**63), -(2**63) - 1, 2**64 - 1, 2**64]
EDGES += [-(2**64), 2**127 - 1, -(2**127), 2**100 + 7, -(2**100) - 7, 2**65 - 1]
for value in EDGES:
    assert m.signed(value) == value and type(m.signed(value)) is int
    assert m.negated(value, 0) == value
    assert m.swap((value, "x")) == ("x", value)
    assert m.widest([value]) == value
for value in [v for v in EDGES if v >= 0] + [2**127, 2**128 - 1, 2**128 - 2**64]:
    assert m.unsigned(value) == value
SIGNED = f"between {-(2**127)} and {2**127 - 1}"
UNSIGNED = f"between 0 and {2**128 - 1}"
for value in (2**127, -(2**127) - 1, 2**128, 2**200, -(2**1000)):
    text = raises(OverflowError, m.signed, value)
    assert text == f"argument 'value': int does not fit in i128: it is not {SIGNED}", (
        text
    )
for value in (-1, 2**128, -(2**64), -(2**128), 2**200):
    text = raises(OverflowError, m.unsigned, value)
    assert text.endswith(f"int does not fit in u128: it is not {UNSIGNED}"), text


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


class Liar(int):
    def __rshift__(self, by):
        return 5

    def __and__(self, by):
        return 5

    def __add__(self, by):
        return 5

    __rand__ = __radd__ = __lshift__ = __and__


assert m.signed(Index(-(2**90))) == -(2**90) and m.signed(True) == 1
assert m.unsigned(Liar(2**90 + 3)) == 2**90 + 3 and m.unsigned(Liar(3)) == 3
for bad in (1.0, "1", None, 1j):
    raises(TypeError, m.signed, bad)
    raises(TypeError, m.unsigned, bad)
raises(ZeroDivisionError, m.signed, type("Z", (), {"__index__": lambda s: 1 // 0})())
assert m.negated(0) == -(2**127) and m.negated(None) is None
assert m.halve() == 2**126 - 1 and m.halve(10) == 5
assert m.widened([1, 2**64 - 1]) == [2**64, 2**128 - 2**64] and m.widened([]) == []
assert m.widest([]) is None and m.widest((1, -(2**70))) == 1
raises(OverflowError, m.widest, [1, 2**127])
raises(TypeError, m.widest, [1.0])
assert m.product() == 1 and m.product(2**60, 2**60, a=7) == 7 * 2**120

assert m.DOT == "·" and type(m.DOT) is str
assert m.code("a") == 97 and m.code("\U0001f600") == 0x1F600 and m.code("\0") == 0
LENGTH = "argument 'letter': expected a string of length 1"
for bad in ("", "ab", "a\u0301"):
    assert raises(ValueError, m.code, bad) == LENGTH
for bad in (97, b"a", None, ["a"]):
    assert "converted to 'str'" in raises(TypeError, m.code, bad)
raises(UnicodeEncodeError, m.code, "\ud800")
assert m.next_char("a") == "b" and m.next_char(None) == "-"
assert m.next_char("\U0010ffff", "z") == "z"
assert m.quoted() == ["'", '"', "\\", "\n", "\U0010ffff"]
assert m.letters("aü\U0001f600") == ["a", "ü", "\U0001f600"] and m.letters("") == []
assert m.joined(["a", "ü"]) == "aü" and m.joined(()) == ""
raises(ValueError, m.joined, ["ab"])
assert m.initial("xyz") == "x" and m.initial("") is None
assert m.every("a", "b") is True and m.every("1") is False and m.every() is True


class Long(str):
    def __len__(self):
        return 1


raises(ValueError, m.code, Long("abc"))

assert m.escaped("a<b") == "a&lt;b" and m.escaped("plain") == "plain"
assert m.escaped() == "&lt;>"
raises(TypeError, m.escaped, b"x")
assert m.trimmed(b"  x ") == b"x" and m.trimmed(None) is None
assert m.trimmed(bytearray(b" y")) == b"y" and type(m.trimmed(b"")) is bytes
assert m.middle() == 98 and m.middle(b"abc") == 98 and m.middle(b"") is None
raises(TypeError, m.middle, "abc")
assert m.maximum([1, 3, 3, 2]) == [3, 3] and m.maximum([]) == []
assert m.shout(["a", "ß"]) == ["A", "SS"]
assert m.split("one two") == ("one", "end")

amount = {"value": 2**100, "currency": "€", "limit": None}
assert m.charge(amount, 2**99) == {**amount, "value": 2**99}
assert m.charge({**amount, "limit": 2**128 - 1}, 0)["limit"] == 2**128 - 1
assert "field 'currency'" in raises(ValueError, m.charge, {**amount, "currency": ""}, 1)


class Line:
    text = "ab"
    data = b"xyz"


assert m.read(Line()) == "ab:3"

account = m.Account(2**100)
assert account.sign == "€" and account.balance == 2**100 and int(account) == 2**100
account.balance -= 1
account.sign = "$"
assert account.balance == 2**100 - 1 and account + 2**90 == 2**100 + 2**90 - 1
assert "$" in account and "€" not in account and str(account) == f"{2**100 - 1} $"
raises(ValueError, setattr, account, "sign", "$$")
raises(OverflowError, setattr, account, "balance", 2**127)
raises(TypeError, lambda: account + 1.5)
assert m.Account.MOST == 2**128 - 1 and m.Account.signs == ["€", "$"]
paid, marked = m.Event.Paid(2**128 - 1), m.Event.Marked("x", -(2**127))
assert paid.amount == 2**128 - 1 and (marked._0, marked._1) == ("x", -(2**127))
assert list(m.Digits(2**100)) == list(reversed(str(2**100)))
