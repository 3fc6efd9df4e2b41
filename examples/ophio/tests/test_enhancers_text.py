"""Stack trace rules as text: what is read, what is refused, what is kept."""

import gc
import sys

import pytest
from enhancer_events import (
    NO_EXCEPTION,
    functions,
    in_app,
    rules,
)
from ophio.enhancers import (
    Cache,
    Enhancements,
    EnhancementsError,
)


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
