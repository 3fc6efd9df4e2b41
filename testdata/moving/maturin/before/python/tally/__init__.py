"""Counts and sums numbers as they come by."""

from tally._tally import Summary, TallyError, parse, quantiles

__all__ = ["Summary", "TallyError", "parse", "quantiles", "summarize"]


def summarize(text: str) -> Summary:
    """The summary of the numbers of a text."""
    return Summary.of(parse(text))
