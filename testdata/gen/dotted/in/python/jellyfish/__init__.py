"""A package written by hand around the generated one."""

from ._rustyfish import Counter, hamming
from ._rustyfish.phonetic import soundex

__all__ = ["Counter", "hamming", "similarity", "soundex"]


def similarity(a: str, b: str) -> float:
    return 1.0 - hamming(a, b) / max(len(a), len(b), 1)
