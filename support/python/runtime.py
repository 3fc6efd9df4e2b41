"""What the CFFI modules of this package share: the library, errors, handles.

It is the same for every package; what differs is in the modules beside it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from types import FunctionType
from typing import Any

from .._abi_hash import LIBRARY, absent, broken, check, foreign
from ._abi import CRATE, ffi

__all__ = [
    "NULL",
    "Cells",
    "Handle",
    "decode",
    "exception",
    "ffi",
    "lib",
    "new",
    "publish",
    "wrap",
]


def _open() -> Any:
    # Never unloaded: a destructor may run after everything else at exit.
    flags = ffi.RTLD_NOW | getattr(ffi, "RTLD_NODELETE", 0)
    try:
        opened = ffi.dlopen(LIBRARY, flags)
    except OSError as error:
        raise (broken(error) if os.path.exists(LIBRARY) else absent()) from None
    try:
        actual = getattr(opened, CRATE + "_abi_hash")()
    except (AttributeError, ffi.error):
        raise foreign() from None
    check(actual)
    return opened


lib = _open()
new = ffi.new
NULL = ffi.NULL
_error_free = getattr(lib, CRATE + "_error_free")


def decode(data: Any, length: int) -> str:
    """The text at data, which may be NULL or dangling without a length."""
    text: str = ffi.unpack(data, length).decode() if length else ""
    return text


class Cells:
    """Out-parameters of one type, kept to be used again.

    A cell is taken for one call and given back once its value was read. list.pop
    and list.append are atomic, and a call that interrupts another one takes its
    own cell, so threads and re-entry are safe; a failed call just drops its cell.
    """

    __slots__ = ("_ctype", "_pop", "push")

    def __init__(self, ctype: str) -> None:
        free: list[Any] = []
        self._ctype = ffi.typeof(ctype)
        self._pop = free.pop
        self.push = free.append

    def pop(self) -> Any:
        """A cell that nobody else has. It is not cleared."""
        try:
            return self._pop()
        except IndexError:
            return new(self._ctype)


# Errors.

_EXCEPTIONS: dict[int, type[BaseException]] = {
    1: SystemError,
    2: RuntimeError,
    3: TypeError,
    4: ValueError,
    5: OverflowError,
    6: IndexError,
    7: KeyError,
    8: AttributeError,
    9: ArithmeticError,
    10: ZeroDivisionError,
    11: FloatingPointError,
    12: AssertionError,
    13: LookupError,
    14: MemoryError,
    15: NotImplementedError,
    16: OSError,
    17: FileNotFoundError,
    18: FileExistsError,
    19: PermissionError,
    20: NotADirectoryError,
    21: IsADirectoryError,
    22: BrokenPipeError,
    23: ConnectionError,
    24: ConnectionRefusedError,
    25: ConnectionResetError,
    26: ConnectionAbortedError,
    27: TimeoutError,
    28: InterruptedError,
    29: BlockingIOError,
    30: EOFError,
    31: ImportError,
    32: NameError,
    33: StopIteration,
    34: ReferenceError,
    35: UnicodeError,
    36: BufferError,
    37: SystemError,
    38: Exception,
    39: BaseException,
}


def exception(error: Any) -> BaseException:
    """The exception that an error of the library stands for; releases the error."""
    try:
        kind = error.kind
        message = decode(error.message, error.message_len)
        name = decode(error.class_name, error.class_name_len)
    finally:
        _error_free(error)
    raised = _EXCEPTIONS.get(kind, RuntimeError)
    if name:
        raised = _declared(name, raised)
    return raised(message)


_classes: dict[str, type[BaseException]] = {}


def _declared(name: str, base: type[BaseException]) -> type[BaseException]:
    """The class of an exception that is declared in Rust under a qualified name."""
    module, _, last = name.rpartition(".")
    return _classes.setdefault(name, type(last, (base,), {"__module__": module}))


# What makes classes and functions look as those of the extension do.


class Handle:
    # The base of the classes: what they share with those of the extension. It has
    # no docstring, since a class without one would seem to have this.

    __slots__ = ("_handle",)

    _handle: Any
    _free: Any  # the function of the library that ends a handle, set by each class
    _lib = lib  # has to outlive every object: a function alone does not hold it

    def __new__(cls, *args: object, **kwargs: object) -> Any:
        raise TypeError(f"cannot create '{_name(cls)}' instances")

    def __init_subclass__(cls) -> None:
        for base in cls.__bases__:
            if base is not Handle and issubclass(base, Handle):
                raise TypeError(f"type '{_name(base)}' is not an acceptable base type")

    def __reduce__(self) -> Any:
        # Without it, copy and pickle would give the handle a second owner.
        raise TypeError(f"cannot pickle '{_name(type(self))}' object")

    def __del__(self) -> None:
        # Out of the object before it is freed: another finalizer of the same
        # garbage may still use this object, or keep it. NULL is refused by the
        # library. An object that was never finished has no handle at all.
        handle = getattr(self, "_handle", NULL)
        self._handle = NULL
        if handle:
            self._free(handle)


def _name(kind: type[Any]) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


def wrap(kind: type[Any], handle: Any) -> Any:
    """A new object that owns the handle."""
    made = object.__new__(kind)
    made._handle = handle
    return made


def publish(module: str, *items: Any) -> None:
    """Let items of a module look as in the extension: at home in the public
    module, documentation without the indentation of the source, signatures
    without annotations, and properties that refuse in the same words.
    """
    for item in items:
        source = item.__module__
        item.__module__ = module
        _tidy(item)
        if isinstance(item, type):
            _publish_members(item, source)


def _publish_members(owner: type[Any], source: str) -> None:
    for name, member in list(vars(owner).items()):
        inner = getattr(member, "__func__", member)
        if isinstance(inner, property):
            _tidy(inner)
            if issubclass(owner, Handle):
                setattr(owner, name, _guarded(owner, name, inner))
        elif getattr(inner, "__module__", None) == source:
            _tidy(inner)  # an enum also has functions of Python's own


def _guarded(owner: type[Any], name: str, found: property) -> property:
    """The property, with the refusals of the extension for what it lacks."""
    fixed = f"attribute '{name}' of '{_name(owner)}' objects is not writable"
    if found.fset is None:
        refuse = _refuse(fixed)
        return property(found.fget, refuse, refuse, found.__doc__)
    kept = _refuse(f"{owner.__qualname__}.{name} cannot be deleted")
    return property(found.fget, found.fset, kept, found.__doc__)


def _refuse(message: str) -> Callable[..., None]:
    def refuse(_self: object, _value: object = None) -> None:
        raise AttributeError(message)

    return refuse


def _tidy(item: Any) -> None:
    if isinstance(item, FunctionType):
        item.__annotations__ = {}
    elif not isinstance(item, (type, property)):
        return
    doc = item.__doc__
    if isinstance(doc, str) and "\n" in doc:
        item.__doc__ = _dedent(doc)


def _dedent(doc: str) -> str:
    first, *rest = doc.rstrip().split("\n")
    margin = min(
        (len(line) - len(line.lstrip()) for line in rest if line.strip()), default=0
    )
    return "\n".join([first, *(line[margin:] for line in rest)])


for _member in list(vars(Handle).values()):
    _tidy(getattr(_member, "__func__", _member))
