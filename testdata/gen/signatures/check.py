import inspect

import signatures as m


def raises(exception, function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except exception as error:
        return str(error)
    raise AssertionError(f"{function}{args} did not raise {exception.__name__}")


assert m.every_kind(1, d=4) == [1, 2, 3, 4, 5]
assert m.every_kind(1, 9, c=8, d=7, e=6) == [1, 9, 8, 7, 6]
kinds = [p.kind.name for p in inspect.signature(m.every_kind).parameters.values()]
assert (
    kinds == ["POSITIONAL_ONLY"] * 2 + ["POSITIONAL_OR_KEYWORD"] + ["KEYWORD_ONLY"] * 2
)
raises(TypeError, m.every_kind, 1)
raises(TypeError, m.every_kind, a=1, d=4)
raises(TypeError, m.every_kind, 1, 2, 3, 4)
raises(TypeError, m.every_kind, 1, d=4, x=1)
assert m.keyword_only() is False and m.keyword_only(flag=True) is True
raises(TypeError, m.keyword_only, True)
assert m.positional_only("x") == "x"
raises(TypeError, m.positional_only, value="x")
assert m.defaults() == (
    r""""a \"quoted\" \\ text\n" owned [0, 255] -7 1024 2.5 true None Some(3) []"""
), m.defaults()
parameters = inspect.signature(m.defaults).parameters
assert parameters["text"].default == 'a "quoted" \\ text\n'
assert parameters["data"].default == b"\x00\xff" and parameters["whole"].default == -7
assert parameters["limit"].default == 1024 and parameters["some"].default == 3
assert m.defaults("x", some=None, list=["y"]).endswith('None None ["y"]')
raises(TypeError, m.required_option)
assert m.required_option(None) is False and m.required_option(1) is True
assert m.with_token(1) == 2 and list(inspect.signature(m.with_token).parameters) == [
    "value"
]
assert m.words(1, int=2, out=3) == 6
assert m.kind(5) == 5 and m.kind(dyn=6) == 6
assert m.inline_signature() == 1


# Arguments that do not fit are refused in the words of Python itself.
def said(function, args, kwargs):
    try:
        function(*args, **kwargs)
    except TypeError as error:
        return str(error)
    return None


for name, calls in {
    "every_kind": [
        ((), {}),
        ((1,), {}),
        ((1,), {"x": 1}),
        ((1,), {"a": 2, "d": 4}),
        ((), {"d": 4}),
        ((1, 2, 3), {"c": 3, "d": 4}),
        ((1, 2, 3, 4), {}),
        ((1, 2, 3, 4), {"d": 4}),
        ((1, 2, 3, 4), {"d": 4, "e": 5}),
        ((1, 2, 3, 4, 5), {"x": 5}),
    ],
    "keyword_only": [((True,), {}), ((), {"flags": True}), ((1, 2), {"flag": True})],
    "positional_only": [((), {}), (("x", "y"), {}), ((), {"value": "x"})],
    "required_option": [((), {}), ((1, 2), {}), ((1,), {"value": 2})],
    "words": [((), {}), ((1, 2), {"int": 3}), ((1,), {"in": 2})],
}.items():
    function = getattr(m, name)
    parameters = inspect.signature(function).parameters.values()
    bare = inspect.Signature([p.replace(annotation=p.empty) for p in parameters])
    scope = {}
    exec(f"def {name}{bare}: pass", scope)
    for args, kwargs in calls:
        expected = said(scope[name], args, kwargs)
        assert expected is not None, (name, args, kwargs)
        found = said(function, args, kwargs)
        # Newer versions know better what a name could have been.
        expected, found = (
            text.split(". Did you mean")[0] for text in (expected, found)
        )
        assert found == expected, (found, expected)
