import warnings
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from decimal import Decimal
from uuid import UUID, uuid4

import external_types as m


def raises(exception, function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except exception as error:
        assert type(error) is exception, repr(error)
        return str(error)
    raise AssertionError(
        f"{function.__name__}{args} did not raise {exception.__name__}"
    )


class Int(int):
    __slots__ = ()

    def __index__(self):
        raise AssertionError

    __str__ = __repr__ = __int__ = __index__


class Text(str):
    __slots__ = ()

    def __str__(self):
        raise AssertionError

    __repr__ = encode = __str__


class Float(float):
    __slots__ = ()

    def __float__(self):
        raise AssertionError

    __repr__ = __str__ = __float__


class Index:
    def __init__(self, number):
        self.number = number

    def __index__(self):
        return self.number


# UUIDs
for number in (0, 1, 2**64 - 1, 2**64, 2**127, 2**128 - 1, uuid4().int):
    made = UUID(int=number)
    assert m.same_id(made) == made and type(m.same_id(made)) is UUID
    assert m.id_text(made) == str(made) and m.same_id(made).int == number
assert m.id_text() == m.id_text(None) == ""
ids = [uuid4() for _ in range(100)]
assert m.sorted_ids(ids) == sorted(ids) and m.sorted_ids(()) == []
for bad in (str(ids[0]), ids[0].int, ids[0].bytes, None, object(), UUID):
    text = raises(TypeError, m.same_id, bad)
    assert text.endswith("cannot be converted to 'UUID'"), text
    raises(TypeError, m.sorted_ids, [ids[0], bad])


class Liar(UUID):
    said = 0

    @property
    def int(self):
        if isinstance(self.said, Exception):
            raise self.said
        return self.said


liar = Liar.__new__(Liar)
for said, wanted in (
    (2**128, OverflowError),
    (-1, OverflowError),
    ("1", TypeError),
    (1.5, TypeError),
    (None, TypeError),
    (KeyError(), KeyError),
):
    Liar.said = said
    raises(wanted, m.same_id, liar)
Liar.said = Index(7)
assert m.same_id(liar) == UUID(int=7)

# JSON
for value in (
    None,
    True,
    False,
    0,
    -1,
    -(2**63),
    2**63,
    2**64 - 1,
    0.0,
    1.5,
    1e300,
    -1e-300,
    5e-324,
    0.1 + 0.2,
    1e16,
    123456789.123456789,
    "",
    'a\0ü\u2028"\\\n\U0001f600',
    [],
    {},
    [1, [2.0, {"a": None}]],
    {"": [], "ä": {"x": [True]}},
):
    same = m.same_json(value)
    assert same == value and type(same) is type(value), (value, same)
assert str(m.same_json(-0.0)) == "-0.0"
assert m.same_json((1, (2,))) == [1, [2]]
assert m.same_json([Int(5), Text("x"), Float(1.5), {Text("k"): Int(1)}]) == [
    5,
    "x",
    1.5,
    {"k": 1},
]
assert [m.json_kind(v) for v in (None, True, 1, 2**63, 1.0, "", (), {})] == [
    "null",
    "bool",
    "i64",
    "u64",
    "f64",
    "string",
    "array",
    "object",
]
for bad, wanted in (
    (2**64, OverflowError),
    (-(2**63) - 1, OverflowError),
    (10**1000, OverflowError),
    (float("nan"), ValueError),
    (float("inf"), ValueError),
    ("\ud800", UnicodeEncodeError),
    ({"\ud800": 1}, UnicodeEncodeError),
    ({1: 2}, TypeError),
    ({None: 2}, TypeError),
    ({b"a": 2}, TypeError),
    ({1, 2}, TypeError),
    (b"a", TypeError),
    (1j, TypeError),
    (object(), TypeError),
    (Index(1), TypeError),
    (range(3), TypeError),
):
    text = raises(wanted, m.same_json, bad)
    assert raises(wanted, m.same_json, [{"a": [bad]}]) == text
assert (
    raises(TypeError, m.same_json, {1})
    == "argument 'value': 'set' object cannot be converted to 'JSON'"
)


def nested(depth, value=None):
    for _ in range(depth):
        value = [value]
    return value


assert m.same_json(nested(127)) == nested(127)
assert m.same_json({"a": nested(126)}) == {"a": nested(126)}
raises(RecursionError, m.same_json, nested(128))
raises(RecursionError, m.same_json, nested(10_000))
circle = []
circle.append(circle)
raises(RecursionError, m.same_json, circle)
circle = {}
circle["a"] = [circle]
raises(RecursionError, m.same_json, circle)
assert m.deep_json(300) == nested(300)
try:
    m.deep_json(3_000)
except RecursionError:
    pass  # since 3.12 there may be more in one another
big = {str(i): [i, {"x": i * 0.5}] for i in range(10_000)}
assert m.same_json(big) == big
assert m.join_json([1, None, [2]]) == [(0, 1), (1, [2])]


class Growing(list):
    def __iter__(self):
        entries["more"] = 1
        return iter([1, 2])


entries = {"a": Growing(), "b": 2}
assert m.same_json(entries) == {"a": [1, 2], "b": 2}

# Decimal numbers
for text in (
    "0",
    "-1",
    "1.10",
    "79228162514264337593543950335",
    "-0.0000000000000000000000000001",
    "123456789.987654321",
):
    same = m.same_decimal(Decimal(text))
    assert str(same) == str(Decimal(text)) and type(same) is Decimal
    assert m.same_decimal(text) == m.same_decimal(Text(text)) == same
assert m.same_decimal(Decimal("1E+5")) == 100_000
assert m.same_decimal(Decimal("1.5E-7")) == Decimal("0.00000015")
assert m.same_decimal(10**20) == 10**20 and m.same_decimal(True) == 1
assert m.same_decimal(Index(7)) == 7 and m.same_decimal(Int(7)) == 7
assert m.same_decimal(0.1) == Decimal("0.1") and m.same_decimal(1e-10) == Decimal(
    "1e-10"
)
assert m.same_decimal(Float(2.5)) == Decimal("2.5")
for bad, wanted in (
    ("", ValueError),
    ("x", ValueError),
    ("1 ", ValueError),
    ("1e", ValueError),
    ("1e5x", ValueError),
    (Decimal("NaN"), ValueError),
    (Decimal("sNaN"), ValueError),
    (Decimal("Infinity"), ValueError),
    (float("nan"), ValueError),
    (float("-inf"), ValueError),
    (Decimal("0.12345678901234567890123456789"), ValueError),
    (Decimal("1.00000000000000000000000000001e5"), ValueError),
    (Decimal("1E+40"), ValueError),
    (Decimal("1E+999999"), ValueError),
    (Decimal("1E-999999"), ValueError),
    ("1e99999999999999999999", ValueError),
    (2**96, ValueError),
    (-(2**96), ValueError),
    (10**400, ValueError),
    ("\ud800", UnicodeEncodeError),
    (None, TypeError),
    (b"1", TypeError),
    ([], TypeError),
    (1j, TypeError),
):
    raises(wanted, m.same_decimal, bad)
    raises(wanted, m.add_decimals, [1, bad])
assert m.add_decimals([Decimal("1.1"), "2.2", 3]) == Decimal("6.3")
assert m.add_decimals([2**95, 2**95]) is None and m.add_decimals([]) == 0


class Strange(Decimal):
    said = "5"

    def __str__(self):
        return self.said


assert m.same_decimal(Strange("1")) == 5
Strange.said = "x"
raises(ValueError, m.same_decimal, Strange("1"))
Strange.said = 1
raises(TypeError, m.same_decimal, Strange("1"))

# Spans
second = timedelta(seconds=1)
for span in (timedelta(0), second, timedelta.resolution, timedelta.max, 40000 * second):
    assert m.same_duration(span) == span and type(m.same_duration(span)) is timedelta
    assert m.same_delta(span) == span
    assert span == timedelta.max or m.same_delta(-span) == -span
assert m.same_delta(timedelta.min) == timedelta.min
raises(ValueError, m.same_duration, -second)
raises(ValueError, m.same_duration, -timedelta.resolution)
assert m.duration(1, 1999) == timedelta(seconds=1, microseconds=1)
most = 999_999_999 * 86400 + 86399
assert m.duration(most, 999_999_999) == timedelta.max
for seconds in (most + 1, 2**63 - 1):
    assert raises(OverflowError, m.duration, seconds, 0) == (
        f"a span of {seconds // 86400} days is too long for a timedelta: "
        "it has at most 999999999"
    ), seconds
raises(OverflowError, m.duration, 2**63, 0)
raises(OverflowError, m.duration, 2**64 - 1, 0)
raises(OverflowError, m.duration, 10**15, 0)
for nanos in (0, 1, 999, 1000, 1001, 10**9 - 1, 10**9, 10**15 + 999):
    micros = timedelta(microseconds=nanos // 1000)
    assert m.span(nanos) == micros and m.span(-nanos) == -micros, nanos
for bad in (1, 1.5, None, "1", datetime(2000, 1, 1)):
    raises(TypeError, m.same_duration, bad)
    raises(TypeError, m.same_delta, bad)


class Span(timedelta):
    microseconds = 5_000_000


raises(ValueError, m.same_duration, Span(1))
Span.microseconds = -1
raises(OverflowError, m.same_delta, Span(1))
Span.microseconds = "1"
raises(TypeError, m.same_delta, Span(1))
Span.microseconds = Index(7)
assert m.same_delta(Span(1)) == timedelta(days=1, microseconds=7)
Span.days = 2**40
raises(OverflowError, m.same_delta, Span(1))

# Dates and times
for day in (date.min, date.max, date(2024, 2, 29), datetime(2000, 1, 2, 3)):
    assert m.same_date(day) == date(day.year, day.month, day.day)
    assert type(m.same_date(day)) is date
assert m.new_year(1) == date(1, 1, 1)
raises(ValueError, m.new_year, 0)
raises(ValueError, m.new_year, -200_000)
raises(ValueError, m.new_year, 200_000)
assert m.new_year(300_000) is None
for at in (time.min, time.max, time(1, 2, 3, 4), time(1, fold=1)):
    assert m.same_time(at) == at and type(m.same_time(at)) is time
raises(TypeError, m.same_time, time(1, tzinfo=timezone.utc))
for bad in (1, None, "2000-01-01", time(1)):
    raises(TypeError, m.same_date, bad)
raises(TypeError, m.same_time, datetime(2000, 1, 1))


class Day(date):
    month = 13


raises(ValueError, m.same_date, Day(2000, 1, 1))
Day.month = 300
raises(OverflowError, m.same_date, Day(2000, 1, 1))
Day.month = "1"
raises(TypeError, m.same_date, Day(2000, 1, 1))

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    assert m.leap_second() == time(23, 59, 59, 500_000)
assert [w.category for w in caught] == [UserWarning], caught
with warnings.catch_warnings():
    warnings.simplefilter("error")
    raises(UserWarning, m.leap_second)


class Zone(tzinfo):
    offset = None

    def utcoffset(self, at):
        if isinstance(self.offset, Exception):
            raise self.offset
        if self.offset == "wall":  # one of two, by the time
            return None if at is None else timedelta(hours=1 + at.fold)
        return self.offset

    def dst(self, at):
        return None


utc = timezone.utc
east = timezone(timedelta(hours=5, minutes=30, seconds=7))
naive = datetime(2024, 2, 29, 23, 59, 58, 123456)
for at in (naive, datetime.min, datetime.max, naive.replace(fold=1)):
    assert m.same_naive(at) == at and m.same_naive(at).tzinfo is None
    aware = at.replace(tzinfo=utc)
    assert m.same_utc(aware) == aware and m.same_utc(aware).tzinfo is utc
    assert m.same_fixed(aware) == aware and m.same_system_time(aware) == aware
    assert m.same_system_time(aware).tzinfo is utc
    raises(TypeError, m.same_naive, aware)
    for function in (m.same_utc, m.same_fixed, m.same_system_time):
        text = raises(TypeError, function, at)
        assert text == "argument 'at': expected a datetime with non-None tzinfo"
aware = naive.replace(tzinfo=east)
assert m.same_fixed(aware) == aware
assert m.same_fixed(aware).utcoffset() == aware.utcoffset()
assert m.to_utc(aware) == aware == m.same_system_time(aware)
assert m.to_utc(aware).tzinfo is utc
raises(ValueError, m.same_utc, aware)
assert m.same_utc(naive.replace(tzinfo=timezone(timedelta(0)))).tzinfo is utc
odd = naive.replace(tzinfo=timezone(timedelta(microseconds=5)))
raises(ValueError, m.same_fixed, odd)
raises(ValueError, m.same_system_time, odd)
for bad in (1, None, "now", date(2000, 1, 1), time(1)):
    for function in (m.same_naive, m.same_utc, m.same_fixed, m.same_system_time):
        raises(TypeError, function, bad)
zone = Zone()
strange = naive.replace(tzinfo=zone)
raises(TypeError, m.same_fixed, strange)
raises(TypeError, m.same_system_time, strange)
for offset, wanted in (
    (5, TypeError),
    ("1", TypeError),
    (timedelta(days=2), ValueError),
    (timedelta.max, ValueError),
    (KeyError(), KeyError),
):
    Zone.offset = offset
    raises(wanted, m.same_fixed, strange)
    raises(wanted, m.same_system_time, strange)
Zone.offset = "wall"
raises(TypeError, m.same_fixed, strange)
for fold in (0, 1):
    at = m.same_system_time(strange.replace(fold=fold))
    assert at == (naive - timedelta(hours=1 + fold)).replace(tzinfo=utc)
epoch = datetime(1970, 1, 1, tzinfo=utc)
for nanos in (0, 1, -1, 999, -1000, 10**9, -(10**9) - 1, 2**62, -(2**62)):
    assert m.system_time(nanos) == epoch + timedelta(microseconds=nanos // 1000)

# In records and classes
payment = {
    "id": ids[0],
    "amount": Decimal("1.50"),
    "at": epoch,
    "details": {"a": [1]},
}


class Payment:
    def __init__(self, **fields):
        self.__dict__.update(fields)


start = epoch - second
assert m.after([Payment(**payment)] * 2, start) == [(payment, second)] * 2
assert m.after([Payment(**payment)], epoch) == []
text = raises(TypeError, m.after, [Payment(**{**payment, "id": 1})], start)
assert "argument 'payments': field 'id': " in text, text
raises(ValueError, m.after, [Payment(**{**payment, "amount": "x"})], start)
raises(TypeError, m.after, [Payment(**{**payment, "at": naive})], start)
stamp = m.Stamp(ids[0], [1, None])
assert stamp.id == ids[0] and stamp.at is None and stamp.data == [1, None]
stamp.at, stamp.id = naive, ids[1]
assert stamp.at == naive and stamp.date == naive.date() and stamp.time() == naive.time()
assert stamp[ids[1]] and not stamp[ids[0]] and stamp[naive.date()]
raises(TypeError, setattr, stamp, "at", epoch)
raises(TypeError, setattr, stamp, "id", None)
raises(TypeError, stamp.__getitem__, 1)

# A dict that was given is taken, and so are keys of each kind: see typed.py, too.
prices = m.same_prices({Decimal("1.5"): 1, "2": 2, 2.5: 3, 7: 4})
assert prices == {Decimal("1.5"): 1, 2: 2, Decimal("2.5"): 3, 7: 4}
assert m.same_prices(prices) == prices
owners = {None: {(date(2024, 1, 1), 1): Decimal(1)}, ids[0]: {}}
assert m.same_owners(owners) == owners
