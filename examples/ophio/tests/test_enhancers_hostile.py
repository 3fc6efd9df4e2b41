"""Stack trace rules: whole configurations, frames that are none, and much of everything."""

import gc
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from enhancer_events import (
    NO_EXCEPTION,
    assemble,
    frame,
    functions,
    in_app,
    modify,
    rules,
)
from ophio.enhancers import (
    Cache,
    Component,
    Enhancements,
    EnhancementsError,
)

RULES = (Path(__file__).parent / "data" / "rules.txt").read_text(encoding="utf-8")


# Many rules


def real_frames():
    return [
        frame(function=b"main", package=b"/opt/lumen/bin/lumen"),
        frame(function=b"lumen::MainLoop::run", package=b"/opt/lumen/bin/lumen"),
        frame(function=b"std::__invoke<lumen::Job>", package=b"/opt/lumen/bin/lumen"),
        frame(function=b"lumen::render::draw", package=b"/opt/lumen/bin/lumen"),
        frame(function=b"vkQueueSubmit", package=b"/usr/lib/libvulkan.so.1"),
        frame(function=b"<unknown>", package=b"/usr/lib/libnvidia-glcore.so.535"),
        frame(function=b"abort", package=b"/lib/x86_64-linux-gnu/libc.so.6"),
        frame(function=b"raise", package=b"/lib/x86_64-linux-gnu/libc.so.6"),
    ]


def test_a_whole_configuration():
    assert modify(RULES, real_frames()) == [
        ("base", True),
        ("base", True),
        ("std", True),
        (None, True),
        ("driver", False),
        ("driver", False),
        (None, False),
        (None, False),
    ]
    frames = [
        {**given, "category": category and category.encode(), "in_app": in_app}
        for given, (category, in_app) in zip(
            real_frames(), modify(RULES, real_frames())
        )
    ]
    result, components = assemble(RULES, frames, [True] * len(frames))
    assert [component.contributes for component in components] == [
        False,
        True,  # `lumen::*` is taken back at the end
        False,
        True,
        True,
        False,
        False,
        False,
    ]
    assert result.contributes is True
    assert result.invert_stacktrace is False


def test_a_whole_configuration_is_read_by_lines():
    cache = Cache(1_000)
    whole = rules(RULES, cache)
    by_lines = Enhancements.empty()
    for line in RULES.splitlines():
        by_lines.extend_from(rules(line, cache))
    assert repr(whole) == repr(by_lines)
    for enhancements in (whole, by_lines):
        assert enhancements.apply_modifications_to_frames(
            real_frames(), NO_EXCEPTION
        ) == modify(RULES, real_frames())


def test_threads_share_rules_and_a_cache():
    enhancements, cache = rules(RULES), Cache(50)
    expected = modify(RULES, real_frames())

    def work(_):
        for _ in range(20):
            components = [Component(True) for _ in expected]
            enhancements.assemble_stacktrace_component(
                real_frames(), NO_EXCEPTION, components
            )
            for shared in (enhancements, rules(RULES, cache)):
                found = shared.apply_modifications_to_frames(
                    real_frames(), NO_EXCEPTION
                )
                assert found == expected

    with ThreadPoolExecutor(8) as threads:
        assert len(list(threads.map(work, range(8)))) == 8


# Frames that are none


@pytest.mark.parametrize(
    "frames, error",
    [
        (None, TypeError),
        (3, TypeError),
        ("ab", TypeError),
        (iter([frame()]), TypeError),
        ([None], TypeError),
        ([frame(), 3], TypeError),
        ([{}], KeyError),
        ([{k: v for k, v in frame().items() if k != "path"}], KeyError),
        ([frame(function="text")], TypeError),
        ([frame(path=3)], TypeError),
        ([frame(in_app=1)], TypeError),
        ([frame(in_app=b"")], TypeError),
        ([frame(category=[b"ui"])], TypeError),
    ],
)
def test_frames_that_are_none(frames, error):
    enhancements = rules("function:a -group")
    component = Component(True)
    with pytest.raises(error):
        enhancements.apply_modifications_to_frames(frames, NO_EXCEPTION)
    with pytest.raises(error):
        enhancements.assemble_stacktrace_component(frames, NO_EXCEPTION, [component])
    assert component.contributes is True


@pytest.mark.parametrize(
    "exception, error",
    [
        (None, TypeError),
        ([], TypeError),
        ({}, KeyError),
        ({"ty": None, "value": None}, KeyError),
        ({**NO_EXCEPTION, "ty": "text"}, TypeError),
        ({**NO_EXCEPTION, "mechanism": 3}, TypeError),
    ],
)
def test_exceptions_that_are_none(exception, error):
    with pytest.raises(error):
        rules("function:a +app").apply_modifications_to_frames([frame()], exception)


class Hostile(dict):
    """A frame that does something when it is read."""

    def __init__(self, action):
        super().__init__(frame(function=b"a"))
        self.action = action

    def __getitem__(self, key):
        self.action(key)
        return super().__getitem__(key)


def test_frames_that_raise():
    def fail(key):
        raise ZeroDivisionError(key)

    component = Component(True)
    enhancements = rules("function:a -group")
    with pytest.raises(ZeroDivisionError):
        enhancements.apply_modifications_to_frames([Hostile(fail)], NO_EXCEPTION)
    with pytest.raises(ZeroDivisionError):
        enhancements.assemble_stacktrace_component(
            [Hostile(fail)], NO_EXCEPTION, [component]
        )
    assert component.contributes is True


def test_frames_that_use_the_rules():
    enhancements = rules("function:a +app")
    component = Component(True)
    other = rules("function:b +app")

    def use(key):
        enhancements.apply_modifications_to_frames([frame()], NO_EXCEPTION)
        if key == "path":
            enhancements.extend_from(other)
            component.contributes = False

    frames = [Hostile(use)]
    found = enhancements.apply_modifications_to_frames(frames, NO_EXCEPTION)
    assert found == [(None, True)]
    assert repr(enhancements) == "<Enhancements of 2 rules>"
    enhancements.assemble_stacktrace_component(frames, NO_EXCEPTION, [component])
    assert component.contributes is False


def test_frames_that_go_away():
    frames = []
    frames.extend(Hostile(lambda key: frames.clear()) for _ in range(3))
    enhancements = rules("function:a +app")
    try:
        found = enhancements.apply_modifications_to_frames(frames, NO_EXCEPTION)
    except (RuntimeError, IndexError, KeyError):
        pass
    else:
        assert found in ([(None, True)], [(None, True)] * 3)


def test_frames_of_other_kinds():
    enhancements = rules("function:a +app")
    expected = [(None, True)]
    for given in (bytearray(b"a"), memoryview(b"a")):
        for frames in ([frame(function=given)], (frame(function=given),)):
            found = enhancements.apply_modifications_to_frames(frames, NO_EXCEPTION)
            assert found == expected
    extra = {**frame(function=b"a"), "more": object(), 1: 2}
    assert enhancements.apply_modifications_to_frames([extra], NO_EXCEPTION) == expected


# Much of everything


def seconds(function):
    start = time.perf_counter()
    function()
    return time.perf_counter() - start


def test_many_frames():
    frames = functions("a", "b") * 10_000
    text = "function:a ^-app v+app +app\nfunction:* ^-group v-group\ncategory:* -app"
    found = modify(text + "\nfunction:b category=x", frames)
    assert found[-2:] == [(None, True), ("x", False)]
    assert found[0] == (None, True) and found[1] == ("x", True)
    _, components = assemble(text, frames)
    assert {component.contributes for component in components} == {False}


def test_many_frames_that_are_all_different():
    names = [str(i) for i in range(20_000)]
    frames = [
        {**given, "category": given["function"], "path": given["function"]}
        for given in functions(*names)
    ]
    text = "path:**/1??99 category=found\nfunction:*9 +app\ncategory:found -app"
    found = modify(text, frames)
    assert [name for name, (c, _) in zip(names, found) if c == "found"] == [
        str(i) for i in range(10_099, 20_000, 100)
    ]
    assert [in_app for _, in_app in found].count(True) == 2_000 - 100
    assert sum(c == name for name, (c, _) in zip(names, found)) == 20_000 - 100


def test_many_rules():
    text = "\n".join(f"function:f{i} category=c{i}" for i in range(50_000))
    enhancements = rules(text, Cache(10))
    found = enhancements.apply_modifications_to_frames(
        functions("f0", "f49999", "f50000"), NO_EXCEPTION
    )
    assert found == [("c0", None), ("c49999", None), (None, None)]


def test_patterns_that_are_slow_elsewhere():
    name = "a" * 5_000
    patterns = ["*a" * 100 + "b", "{a,aa,aaa}" * 300, "*" * 4_000 + "b", "[" * 4_000]
    text = "\n".join(f"function:{pattern} +app" for pattern in patterns)
    assert seconds(lambda: in_app(text, functions(name))) < 20
    assert in_app(text, functions(name)) == [None]


def test_memory_does_not_grow():
    resource = pytest.importorskip("resource")
    cache = Cache(100)

    def work(rounds):
        for i in range(rounds):
            text = f"function:f{i} +app\npath:**/f{i}/?*.c category=x{i}"
            frames = functions(f"f{i}", "b")
            made = rules(text, cache)
            made.apply_modifications_to_frames(frames, NO_EXCEPTION)
            made.assemble_stacktrace_component(
                frames, NO_EXCEPTION, [Component(), Component()]
            )
            with pytest.raises(EnhancementsError):
                rules(f"function:f{i}", cache)

    work(2_000)
    gc.collect()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    work(6_000)
    gc.collect()
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 16 * 1024 * (1024 if sys.platform == "darwin" else 1)
