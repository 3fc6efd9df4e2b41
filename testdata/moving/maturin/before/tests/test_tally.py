import subprocess
import sysconfig
from importlib import metadata
from pathlib import Path

import pytest
import tally
from tally._tally import Summary, parse, quantiles

SAMPLE = Path(__file__).parents[1] / "data" / "sample.csv"


def test_functions():
    assert parse("1\n\n 2.5 ") == [1.0, 2.5]
    assert parse("1\nx\n3", skip_bad=True) == [1.0, 3.0]
    assert quantiles([3, 1, 2]) == [2.0]
    assert quantiles(values=[1, 2, 3, 4, 5], at=[0, 0.75, 1]) == [1.0, 4.0, 5.0]
    with pytest.raises(TypeError):
        parse(text="1")


def test_summary():
    summary = tally.summarize(SAMPLE.read_text())
    assert (summary.count, summary.sum, summary.least) == (4, 10.5, 1.0)
    assert summary.mean == 2.625 and repr(summary) == "Summary(count=4, sum=10.5)"
    assert summary + Summary.of([]) == summary != Summary.of([])
    assert Summary.of([]).mean is None
    with pytest.raises(AttributeError):
        summary.count = 5
    assert Summary.__module__ == "tally._tally"


def test_errors():
    with pytest.raises(tally.TallyError, match="not a number: x"):
        parse("1\nx")
    with pytest.raises(ValueError, match="a quantile of nothing"):
        quantiles([])
    assert tally.TallyError.__doc__ is None or isinstance(tally.TallyError.__doc__, str)


def test_metadata():
    about = metadata.metadata("tally-counters")
    assert about["Version"] == "0.9.0rc2"
    assert about["Summary"] == "Counts and sums numbers as they come by"
    points = metadata.distribution("tally-counters").entry_points
    sources = [point.value for point in points if point.group == "tally.sources"]
    assert sources == ["tally.__main__:read"]


def test_command():
    command = Path(sysconfig.get_path("scripts"), "tally")
    done = subprocess.run(
        [command], input="1\n2", capture_output=True, text=True, check=True
    )
    assert done.stdout == "2 numbers, mean 1.5\n"
