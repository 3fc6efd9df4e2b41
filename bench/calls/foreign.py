"""The shared source as Python code over the C library: cffi, both modes, and ctypes."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence
from ctypes import (
    POINTER,
    c_char_p,
    c_double,
    c_int,
    c_int64,
    c_size_t,
    c_ubyte,
    c_void_p,
)
from pathlib import Path
from types import SimpleNamespace
from typing import Any


def over_cffi(ffi: Any, lib: Any) -> SimpleNamespace:
    """Returns the calls over a library that cffi opened or compiled."""

    def add(a: int, b: int) -> int:
        return lib.plain_add(a, b)  # type: ignore[no-any-return]

    def kw(a: int, b: int = 2) -> int:
        return lib.plain_kw(a, b)  # type: ignore[no-any-return]

    def mul(a: float, b: float) -> float:
        return lib.plain_mul(a, b)  # type: ignore[no-any-return]

    def length(text: str) -> int:
        data = text.encode()
        return lib.plain_length(data, len(data))  # type: ignore[no-any-return]

    def upper(text: str) -> str:
        data = text.encode()
        out = ffi.new("char[]", len(data))
        lib.plain_upper(data, len(data), out)
        return bytes(ffi.buffer(out)).decode()

    def flip(data: bytes) -> bytes:
        out = ffi.new("uint8_t[]", len(data))
        lib.plain_flip(data, len(data), out)
        return bytes(ffi.buffer(out))

    def total(values: Sequence[int]) -> int:
        return lib.plain_total(ffi.new("int64_t[]", values), len(values))  # type: ignore[no-any-return]

    def ramp(count: int) -> list[float]:
        out = ffi.new("double[]", count)
        lib.plain_ramp(count, out)
        return ffi.unpack(out, count)  # type: ignore[no-any-return]

    def join(words: Sequence[str]) -> str:
        data = [ffi.from_buffer(word.encode()) for word in words]
        lens = [len(word) for word in data]
        out = ffi.new("char[]", sum(lens))
        lib.plain_join(
            ffi.new("char *[]", data), ffi.new("size_t[]", lens), len(data), out
        )
        return bytes(ffi.buffer(out)).decode()

    def array_sum(values: Any) -> int:
        view = ffi.from_buffer("int64_t[]", values)
        return lib.plain_total(view, len(view))  # type: ignore[no-any-return]

    def fail() -> None:
        if lib.plain_fail() < 0:
            raise ValueError("no")

    class Point:
        def __init__(self, x: float, y: float) -> None:
            self._made = ffi.gc(lib.plain_point_new(x, y), lib.plain_point_free)

        @property
        def x(self) -> float:
            return lib.plain_point_x(self._made)  # type: ignore[no-any-return]

        def norm(self) -> float:
            return lib.plain_point_norm(self._made)  # type: ignore[no-any-return]

    class Counter:
        def __init__(self, value: int) -> None:
            self._made = ffi.gc(lib.plain_counter_new(value), lib.plain_counter_free)

        def bump(self, by: int) -> int:
            return lib.plain_counter_bump(self._made, by)  # type: ignore[no-any-return]

    return SimpleNamespace(
        noop=lambda: lib.plain_noop(),
        add=add,
        kw=kw,
        mul=mul,
        length=length,
        upper=upper,
        flip=flip,
        total=total,
        ramp=ramp,
        join=join,
        sum=array_sum,
        fail=fail,
        Point=Point,
        Counter=Counter,
    )


def over_ctypes(path: Path) -> SimpleNamespace:
    """Returns the calls over a library that ctypes opened."""
    lib = ctypes.CDLL(str(path))

    def declared(name: str, result: Any, *args: Any) -> Callable[..., Any]:
        function = getattr(lib, f"plain_{name}")
        function.restype, function.argtypes = result, args
        return function  # type: ignore[no-any-return]

    i64s, sizes = POINTER(c_int64), POINTER(c_size_t)
    c_add = declared("add", c_int64, c_int64, c_int64)
    c_kw = declared("kw", c_int64, c_int64, c_int64)
    c_mul = declared("mul", c_double, c_double, c_double)
    c_length = declared("length", c_size_t, c_char_p, c_size_t)
    c_upper = declared("upper", None, c_char_p, c_size_t, c_char_p)
    c_flip = declared("flip", None, c_char_p, c_size_t, POINTER(c_ubyte))
    c_total = declared("total", c_int64, i64s, c_size_t)
    c_ramp = declared("ramp", None, c_size_t, POINTER(c_double))
    c_join = declared("join", None, POINTER(c_char_p), sizes, c_size_t, c_char_p)
    c_fail = declared("fail", c_int)
    c_noop = declared("noop", None)
    point_new = declared("point_new", c_void_p, c_double, c_double)
    point_free = declared("point_free", None, c_void_p)
    point_x = declared("point_x", c_double, c_void_p)
    point_norm = declared("point_norm", c_double, c_void_p)
    counter_new = declared("counter_new", c_void_p, c_int64)
    counter_free = declared("counter_free", None, c_void_p)
    counter_bump = declared("counter_bump", c_int64, c_void_p, c_int64)

    def kw(a: int, b: int = 2) -> int:
        return c_kw(a, b)  # type: ignore[no-any-return]

    def length(text: str) -> int:
        data = text.encode()
        return c_length(data, len(data))  # type: ignore[no-any-return]

    def upper(text: str) -> str:
        data = text.encode()
        out = ctypes.create_string_buffer(len(data))
        c_upper(data, len(data), out)
        return out.raw.decode()

    def flip(data: bytes) -> bytes:
        out = (c_ubyte * len(data))()
        c_flip(data, len(data), out)
        return bytes(out)

    def total(values: Sequence[int]) -> int:
        return c_total((c_int64 * len(values))(*values), len(values))  # type: ignore[no-any-return]

    def ramp(count: int) -> list[float]:
        out = (c_double * count)()
        c_ramp(count, out)
        return list(out)

    def join(words: Sequence[str]) -> str:
        data = [word.encode() for word in words]
        lens = [len(word) for word in data]
        out = ctypes.create_string_buffer(sum(lens))
        c_join(
            (c_char_p * len(data))(*data), (c_size_t * len(data))(*lens), len(data), out
        )
        return out.raw.decode()

    def array_sum(values: Any) -> int:
        view = (c_int64 * len(values)).from_buffer(values)
        return c_total(view, len(values))  # type: ignore[no-any-return]

    def fail() -> None:
        if c_fail() < 0:
            raise ValueError("no")

    class Point:
        def __init__(self, x: float, y: float) -> None:
            self._made = point_new(x, y)

        def __del__(self) -> None:
            point_free(self._made)

        @property
        def x(self) -> float:
            return point_x(self._made)  # type: ignore[no-any-return]

        def norm(self) -> float:
            return point_norm(self._made)  # type: ignore[no-any-return]

    class Counter:
        def __init__(self, value: int) -> None:
            self._made = counter_new(value)

        def __del__(self) -> None:
            counter_free(self._made)

        def bump(self, by: int) -> int:
            return counter_bump(self._made, by)  # type: ignore[no-any-return]

    return SimpleNamespace(
        noop=c_noop,
        add=c_add,
        kw=kw,
        mul=c_mul,
        length=length,
        upper=upper,
        flip=flip,
        total=total,
        ramp=ramp,
        join=join,
        sum=array_sum,
        fail=fail,
        Point=Point,
        Counter=Counter,
    )
