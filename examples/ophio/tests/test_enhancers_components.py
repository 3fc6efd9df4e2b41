"""Stack trace rules: which frames count."""

import pytest
from enhancer_events import (
    NO_EXCEPTION,
    assemble,
    counted,
    frame,
    functions,
    rules,
)
from ophio.enhancers import (
    AssembleResult,
    Component,
    Enhancements,
    ExceptionData,
    Frame,
)


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
