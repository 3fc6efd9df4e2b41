import scalars as m


def raises(exception, function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except exception as error:
        return str(error)
    raise AssertionError(
        f"{function.__name__}{args} did not raise {exception.__name__}"
    )


assert m.invert(True) is False and m.invert(False) is True
for bad in (1, 0, None, "x"):
    raises(TypeError, m.invert, bad)
for bits in (8, 16, 32, 64):
    signed, unsigned = getattr(m, f"echo_i{bits}"), getattr(m, f"echo_u{bits}")
    for value in (-(2 ** (bits - 1)), -1, 0, 1, 2 ** (bits - 1) - 1):
        assert signed(value) == value
    for value in (0, 1, 2**bits - 1):
        assert unsigned(value) == value
    for function, value in (
        (signed, 2 ** (bits - 1)),
        (signed, -(2 ** (bits - 1)) - 1),
        (unsigned, -1),
        (unsigned, 2**bits),
        (signed, 2**200),
        (unsigned, -(2**200)),
    ):
        raises(OverflowError, function, value)
    for bad in (1.5, "1", None, b"1"):
        assert "value" in raises(TypeError, signed, bad)


class Index:
    def __index__(self):
        return 7


assert m.echo_i32(Index()) == 7
assert m.echo_usize(2**63) == 2**63 and m.echo_isize(-5) == -5
assert m.echo_f64(1.5) == 1.5 and m.echo_f64(2) == 2.0 and m.echo_f32(0.5) == 0.5
assert m.echo_f64(float("inf")) == float("inf")
raises(TypeError, m.echo_f64, "1")
assert (
    m.upper("straße") == "STRASSE" and m.upper("") == "" and m.upper("a\0b") == "A\0B"
)
raises(UnicodeEncodeError, m.upper, "\ud800")
raises(TypeError, m.upper, b"x")
raises(TypeError, m.upper, None)
assert m.owned("ü𝄞") == "ü𝄞" and m.name() == "scalars" and m.first_word("ab cd") == "ab"
assert m.reversed(b"abc") == b"cba" and m.reversed(b"") == b""
assert (
    m.owned_bytes(b"\0\xff") == b"\0\xff"
    and m.tail(b"abc") == b"bc"
    and m.tail(b"") == b""
)
raises(TypeError, m.reversed, "abc")
assert m.kind_of("ü") == "str 2" and m.kind_of(b"abc") == "bytes 3"
raises(TypeError, m.kind_of, 1)
assert m.nothing() is None
raises(TypeError, m.nothing, 1)
raises(TypeError, m.upper)
raises(TypeError, m.upper, "a", "b")
raises(TypeError, m.upper, txt="a")
assert "text" in raises(TypeError, m.upper, "a", text="b")
assert m.upper(text="a") == "A"


# What lies about itself.
class LongBytes(bytes):
    def __len__(self):
        return 4096

    def __getitem__(self, key):
        return 1


class LongText(str):
    def __len__(self):
        return 4096

    def encode(self, *_):
        return b"lies"


class FalseBytes(list):
    __class__ = property(lambda self: bytes)

    def __len__(self):
        return 64


class FloatOnce:
    calls = 0

    def __float__(self):
        self.calls += 1
        return 2.5 * self.calls


assert (
    m.owned_bytes(LongBytes(b"abc")) == b"abc"
    and m.reversed(LongBytes(b"abc")) == b"cba"
)
assert (
    m.kind_of(LongBytes(b"abc")) == "bytes 3" and m.kind_of(LongText("ab")) == "str 2"
)
assert m.upper(LongText("ab")) == "AB"
for take in (m.owned_bytes, m.reversed, m.kind_of):
    raises(TypeError, take, FalseBytes([b"A", b"B"]))
assert m.echo_f64(FloatOnce()) == 2.5
assert m.echo_f64(-0.0).hex() == "-0x0.0p+0"
