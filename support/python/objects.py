"""Classes over handles of the library, with the behaviour of the extension's.

An object holds its handle in a slot that is named after its class, and one that
borrows from it for every class that its class extends. So no object can be made
one of another class, and classes derived in Python do not happen to use the name.
"""

from __future__ import annotations

from typing import Any
from warnings import catch_warnings, simplefilter

from ._errors import exception
from ._runtime import NULL, Cells, lib

__all__ = [
    "SHARED",
    "Kind",
    "complete",
    "make",
    "name_of",
    "refuse_new",
    "release",
    "same",
    "variant",
    "wrap",
]

_allocate = object.__new__
_store = object.__setattr__  # a class may have a __setattr__ of its own
_load = object.__getattribute__


class Kind:
    """What the library knows of a class."""

    __slots__ = ("levels", "library", "release", "slot", "subclass", "tag", "variants")

    def __init__(
        self,
        slot: str,
        release: Any,
        *,
        base: type[Any] | None = None,
        upcast: Any = None,
        subclass: bool = False,
        tag: Any = None,
    ) -> None:
        self.library = lib  # has to outlive every object: a function does not hold it
        self.release = release
        self.slot = slot
        self.subclass = subclass
        self.tag = tag
        self.variants: list[type[Any]] = []
        self.levels: list[tuple[Any, str]] = []
        if base is not None:
            above: Kind = base._bindgen_kind
            self.levels = [(upcast, above.slot), *above.levels]
            setattr(base.__mro__[-2], slot, property(_stranger))


def _stranger(self: object) -> None:
    name = name_of(type(self))
    raise TypeError(f"a method of another class doesn't apply to a '{name}' object")


# What classes have in common. It is given to each, so that their bases are
# those of the extension's.


def refuse_new(cls: Any, *_args: object, **_kwargs: object) -> Any:
    """The __new__ of a class without a constructor."""
    if not isinstance(cls, type):
        raise TypeError(
            f"object.__new__(X): X is not a type object ({type(cls).__name__})"
        )
    raise TypeError(f"cannot create '{name_of(cls)}' instances")


def _init_subclass(cls: Any) -> None:
    for base in cls.__bases__:
        kind = getattr(base, "_bindgen_kind", None)
        if kind is not None and (not kind.subclass or base in kind.variants):
            raise TypeError(f"type '{name_of(base)}' is not an acceptable base type")
    finalizer = cls.__del__
    if not hasattr(finalizer, "_bindgen_ends"):
        with catch_warnings():
            # PyPy says that it will not be called, where it is inherited.
            simplefilter("ignore", RuntimeWarning)
            cls.__del__ = _ending(finalizer)


def release(self: Any) -> None:
    """The __del__ of all classes."""
    # Out of the object before it is freed: another finalizer of the same garbage
    # may still use this object, or keep it. The library refuses NULL. An object
    # that was never finished has no handle at all.
    kind = type(self)._bindgen_kind
    try:
        handle = _load(self, kind.slot)
    except AttributeError:
        return
    _store(self, kind.slot, NULL)
    for _, slot in kind.levels:
        _store(self, slot, NULL)
    if handle:
        kind.release(handle)


def _ending(finalizer: Any) -> Any:
    """The finalizer of a class made in Python, and then the end of the handle."""

    def both(self: Any) -> None:
        try:
            finalizer(self)
        finally:
            if type(self).__del__ is both:
                release(self)

    both._bindgen_ends = True  # type: ignore[attr-defined]
    return both


release._bindgen_ends = True  # type: ignore[attr-defined]


def _reduce_ex(self: Any, protocol: Any) -> Any:
    # Only what gives its state away can be copied: a copy of the handle would be
    # a second owner.
    cls: Any = type(self)
    if cls.__reduce__ is not object.__reduce__:
        return self.__reduce__()  # of a class derived in Python
    if cls.__getstate__ is _getstate and not (
        hasattr(cls, "__getnewargs__") or hasattr(cls, "__getnewargs_ex__")
    ):
        raise TypeError(f"cannot pickle '{name_of(cls)}' object")
    if protocol < 2 or cls.__new__ is refuse_new:
        # The oldest protocols make objects without __new__.
        raise TypeError(f"cannot pickle '{cls.__name__}' object")
    return object.__reduce_ex__(self, protocol)


def _getstate(self: Any) -> Any:
    # Without the handle, which a copy has of its own.
    return getattr(self, "__dict__", None) or None


_COMMON: dict[str, Any] = {
    "__init_subclass__": classmethod(_init_subclass),
    "__reduce_ex__": _reduce_ex,
    "__getstate__": _getstate,
}


SHARED = (refuse_new, _init_subclass, release, _reduce_ex, _getstate)


def complete(cls: type[Any]) -> None:
    """Give a class that extends no other what all have."""
    for name, member in _COMMON.items():
        if name not in vars(cls):
            setattr(cls, name, member)


def name_of(cls: type[Any]) -> str:
    kind = getattr(cls, "_bindgen_kind", None)
    if kind is None or (
        vars(cls).get("_bindgen_kind") is None and cls not in kind.variants
    ):
        return cls.__name__  # made in Python
    return f"{cls.__module__}.{cls.__qualname__}"


def wrap(cls: type[Any], handle: Any) -> Any:
    """A new object that owns the handle."""
    kind = cls._bindgen_kind
    if kind.variants:
        cls = kind.variants[_tag(kind, handle)]
    made = _allocate(cls)
    _fill(made, kind, handle)
    return made


def _fill(made: Any, kind: Kind, handle: Any) -> None:
    """Give an object the handle that it owns from then on."""
    _store(made, kind.slot, handle)
    for upcast, slot in kind.levels:
        handle = upcast(handle)
        _store(made, slot, handle)


_tags = Cells("int32_t *")


def _tag(kind: Kind, handle: Any) -> int:
    """The place of a data enum's value among the variants."""
    cell = _tags.pop()
    error = kind.tag(handle, cell)
    if error:
        raise exception(error)
    place: int = cell[0]
    _tags.push(cell)
    return place


def make(cls: type[Any], asked: Any, handle: Any) -> Any:
    """The object of a constructor of cls that was called for the class asked."""
    kind = cls._bindgen_kind
    if asked is not cls:
        try:
            _check(cls, asked)
        except TypeError:
            kind.release(handle)
            raise
    made = _allocate(asked)
    _fill(made, kind, handle)
    return made


def _check(cls: Any, asked: Any) -> None:
    own = name_of(cls)
    if not isinstance(asked, type):
        raise TypeError(
            f"{own}.__new__(X): X is not a type object ({type(asked).__name__})"
        )
    name = name_of(asked)
    if cls not in asked.__mro__:
        raise TypeError(f"{own}.__new__({name}): {name} is not a subtype of {own}")
    if getattr(asked, "_bindgen_kind", None) is not cls._bindgen_kind:
        raise TypeError(f"{own}.__new__({name}) is not safe, use {name}.__new__()")


def same(cls: type[Any], handle: Any, *candidates: Any) -> Any:
    """The candidate that has the handle, or a new object: what a function gives
    that returns an object and not only its value.
    """
    kind = cls._bindgen_kind
    for candidate in candidates:
        if (
            issubclass(type(candidate), cls)
            and getattr(candidate, kind.slot, NULL) == handle
        ):
            kind.release(handle)
            return candidate
    return wrap(cls, handle)


def variant(owner: type[Any], cls: type[Any], name: str) -> None:
    """Make a class the next variant of a data enum, and its attribute."""
    cls.__name__ = name
    cls.__qualname__ = f"{owner.__qualname__}.{name}"
    owner._bindgen_kind.variants.append(cls)
    setattr(owner, name, cls)
