"""Stack trace rules: what they do to frames."""

import pytest
from enhancer_events import (
    NO_EXCEPTION,
    assemble,
    categories,
    frame,
    functions,
    in_app,
    modify,
)
from ophio.enhancers import (
    Enhancements,
)

# Matchers


@pytest.mark.parametrize(
    "rule, given, matches",
    [
        # the documented examples
        ("family:native stack.function:std::*", {"function": b"std::sort"}, True),
        ("family:native stack.function:std::*", {"function": b"mystd::sort"}, False),
        ("stack.abs_path:**/node_modules/**", {"path": b"/a/node_modules/x.js"}, True),
        ("stack.abs_path:**/node_modules/**", {"path": b"node_modules/x.js"}, True),
        ("stack.abs_path:**/generated/**.js", {"path": b"/generated/a/b.js"}, True),
        ("stack.abs_path:**/project/**.c", {"path": b"/x/project/a/b.c"}, True),
        ("stack.abs_path:**/project/**.c", {"path": b"/x/projects/a/b.c"}, False),
        ("stack.abs_path:**/vendor/foo/*.c", {"path": b"/vendor/foo/a.c"}, True),
        ("stack.abs_path:**/vendor/foo/*.c", {"path": b"/vendor/foo/bar/a.c"}, False),
        ("stack.abs_path:**/*.gen.c", {"path": b"foo.gen.c"}, True),
        ("stack.abs_path:**/*.gen.c", {"path": b"foo/bar.gen.c"}, True),
        ("stack.function:malloc", {"function": b"malloc"}, True),
        ("stack.function:malloc", {"function": b"malloc_zone"}, False),
        (
            "stack.package:**/libcurl.dylib",
            {"package": b"/usr/lib/libcurl.dylib"},
            True,
        ),
        # families
        ("family:javascript,native", {"family": b"javascript"}, True),
        ("family:javascript,native", {"family": b"other"}, False),
        ("family:all", {"family": b"brand-new"}, True),
        ("family:other", {"family": None}, True),
        ("family:native", {"family": b"\xff"}, False),
        ("family:brand-new", {"family": b"brand-new"}, False),
        # paths: neither case nor kind of slashes matters
        ("path:**/Foo.DLL", {"path": b"C:\\bar\\fOO.dll"}, True),
        ("package:C:\\Windows\\**", {"package": b"c:/windows/system32/x.dll"}, True),
        ("path:**/\u00dcber.c", {"path": "/\u00fcBER.C".encode()}, True),
        ("path:/a/b", {"path": b"a/b"}, True),
        ("path:a/b", {"path": b"/a/b"}, False),
        ("path:/usr/*/x.so", {"path": b"/usr/lib/a/x.so"}, False),
        ("path:/opt/{bin,lib}/**", {"path": b"/opt/lib/x"}, True),
        ("path:**", {"path": b""}, True),
        ("path:**", {"path": None}, False),
        ("path:**/x", {"path": b"\xff\xfe/x"}, True),
        # names: case matters
        ("function:Main", {"function": b"main"}, False),
        ("module:java.*", {"module": b"java.lang.Thread"}, True),
        ("module:java.*", {"module": b"javax.Thread"}, False),
        ("stack.module:*", {"module": None}, False),
        ("function:ma?n", {"function": b"main"}, True),
        ("function:[!a-l]*", {"function": b"main"}, True),
        ("function:a*/b", {"function": b"a/c/b"}, True),
        ('function:"operator new*"', {"function": b"operator new[]"}, True),
        ('function:"?[[]Foo*"', {"function": b"-[Foo bar]"}, True),
        ("function:\\*", {"function": b"*"}, True),
        ("function:\\*", {"function": b"a"}, False),
        ('function:""', {"function": b""}, True),
        ("function:a*", {"function": b"a\nb"}, False),
        ("function:[a", {"function": b"[a"}, True),
        ("function:[a", {"function": b"a"}, False),
        # in the app: what is not known is not
        ("app:yes", {"in_app": True}, True),
        ("app:1", {"in_app": True}, True),
        ("app:TRUE", {"in_app": None}, False),
        ("app:no", {"in_app": None}, True),
        ("app:false", {"in_app": True}, False),
        # categories
        ("category:ui", {"category": b"ui"}, True),
        ("category:u*", {"category": b"ui"}, True),
        ("category:*", {"category": None}, False),
        # several, and negated ones
        ("function:a module:b", {"function": b"a", "module": b"b"}, True),
        ("function:a module:b", {"function": b"a", "module": b"c"}, False),
        ("!function:a", {"function": b"b"}, True),
        ("!function:a", {"function": None}, True),
        ("function:* !function:a", {"function": b"a"}, False),
        ("!family:native", {}, False),
        ("!app:yes", {"in_app": True}, False),
    ],
)
def test_matchers(rule, given, matches):
    assert categories(f"{rule} category=found", [frame(**given)]) == [
        "found" if matches else (given.get("category") or b"").decode() or None
    ]


@pytest.mark.parametrize(
    "rule, exception, matches",
    [
        ("error.type:Timeout*", {"ty": b"TimeoutError"}, True),
        ("type:TimeoutError", {"ty": b"TimeoutError"}, True),
        ("type:TimeoutError", {"ty": b"Timeout"}, False),
        ("error.value:*reset*", {"value": b"connection reset by peer"}, True),
        ("value:a*", {"value": b"a\nb"}, False),
        ("error.mechanism:ANR", {"mechanism": b"ANR"}, True),
        ("mechanism:<unknown>", {}, True),
        ("error.type:*", {}, True),
        ("!error.type:Foo", {"ty": b"Foo"}, False),
        ("!error.type:Foo", {}, True),
        ('error.value:""', {"value": b""}, True),
        ("type:T value:V", {"ty": b"T", "value": b"W"}, False),
    ],
)
def test_matchers_of_the_exception(rule, exception, matches):
    expected = [True if matches else None] * 2
    assert in_app(f"{rule} +app", functions("a", "b"), **exception) == expected


@pytest.mark.parametrize(
    "rule, expected",
    [
        ("[ function:a ] | function:b +app", [None, True, None]),
        ("[ function:b ] | function:a +app", [None, None, None]),
        ("function:a | [ function:b ] +app", [True, None, None]),
        ("[ function:a ] | function:* | [ function:c ] +app", [None, True, None]),
        ("[ !function:a ] | function:* +app", [None, None, True]),
        ("function:* | [ !function:c ] +app", [True, None, None]),
        ("[ function:* ] | function:* +app", [None, True, True]),
        ("function:* | [ function:* ] +app", [True, True, None]),
        ("[ family:native ] | app:no +app", [None, True, True]),
        ("[ error.type:* ] | function:* +app", [None, True, True]),
        ("[function:a ]|function:b +app", [None, True, None]),
        ("function:b |[ function:c ]+app", [None, True, None]),
    ],
)
def test_callers_and_callees(rule, expected):
    assert in_app(rule, functions("a", "b", "c")) == expected


@pytest.mark.parametrize("count", [1, 2, 63, 64, 65, 128, 200])
def test_neighbours_in_long_stack_traces(count):
    frames = functions(*("ab"[i % 2] for i in range(count)))
    found = in_app("[ function:a ] | function:b +app", frames)
    assert found == [True if i % 2 else None for i in range(count)]
    found = in_app("function:a | [ function:b ] +app", frames)
    assert found == [None if i % 2 or i + 1 == count else True for i in range(count)]


# Actions on frames


@pytest.mark.parametrize(
    "rule, expected",
    [
        ("function:b +app", [None, True, None, None]),
        ("function:b -app", [None, False, None, None]),
        ("function:b ^+app", [None, None, True, True]),
        ("function:b v-app", [False, None, None, None]),
        ("function:b ^-app +app v+app", [True, True, False, False]),
        ("function:b +app -app", [None, False, None, None]),
        ("function:a ^+app -app", [False, True, True, True]),
        ("function:d v+app", [True, True, True, None]),
        ("function:d ^+app", [None, None, None, None]),
        # each frame that matches acts after those before it
        ("function:[bc] +app ^-app", [None, True, True, False]),
        ("function:[bc] +app v-app", [False, False, True, None]),
        ("function:[bd] v+app ^-app", [True, True, True, False]),
        ("function:[ac] ^+app v-app -app", [False, False, False, True]),
        # rules are applied from the first to the last
        ("function:b +app\nfunction:b -app", [None, False, None, None]),
        ("function:b +app\napp:yes ^+app", [None, True, True, True]),
        # all frames are asked before any is changed
        ("function:a +app\n[ app:yes ] | app:no +app", [True, True, None, None]),
        # these change no frame
        ("function:b -group ^-group max-frames=1 min-frames=2", [None] * 4),
    ],
)
def test_flags(rule, expected):
    assert in_app(rule, functions("a", "b", "c", "d")) == expected


def test_categories():
    frames = functions("a", "b", "c")
    frames[2]["category"] = b"std"
    text = """
        function:a category=ui
        category:ui category=system
        [ category:system ] | function:b category=inner
        category:std +app
        category:ui -app
    """
    assert modify(text, frames) == [("system", None), ("inner", None), ("std", True)]
    assert categories("function:a category=x category=y.z-1_", frames)[0] == "y.z-1_"
    assert categories("function:a category = x", frames)[0] == "x"


def test_the_frames_stay_as_they_are():
    frames = functions("a", "b")
    before = [dict(frame) for frame in frames]
    modify("function:* +app category=x", frames)
    assemble("function:* +app category=x -group", frames)
    assert frames == before


def test_categories_that_are_not_text():
    with pytest.raises(ValueError, match="category of frame 1 is not UTF-8"):
        modify("function:a +app", [frame(), frame(category=b"\xff")])


def test_no_rules():
    none = Enhancements.empty()
    frames = [frame(category="\u00e9".encode(), in_app=False), frame()]
    expected = [("\u00e9", False), (None, None)]
    assert none.apply_modifications_to_frames(frames, NO_EXCEPTION) == expected
    assert none.apply_modifications_to_frames([], NO_EXCEPTION) == []
    result = none.assemble_stacktrace_component([], NO_EXCEPTION, [])
    assert (result.contributes, result.hint) == (False, None)
    assert result.invert_stacktrace is False
