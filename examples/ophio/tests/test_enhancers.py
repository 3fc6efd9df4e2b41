"""Stack trace rules: what they do to frames and to components."""

import gc
import sys
import threading
import time
from pathlib import Path

import pytest
from ophio.enhancers import (
    AssembleResult,
    Cache,
    Component,
    Enhancements,
    EnhancementsError,
    ExceptionData,
    Frame,
)

RULES = (Path(__file__).parent / "data" / "rules.txt").read_text(encoding="utf-8")
NO_EXCEPTION = {"ty": None, "value": None, "mechanism": None}


def frame(**given):
    made = {
        "category": None,
        "family": b"native",
        "function": None,
        "module": None,
        "package": None,
        "path": None,
        "in_app": None,
    }
    made.update(given)
    return made


def functions(*names, **given):
    return [frame(function=name.encode(), **given) for name in names]


def rules(text, cache=None):
    return Enhancements.parse(text, cache or Cache(100))


def modify(text, frames, **exception):
    return rules(text).apply_modifications_to_frames(
        frames, {**NO_EXCEPTION, **exception}
    )


def in_app(text, frames, **exception):
    return [in_app for _, in_app in modify(text, frames, **exception)]


def categories(text, frames):
    return [category for category, _ in modify(text, frames)]


def assemble(text, frames, contributes=None, **exception):
    components = [Component(c) for c in contributes or [None] * len(frames)]
    result = rules(text).assemble_stacktrace_component(
        frames, {**NO_EXCEPTION, **exception}, components
    )
    return result, components


def counted(text, frames, contributes=None, **exception):
    _, components = assemble(text, frames, contributes, **exception)
    return [component.contributes for component in components]


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


# Components


def test_a_component():
    component = Component()
    assert (component.contributes, component.hint) == (None, None)
    component.contributes = True
    assert component.contributes is True
    assert Component(contributes=False).contributes is False
    assert repr(Component(False)) == "Component(contributes=False)"
    with pytest.raises(AttributeError):
        component.hint = "mine"
    with pytest.raises(AttributeError):
        component.other = 1
    with pytest.raises(TypeError):
        component.contributes = 1
    assert component.contributes is True


@pytest.mark.parametrize(
    "rule, expected",
    [
        ("function:b -group", [None, False, None]),
        ("function:b ^-group", [None, None, False]),
        ("function:b v-group -group", [False, False, None]),
        ("function:* -group\nfunction:c +group", [False, False, True]),
        ("function:b +app -app category=x", [None, None, None]),
        ("app:no -group", [False, False, False]),
    ],
)
def test_grouping(rule, expected):
    assert counted(rule, functions("a", "b", "c")) == expected


@pytest.mark.parametrize(
    "now, before, expected",
    [
        (True, 1, None),
        (True, True, None),
        (True, 0, "in the app"),
        (True, -1, "in the app"),
        (False, 1, "not in the app"),
        (False, 0, None),
        (None, -1, None),
        (None, 0, "not in the app"),
        (True, None, None),
    ],
)
def test_hints_where_it_is_known_what_was_before(now, before, expected):
    frames = functions("a", in_app=now, orig_in_app=before)
    _, [component] = assemble("function:a +app", frames)
    rule = "by a stack trace rule (function:a +app)"
    assert component.hint == (expected and f"{expected} {rule}")


def test_the_classes_of_frames():
    made = Frame(
        category=None,
        family=b"other",
        function=b"a",
        module=None,
        package=None,
        path=None,
        in_app=None,
    )
    assert type(made) is dict
    assert Frame.__optional_keys__ == {"orig_in_app"}
    assert Frame.__required_keys__ == set(frame())
    exception = ExceptionData(ty=b"T", value=None, mechanism=None)
    enhancements = rules("type:T function:a +app")
    found = enhancements.apply_modifications_to_frames([made], exception)
    assert found == [(None, True)]


def test_rules_do_not_change_frames_here():
    text = "function:a +app category=x\napp:yes -group\ncategory:x -group"
    assert counted(text, functions("a")) == [None]


def test_hints():
    text = (
        "stack.function:a   -group\n!function:a v+group\nfunction:c family:native +app"
    )
    _, components = assemble(text, functions("a", "b", "c"), [True, True, True])
    assert [component.hint for component in components] == [
        "counted by a stack trace rule (!function:a v+group)",
        None,
        "not in the app by a stack trace rule (function:c family:native +app)",
    ]
    # the last rule that says something has the word
    components = [Component(True)]
    for rule in ["function:a -group", "function:b +group", "function:a +group"]:
        rules(rule).assemble_stacktrace_component(
            functions("a"), NO_EXCEPTION, components
        )
    assert components[0].hint == "counted by a stack trace rule (function:a +group)"


@pytest.mark.parametrize(
    "rule, given, expected",
    [
        ("function:a +app", (True, True), "in the app"),
        ("function:a +app", (True, False), "not in the app"),
        ("function:a +app", (True, None), "not in the app"),
        ("function:a +app", (False, True), None),
        ("function:a -app", (False, True), "in the app"),
        ("function:a -app", (None, True), None),
    ],
)
def test_hints_of_flags_of_the_app(rule, given, expected):
    contributes, in_app = given
    _, [component] = assemble(rule, functions("a", in_app=in_app), [contributes])
    expected = expected and f"{expected} by a stack trace rule ({rule})"
    assert (component.contributes, component.hint) == (contributes, expected)


@pytest.mark.parametrize(
    "rule, written",
    [
        ("stack.function:a -group # a comment", "function:a -group"),
        ('function:"a"  !module:"b c"   -group', 'function:a !module:"b c" -group'),
        (
            "!type:X function:a | [ function:b ] v-app -group max-frames=0 category = y",
            "!type:X function:a | [ function:b ] v-app -group max-frames=0 category=y",
        ),
        (
            "[ app:no ] | family:native,x function:a ^-group min-frames=1",
            "[ app:no ] | family:native,x function:a ^-group min-frames=1",
        ),
    ],
)
def test_rules_in_hints(rule, written):
    frames = functions("z", "a", "b")
    for text in (rule, written):
        hints = {c.hint for c in assemble(text, frames, [True] * 3)[1]}
        assert hints == {None, f"ignored by a stack trace rule ({written})"}


def test_max_frames():
    frames = functions("a", "b", "c", "d")
    every = [True, True, False, True]
    assert counted("function:a max-frames=1", frames, every) == [
        False,
        False,
        False,
        True,
    ]
    assert counted("function:a max-frames=2", frames, every) == [
        False,
        True,
        False,
        True,
    ]
    assert counted("function:a max-frames=0", frames, every) == every
    assert counted("function:x max-frames=1", frames, every) == every
    two = "function:a max-frames=1\nfunction:b max-frames=9"
    assert counted(two, frames, every) == every
    result, components = assemble("function:a max-frames=2", frames, every)
    assert result.contributes is True
    assert components[0].hint == (
        "only the last 2 frames count by a stack trace rule (function:a max-frames=2)"
    )
    assert components[2].hint is None
    _, components = assemble("function:a max-frames=1", frames, every)
    assert "only the last frame counts by" in components[0].hint


def test_min_frames():
    frames = functions("a", "b", "c")
    result, _ = assemble("function:a min-frames=3", frames, [True, True, True])
    assert (result.contributes, result.hint) == (True, None)
    result, components = assemble("function:a min-frames=3", frames, [True, None, True])
    assert result.contributes is False
    assert result.hint == (
        "ignored by a stack trace rule: 2 of at least 3 frames count"
        " (function:a min-frames=3)"
    )
    assert [component.contributes for component in components] == [True, None, True]
    # what max-frames leaves is counted
    both = "function:a min-frames=2 max-frames=1"
    assert assemble(both, frames, [True] * 3)[0].contributes is False
    # where none counts, the limit is not why
    result, _ = assemble("function:a min-frames=3", frames)
    assert (result.contributes, result.hint) == (False, None)


def test_invert_stacktrace():
    frames = functions("a", "b")
    for text, inverted in [
        ("function:a invert-stacktrace=1", True),
        ("function:a invert-stacktrace=yes", True),
        ("function:x invert-stacktrace=1", False),
        ("function:a invert-stacktrace=1\nfunction:b invert-stacktrace=no", False),
        ("error.mechanism:ANR invert-stacktrace=true", False),
    ]:
        result, _ = assemble(text, frames)
        assert result.invert_stacktrace is inverted, text
    result, _ = assemble(
        "error.mechanism:ANR invert-stacktrace=1", frames, mechanism=b"ANR"
    )
    assert isinstance(result, AssembleResult)
    assert result.invert_stacktrace is True


@pytest.mark.parametrize("components", [0, 1, 3])
def test_another_number_of_components(components):
    with pytest.raises(ValueError, match=f"{components} components for 2 frames"):
        rules("function:a -group").assemble_stacktrace_component(
            functions("a", "b"),
            NO_EXCEPTION,
            [Component() for _ in range(components)],
        )


def test_a_component_twice():
    component, other = Component(True), Component(True)
    enhancements = rules("function:a -group")
    frames = functions("a", "a", "a")
    with pytest.raises(RuntimeError, match="already borrowed"):
        enhancements.assemble_stacktrace_component(
            frames, NO_EXCEPTION, [other, component, component]
        )
    # and nothing stays borrowed
    for left in (component, other):
        assert left.contributes is True
        left.contributes = False
    enhancements.assemble_stacktrace_component(frames[:1], NO_EXCEPTION, [component])


def test_no_constructors():
    for cls in (AssembleResult, Enhancements):
        with pytest.raises(TypeError):
            cls()


# Reading text


def test_lines():
    text = "\n# a comment\r\n  \n\tfunction:a +app # another\r\n#function:b +app\nfunction:c\t-app#x"
    assert in_app(text, functions("a", "b", "c")) == [True, None, False]
    assert repr(rules(text)) == "<Enhancements of 2 rules>"
    assert repr(rules("function:a +app")) == "<Enhancements of 1 rule>"
    assert repr(rules("")) == repr(Enhancements.empty())


# the rule, what is wrong with it, and what is left where it is wrong
BAD_MATCHERS = [
    ("+app", "expected a matcher", "+app"),
    ("foo:bar +app", "unknown matcher `foo`", "foo:bar +app"),
    ("FUNCTION:a +app", "unknown matcher `FUNCTION`", "FUNCTION:a +app"),
    (
        "stack.category:a +app",
        "unknown matcher `stack.category`",
        "stack.category:a +app",
    ),
    ("function +app", "expected `:` after `function`", " +app"),
    ("function :a +app", "expected `:` after `function`", " :a +app"),
    ("function: a +app", "expected a pattern", " a +app"),
    ("function:a app", "expected `:` after `app`", None),
    ("function:a garbage", "unknown matcher `garbage`", "garbage"),
    ('function:"a +app', "no quote ends the pattern", '"a +app'),
    ('"function":a +app', "expected the name of a matcher", '"function":a +app'),
    ("!!function:a +app", "expected the name of a matcher", "!function:a +app"),
    ("! function:a +app", "expected the name of a matcher", " function:a +app"),
    ("app:maybe +app", "expected `yes` or `no`, not `maybe`", "app:maybe +app"),
    ("[ function:a ] function:b +app", "expected `|`", "function:b +app"),
    ("[ function:a ] | +app", "expected a matcher", "+app"),
    ("| [ function:a ] +app", "expected a matcher", "| [ function:a ] +app"),
    ("[ function:a | function:b +app", "expected ` ]`", "| function:b +app"),
    ("[function:a]|function:b +app", "expected ` ]`", "+app"),
    ("[ function:a function:b ] | function:c +app", "expected ` ]`", "function:b ]"),
    ("function:a | function:b +app", "expected `[`", "function:b +app"),
    ("function:a | [ +app ] +app", "expected the name of a matcher", "+app ] +app"),
    ("[ ] | function:a +app", "expected the name of a matcher", "] | function:a +app"),
    ("[", "expected the name of a matcher", None),
    ("\u00e9 +app", "expected the name of a matcher", "\u00e9 +app"),
    ("\ufefffunction:a +app", "expected the name of a matcher", "\ufefffunction:a"),
    (f"function:{'a' * 4097} +app", "the pattern has 4097 bytes", "function:aaaa"),
]
BAD_ACTIONS = [
    ("function:a", "expected an action", None),
    ("function:a # +app", "expected an action", "# +app"),
    ("function:+app", "expected an action", None),
    ("function:a +foo", "unknown flag `foo`", "+foo"),
    ("function:a +APP", "unknown flag `APP`", "+APP"),
    ("function:a +sentinel", "unknown flag `sentinel`", "+sentinel"),
    ("function:a +app-group", "unknown flag `app-group`", "+app-group"),
    ("function:a + app", "expected the name of a flag", " app"),
    ("function:a ^ +app", "expected `+` or `-`", " +app"),
    ("function:a ^v+app", "expected `+` or `-`", "v+app"),
    ("function:a +app foo", "expected an action, not `foo`", "foo"),
    ("function:a +app,-group", "expected an action", ",-group"),
    ("function:a +app function:b", "expected an action, not `function`", "function:b"),
    (
        "function:a | [ function:b ] function:c +app",
        "not `function`",
        "function:c +app",
    ),
    ("function:a foo=1", "unknown variable `foo`", "foo=1"),
    ("function:a max-frames=x", "`max-frames` takes a number, not `x`", "max-frames=x"),
    ("function:a max-frames=-1", "takes a number, not `-1`", "max-frames=-1"),
    ("function:a max-frames=+1", "takes a number, not ``", "max-frames=+1"),
    ("function:a min-frames=1.5", "takes a number, not `1.5`", "min-frames=1.5"),
    ("function:a max-frames=", "takes a number, not ``", "max-frames="),
    (
        "function:a max-frames=" + "9" * 30,
        "too large for `max-frames`",
        "max-frames=99",
    ),
    ("function:a invert-stacktrace=2", "takes `yes` or `no`, not `2`", "invert-"),
    ("function:a category=", "`category` takes a name", "category="),
    ("function:a category=a b", "expected an action, not `b`", "b"),
]


@pytest.mark.parametrize(
    "part, rule, wrong, left",
    [("matchers", *bad) for bad in BAD_MATCHERS]
    + [("actions", *bad) for bad in BAD_ACTIONS],
)
def test_malformed_rules(part, rule, wrong, left):
    cache = Cache(10)
    with pytest.raises(EnhancementsError) as raised:
        rules(f"function:a +app\n\n{rule}\nfunction:b +app", cache)
    text = str(raised.value)
    assert text.startswith(f"line 3: failed to parse {part}: ")
    assert wrong in text
    place = " at the end of the rule" if left is None else f" at `{left}"
    assert place in text
    # it is no better the second time, and the cache is as good as before
    with pytest.raises(EnhancementsError):
        rules(rule, cache)
    assert repr(rules("function:a +app", cache)) == "<Enhancements of 1 rule>"


def test_the_error():
    assert issubclass(EnhancementsError, RuntimeError)
    assert EnhancementsError.__module__ == "ophio.enhancers"
    with pytest.raises(EnhancementsError) as raised:
        rules("function:a +" + "\u00e9" * 10_000)
    assert len(str(raised.value)) < 300


@pytest.mark.parametrize("size", [0, 1, 2, 1_000, sys.maxsize])
def test_sizes_of_caches(size):
    cache = Cache(size)
    frames = functions("a", "b", "c")
    for _ in range(3):
        for name in "abc":
            found = rules(f"function:{name} +app\nmodule:{name} -app", cache)
            expected = [(None, True if name == other else None) for other in "abc"]
            assert found.apply_modifications_to_frames(frames, NO_EXCEPTION) == expected
    assert repr(cache) == f"Cache({size})"


def test_rules_outlive_their_cache():
    cache = Cache(1)
    found = rules("function:a +app\nfunction:b -app", cache)
    rules("function:c +app", cache)
    del cache
    gc.collect()
    expected = [(None, True), (None, False)]
    frames = functions("a", "b")
    assert found.apply_modifications_to_frames(frames, NO_EXCEPTION) == expected


@pytest.mark.parametrize(
    "size, error",
    [(-1, OverflowError), (2**70, OverflowError), ("1", TypeError), (None, TypeError)],
)
def test_sizes_that_are_none(size, error):
    with pytest.raises(error):
        Cache(size)


def test_extending():
    cache = Cache(10)
    base, own = rules("function:* -app", cache), rules("function:a +app", cache)
    both = Enhancements.empty()
    both.extend_from(base)
    both.extend_from(own)
    frames = functions("a", "b")
    expected = [(None, True), (None, False)]
    assert both.apply_modifications_to_frames(frames, NO_EXCEPTION) == expected
    # those are as they were
    own.extend_from(both)
    assert base.apply_modifications_to_frames(frames, NO_EXCEPTION)[0] == (None, False)
    assert repr(own) == "<Enhancements of 3 rules>"


def test_extending_by_itself():
    enhancements = rules("function:a +app")
    with pytest.raises(RuntimeError, match="already borrowed"):
        enhancements.extend_from(enhancements)
    with pytest.raises(TypeError):
        enhancements.extend_from(None)
    assert repr(enhancements) == "<Enhancements of 1 rule>"


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


def test_threads_share_rules():
    enhancements = rules(RULES)
    expected = modify(RULES, real_frames())
    wrong = []

    def work():
        cache = Cache(50)
        for _ in range(20):
            found = enhancements.apply_modifications_to_frames(
                real_frames(), NO_EXCEPTION
            )
            components = [Component(True) for _ in expected]
            enhancements.assemble_stacktrace_component(
                real_frames(), NO_EXCEPTION, components
            )
            rules(RULES, cache)
            if found != expected:
                wrong.append(found)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


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
