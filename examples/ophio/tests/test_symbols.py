import inspect
import time

import pytest
from ophio.symbols import (
    InvalidDebugId,
    SymbolError,
    UnknownArch,
    UnknownLanguage,
    arch_get_ip_reg_name,
    arch_is_known,
    arch_pointer_size,
    clean_path,
    demangle,
    detect_language,
    id_from_breakpad,
    id_to_breakpad,
    join_path,
    normalize_arch,
    normalize_code_id,
    normalize_debug_id,
    split_path,
)

# mangled, language, in full, without the types of parameters and result
NAMES = [
    # C++ of GCC and Clang.
    ("_ZN3foo3barEv", "cpp", "foo::bar()", "foo::bar"),
    (
        "_ZNSt6vectorIiSaIiEE9push_backERKi",
        "cpp",
        "std::vector<int, std::allocator<int> >::push_back(int const&)",
        "std::vector<int, std::allocator<int> >::push_back",
    ),
    ("_ZNK3FooIiE3barILi3EEEiv", "cpp", "int Foo<int>::bar<3>() const", None),
    ("__ZN3foo3barEv", "cpp", "foo::bar()", "foo::bar"),
    ("_ZTV3Foo", "cpp", "{vtable(Foo)}", None),
    ("_ZN3fooE$0123456789abcdef0123456789abcdef", "cpp", "foo", "foo"),
    # C++ of MSVC.
    ("?f@@YAXH@Z", "cpp", "void f(int)", "f"),
    ("??0Foo@@QEAA@XZ", "cpp", "public: Foo::Foo(void)", "Foo::Foo"),
    (
        "?getValue@Foo@@QEBAHXZ",
        "cpp",
        "public: int Foo::getValue(void) const",
        "Foo::getValue",
    ),
    ("??@8ba8d245c9eca390356129098dbe9f73@", "cpp", None, None),
    # Rust, the old scheme and v0.
    (
        "_ZN4core3fmt9Formatter3pad17h9b2b3a0e5b4d1b31E",
        "rust",
        "core::fmt::Formatter::pad",
        "core::fmt::Formatter::pad",
    ),
    ("_RNvNtCs1234_7mycrate3foo3bar", "rust", "mycrate::foo::bar", None),
    (
        "_RINvNtC3std3mem8align_ofNtNtC3std3mem12DiscriminantE",
        "rust",
        "std::mem::align_of::<std::mem::Discriminant>",
        None,
    ),
    # Objective-C.
    ("-[NSObject init]", "objc", None, None),
    ("+[Foo bar:baz:]", "objc", None, None),
]


@pytest.mark.parametrize("ident, language, full, name", NAMES)
def test_demangle(ident, language, full, name):
    full = full or ident
    assert detect_language(ident) == language
    assert demangle(ident) == full
    assert demangle(ident, language=None) == full
    assert demangle(ident, language=language) == full
    if name is not None:
        assert demangle(ident, parameters=False, return_type=False) == name


@pytest.mark.parametrize(
    "ident", ["", "main", "foo::bar()", "_Z", "_ZN", "?", "?x", "_R", "日本語", "a\0b"]
)
def test_names_that_cannot_be_demangled(ident):
    assert demangle(ident) == ident
    for language in ("c", "cpp", "rust", "objcpp", "unknown"):
        assert demangle(ident, language=language) == ident


def test_one_without_the_other():
    ident = "_ZNK3FooIiE3barILi3EEEiv"
    assert demangle(ident, return_type=False) == "Foo<int>::bar<3>() const"
    assert demangle("?f@@YAXH@Z", return_type=False) == "f(int)"


def test_the_language_decides():
    ident = "_ZN4core3fmt9Formatter3pad17h9b2b3a0e5b4d1b31E"
    assert demangle(ident, language="cpp").endswith("::h9b2b3a0e5b4d1b31")
    assert demangle(ident, language="c") == ident
    # Swift's demangler is not built in.
    swift = "$s8mangling12GenericUnionO3FooyACyxGSicAEmlF"
    assert demangle(swift) == demangle(swift, language="swift") == swift


@pytest.mark.parametrize("name", ["", "perl", "CPP", "cpp "])
def test_unknown_languages(name):
    with pytest.raises(UnknownLanguage) as caught:
        demangle("_ZN3foo3barEv", language=name)
    assert caught.value.name == name
    assert isinstance(caught.value, (SymbolError, ValueError))


@pytest.mark.parametrize(
    "ident",
    [
        start + middle * count + end
        for count in (100, 100_000)
        for start, middle, end in [
            ("_Z", "P", "i"),
            ("_Z1f", "P", "i"),
            ("_ZN", "1a", "E"),
            ("_Z1fI", "I", "E"),
            ("_Z1fIJ", "iS_", "EEvDpT_"),
            ("_Z1fXL", "_Z1f", "E"),
            ("?", "?", ""),
            ("?f@@YAX", "PEA", "H@Z"),
            ("?f@@YAX", "V?$A@", "@@@Z"),
            ("_R", "Nv", "C1a"),
            ("_RI", "R", "C1aE"),
            ("_RMC1a", "F", ""),
            ("-[", "a", "]"),
        ]
    ],
    ids=lambda ident: f"{ident[:12]}-{len(ident)}",
)
def test_names_that_nest_deeply(ident):
    assert isinstance(demangle(ident), str)
    for language in ("cpp", "rust", "objc", "objcpp"):
        assert isinstance(demangle(ident, language=language), str)


def test_a_name_that_would_explode():
    """Each part stands for all before it, twice: what comes out is bounded."""
    ident = "_Z1fSt4pairI" + "i" * 1 + "".join(f"S{i:X}_S{i:X}_" for i in range(30))
    assert len(demangle(ident)) < 1_000_000
    rust = "_RIC0" + "TB3_B3_E" * 40 + "E"
    assert len(demangle(rust)) < 2_000_000


@pytest.mark.parametrize(
    "name, usual, register, size",
    [
        ("x86", "x86", "eip", 4),
        ("i386", "x86", "eip", 4),
        ("X86_64", "x86_64", "rip", 8),
        ("x86-64", "x86_64", "rip", 8),
        ("amd64", "x86_64", "rip", 8),
        ("arm64", "arm64", "pc", 8),
        ("arm-64", "arm64", "pc", 8),
        ("armv7s", "armv7s", "pc", 4),
        ("ppc64", "ppc64", "srr0", 8),
        ("wasm32", "wasm32", None, 4),
        ("unknown", "unknown", None, None),
    ],
)
def test_architectures(name, usual, register, size):
    assert arch_is_known(name) is True
    assert normalize_arch(name) == usual
    assert arch_get_ip_reg_name(name) == register
    assert arch_pointer_size(name) == size


@pytest.mark.parametrize("name", ["", "x87", " x86", "x86\0", "é", "x" * 100_000])
def test_unknown_architectures(name):
    assert arch_is_known(name) is False
    for function in (normalize_arch, arch_get_ip_reg_name, arch_pointer_size):
        with pytest.raises(UnknownArch, match="there is no architecture") as caught:
            function(name)
        assert caught.value.name == name
        assert isinstance(caught.value, (SymbolError, ValueError))


UUID = "dfb8e43a-f242-3d73-a453-aeb6a777ef75"
BREAKPAD = "DFB8E43AF2423D73A453AEB6A777EF75"


@pytest.mark.parametrize(
    "given, usual, breakpad",
    [
        (UUID, UUID, BREAKPAD + "0"),
        (UUID.upper(), UUID, BREAKPAD + "0"),
        (BREAKPAD, UUID, BREAKPAD + "0"),
        (UUID + "-a", UUID + "-a", BREAKPAD + "a"),
        (UUID + "-0", UUID, BREAKPAD + "0"),
        (BREAKPAD + "A", UUID + "-a", BREAKPAD + "a"),
        ("3C2B1A0F1", "3C2B1A0F-1", "3C2B1A0F1"),
        ("3C2B1A0F-1", "3C2B1A0F-1", "3C2B1A0F1"),
    ],
)
def test_debug_ids(given, usual, breakpad):
    assert normalize_debug_id(given) == usual
    assert normalize_debug_id(usual) == usual
    assert id_to_breakpad(given) == breakpad
    assert id_from_breakpad(breakpad) == usual


@pytest.mark.parametrize(
    "text",
    ["", "0", UUID[:-1], UUID + "-", "é" * 36, UUID + "-xyz", "g" * 33, "\0" * 33],
)
def test_texts_that_are_no_debug_ids(text):
    for function in (normalize_debug_id, id_from_breakpad, id_to_breakpad):
        with pytest.raises(InvalidDebugId) as caught:
            function(text)
        assert caught.value.text == text
        assert isinstance(caught.value, (SymbolError, ValueError))


def test_breakpad_has_no_hyphens():
    with pytest.raises(InvalidDebugId):
        id_from_breakpad(UUID + "-a")


def test_code_ids():
    assert normalize_code_id("5AB380779000") == "5ab380779000"
    assert normalize_code_id("DFB8-e43a") == "dfb8e43a"
    assert normalize_code_id("no hex: é") == "e"
    assert normalize_code_id("") == ""


@pytest.mark.parametrize(
    "base, other, joined",
    [
        ("/a/b", "c/d", "/a/b/c/d"),
        ("/a/b", "/c", "/c"),
        ("C:\\a", "b\\c", "C:\\a\\b\\c"),
        ("a", "", "a"),
        ("", "", ""),
        ("/é", "日本", "/é/日本"),
    ],
)
def test_join_path(base, other, joined):
    assert join_path(base, other) == joined


@pytest.mark.parametrize(
    "path, cleaned, split",
    [
        ("/a/./b", "/a/b", ("/a/.", "b")),
        ("/a/b/../c", "/a/c", ("/a/b/..", "c")),
        ("C:\\a\\..\\b", "C:\\b", ("C:\\a\\..", "b")),
        ("a", "a", (None, "a")),
        ("/日本/é", "/日本/é", ("/日本", "é")),
        ("", "", (None, "")),
        ("/a/.." * 100_000, "", ("/a/.." * 99_999 + "/a", "..")),
    ],
    ids=lambda value: str(value)[:20],
)
def test_paths(path, cleaned, split):
    assert clean_path(path) == cleaned
    assert split_path(path) == split


def test_items_of_dependencies_look_like_ours():
    assert clean_path.__module__ == split_path.__module__ == "ophio.symbols"
    assert clean_path.__name__ == "clean_path"
    assert list(inspect.signature(join_path).parameters) == ["base", "other"]
    assert join_path(other="b", base="a") == "a/b"
    assert clean_path.__doc__.startswith("Simplifies paths")


@pytest.mark.parametrize("wrong", [None, 1, b"x86", ["x86"], object()])
@pytest.mark.parametrize(
    "function",
    [
        demangle,
        clean_path,
        split_path,
        detect_language,
        arch_is_known,
        normalize_arch,
        arch_get_ip_reg_name,
        arch_pointer_size,
        normalize_debug_id,
        id_from_breakpad,
        id_to_breakpad,
        normalize_code_id,
    ],
)
def test_wrong_types(function, wrong):
    with pytest.raises(TypeError):
        function(wrong)
    with pytest.raises(UnicodeEncodeError):
        function("\ud800")


def test_options_are_keywords():
    with pytest.raises(TypeError):
        demangle("main", "cpp")
    with pytest.raises(TypeError):
        demangle("main", language=1)
    with pytest.raises(TypeError):
        demangle("main", parameters=1)


def copies(levels, times):
    """A name of MSVC in which each type has so many copies of the one before."""
    name = "P6AXUa@@@Z"
    for level in range(levels):
        name += "P6AX" + str(level) * times + "@Z"
    return f"?f@@YAX{name}@Z"


@pytest.mark.parametrize(
    "ident",
    [
        "_ZN3bar" + "IL3bar" * 15 + "ILooIiE3barILi3EEE",
        "_Z1fIX" + "dl" * 60,
        "_Z1f" + "SaI" * 25,
        "_Z1f" + "St1aI" * 25,
        "_Z1f" + "StUl" * 40,
        "_ZN1aCI1" + "1aCI1" * 40,
        "_ZN1acv" + "T_I" * 40 + "i" + "E" * 42,
        "_Z1f" + "N1aI" * 1_000_000,
        copies(9, 9),
        copies(9, 200),
    ],
    ids=lambda ident: ident[:40],
)
@pytest.mark.parametrize("language", [None, "cpp"])
def test_names_that_would_take_forever_stay_as_they_are(ident, language):
    start = time.perf_counter()
    assert demangle(ident, language=language) == ident
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(
    "ident, full",
    [
        # Nested as deep as compilers do it, and deeper.
        (
            "_Z1f" + "1aI" * 10 + "i" + "E" * 10,
            "f(" + "a<" * 10 + "int" + "> " * 9 + ">)",
        ),
        ("_Z1fI" + "L1aI" * 2 + "Li1E" + "EE" * 2 + "Evv", None),
        (
            "_Z1f" + "N1aI" * 14 + "i" + "EE" * 14,
            "f(" + "a<" * 14 + "int" + "> " * 13 + ">)",
        ),
        (copies(2, 3), None),
    ],
    ids=lambda text: str(text)[:20],
)
def test_names_that_nest_are_demangled(ident, full):
    found = demangle(ident)
    assert found == full if full else found != ident
