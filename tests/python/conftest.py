"""What all suites need: the way the library is loaded is the way that was asked for."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator

import pytest
import suite
from suite import _backend


def pytest_report_header() -> str:
    return f"suite by {_backend.name}"


def pytest_sessionstart() -> None:
    assert _backend.name == os.environ["BINDGEN_BACKEND"]


def alive() -> int:
    """How many values of classes there are when garbage is gone."""
    found = suite.live()
    for _ in range(5):
        gc.collect()
        if suite.live() == found:
            break
        found = suite.live()
    return found


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Every value of a class is dropped, once, when its test is over."""
    if "keeps_values" in item.keywords:
        return (yield)
    before = alive()
    result = yield
    assert alive() == before, "values of classes"
    return result


@pytest.fixture
def quiet() -> Iterator[None]:
    """Panics say so on the standard error, by the ten thousand."""
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    yield
    os.dup2(kept, 2)
    os.close(kept)
    os.close(nowhere)
