"""Conversions of UUIDs."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from ._convert import mismatch, to_u128

__all__ = ["read_uuid", "to_uuid"]


def to_uuid(value: Any, name: str) -> tuple[int, int]:
    """The first and the last 64 bits of a UUID."""
    if not isinstance(value, UUID):
        raise mismatch(name, value, "UUID")
    low, high = to_u128(value.int, name)
    return high, low


def read_uuid(cell: Any) -> UUID:
    """The UUID of a struct of high and low."""
    return UUID(int=cell.high << 64 | cell.low)
