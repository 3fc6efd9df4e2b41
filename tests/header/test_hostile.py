"""Input that is there to do harm: what is printed compiles, what cannot be printed is an
error with a place, and nothing hangs."""

import subprocess

import pytest

WARNINGS = ["-Wall", "-Wextra", "-Werror"]


@pytest.fixture
def run(bindgen, tmp_path):
    """Runs `bindgen header` on a file with the given text."""

    def header(text, *flags):
        file = tmp_path / "tried.rs"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        command = [bindgen, "header", "--color", "never", *flags, file]
        return subprocess.run(command, capture_output=True, timeout=30, check=False)

    return header


def compile_as(compiler, header):
    command = [*compiler, *WARNINGS, "-fsyntax-only", "-"]
    done = subprocess.run(command, input=header, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode(errors="replace")[:2000]


DOCS = {
    "the end of a comment": "*/ int evil; /*",
    "half an end": "ends with *",
    "slash alone": "/",
    "a comment in it": "/* a /* b",
    "line comment": "// x",
    "trigraphs": "??/ ??' ??= ??<",
    "a trigraph at the end": "what??/",
    "a backslash at the end": "what\\\\",
    "control characters": "a\\u{0}b\\u{1}c\\u{8}d\\u{b}e\\u{c}f\\u{1b}g\\u{7f}h",
    "carriage return": "a\\rb",
    "new lines": "a\\n*/\\n\\\\\\n# define X",
    "directions": "a\\u{202e}b\\u{2066}c\\u{2028}d",
    "no ASCII": "h\\u{e9}\\u{20ac}\\u{1f600}",
    "percent": "%s %n %!d(x)",
    "directive": "#include <nothing.h>",
}
ITEMS = """
#[doc = "{0}"]
#[repr(C)]
pub struct S {{
    #[doc = "{0}"]
    pub x: u8,
}}
#[doc = "{0}"]
#[repr(u8)]
pub enum E {{
    #[doc = "{0}"]
    A,
}}
#[doc = "{0}"]
pub const K: u8 = 1;
#[doc = "{0}"]
#[no_mangle]
pub static V: u8 = 1;
#[doc = "{0}"]
#[no_mangle]
pub extern "C" fn f(s: S, e: E) {{}}
"""


@pytest.mark.parametrize("style", ["c", "c99", "doxy", "cxx"])
@pytest.mark.parametrize("doc", DOCS)
def test_docs(run, tmp_path, doc, style):
    (tmp_path / "cbindgen.toml").write_text(
        f'documentation_style = "{style}"\ncpp_compat = true\n'
    )
    done = run(ITEMS.format(DOCS[doc]), "--config", tmp_path / "cbindgen.toml")
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.count(b"struct S") >= 1
    assert b"f(" in done.stdout
    # Strict, so that trigraphs are replaced.
    compile_as(
        ["cc", "-std=c11", "-Wno-comment", "-Wno-trigraphs", "-x", "c"], done.stdout
    )
    compile_as(
        ["c++", "-std=c++17", "-Wno-comment", "-Wno-trigraphs", "-x", "c++"],
        done.stdout,
    )
    assert not set(done.stdout) & set(range(32)) - {9, 10}


def test_a_doc_of_a_megabyte(run):
    lines = "".join(
        f"/// line {i} of many, which ends here */ and goes on\n" for i in range(20000)
    )
    done = run(f'{lines}#[no_mangle]\npub extern "C" fn f() {{}}\n')
    assert done.returncode == 0, done.stderr.decode()[:2000]
    assert len(done.stdout) > 1_000_000
    compile_as(["cc", "-std=c11", "-x", "c"], done.stdout)
    word = "x" * 1_000_000
    done = run(f'/// {word}\n#[no_mangle]\npub extern "C" fn f() {{}}\n')
    assert done.returncode == 0
    compile_as(["cc", "-std=c11", "-x", "c"], done.stdout)


NOTES = {
    "a quote": 'a \\" b',
    "a backslash": "a \\\\",
    "new line": "a\\nb",
    "the end of a comment": "*/",
    "a NUL": "a\\u{0}b",
    "no ASCII": "\\u{20ac}",
    "trigraphs": "??/",
}


@pytest.mark.parametrize("note", NOTES)
def test_notes_of_deprecated(run, tmp_path, note):
    (tmp_path / "cbindgen.toml").write_text(
        '[fn]\ndeprecated_with_note = "__attribute__((deprecated({})))"\n'
        '[struct]\ndeprecated_with_note = "__attribute__((deprecated({})))"\n'
    )
    text = (
        f'#[deprecated(note = "{NOTES[note]}")]\n#[repr(C)]\npub struct S {{ x: u8 }}\n'
        f'#[deprecated(note = "{NOTES[note]}")]\n#[no_mangle]\npub extern "C" fn f(s: *const S) {{}}\n'
    )
    done = run(text, "--config", tmp_path / "cbindgen.toml")
    assert done.returncode == 0, done.stderr.decode()
    flags = ["-Wno-deprecated-declarations", "-Wno-trigraphs"]
    compile_as(["cc", "-std=gnu11", *flags, "-x", "c"], done.stdout)


STRINGS = [
    "\\0",
    "??/",
    "\\x01\\x02",
    '\\"',
    "\\\\",
    "a\\u{e9}f",
    "\\x07f",
    "%s",
    "\\n",
]


@pytest.mark.parametrize("text", STRINGS)
def test_strings_keep_their_bytes(run, tmp_path, text):
    done = run(f'pub const K: &str = "{text}";\n')
    assert done.returncode == 0, done.stderr.decode()
    if b"#define K" not in done.stdout:
        assert b"note" in done.stderr
        return
    expected = eval(
        f"'{text}'".replace("\\u{e9}", "\\u00e9").replace('\\"', '"')
    ).encode()
    (tmp_path / "k.h").write_bytes(done.stdout)
    program = '#include "k.h"\n#include <stdio.h>\nint main(void) { fwrite(K, 1, sizeof(K) - 1, stdout); return 0; }\n'
    (tmp_path / "k.c").write_text(program)
    subprocess.run(
        ["cc", "-std=c11", "-Wno-trigraphs", "-o", tmp_path / "k", tmp_path / "k.c"],
        check=True,
    )
    assert (
        subprocess.run([tmp_path / "k"], capture_output=True, check=True).stdout
        == expected
    )


# What C cannot hold, and the word that the message must have.
ERRORS = {
    "slice": ('#[no_mangle] pub extern "C" fn broken(s: &[u8]) {}', "broken"),
    "str": ('#[no_mangle] pub extern "C" fn broken(s: &str) {}', "broken"),
    "tuple": ('#[no_mangle] pub extern "C" fn broken(s: (u8, u16)) {}', "broken"),
    "trait object": (
        '#[no_mangle] pub extern "C" fn broken(s: &dyn Fn()) {}',
        "broken",
    ),
    "boxed trait object": (
        '#[no_mangle] pub extern "C" fn broken(s: Box<dyn Send>) {}',
        "broken",
    ),
    "impl": ('#[no_mangle] pub extern "C" fn broken(s: impl Copy) {}', "broken"),
    "generic": ('#[no_mangle] pub extern "C" fn broken<T>(s: *const T) {}', "broken"),
    "const generic": (
        '#[no_mangle] pub extern "C" fn broken<const N: usize>(s: &[u8; N]) {}',
        "broken",
    ),
    "unknown type": (
        '#[no_mangle] pub extern "C" fn broken(s: *const Nowhere) {}',
        "Nowhere",
    ),
    "array of unknown length": (
        '#[repr(C)] pub struct S { a: [u8; unknown()] } #[no_mangle] pub extern "C" fn f(s: S) {}',
        "unknown",
    ),
    "array by value": (
        '#[no_mangle] pub extern "C" fn broken(s: [u8; 4]) {}',
        "broken",
    ),
    "array as result": (
        '#[no_mangle] pub extern "C" fn broken() -> [u8; 4] { [0; 4] }',
        "broken",
    ),
    "cycle by value": (
        "#[repr(C)] pub struct A { b: B } #[repr(C)] pub struct B { a: [A; 2] }"
        ' #[no_mangle] pub extern "C" fn f(a: *const A) {}',
        "A",
    ),
    "itself by value": (
        '#[repr(C)] pub struct A { a: A } #[no_mangle] pub extern "C" fn f(a: *const A) {}',
        "A",
    ),
    "aliases in a circle": (
        'type A = B; type B = A; #[no_mangle] pub extern "C" fn f(a: A) {}',
        "A",
    ),
    "growing generic": (
        "#[repr(C)] pub struct G<T> { g: *const G<G<T>>, t: T }"
        ' #[no_mangle] pub extern "C" fn f(a: G<u8>) {}',
        "G",
    ),
    "function of two": (
        'mod a { #[no_mangle] pub extern "C" fn twice() {} } mod b { #[no_mangle] pub extern "C" fn twice(x: u8) {} }',
        "twice",
    ),
    "two types of one name": (
        "mod a { #[repr(C)] pub struct Cfg { x: u8 } } mod b { #[repr(C)] pub struct Cfg { x: u64 } }"
        ' #[no_mangle] pub extern "C" fn f(a: a::Cfg, b: b::Cfg) {}',
        "Cfg",
    ),
    "macro unknown": (
        'nowhere! { #[no_mangle] pub extern "C" fn broken() {} }',
        "nowhere",
    ),
    "macro without end": (
        'macro_rules! again { ($x:ident) => { #[no_mangle] pub extern "C" fn $x() {} again! { $x } } } again! { g }'
        ' #[no_mangle] pub extern "C" fn f() {}',
        "again",
    ),
    "u128": ('#[no_mangle] pub extern "C" fn broken(x: u128) {}', "128"),
    "bad syntax": ('#[no_mangle] pub extern "C" fn broken(x: ) {}', "expected"),
}


@pytest.mark.parametrize("name", ERRORS)
def test_what_c_cannot_hold_is_an_error(run, name):
    text, word = ERRORS[name]
    done = run(text + '\n#[no_mangle] pub extern "C" fn sound() {}\n')
    said = done.stderr.decode()
    assert done.returncode == 2, said + done.stdout.decode()
    assert done.stdout == b""
    assert "error[BG" in said
    assert "tried.rs:1:" in said
    assert word in said
    assert "internal" not in said
    assert len(said) < 20_000


def test_deep_nesting_ends(run):
    deep = "*const " * 3000 + "u8"
    assert run(f'#[no_mangle] pub extern "C" fn f(x: {deep}) {{}}').returncode in (0, 2)
    deep = "(" * 3000 + "1" + ")" * 3000
    assert run(f"pub const K: u32 = {deep};").returncode in (0, 2)
    deep = "mod m { " * 2000 + "}" * 2000
    assert run(deep).returncode in (0, 2)


@pytest.mark.parametrize(
    "text", [b"", b"\xff\xfe", b"\x00" * 1000, b"\xef\xbb\xbf", b"fn", b"#!/bin/sh\n"]
)
def test_nothing_of_use(run, text):
    done = run(text)
    assert done.returncode in (0, 2)
    assert b"panic" not in done.stderr
    if done.returncode == 0:
        compile_as(["cc", "-std=c11", "-x", "c"], done.stdout)
