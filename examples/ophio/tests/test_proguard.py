import copy
import errno
import gc
import hashlib
import os
import pickle
import threading
import uuid
from pathlib import Path

import pytest
from ophio.proguard import InvalidMapping, JavaStackFrame, ProguardMapper

SHOP = Path(__file__).parent / "data" / "shop-mapping.txt"
PACKAGE = "com.example.shop."


@pytest.fixture(scope="module")
def mapper():
    return ProguardMapper.open(SHOP, initialize_param_mapping=True)


def frames(mapper, *args, **kwargs):
    """What a frame stands for, in short."""
    found = mapper.remap_frame(*args, **kwargs)
    assert type(found) is list
    return [
        (f.class_name.removeprefix(PACKAGE), f.method, f.file, f.line) for f in found
    ]


def test_classes(mapper):
    assert mapper.remap_class("a.b") == "com.example.shop.Cart"
    assert mapper.remap_class("a.b$a") == "com.example.shop.Cart$Line"
    assert mapper.remap_class("a.g") == "com.example.shop.légende.Étiquette"
    assert mapper.remap_class("kotlin.Unit") == "kotlin.Unit"


@pytest.mark.parametrize("name", ["", "a", "A.b", "a.b ", "com.example.shop.Cart"])
def test_unknown_classes(mapper, name):
    assert mapper.remap_class(name) is None
    assert mapper.remap_method(name, "a") is None
    assert mapper.remap_frame(name, "a", 1) == []


def test_methods(mapper):
    assert mapper.remap_method("a.b", "b") == (PACKAGE + "Cart", "isEmpty")
    assert mapper.remap_method("a.e", "b") == (PACKAGE + "Money", "times")
    # Two overloads have one name.
    assert mapper.remap_method("a.e", "a") == (PACKAGE + "Money", "format")
    assert mapper.remap_method("a.b", "zz") is None


def test_methods_that_are_ambiguous(mapper):
    assert mapper.remap_method("a.b", "a") is None
    assert mapper.remap_method("a.c", "onClick") is None


def test_a_frame(mapper):
    (frame,) = mapper.remap_frame("a.b", "a", 2)
    assert frame.class_name == "com.example.shop.Cart"
    assert frame.method == "add"
    assert frame.file == "Cart.kt"
    assert frame.line == 23
    assert frame.parameters is None


def test_lines_tell_methods_apart(mapper):
    assert frames(mapper, "a.b", "a", 4) == [("Cart", "add", "Cart.kt", 27)]
    assert frames(mapper, "a.b", "a", 7) == [("Cart", "total", "Cart.kt", 33)]
    assert frames(mapper, "a.c", "onDestroy", 40_000) == [
        ("CheckoutActivity", "onDestroy", "CheckoutActivity.kt", 80)
    ]
    assert frames(mapper, "a.b", "a", 10) == []


def test_inlined_methods_come_first(mapper):
    assert frames(mapper, "a.c", "onClick", 7) == [
        ("Cart", "total", "Cart.kt", 31),
        ("CheckoutActivity", "onClick", "CheckoutActivity.kt", 58),
    ]
    assert frames(mapper, "a.b", "c", 10) == [
        ("Money", "times", "Money.java", 12),
        ("Cart$Line", "price", "Cart.kt", 47),
        ("Cart", "discounted", "Cart.kt", 41),
    ]


def test_files_that_are_not_named(mapper):
    assert frames(mapper, "a.f", "a", 1) == [("ReceiptKt", "render", "Receipt.kt", 8)]
    assert frames(mapper, "a.g", "a", 3) == [
        ("légende.Étiquette", "texte", "Étiquette.java", 3)
    ]


def test_no_line(mapper):
    assert frames(mapper, "a.e", "b", 0) == [("Money", "times", "Money.java", 0)]
    assert frames(mapper, "a.b", "a", 0) == []


def test_parameters(mapper):
    (frame,) = mapper.remap_frame("a.b", "a", 0, PACKAGE + "Item,int")
    assert (frame.method, frame.line) == ("add", 27)
    assert frame.parameters == "com.example.shop.Item,int"
    (frame,) = mapper.remap_frame("a.b", "a", 99, parameters="")
    assert (frame.method, frame.line) == ("total", 31)
    (frame,) = mapper.remap_frame("a.e", "a", 0, "java.util.Locale")
    assert (frame.method, frame.line) == ("format", None)
    assert mapper.remap_frame("a.b", "a", 4, "int") == []


def test_parameters_need_their_tables():
    mapper = ProguardMapper.open(SHOP)
    assert mapper.remap_frame("a.b", "a", 0, PACKAGE + "Item,int") == []
    assert frames(mapper, "a.b", "a", 4) == [("Cart", "add", "Cart.kt", 27)]


def test_line_info(mapper):
    assert mapper.has_line_info is True
    plain = ProguardMapper.from_bytes(b"x.Y -> a:\n    void run() -> a\n")
    assert plain.has_line_info is False
    assert plain.remap_method("a", "a") == ("x.Y", "run")
    with pytest.raises(AttributeError):
        plain.has_line_info = True


@pytest.mark.parametrize("data", [b"", b"x.Y -> a:\n", b"x.Y -> a:\r\n"])
def test_uuid(data):
    space = uuid.uuid5(uuid.NAMESPACE_DNS, "guardsquare.com")
    digest = hashlib.sha1(space.bytes + data).digest()
    found = ProguardMapper.from_bytes(data).uuid
    assert type(found) is uuid.UUID
    assert found == uuid.UUID(bytes=digest[:16], version=5)


def test_uuid_of_a_file(mapper):
    assert mapper.uuid == ProguardMapper.from_bytes(SHOP.read_bytes()).uuid
    assert mapper.uuid.version == 5
    with pytest.raises(AttributeError):
        mapper.uuid = None


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
def test_from_bytes(kind):
    data = SHOP.read_bytes()
    mapper = ProguardMapper.from_bytes(kind(data), True)
    assert mapper.remap_class("a.b") == PACKAGE + "Cart"
    assert mapper.remap_frame("a.b", "a", 0, parameters="")[0].method == "total"


def test_the_bytes_are_copied():
    data = bytearray(SHOP.read_bytes())
    mapper = ProguardMapper.from_bytes(data)
    data[:] = b"\0" * len(data)
    data.clear()
    gc.collect()
    assert mapper.remap_class("a.b") == PACKAGE + "Cart"
    assert frames(mapper, "a.b", "a", 4) == [("Cart", "add", "Cart.kt", 27)]


def test_results_outlive_the_mapper():
    mapper = ProguardMapper.open(SHOP)
    name, (frame,) = mapper.remap_class("a.b"), mapper.remap_frame("a.b", "a", 4)
    del mapper
    gc.collect()
    assert (name, frame.class_name) == (PACKAGE + "Cart",) * 2


def test_a_file_that_changes(tmp_path):
    path = tmp_path / "mapping.txt"
    path.write_bytes(SHOP.read_bytes())
    mapper = ProguardMapper.open(path)
    path.write_bytes(b"")
    assert mapper.remap_class("a.b") == PACKAGE + "Cart"


def test_a_missing_file(tmp_path):
    path = str(tmp_path / "missing.txt")
    with pytest.raises(FileNotFoundError) as caught:
        ProguardMapper.open(path)
    error = caught.value
    assert error.errno == errno.ENOENT
    assert error.filename == path
    assert error.strerror == os.strerror(errno.ENOENT)
    assert str(error) == f"[Errno {errno.ENOENT}] {error.strerror}: {path!r}"


def test_files_that_cannot_be_read(tmp_path):
    with pytest.raises(IsADirectoryError) as caught:
        ProguardMapper.open(tmp_path)
    assert caught.value.filename == str(tmp_path)
    file = tmp_path / "file"
    file.write_bytes(b"")
    with pytest.raises(NotADirectoryError):
        ProguardMapper.open(file / "mapping.txt")
    with pytest.raises(OSError):
        ProguardMapper.open("x" * 10_000)


@pytest.mark.parametrize("data", [b"", b"\n\r\n  \n", b"# compiler: R8\n# x\n"])
def test_a_mapping_without_classes(data):
    mapper = ProguardMapper.from_bytes(data, strict=True)
    assert mapper.remap_class("a") is None
    assert mapper.skipped_lines == 0


BROKEN = [
    (b"\x7fELF\x02\x01\x01\0\0\n\0\xff", 1, "\x7fELF\x02\x01\x01\0\0"),
    (b"\xff\xfea\0 \0-\0>\0 \0b\0:\0\n\0", 1, "\ufffd\ufffda\0 \0-\0>\0 \0b\0:\0"),
    (b"# compiler: R8\n\nnot a mapping\n", 3, "not a mapping"),
    (b"a.B ->\r\n", 1, "a.B ->"),
    (b"    void run() -> a\nx.Y -> a:\n", 1, "    void run() -> a"),
    (b"# c\n    int field -> a\nx.Y -> a:\n", 2, "    int field -> a"),
    (b"x.Y -> a:\n    1:1:void f():9999999999 -> a\n", 2, None),
    (b"x.Y -> a:\n    9999999999:1:void f() -> a\n", 2, None),
]


@pytest.mark.parametrize("data, line, text", BROKEN)
def test_broken_mappings(data, line, text):
    with pytest.raises(InvalidMapping) as caught:
        ProguardMapper.from_bytes(data)
    error = caught.value
    assert error.line == line
    if text is None:
        text = data.splitlines()[line - 1].decode()
    assert error.text == text
    assert str(error).startswith(f"line {line}: ")
    assert isinstance(error, ValueError)
    again = pickle.loads(pickle.dumps(error))
    assert (again.line, again.text, str(again)) == (line, text, str(error))


def test_a_broken_file(tmp_path):
    path = tmp_path / "mapping.txt"
    path.write_bytes(b"PK\x03\x04" * 1000)
    with pytest.raises(InvalidMapping, match="line 1: not a class") as caught:
        ProguardMapper.open(path)
    assert len(caught.value.text) == 200


def test_a_mapping_that_is_cut_off():
    data = SHOP.read_bytes()
    whole = data.count(b"\n")
    for length in range(len(data)):
        try:
            mapper = ProguardMapper.from_bytes(data[:length], True)
        except InvalidMapping as error:
            assert length < data.index(b" -> ") + 8
            assert error.line <= whole
        else:
            assert mapper.skipped_lines <= 1
            mapper.remap_frame("a.c", "onClick", 7)


def test_lines_that_nobody_can_read():
    data = b"x.Y -> a:\nwhat?\n    void run() -> a\n# {broken}\n\n    1:2:\n"
    mapper = ProguardMapper.from_bytes(data)
    assert mapper.skipped_lines == 3
    assert mapper.remap_method("a", "a") == ("x.Y", "run")
    with pytest.raises(InvalidMapping, match="line 2: ") as caught:
        ProguardMapper.from_bytes(data, strict=True)
    assert caught.value.text == "what?"


def test_a_large_mapping():
    count = 20_000
    lines = []
    for number in range(count):
        lines.append(f"com.example.Class{number} -> c{number}:")
        lines.append(f"    1:9:void method{number}():{number}:{number + 8} -> a")
    mapper = ProguardMapper.from_bytes("\n".join(lines).encode())
    assert mapper.remap_class(f"c{count - 1}") == f"com.example.Class{count - 1}"
    (frame,) = mapper.remap_frame("c700", "a", 3)
    assert (frame.method, frame.line) == ("method700", 702)


def test_a_huge_number_of_frames():
    data = b"x.Y -> a:\n" + b"    1:1:void f():1:1 -> a\n" * 50_000
    mapper = ProguardMapper.from_bytes(data, True)
    assert len(mapper.remap_frame("a", "a", 1)) == 50_000
    assert mapper.remap_frame("a", "a", 2) == []


def test_lines_at_their_limits(mapper):
    assert mapper.remap_frame("a.b", "a", 2**64 - 1) == []
    for line in (-1, 2**64):
        with pytest.raises(OverflowError):
            mapper.remap_frame("a.b", "a", line)
    data = f"x.Y -> a:\n    0:{2**31 - 1}:void f():5:{2**31 - 1} -> a\n".encode()
    large = ProguardMapper.from_bytes(data)
    (frame,) = large.remap_frame("a", "a", 2**31 - 1)
    assert frame.line == 2**31 + 4


@pytest.mark.parametrize("wrong", [None, 1, b"a", ["a"], object()])
def test_wrong_types(mapper, wrong):
    calls = [
        lambda: mapper.remap_class(wrong),
        lambda: mapper.remap_method(wrong, "a"),
        lambda: mapper.remap_method("a", wrong),
        lambda: mapper.remap_frame(wrong, "a", 1),
        lambda: mapper.remap_frame("a", wrong, 1),
        lambda: ProguardMapper.open(SHOP, wrong),
    ]
    if wrong is not None:
        calls.append(lambda: mapper.remap_frame("a", "a", 1, wrong))
    if not isinstance(wrong, int):
        calls.append(lambda: mapper.remap_frame("a", "a", wrong))
    if not isinstance(wrong, bytes):
        calls.append(lambda: ProguardMapper.from_bytes(wrong))
    for call in calls:
        with pytest.raises(TypeError):
            call()


def test_surrogates(mapper):
    with pytest.raises(UnicodeEncodeError):
        mapper.remap_class("a.\ud800")
    with pytest.raises(UnicodeEncodeError):
        mapper.remap_frame("a", "b", 1, "\udfff")


def test_it_is_made_by_its_methods_alone(mapper):
    with pytest.raises(TypeError):
        ProguardMapper()
    with pytest.raises(TypeError):
        ProguardMapper.from_bytes(b"", False, True)
    with pytest.raises(TypeError):
        copy.copy(mapper)
    with pytest.raises(TypeError):
        pickle.dumps(mapper)


def test_frames_are_values():
    frame = JavaStackFrame("a.B", "run", "B.java", 7, "int")
    same = JavaStackFrame(
        class_name="a.B", method="run", file="B.java", line=7, parameters="int"
    )
    assert frame == same and hash(frame) == hash(same)
    assert frame != JavaStackFrame("a.B", "run", "B.java", 8, "int")
    assert frame != JavaStackFrame("a.B", "run")
    assert frame != "a.B" and frame is not None
    assert {frame, same} == {frame}
    for again in (copy.copy(frame), copy.deepcopy(frame), *pickled(frame)):
        assert again == frame


def pickled(value):
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        yield pickle.loads(pickle.dumps(value, protocol))


def test_frames_as_text():
    frame = JavaStackFrame("a.B", "run", "B.java", 7)
    assert str(frame) == "a.B.run(B.java:7)"
    assert str(JavaStackFrame("a.B", "run")) == "a.B.run(<unknown>)"
    assert repr(frame) == (
        'JavaStackFrame(class_name="a.B", method="run", file="B.java", '
        "line=7, parameters=None)"
    )
    assert eval(repr(frame)) == frame


@pytest.mark.parametrize(
    "name", ["class_name", "method", "file", "line", "parameters", "other"]
)
def test_frames_never_change(name):
    frame = JavaStackFrame("a.B", "run")
    with pytest.raises(AttributeError):
        setattr(frame, name, "x")
    with pytest.raises(AttributeError):
        delattr(frame, name)


def test_many_threads_share_a_mapper(mapper):
    expected = frames(mapper, "a.b", "c", 10)
    found = []

    def work():
        for _ in range(200):
            found.append(frames(mapper, "a.b", "c", 10) == expected)
            found.append(ProguardMapper.from_bytes(b"x -> y:").remap_class("y") == "x")

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 3200 and all(found)
