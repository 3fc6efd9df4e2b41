import copy
import gc
import json
import pickle
import sys
import weakref
from concurrent.futures import ThreadPoolExecutor

import pytest
from bundler import bundle, encoded, utf16
from ophio.sourcemap import (
    InvalidJson,
    InvalidMappings,
    SourceMapError,
    SourceMapView,
    SourceView,
    Token,
)

FILES = {
    "src/cart.js": "function total(lines) {\n  return lines.reduce(add)\n}\n",
    "src/añadir.js": "// 🛒🛒 el carrito\r\nconst 合計 = '🛒', add = total\rexport { add }",
    "empty.js": "",
}
SHORT = {"total": "a", "lines": "b", "add": "c"}


@pytest.fixture(scope="module")
def bundled():
    return bundle(FILES, SHORT.items())


@pytest.fixture(scope="module")
def view(bundled):
    return SourceMapView.from_json_bytes(encoded(bundled[1]))


def test_every_word_is_found_again(bundled, view):
    text, _ = bundled
    long = {short: name for name, short in SHORT.items()}
    seen = 0
    for number, line in enumerate(text.split("\n")):
        column = 0
        for word in line.split():
            column = utf16(line[: line.index(word, len_of(line, column))])
            token = view.lookup(number, column)
            assert (token.dst_line, token.dst_col) == (number, column)
            assert token.src == list(FILES)[token.src_id]
            written = FILES[token.src].splitlines()[token.src_line]
            assert cut(written, token.src_col).startswith(long.get(word, word))
            assert token.name == long.get(word)
            column += utf16(word)
            seen += 1
    assert seen == len(view) > 30


def len_of(line, units):
    """How many characters so many units of UTF-16 are."""
    return len(line.encode("utf-16-le")[: 2 * units].decode("utf-16-le"))


def cut(line, units):
    """What follows so many units of UTF-16."""
    return line.encode("utf-16-le")[2 * units :].decode("utf-16-le")


def test_columns_are_units_of_utf16(bundled):
    _, made = bundled
    view = SourceMapView.from_json_bytes(encoded(made))
    token = next(token for token in view if token.name == "add" and token.src_id == 1)
    written = FILES["src/añadir.js"].splitlines()[1]
    assert token.src_line == 1
    assert token.src_col == written.index("add") + 1  # the cart is two units


def test_between_two_tokens_the_one_before(view):
    first, second = view[0], view[1]
    assert second.dst_col > first.dst_col + 1
    assert view.lookup(0, second.dst_col - 1) == first
    assert view.lookup(0, 2**32 - 1).dst_line == 0
    assert view.lookup(1000, 0) == view[-1]


def test_before_the_first_there_is_none():
    view = SourceMapView.from_json_bytes(b'{"mappings": ";E"}')
    assert view.lookup(0, 9) is None and view.lookup(1, 1) is None
    assert view.lookup(1, 2) == view[0]
    empty = SourceMapView.from_json_bytes(b"{}")
    assert len(empty) == 0 and list(empty) == [] and empty.lookup(0, 0) is None


def test_is_a_sequence(view):
    tokens = list(view)
    assert len(tokens) == len(view) and all(type(token) is Token for token in tokens)
    assert view[:] == tokens and view[::-1] == tokens[::-1]
    for some in (slice(2, 5), slice(-3, None), slice(None, None, 7), slice(9, 2, -2)):
        assert view[some] == tokens[some]
    assert view[-1] == tokens[-1] and view[-len(view)] == tokens[0]
    assert list(reversed(view)) == tokens[::-1] and tokens[3] in view
    for wrong in (len(view), -len(view) - 1, sys.maxsize, -sys.maxsize - 1):
        with pytest.raises(IndexError):
            view[wrong]
    with pytest.raises(ValueError):
        view[::0]
    with pytest.raises(TypeError):
        view["0"]


def test_tokens(view):
    token, again = view[1], view.lookup(0, view[1].dst_col)
    assert token == again and hash(token) == hash(again) and token != view[2]
    assert len({*view, *view}) == len(set(view))
    assert repr(view[1]) == "<Token 0:9 -> src/cart.js:0:9, total>"
    with pytest.raises(AttributeError):
        token.name = "other"
    with pytest.raises(TypeError):
        Token()


def test_a_token_without_a_source():
    view = SourceMapView.from_json_bytes(b'{"mappings": "A,CAAA", "sources": ["a"]}')
    token = view[0]
    assert (token.src, token.src_line, token.src_col, token.src_id) == (None,) * 4
    assert repr(token) == "<Token 0:0 -> no source>"
    assert view[1].src == "a" and view[1].src_id == 0


def test_what_the_map_says_of_itself(bundled, view):
    assert view.sources == list(FILES) and view.names == list(SHORT)
    assert view.file == "bundle.js" and view.debug_id is None
    assert view.get_source(0) == view.get_source(-3) == "src/cart.js"
    for wrong in (3, -4):
        with pytest.raises(IndexError):
            view.get_source(wrong)
        with pytest.raises(IndexError):
            view.get_sourceview(wrong)
    debug_id = "00000000-0000-0000-0000-00000000002a"
    more = {**bundled[1], "sourceRoot": "https://x/", "debugId": debug_id}
    more = SourceMapView.from_json_bytes(encoded(more))
    assert more.debug_id == debug_id
    assert more.get_source(0) == "https://x/src/cart.js" == more[0].src


def test_source_views(view):
    source = view.get_sourceview(1)
    assert source.source == FILES["src/añadir.js"]
    lines = source.source.splitlines()
    assert len(source) == 3 and list(source) == lines == source[:]
    assert source[-1] == lines[2] and source[::-2] == lines[::-2]
    assert repr(source) == "<SourceView of 3 lines>"
    for wrong in (3, -4):
        with pytest.raises(IndexError):
            source[wrong]
    assert list(view.get_sourceview(2)) == [""]


def test_a_source_without_its_text():
    _, made = bundle(FILES, contents=False)
    view = SourceMapView.from_json_bytes(encoded(made))
    assert view.get_sourceview(0) is None
    made["sourcesContent"] = [None, "b"]
    view = SourceMapView.from_json_bytes(encoded(made))
    assert view.get_sourceview(0) is None and view.get_sourceview(2) is None
    assert view.get_sourceview(1).source == "b"


def test_a_source_view_keeps_its_map(bundled):
    sources = [
        SourceMapView.from_json_bytes(encoded(bundled[1])).get_sourceview(0)
        for _ in range(100)
    ]
    tokens = iter(SourceMapView.from_json_bytes(encoded(bundled[1])))
    lines = iter(SourceView("a\nb"))
    gc.collect()
    assert all(source.source == FILES["src/cart.js"] for source in sources)
    assert next(tokens).dst_line == 0 and list(lines) == ["a", "b"]


def test_a_source_view_of_its_own():
    source = SourceView("a\r\nb\rc\n")
    assert list(source) == ["a", "b", "c", ""] and source.source == "a\r\nb\rc\n"
    assert list(SourceView("")) == [""]


def test_names_of_functions(bundled):
    text, made = bundle(FILES, SHORT.items())
    view = SourceMapView.from_json_bytes(encoded(made))
    inside = view[6]  # in the body of total, which is "function a ( b ) { return …"
    token, name = view.lookup_with_function(0, inside.dst_col, "a", SourceView(text))
    assert token == inside and name == "total"
    token, name = view.lookup_with_function(0, inside.dst_col, "q", SourceView(text))
    assert token == inside and name is None
    empty = SourceMapView.from_json_bytes(b"{}")
    assert empty.lookup_with_function(0, 0, "a", SourceView(text)) is None


def test_an_index_becomes_one_map(bundled):
    text, made = bundled
    lines = text.split("\n")
    sections = [
        {"offset": {"line": 0, "column": 0}, "map": made},
        {"offset": {"line": len(lines), "column": 0}, "map": made},
        {
            "offset": {"line": 2 * len(lines), "column": 5},
            "map": {
                "sections": [{"offset": {"line": 1, "column": 2}, "map": {**made}}]
            },
        },
    ]
    view = SourceMapView.from_json_bytes(encoded({"version": 3, "sections": sections}))
    alone = SourceMapView.from_json_bytes(encoded(made))
    assert len(view) == 3 * len(alone) and view.sources == list(FILES)
    for token in alone:
        moved = view.lookup(token.dst_line + len(lines), token.dst_col)
        assert (moved.src, moved.src_line, moved.src_col, moved.name) == (
            token.src,
            token.src_line,
            token.src_col,
            token.name,
        )
    assert view.get_sourceview(1).source == FILES["src/añadir.js"]
    sections[1] = {"offset": {"line": 9, "column": 0}, "url": "elsewhere.map"}
    with pytest.raises(SourceMapError, match="elsewhere.map") as caught:
        SourceMapView.from_json_bytes(encoded({"version": 3, "sections": sections}))
    assert type(caught.value) is SourceMapError


def test_a_first_line_against_scripts(bundled, view):
    again = SourceMapView.from_json_bytes(b")]}'\n" + encoded(bundled[1]))
    assert list(again) == list(view)


def test_open(bundled, view, tmp_path):
    path = tmp_path / "bündel.js.map"
    path.write_bytes(encoded(bundled[1]))
    for given in (path, str(path)):
        assert list(SourceMapView.open(given)) == list(view)
    with pytest.raises(FileNotFoundError) as caught:
        SourceMapView.open(tmp_path / "none")
    assert caught.value.errno == 2 and caught.value.filename == str(tmp_path / "none")
    with pytest.raises(OSError):
        SourceMapView.open(tmp_path)
    path.write_bytes(b"{")
    with pytest.raises(InvalidJson):
        SourceMapView.open(path)


@pytest.mark.parametrize(
    "data, line, column",
    [
        (b"", 1, 0),
        (b"{", 1, 1),
        (b"[]", 1, 2),
        (b"\xff", 1, 1),
        (b'{"mappings": 3}', 1, 14),
        (b'{"mappings": "", "mappings": ""}', 1, 27),
        (b'{\n"sources": {}}', 2, 11),
        (b'{"version": 3, "names": "x"}', 1, 27),
        (b'{"sections": [{}]}', 1, 16),
        (b")]}'\n{]", 2, 2),
    ],
)
def test_what_is_no_json_of_a_map(data, line, column):
    with pytest.raises(InvalidJson) as caught:
        SourceMapView.from_json_bytes(data)
    error = caught.value
    assert isinstance(error, SourceMapError) and isinstance(error, ValueError)
    assert (error.line, error.column) == (line, column), str(error)


@pytest.mark.parametrize(
    "mappings, line, offset, what",
    [
        ("A;!", 1, 2, "a character is no base64 digit"),
        ("AAAA,é", 0, 5, "a character is no base64 digit"),
        ("AAAA;;Ag", 2, 8, "a number has no end"),
        ("AAA", 0, 0, "a segment has two or three numbers"),
        ("AAAAAA", 0, 5, "a segment has more than five numbers"),
        ("C,F", 0, 2, "the column is out of bounds"),
        ("ACAA", 0, 1, "there is no such source"),
        ("AAAAC", 0, 4, "there is no such name"),
        ("AAAD", 0, 3, "a place in a source is out of bounds"),
        ("gggggggggggB", 0, 7, "a number is too large"),
    ],
)
def test_malformed_mappings(mappings, line, offset, what):
    made = {"sources": ["a"], "names": ["n"], "mappings": mappings}
    with pytest.raises(InvalidMappings, match=what) as caught:
        SourceMapView.from_json_bytes(encoded(made))
    error = caught.value
    assert (error.sections, error.line, error.offset) == ("", line, offset)
    sections = [{"offset": {"line": 0, "column": 0}, "map": made}]
    sections = [{"offset": {"line": 0, "column": 0}, "map": {"sections": sections}}]
    with pytest.raises(InvalidMappings, match="section 0.0, line") as caught:
        SourceMapView.from_json_bytes(encoded({"sections": sections}))
    assert caught.value.sections == "0.0"


def test_hostile_maps():
    deep = b'{"sections":[{"offset":{"line":0,"column":0},"map":' * 10_000
    with pytest.raises(InvalidJson, match="recursion limit"):
        SourceMapView.from_json_bytes(deep)
    assert (
        len(SourceMapView.from_json_bytes(b'{"mappings": "%s"}' % (b";" * 10**6))) == 0
    )
    many = SourceMapView.from_json_bytes(b'{"mappings": "%s"}' % (b"A," * 10**5))
    assert len(many) == 10**5 and many.lookup(0, 0) == many[0]
    far = {"offset": {"line": 2**32 - 1, "column": 2**32 - 1}, "map": {"mappings": "A"}}
    view = SourceMapView.from_json_bytes(encoded({"sections": [far]}))
    assert view[0].dst_line == view[0].dst_col == 2**32 - 1
    far["map"]["mappings"] = "C"
    with pytest.raises(InvalidMappings, match="section 0, line 0"):
        SourceMapView.from_json_bytes(encoded({"sections": [far]}))
    # Put before each name, this would take 4 GB.
    root = {"sourceRoot": "r" * 40_000, "sources": ["s"] * 100_000}
    with pytest.raises(SourceMapError, match="the root of the sources is too long"):
        SourceMapView.from_json_bytes(encoded(root))
    surrogate = json.dumps({"sources": ["\ud800"], "mappings": ""}).encode()
    with pytest.raises(InvalidJson):
        SourceMapView.from_json_bytes(surrogate)
    ranges = {"mappings": "A;A", "rangeMappings": "B;!"}
    with pytest.raises(SourceMapError):
        SourceMapView.from_json_bytes(encoded(ranges))
    ranges["rangeMappings"] = "B"
    view = SourceMapView.from_json_bytes(encoded(ranges))
    assert view.lookup(0, 7).dst_col == 0 and view.lookup(9, 0).dst_line == 1


def test_wrong_arguments(view):
    for call in (
        lambda: SourceMapView(),
        lambda: SourceMapView.from_json_bytes("{}"),
        lambda: SourceMapView.open(3),
        lambda: view.lookup(0),
        lambda: view.lookup("0", 0),
        lambda: view.lookup_with_function(0, 0, "a", "text"),
        lambda: SourceView(b"bytes"),
        lambda: pickle.dumps(view),
        lambda: copy.copy(view),
    ):
        with pytest.raises(TypeError):
            call()
    for wrong in (-1, 2**32):
        with pytest.raises(OverflowError):
            view.lookup(wrong, 0)


def test_threads_share_a_map(view):
    tokens = iter(view)

    def run(_):
        assert view.get_sourceview(0)[0].startswith("function")
        return list(tokens)

    with ThreadPoolExecutor(8) as threads:
        found = [token for part in threads.map(run, range(8)) for token in part]
    assert len(found) == len(view) and set(found) == set(view)


def test_no_weak_references(view):
    if sys.implementation.name == "cpython":
        with pytest.raises(TypeError):
            weakref.ref(view)
