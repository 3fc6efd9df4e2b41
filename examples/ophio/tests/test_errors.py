"""Arguments that are refused, and what can be seen of signatures."""

import inspect

import pytest
from ophio.codeowners import is_codeowners_path_match
from ophio.glob import is_glob_match
from ophio.ketama import KetamaPool

FLAGS = ["double_star", "case_insensitive", "path_normalize", "allow_newline"]
NOT_TEXT_OR_BYTES = [
    1,
    1.5,
    True,
    None,
    [],
    ["a"],
    ("a",),
    {},
    object(),
    str,
    ["a", "b"],
]
NOT_TEXT = NOT_TEXT_OR_BYTES + [b"a"]
NOT_BOOL = [0, 1, 1.0, None, "", "yes", b"", [], object()]


def type_name(value):
    return type(value).__name__


class Text(str):
    pass


class Data(bytes):
    pass


@pytest.fixture
def pool():
    return KetamaPool(["a", "b"])


@pytest.mark.parametrize("wrong", NOT_TEXT_OR_BYTES, ids=type_name)
def test_glob_wants_text_or_bytes(wrong):
    with pytest.raises(TypeError, match="value"):
        is_glob_match(wrong, "a")
    with pytest.raises(TypeError, match="pat"):
        is_glob_match("a", wrong)
    with pytest.raises(TypeError, match="pat"):
        is_glob_match(b"a", pat=wrong)


@pytest.mark.parametrize("name", FLAGS)
@pytest.mark.parametrize("wrong", NOT_BOOL, ids=type_name)
def test_glob_wants_real_bools(name, wrong):
    with pytest.raises(TypeError, match=name):
        is_glob_match("a", "a", **{name: wrong})


@pytest.mark.parametrize("wrong", NOT_TEXT_OR_BYTES, ids=type_name)
def test_codeowners_wants_text_or_bytes(wrong):
    with pytest.raises(TypeError, match="value"):
        is_codeowners_path_match(wrong, "a")
    with pytest.raises(TypeError, match="pattern"):
        is_codeowners_path_match("a", wrong)


@pytest.mark.parametrize("wrong", NOT_TEXT, ids=type_name)
def test_ketama_wants_text(pool, wrong):
    with pytest.raises(TypeError, match="key"):
        pool.get_node(wrong)
    with pytest.raises(TypeError, match="node"):
        pool.add_node(wrong)
    with pytest.raises(TypeError, match="node"):
        pool.remove_node(wrong)
    assert pool.nodes == ["a", "b"]


@pytest.mark.parametrize(
    "wrong",
    [None, 1, "ab", b"ab", object(), [1], ["a", None], ["a", b"b"], [["a"]]],
    ids=type_name,
)
def test_ketama_wants_a_list_of_text(wrong):
    with pytest.raises(TypeError, match="nodes"):
        KetamaPool(wrong)


def test_subclasses_of_text_and_bytes():
    assert is_glob_match(Text("abc"), Text("a*"))
    assert is_glob_match(Data(b"abc"), Data(b"a*"))
    assert is_codeowners_path_match(Text("a/b"), Data(b"a/"))
    pool = KetamaPool([Text("a")])
    assert pool.get_node(Text("key")) == "a"
    assert type(pool.nodes[0]) is str


@pytest.mark.parametrize(
    "args, kwargs",
    [
        ((), {}),
        (("a",), {}),
        ((), {"value": "a"}),
        ((), {"pat": "a"}),
        ((), {"pat": "a", "double_star": True}),
        (("a", "a", False, False, False, False, False), {}),
        (("a", "a"), {"flag": True}),
        (("a", "a"), {"Value": "a"}),
        (("a", "a"), {"": "a"}),
        (("a", "a"), {"value": "a"}),
        (("a", "a"), {"pat": "a"}),
        (("a", "a", True), {"double_star": True}),
        (("a", "a", True, True), {"case_insensitive": False}),
    ],
)
def test_glob_arguments(args, kwargs):
    with pytest.raises(TypeError):
        is_glob_match(*args, **kwargs)


@pytest.mark.parametrize(
    "args, kwargs",
    [
        ((), {}),
        (("a",), {}),
        ((), {"pattern": "a"}),
        (("a", "a", "a"), {}),
        (("a", "a"), {"pat": "a"}),
        (("a",), {"value": "a"}),
        (("a", "a"), {"pattern": "a"}),
    ],
)
def test_codeowners_arguments(args, kwargs):
    with pytest.raises(TypeError):
        is_codeowners_path_match(*args, **kwargs)


@pytest.mark.parametrize(
    "args, kwargs",
    [
        ((), {}),
        ((["a"], ["b"]), {}),
        ((), {"node": ["a"]}),
        ((["a"],), {"weights": [1]}),
        ((["a"],), {"nodes": ["a"]}),
    ],
)
def test_ketama_constructor_arguments(args, kwargs):
    with pytest.raises(TypeError):
        KetamaPool(*args, **kwargs)


@pytest.mark.parametrize(
    "name, arg", [("get_node", "key"), ("add_node", "node"), ("remove_node", "node")]
)
@pytest.mark.parametrize("case", ["missing", "extra", "unknown", "both", "twice"])
def test_ketama_method_arguments(pool, name, arg, case):
    args, kwargs = {
        "missing": ((), {}),
        "extra": (("a", "a"), {}),
        "unknown": ((), {"other": "a"}),
        "both": (("a",), {"other": "a"}),
        "twice": (("a",), {arg: "a"}),
    }[case]
    with pytest.raises(TypeError):
        getattr(pool, name)(*args, **kwargs)
    assert pool.nodes == ["a", "b"]


def test_missing_arguments_are_named(pool):
    with pytest.raises(TypeError, match="pat"):
        is_glob_match("a")
    with pytest.raises(TypeError, match="pattern"):
        is_codeowners_path_match("a")
    with pytest.raises(TypeError, match="nodes"):
        KetamaPool()
    with pytest.raises(TypeError, match="key"):
        pool.get_node()


def test_unexpected_keywords_are_named():
    with pytest.raises(TypeError, match="doublestar"):
        is_glob_match("a", "a", doublestar=True)
    with pytest.raises(TypeError, match="weights"):
        KetamaPool(["a"], weights=[1])


@pytest.mark.parametrize("text", ["\ud800", "a\udfffb", "\udcff", "\ud83d\ude00"])
def test_surrogates(pool, text):
    calls = [
        lambda: is_glob_match(text, "*"),
        lambda: is_glob_match("a", text),
        lambda: is_codeowners_path_match(text, "*"),
        lambda: is_codeowners_path_match("a", text),
        lambda: pool.get_node(text),
        lambda: pool.add_node(text),
        lambda: pool.remove_node(text),
        lambda: KetamaPool(["a", text]),
    ]
    for call in calls:
        with pytest.raises(UnicodeEncodeError):
            call()
    assert pool.nodes == ["a", "b"]


def test_errors_leave_nothing_behind(pool):
    for _ in range(1_000):
        with pytest.raises(KeyError):
            pool.remove_node("nobody")
        with pytest.raises(ValueError):
            is_glob_match("a", b"\xff")
        with pytest.raises(TypeError):
            pool.get_node(1)
        assert pool.nodes == ["a", "b"]
        assert is_glob_match("a", "*")


def test_glob_signature():
    parameters = inspect.signature(is_glob_match).parameters
    assert list(parameters) == ["value", "pat"] + FLAGS
    assert parameters["value"].default is inspect.Parameter.empty
    assert parameters["pat"].default is inspect.Parameter.empty
    for name in FLAGS:
        assert parameters[name].default is False
    for parameter in parameters.values():
        assert parameter.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD


def test_other_signatures():
    assert list(inspect.signature(is_codeowners_path_match).parameters) == [
        "value",
        "pattern",
    ]
    assert list(inspect.signature(KetamaPool).parameters) == ["nodes"]
    assert list(inspect.signature(KetamaPool.get_node).parameters) == ["self", "key"]
    assert list(inspect.signature(KetamaPool(["a"]).add_node).parameters) == ["node"]


def test_names():
    assert is_glob_match.__module__ == "ophio.glob"
    assert is_glob_match.__name__ == "is_glob_match"
    assert is_codeowners_path_match.__module__ == "ophio.codeowners"
    assert is_codeowners_path_match.__name__ == "is_codeowners_path_match"
    assert KetamaPool.__module__ == "ophio.ketama"
    assert KetamaPool.__name__ == KetamaPool.__qualname__ == "KetamaPool"
    assert type(KetamaPool(["a"])) is KetamaPool


def test_docstrings():
    assert is_glob_match.__doc__.splitlines()[0].startswith("Test whether")
    for name in ["value", "pat"] + FLAGS:
        assert name + ":" in is_glob_match.__doc__
    assert "pattern:" in is_codeowners_path_match.__doc__
    assert "nodes:" in KetamaPool.__doc__
    for name in ["get_node", "add_node", "remove_node", "nodes"]:
        assert getattr(KetamaPool, name).__doc__.strip()


def test_imports():
    import ophio.codeowners
    import ophio.glob
    import ophio.ketama

    assert ophio.glob.is_glob_match is is_glob_match
    assert ophio.codeowners.is_codeowners_path_match is is_codeowners_path_match
    assert ophio.ketama.KetamaPool is KetamaPool
