import os
import sys
import tempfile
from pathlib import Path, PurePosixPath

import paths as m


def raises(exception, function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except exception as error:
        return str(error)
    raise AssertionError(
        f"{function.__name__}{args} did not raise {exception.__name__}"
    )


class Like:
    def __init__(self, path):
        self.path = path

    def __fspath__(self):
        if isinstance(self.path, Exception):
            raise self.path
        return self.path


class Text(str):
    __slots__ = ()

    def encode(self, *_args):
        return b"another"

    def __fspath__(self):
        return "another"


assert m.last("/a/b") == Path("b") and type(m.last("a")) is type(Path("a"))
assert m.last("/") is None
for path in ("/a/b", Path("/a/b"), PurePosixPath("/a/b"), Like("/a/b"), Text("/a/b")):
    assert m.last(path) == Path("b"), path
    assert m.join(path) == Path("/a/b/x.txt"), path
    assert m.join(path, "c") == Path("/a/b/c"), path
    assert m.same(path) == Path("/a/b"), path
for bad in (b"/a", Like(b"/a"), None, 1, [], Like(1), object()):
    text = raises(TypeError, m.last, bad)
    assert text.startswith("argument 'path': "), text
    raises(TypeError, m.join, bad, "c")
assert (
    raises(TypeError, m.last, b"a")
    == raises(TypeError, m.last, Like(b"a"))
    == "argument 'path': 'bytes' object cannot be converted to 'str'"
)
assert raises(KeyError, m.last, Like(KeyError("x"))) == "'x'"
assert "broken" in raises(TypeError, m.last, Like(TypeError("broken")))

assert m.twice("a", "-") == "a-a" and type(m.twice("a", "-")) is str
for bad in (b"a", Path("a"), None):
    raises(TypeError, m.twice, bad, "-")
    raises(TypeError, m.size, bad)
assert m.size(Text("ab")) == 2 and m.size("ü") == 2 and m.size("") == 0
assert m.size("a\0b") == 3
raises(UnicodeEncodeError, m.size, "\ud800")
raises(UnicodeEncodeError, m.last, "\ud800")

assert m.with_extension(["a.py", Path("b.c")], "c") == [Path("b.c")]
assert m.with_extension(("a", "b.c")) == [Path("a")]
assert m.with_extension([], None) is None
raises(TypeError, m.with_extension, ["a", b"b"])
raises(TypeError, m.with_extension, "a")
raises(TypeError, m.with_extension, ["a"], Path("c"))

assert m.path_or_number(3) == 3 and m.path_or_number("3") == Path("3")
assert m.path_or_number(Path("a")) == Path("a")
assert (
    raises(TypeError, m.path_or_number, None)
    == "argument 'value': 'NoneType' object cannot be converted to"
    " 'int' or 'str' or 'os.PathLike'"
)

with tempfile.TemporaryDirectory() as directory:
    # A name that is no UTF-8 is found again, both ways.
    names = ["plain", "ü"]
    if sys.platform == "linux":
        names.append(os.fsdecode(b"\xff\xfe"))
        assert m.size(names[-1]) == 2
    for name in names:
        path = m.join(directory, name)
        assert path.name == name and os.fspath(path) == os.path.join(directory, name)
        raises(FileNotFoundError, m.length, path)
        path.write_bytes(b"12345")
        assert m.length(path) == m.length(os.fspath(path)) == 5
        assert m.twice(name, "") == name * 2
        moved = m.moved([{"name": name, "at": path}], "/x")
        assert moved == [({"name": name, "at": path}, Path("/x", name))]
    assert "NUL" in raises(OSError, m.length, "a\0b")
raises(TypeError, m.moved, [{"name": Path("a"), "at": "b"}], "/x")
raises(KeyError, m.moved, [{"name": "a"}], "/x")

directory = m.Directory()
assert directory.path == Path("/tmp") and directory.parent == Path("/")
assert os.fspath(directory) == "/tmp" and m.last(directory) == Path("tmp")
directory.path = Path("/usr/lib")
assert directory.path == Path("/usr/lib") and directory.parent == Path("/")
assert directory / "x" == Path("/usr/lib/x")
raises(TypeError, setattr, directory, "path", b"/usr")
raises(TypeError, lambda: directory / 1)
for _ in range(1000):
    assert m.last("/a/b") == Path("b")

sizes = m.sizes({"b": 2, Path("a"): 1})
assert sizes == {Path("a"): 1, Path("b"): 2} == m.sizes(sizes)
