"""Which macros a comparison defines: every configuration of #if that matters."""

from itertools import combinations

ALL_SUBSETS_UP_TO = 5


def configurations(names):
    """Sets of names to define: every subset of a few names; of many none, all, each
    alone, all but each, and every pair."""
    names = sorted(names)
    if len(names) <= ALL_SUBSETS_UP_TO:
        sizes = range(len(names) + 1)
    else:
        sizes = (0, 1, 2, len(names) - 1, len(names))
    return [subset for size in sizes for subset in combinations(names, size)]
