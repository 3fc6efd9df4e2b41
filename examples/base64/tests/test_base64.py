"""base64_rs.base64 against the standard library's."""

import base64 as original
import io
import sys

import pytest
from base64_rs import base64, binascii

DATA = bytes(range(256)) + b"\xfb\xef\xff"


def test_the_names_are_those_of_the_original():
    assert set(base64.__all__) == set(original.__all__)
    for name in base64.__all__:
        assert callable(getattr(base64, name))
    assert base64.b32encode is original.b32encode


@pytest.mark.parametrize(
    "name", ["b64encode", "standard_b64encode", "urlsafe_b64encode", "encodebytes"]
)
def test_encoders(name):
    for data in (b"", b"a", DATA, bytearray(DATA), memoryview(DATA)):
        assert getattr(base64, name)(data) == getattr(original, name)(data)


@pytest.mark.parametrize(
    "name", ["b64decode", "standard_b64decode", "urlsafe_b64decode"]
)
def test_decoders(name):
    encode = original.urlsafe_b64encode if "url" in name else original.b64encode
    for data in (encode(DATA), encode(DATA).decode(), bytearray(encode(DATA))):
        assert getattr(base64, name)(data) == DATA == getattr(original, name)(data)


def test_altchars():
    encoded = base64.b64encode(DATA, b"*$")
    assert encoded == original.b64encode(DATA, b"*$")
    assert base64.b64decode(encoded, "*$") == DATA
    with pytest.raises(AssertionError):
        base64.b64encode(DATA, b"***")


@pytest.mark.parametrize("data", [b"YW Jj", b"YWJj\n", b"YWJj=", b"YW=Jj", b"=", b"Y"])
def test_validate(data):
    for validate in (True, False):
        outcomes = []
        for module in (base64, original):
            try:
                outcomes.append(module.b64decode(data, validate=validate))
            except binascii.Error as error:
                outcomes.append(str(error))
        assert outcomes[0] == outcomes[1]


@pytest.mark.parametrize("validate", [0, 1, 2])
def test_numbers_as_truth_values(validate):
    for data in (b"YWJj", b"YW\nJj"):
        outcomes = []
        for module in (base64, original):
            try:
                outcomes.append(module.b64decode(data, None, validate))
            except binascii.Error:
                outcomes.append(binascii.Error)
        assert outcomes[0] == outcomes[1]


def test_files():
    class Slow(io.BytesIO):
        def read(self, size=-1):
            return super().read(min(size, 10))

    for made in (io.BytesIO, Slow):
        encoded, decoded, expected = io.BytesIO(), io.BytesIO(), io.BytesIO()
        base64.encode(made(DATA), encoded)
        original.encode(io.BytesIO(DATA), expected)
        assert encoded.getvalue() == expected.getvalue()
        base64.decode(io.BytesIO(encoded.getvalue()), decoded)
        assert decoded.getvalue() == DATA


@pytest.mark.parametrize("arguments", [["-h"], ["-t"], ["-x"]])
def test_main(arguments, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["base64", *arguments])
    if arguments == ["-x"]:
        with pytest.raises(SystemExit, match="usage: "):
            base64.main()
    else:
        base64.main()
        wanted = "usage: " if arguments == ["-h"] else "QWxhZGRpbjpvcGVuIHNlc2FtZQ=="
        assert wanted in capsys.readouterr().out
