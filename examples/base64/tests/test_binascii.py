"""base64_rs.binascii against the functions of this Python."""

import array
import binascii as original
import itertools
import random
import sys

import pytest
from base64_rs import binascii

STRICT = [False, True] if sys.version_info >= (3, 11) else [False]


def outcome(function, data, strict):
    """What a function gives, or the text of its error."""
    options = {"strict_mode": True} if strict else {}
    try:
        return function(data, **options)
    except original.Error as error:
        return type(error), str(error)


@pytest.mark.parametrize("strict", STRICT)
@pytest.mark.parametrize("alphabet", ["ab=:", "a=", "A\n=", "/+=-"])
def test_every_short_text_decodes_as_by_the_original(alphabet, strict):
    longest = 10 if len(alphabet) == 2 else 6
    for length in range(longest + 1):
        for text in itertools.product(alphabet.encode(), repeat=length):
            data = bytes(text)
            expected = outcome(original.a2b_base64, data, strict)
            assert outcome(binascii.a2b_base64, data, strict) == expected, data


@pytest.mark.parametrize("strict", STRICT)
def test_long_texts_with_faults_decode_as_by_the_original(strict):
    choose = random.Random(64)
    for _ in range(2_000):
        data = bytearray(original.b2a_base64(choose.randbytes(choose.randrange(300))))
        for _ in range(choose.randrange(4)):
            at = choose.randrange(len(data) + 1)
            data[at:at] = choose.choice([b"=", b"==", b"\n", b"\xff", b"A", b""])
            del data[choose.randrange(len(data) + 1) :][:1]
        data = bytes(data)
        expected = outcome(original.a2b_base64, data, strict)
        assert outcome(binascii.a2b_base64, data, strict) == expected, data


@pytest.mark.parametrize("newline", [True, False])
def test_encodes_as_the_original(newline):
    data = bytes(range(256)) * 3
    for length in [*range(70), 255, 766, 767, 768]:
        for start in (0, 1):
            part = data[start : start + length]
            expected = original.b2a_base64(part, newline=newline)
            assert binascii.b2a_base64(part, newline=newline) == expected


@pytest.mark.parametrize(
    "made",
    [
        bytearray,
        memoryview,
        lambda data: array.array("B", data),
        lambda data: array.array("i", data),
        lambda data: memoryview(data).cast("B", (4, 4)),
        lambda data: memoryview(data).cast("d"),
    ],
)
def test_any_buffer_is_bytes(made):
    data = b"AAECAwQFBgcICQoL"
    assert binascii.b2a_base64(made(data)) == original.b2a_base64(data)
    assert binascii.a2b_base64(made(data)) == original.a2b_base64(data)


@pytest.mark.parametrize(
    "made", [bytearray, memoryview, lambda data: array.array("i", data)]
)
def test_empty_buffers(made):
    assert binascii.b2a_base64(made(b"")) == b"\n"
    assert binascii.a2b_base64(made(b"")) == b""


def test_text():
    assert binascii.a2b_base64("YWJj") == b"abc"
    with pytest.raises(ValueError, match="only ASCII characters"):
        binascii.a2b_base64("YWJj\xe9")
    with pytest.raises(TypeError, match="a bytes-like object is required, not 'str'"):
        binascii.b2a_base64("abc")
    with pytest.raises(UnicodeEncodeError):
        binascii.a2b_base64("\ud800")


@pytest.mark.parametrize("wrong", [None, 3, [1], {}, object()])
def test_what_is_neither(wrong):
    for function in (binascii.a2b_base64, binascii.b2a_base64):
        with pytest.raises(TypeError):
            function(wrong)


def test_the_parameters_are_those_of_the_original():
    for call in (
        lambda: binascii.b2a_base64(data=b""),
        lambda: binascii.b2a_base64(b"", True),
        lambda: binascii.a2b_base64(b"", True),
        lambda: binascii.a2b_base64(),
    ):
        with pytest.raises(TypeError):
            call()


def test_the_error_is_that_of_python():
    assert binascii.Error is original.Error
    with pytest.raises(original.Error, match="^Incorrect padding$") as caught:
        binascii.a2b_base64(b"YW")
    assert type(caught.value) is original.Error


def test_the_rest_is_the_original():
    names = {name for name in dir(original) if not name.startswith("_")}
    assert {name for name in dir(binascii) if not name.startswith("_")} == names
    for name in names - {"a2b_base64", "b2a_base64"}:
        assert getattr(binascii, name) is getattr(original, name)


def test_what_others_change_meanwhile_is_not_read_twice():
    class Changing(bytes):
        def __len__(self):
            return 1 << 40

    assert binascii.b2a_base64(Changing(b"abc")) == b"YWJj\n"
    data = bytearray(b"YWJj")
    assert binascii.a2b_base64(data) == b"abc"
    data.extend(b"!")  # nothing holds it any more
