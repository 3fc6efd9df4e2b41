"""Slugs: texts as they stand in an address."""

from importlib.resources import files

from ._rust import MAX_LENGTH, Case, SlugError, Slugger, slugify
from ._version import __version__

__all__ = ["MAX_LENGTH", "Case", "SlugError", "Slugger", "reserved", "slugify"]


def reserved() -> set[str]:
    """The slugs that no page should have."""
    return set(files(__name__).joinpath("data/reserved.txt").read_text().split())
