"""Functions that are passed to the library, which may call them from any thread."""

from __future__ import annotations

import atexit
from threading import get_ident
from typing import Any

from ._abi import CRATE
from ._errors import ORIGINS, describe
from ._runtime import NULL, ffi, lib, new

__all__ = ["Callback", "Slice", "bytes_at", "hold", "target_of"]

_cast = ffi.cast
_error_new = getattr(lib, CRATE + "_error_new")
_gate_close = getattr(lib, CRATE + "_gate_close")

# The library does not come here any more once the interpreter ends.
_GATE: Any = getattr(lib, CRATE + "_gate_new")()
atexit.register(_gate_close, _GATE)

_LOST: Any = _error_new(0, NULL, 0, NULL, 0)

# The handles of the targets that the library keeps, by their addresses.
_HELD: dict[int, Any] = {}


class Target:
    """What the context of a callback stands for."""

    __slots__ = ("_results", "call", "name")

    def __init__(self, call: Any, name: str) -> None:
        self.call = call
        self.name = name + "()"
        self._results: dict[int, list[Any]] = {}

    def keep(self) -> list[Any]:
        """What has to live until the library has copied the result: it does so before
        this thread comes again.
        """
        kept: list[Any] = []
        self._results[get_ident()] = kept
        return kept


class Given:
    """A target that the library will keep."""

    __slots__ = ("handle",)

    def __init__(self, handle: Any) -> None:
        self.handle = handle


class Callback:
    """The callbacks of one signature: what makes their structs."""

    __slots__ = ("_call", "_function", "_struct")

    def __init__(self, struct: str, function: str, call: Any) -> None:
        self._struct = ffi.typeof(struct + " *")
        # Where not even _failed can run, the stack being used up, it is _LOST.
        self._call = ffi.callback(function, call, error=_LOST, onerror=_failed)
        self._function = _cast("void *", self._call)

    def lend(self, value: Any, name: str, keep: list[Any]) -> Any:
        """A callback for the time of a call."""
        handle = _handle(value, name)
        made = new(self._struct, (self._function, handle, NULL, _GATE))
        keep.append((handle, made))
        return made

    def give(self, value: Any, name: str, keep: list[Any]) -> Any:
        """A callback that the library keeps: see hold."""
        handle = _handle(value, name)
        made = new(self._struct, (self._function, handle, _RELEASE, _GATE))
        keep.append(Given(handle))
        keep.append(made)
        return made


def hold(keep: list[Any]) -> None:
    """Keep what the library is given until it says that it needs it no more. It does
    so in any case, from here on.
    """
    for kept in keep:
        if type(kept) is Given:
            _HELD[_address(kept.handle)] = kept.handle


def target_of(context: Any) -> Target:
    """The target that a context stands for."""
    target: Target = ffi.from_handle(context)
    return target


class Slice:
    """What comes as pointer and length, as the readers of results have it."""

    __slots__ = ("data", "len")

    def __init__(self, data: Any, length: int) -> None:
        self.data = data
        self.len = length


def bytes_at(data: Any, length: int) -> bytes:
    """The bytes at data, which may be dangling without a length."""
    copy: bytes = ffi.unpack(data, length) if length else b""
    return copy


def _handle(value: Any, name: str) -> Any:
    if not callable(value):
        kind = type(value).__name__
        raise TypeError(f"argument '{name}': '{kind}' object is not callable")
    return ffi.new_handle(Target(value, name))


def _address(pointer: Any) -> int:
    return int(_cast("uintptr_t", pointer))


def _release(context: Any) -> None:
    _HELD.pop(_address(context), None)


def _forget(origin: Any) -> None:
    ORIGINS.pop(_address(origin), None)


def _failed(_kind: Any, error: BaseException, trace: Any) -> Any:
    """The error of the library for an exception, which it gives back some time."""
    error = error.with_traceback(trace)
    number, name, text = describe(error)
    made = _error_new(number, name or NULL, len(name), text, len(text))
    origin = ffi.new_handle(error)
    ORIGINS[_address(origin)] = (origin, error)
    made.origin = origin
    made.origin_free = _FORGET
    return made


_RELEASE_CALL = ffi.callback("void(void *)", _release)
_RELEASE = _cast("void *", _RELEASE_CALL)
_FORGET_CALL = ffi.callback("void(void *)", _forget)
_FORGET = _cast("void *", _FORGET_CALL)
