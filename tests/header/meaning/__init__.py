"""Compares two C headers by what they mean to a compiler, not by their text.

`python -m meaning EXPECTED.h OURS.h` says whether both declare the same functions,
types, constants and variables; see `__main__`.
"""
