"""What errors of the library are in Python."""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module
from typing import Any

from ._abi import CRATE
from ._exceptions import DECLARED, PANIC
from ._runtime import decode, ffi, lib

__all__ = ["ORIGINS", "describe", "exception"]

_error_free = getattr(lib, CRATE + "_error_free")

# The kinds that are classes of Python's own.
_KINDS: dict[int, type[BaseException]] = {
    1: PANIC,
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
    40: UnicodeDecodeError,
    41: UnicodeEncodeError,
    42: UnicodeTranslateError,
    43: RecursionError,
    44: ModuleNotFoundError,
    45: UnboundLocalError,
    46: ProcessLookupError,
    47: ChildProcessError,
    48: StopAsyncIteration,
    49: SyntaxError,
    50: IndentationError,
    51: TabError,
    52: KeyboardInterrupt,
    53: SystemExit,
    54: GeneratorExit,
    55: Warning,
    56: UserWarning,
    57: DeprecationWarning,
    58: PendingDeprecationWarning,
    59: SyntaxWarning,
    60: RuntimeWarning,
    61: FutureWarning,
    62: ImportWarning,
    63: UnicodeWarning,
    64: BytesWarning,
    65: ResourceWarning,
}

# The exceptions that callbacks raised and the library has as errors, each by the
# address of its handle.
ORIGINS: dict[int, Any] = {}

# The values of fields, by their type.
_VALUES: dict[int, Any] = {
    0: lambda _: None,
    1: lambda field: field.integer != 0,
    2: lambda field: field.integer,
    3: lambda field: field.real,
    4: lambda field: decode(field.text, field.text_len),
    5: lambda field: ffi.unpack(field.text, field.text_len) if field.text_len else b"",
    6: lambda field: field.integer + (1 << 64),
}


def exception(error: Any) -> BaseException:
    """The exception that an error of the library stands for, with those that it was
    caused by; releases the error.
    """
    try:
        raised = last = _alone(error)
        cause = error.cause
        while cause:
            last.__cause__ = last = _alone(cause)
            cause = cause.cause
    finally:
        _error_free(error)
    return raised


def _alone(error: Any) -> BaseException:
    """The exception without its cause: the same one again where a callback raised it."""
    if error.origin:
        origin = ORIGINS.get(int(ffi.cast("uintptr_t", error.origin)))
        if origin is not None:
            again: BaseException = origin[1]
            return again
    arguments = [decode(error.message, error.message_len)] if error.message else []
    unnamed = []
    named = []
    for index in range(error.fields_len):
        field = error.fields[index]
        value = _VALUES[field.type](field)
        if field.name:
            named.append((decode(field.name, field.name_len), value))
        else:
            unnamed.append(value)
    kind = _class(error)
    raised = kind(*(unnamed or arguments))
    if not isinstance(raised, BaseException):  # the class has another __new__ by now
        raise TypeError(f"calling {kind.__name__} gave no exception")
    for name, value in named:
        setattr(raised, name, value)
    return raised


def _class(error: Any) -> type[BaseException]:
    """The class of an error. One that a macro of the crate's declares is known to
    nobody before it is raised; one of another module is imported then.
    """
    base = _KINDS.get(error.kind, RuntimeError)
    if not error.class_name:
        return base
    name = decode(error.class_name, error.class_name_len)
    known = DECLARED.get(name)
    if known is None:
        module, _, last = name.rpartition(".")
        if name in DECLARED:
            known = getattr(import_module(module), last)
            if not (isinstance(known, type) and issubclass(known, BaseException)):
                raise TypeError(f"{name} is no exception class")
            DECLARED[name] = known
        else:
            made = type(last, (base,), {"__module__": module})
            known = DECLARED.setdefault(name, made) or made
    return known


_bases: Any = type.__dict__["__mro__"].__get__


def describe(error: BaseException) -> tuple[int, bytes, bytes]:
    """What an exception is to the library: its kind, the name of its class where that
    is declared in Rust, its text.
    """
    # By address: a metaclass may have a __hash__, and a __mro__, of its own.
    kinds = {id(kind): number for number, kind in _KINDS.items()}
    names = {id(kind): name for name, kind in DECLARED.items()}
    name = ""
    number = 39
    for kind in _bases(type(error)):
        if id(kind) in kinds:
            number = kinds[id(kind)]
            break
        name = name or names.get(id(kind), "")
    text = b"no message"
    with suppress(BaseException):
        text = str.encode(str(error))
    return number, name.encode(), text
