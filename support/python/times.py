"""Conversions of dates, times and spans. Python has microseconds: what is finer is
cut off.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from typing import Any
from warnings import warn

from ._convert import mismatch, to_i32, to_u8, to_u32

__all__ = [
    "read_date",
    "read_datetime",
    "read_time",
    "read_timedelta",
    "to_date",
    "to_datetime",
    "to_datetime_offset",
    "to_datetime_utc",
    "to_duration",
    "to_time",
    "to_timedelta",
    "to_timestamp",
]

_DAY = 24 * 60 * 60
_SECOND = 1_000_000_000
_MOST_DAYS = timedelta.max.days
_UTC = timezone(timedelta(0))  # the one that there is


def _nanoseconds(microseconds: Any, name: str) -> int:
    number = to_u32(microseconds, name)
    if number > 999_999:
        raise ValueError(f"argument '{name}': a second has 1000000 microseconds")
    return number * 1000


def to_timedelta(value: Any, name: str) -> tuple[int, int]:
    """The seconds and nanoseconds of a timedelta."""
    if not isinstance(value, timedelta):
        raise mismatch(name, value, "timedelta")
    days, seconds = to_i32(value.days, name), to_i32(value.seconds, name)
    return days * _DAY + seconds, _nanoseconds(value.microseconds, name)


def to_duration(value: Any, name: str) -> tuple[int, int]:
    """The same of one that is not negative."""
    seconds, nanoseconds = to_timedelta(value, name)
    if seconds < 0:
        text = "a negative span of time cannot be converted to a Duration"
        raise ValueError(f"argument '{name}': {text}")
    return seconds, nanoseconds


def read_timedelta(cell: Any) -> timedelta:
    """The timedelta of a struct. One that is shorter than nothing loses what is finer
    than microseconds in the direction of nothing, too.
    """
    seconds = cell.seconds
    up = 999 if seconds < 0 else 0
    days = seconds // _DAY
    if abs(days) > _MOST_DAYS:
        raise OverflowError(
            f"a span of {days} days is too long for a timedelta: "
            f"it has at most {_MOST_DAYS}"
        )
    return timedelta(days, seconds % _DAY, (cell.nanoseconds + up) // 1000)


def _date(value: Any, name: str) -> tuple[int, int, int]:
    year, month = to_i32(value.year, name), to_u8(value.month, name)
    return year, month, to_u8(value.day, name)


def _time(value: Any, name: str) -> tuple[int, int, int, int]:
    hour, minute = to_u8(value.hour, name), to_u8(value.minute, name)
    second = to_u8(value.second, name)
    return hour, minute, second, _nanoseconds(value.microsecond, name)


def to_date(value: Any, name: str) -> tuple[int, int, int]:
    """The year, month and day of a date, and of a datetime, which is one."""
    if not isinstance(value, date):
        raise mismatch(name, value, "date")
    return _date(value, name)


def to_time(value: Any, name: str) -> tuple[int, int, int, int]:
    """The parts of a time."""
    if not isinstance(value, time):
        raise mismatch(name, value, "time")
    parts = _time(value, name)
    if value.tzinfo is not None:
        raise TypeError(f"argument '{name}': expected a time without tzinfo")
    return parts


def _moment(value: Any, name: str) -> tuple[int, ...]:
    if not isinstance(value, datetime):
        raise mismatch(name, value, "datetime")
    return (*_date(value, name), *_time(value, name))


def to_datetime(value: Any, name: str) -> tuple[Any, ...]:
    """The parts of a datetime without a zone."""
    parts = _moment(value, name)
    if value.tzinfo is not None:
        raise TypeError(f"argument '{name}': expected a datetime without tzinfo")
    return (*parts, False, 0)


def _zone(value: Any, name: str) -> Any:
    zone = value.tzinfo
    if zone is None:
        raise _without_zone(name)
    return zone


def _without_zone(name: str) -> TypeError:
    return TypeError(f"argument '{name}': expected a datetime with non-None tzinfo")


def to_datetime_utc(value: Any, name: str) -> tuple[Any, ...]:
    """The parts of a datetime in UTC."""
    parts = _moment(value, name)
    if _zone(value, name) != _UTC:
        raise ValueError(f"argument '{name}': expected datetime.timezone.utc")
    return (*parts, True, 0)


def to_datetime_offset(value: Any, name: str) -> tuple[Any, ...]:
    """The parts of a datetime whose zone has the same offset at any time."""
    parts = _moment(value, name)
    zone = _zone(value, name)
    offset = zone.utcoffset(None)
    if offset is None:
        raise TypeError(
            f"argument '{name}': '{type(zone).__name__}' object is not a fixed offset "
            "timezone"
        )
    return (*parts, True, _seconds(offset, name))


def to_timestamp(value: Any, name: str) -> tuple[Any, ...]:
    """The parts of a datetime with a zone, and the offset that it has then."""
    parts = _moment(value, name)
    offset = value.utcoffset()
    if offset is None:
        raise _without_zone(name)
    return (*parts, True, _seconds(offset, name))


def _seconds(offset: Any, name: str) -> int:
    seconds, nanoseconds = to_timedelta(offset, name)
    if nanoseconds:
        raise ValueError(f"argument '{name}': an offset of whole seconds is wanted")
    if not -(1 << 31) <= seconds < 1 << 31:
        raise ValueError(f"argument '{name}': fixed offset out of bounds")
    return seconds


def read_date(cell: Any) -> date:
    """The date of a struct."""
    return date(cell.year, cell.month, cell.day)


def _microsecond(cell: Any) -> int:
    """Python has no leap seconds: it is the second before."""
    nanosecond: int = cell.nanosecond
    if nanosecond >= _SECOND:
        text = "ignored leap-second, `datetime` does not support leap-seconds"
        warn(text, UserWarning, stacklevel=4)
    return nanosecond % _SECOND // 1000


def read_time(cell: Any) -> time:
    """The time of a struct."""
    microsecond = _microsecond(cell)
    return time(cell.hour, cell.minute, cell.second, microsecond)


def read_datetime(cell: Any) -> datetime:
    """The datetime of a struct."""
    day = (cell.year, cell.month, cell.day)
    microsecond = _microsecond(cell)
    zone = None
    if cell.has_offset:
        offset = cell.offset
        zone = timezone(timedelta(0, offset)) if offset else _UTC
    return datetime(*day, cell.hour, cell.minute, cell.second, microsecond, zone)
