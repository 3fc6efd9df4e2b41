"""Holding a wheel to the metadata that the frontend has read before."""

from __future__ import annotations

import os
from typing import Iterator

from ._fault import Fault


def require_same(wheel_directory: str, name: str, prepared: str | None) -> None:
    """Remove the wheel and end the hook if its metadata is not the prepared one.

    PEP 517 asks for it: the frontend has chosen what to install by what it was
    told then. RECORD and WHEEL are of the built wheel only.
    """
    if prepared is None:
        return
    import zipfile  # most hooks do without it

    path = os.path.join(wheel_directory, name)
    info = os.path.basename(os.path.normpath(prepared))
    with zipfile.ZipFile(path) as wheel:
        members = set(wheel.namelist())
        for file in _files(prepared):
            member = f"{info}/{file}"
            with open(os.path.join(prepared, file), "rb") as opened:
                same = member in members and wheel.read(member) == opened.read()
            if not same:
                break
        else:
            return
    os.remove(path)
    raise Fault(
        f"{member} of the wheel is not what the frontend was given before: did the project change meanwhile?"
    )


def _files(directory: str) -> Iterator[str]:
    """Yield the files below, slash-separated, but for RECORD and WHEEL."""
    for parent, _, names in os.walk(directory):
        for name in names:
            file = os.path.relpath(os.path.join(parent, name), directory).replace(
                os.sep, "/"
            )
            if file not in ("RECORD", "WHEEL"):
                yield file
