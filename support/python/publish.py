"""What makes classes and functions look as those of the extension do."""

from __future__ import annotations

from collections.abc import Callable
from types import FunctionType
from typing import Any

from ._objects import SHARED, complete, name_of

__all__ = ["publish"]


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
            kind = vars(item).get("_bindgen_kind")
            if kind is not None:
                if not kind.levels:
                    complete(item)
                if kind.variants:
                    kind.subclass = False  # there are no more
                    publish(module, *kind.variants)
            _publish_members(item, source)


def _publish_members(owner: type[Any], source: str) -> None:
    for name, member in list(vars(owner).items()):
        inner = getattr(member, "__func__", member)
        if isinstance(inner, property):
            _tidy(inner)
            setattr(owner, name, _guarded(owner, name, inner))
        elif getattr(inner, "__module__", None) == source:
            _tidy(inner)  # an enum also has functions of Python's own
            if isinstance(inner, FunctionType):
                inner.__qualname__ = f"{owner.__qualname__}.{name}"


def _guarded(owner: type[Any], name: str, found: property) -> property:
    """The property, with the refusals of the extension for what it lacks."""
    if found.fset is None and found.fdel is None:
        fixed = _refuse(
            f"attribute '{name}' of '{name_of(owner)}' objects is not writable"
        )
        return property(found.fget, fixed, fixed, found.__doc__)
    own = f"{owner.__qualname__}.{name}"
    return property(
        found.fget,
        found.fset or _refuse(f"{own} cannot be set"),
        found.fdel or _refuse(f"{own} cannot be deleted"),
        found.__doc__,
    )


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


for _shared in SHARED:
    _tidy(_shared)
