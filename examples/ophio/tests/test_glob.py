import pytest
from ophio.glob import is_glob_match

PATH = {"double_star": True}
NOCASE = {"case_insensitive": True}
NORMALIZE = {"path_normalize": True}
NEWLINE = {"allow_newline": True}

# value, pattern, options, expected; none depends on text or bytes.
CASES = [
    # Nothing and everything.
    ("", "", {}, True),
    ("a", "", {}, False),
    ("", "a", {}, False),
    ("", "*", {}, True),
    ("", "**", {}, True),
    ("", "?", {}, False),
    ("abc", "abc", {}, True),
    ("abc", "ab", {}, False),
    ("abc", "bc", {}, False),
    # Stars.
    ("hello.py", "*.py", {}, True),
    ("hello.py", "*.js", {}, False),
    ("hello.pyc", "*.py", {}, False),
    (".py", "*.py", {}, True),
    ("foo/hello.py", "*.py", {}, True),
    ("foo/hello.py", "*.py", PATH, False),
    ("foo/hello.py", "*/*.py", PATH, True),
    ("abcbcd", "a*bcd", {}, True),
    ("abcbc", "a*bcd", {}, False),
    ("aaa", "a*a*a", {}, True),
    ("aa", "a*a*a", {}, False),
    # Question marks.
    ("abc", "a?c", {}, True),
    ("ac", "a?c", {}, False),
    ("a/c", "a?c", {}, True),
    ("a/c", "a?c", PATH, False),
    ("a\0c", "a?c", {}, True),
    # Double stars.
    ("foo/hello.py", "**/*.py", PATH, True),
    ("hello.py", "**/*.py", PATH, True),
    ("hello.py", "**/*.py", {}, True),
    ("xhello.py", "**/hello.py", PATH, False),
    ("a/b", "a/**/b", PATH, True),
    ("a/b", "a/**/b", {}, True),
    ("a/x/y/b", "a/**/b", PATH, True),
    ("a/xb", "a/**/b", PATH, False),
    ("ab", "a/**/b", PATH, False),
    ("a", "a/**", PATH, False),
    ("a/", "a/**", PATH, True),
    ("a/b", "a/**", PATH, True),
    ("a/b/c", "a/**", PATH, True),
    ("a/b/c", "a**c", PATH, True),
    ("a/b/c", "a*c", PATH, False),
    ("a/b/c", "a***c", PATH, True),
    ("a/b/c/d", "**/**/d", PATH, True),
    ("x/static/y/z.js", "**/static/**/*.js", PATH, True),
    ("static/z.js", "**/static/**/*.js", PATH, True),
    ("x/statics/y/z.js", "**/static/**/*.js", PATH, False),
    # Sets.
    ("b", "[abc]", {}, True),
    ("d", "[abc]", {}, False),
    ("b", "[a-c]", {}, True),
    ("d", "[a-c]", {}, False),
    ("d", "[!a-c]", {}, True),
    ("b", "[!a-c]", {}, False),
    ("d", "[^a-c]", {}, True),
    ("b", "[^a-c]", {}, False),
    ("z5", "[a-cx-z][0-9]", {}, True),
    ("-", "[a-]", {}, True),
    ("-", "[-a]", {}, True),
    ("]", "[]]", {}, True),
    ("]", "[!]]", {}, False),
    ("!", "[a!]", {}, True),
    ("*", "[*]", {}, True),
    ("a", "[*]", {}, False),
    ("/", "[/]", {}, True),
    ("/", "[/]", PATH, False),
    ("/", "[!a]", PATH, False),
    # Branches.
    ("a.js", "*.{js,ts}", {}, True),
    ("a.ts", "*.{js,ts}", {}, True),
    ("a.rs", "*.{js,ts}", {}, False),
    ("a.jsx", "*.{j,t}s{,x}", {}, True),
    ("a.ts", "*.{j,t}s{,x}", {}, True),
    ("acd", "a{b,c{d,e}}", {}, True),
    ("ac", "a{b,c{d,e}}", {}, False),
    ("lib/x/a.c", "{src,lib}/**/*.c", PATH, True),
    ("lib/a.c", "{src,lib}/**/*.c", PATH, True),
    ("lib/a.c", "{src,lib/*}.c", PATH, True),
    ("a,b", "a,b", {}, True),
    # Escapes.
    ("a*b", "a\\*b", {}, True),
    ("axb", "a\\*b", {}, False),
    ("a\\b", "a\\\\b", {}, True),
    ("{a}", "\\{a\\}", {}, True),
    ("]", "[\\]]", {}, True),
    # Case.
    ("HELLO.py", "hello.*", {}, False),
    ("HELLO.py", "hello.*", NOCASE, True),
    ("hello.py", "HELLO.*", NOCASE, True),
    ("B", "[a-c]", {}, False),
    ("B", "[a-c]", NOCASE, True),
    ("b", "[A-C]", NOCASE, True),
    ("B", "[!a-c]", NOCASE, False),
    ("_", "[A-_]", NOCASE, True),
    # Backslashes as separators.
    ("foo\\bar.py", "foo/*.py", {}, False),
    ("foo\\bar.py", "foo/*.py", NORMALIZE, True),
    ("foo/bar.py", "foo\\*.py", NORMALIZE, True),
    ("foo\\bar.py", "*.py", dict(PATH, **NORMALIZE), False),
    ("foo\\a\\bar.py", "foo\\**\\*.py", dict(PATH, **NORMALIZE), True),
    ("foo\\A\\bar.PY", "foo/**/*.py", dict(PATH, **NORMALIZE), False),
    ("foo\\A\\bar.PY", "foo/**/*.py", dict(PATH, **NORMALIZE, **NOCASE), True),
    # Newlines.
    ("a\nb", "a*b", {}, False),
    ("a\nb", "a*b", NEWLINE, True),
    ("a\nb", "a**b", PATH, False),
    ("a\nb", "a**b", dict(PATH, **NEWLINE), True),
    ("a\nb", "a?b", {}, False),
    ("a\nb", "a?b", NEWLINE, True),
    ("a\nb", "a[!x]b", {}, False),
    ("a\nb", "a[!x]b", NEWLINE, True),
    ("a\nb", "a[\n]b", {}, False),
    ("a\nb", "a\nb", {}, True),
    ("a\nb", "*\n*", {}, True),
    ("a\n", "a", {}, False),
    ("a\rb", "a*b", {}, True),
    # Embedded NULs.
    ("a\0b", "a\0b", {}, True),
    ("a\0b", "a", {}, False),
    ("a", "a\0", {}, False),
    ("a\0b", "*b", {}, True),
]

# Patterns that are not well formed, with a value to tempt each.
INVALID = [
    ("[", "["),
    ("[]", "[]"),
    ("[!]", "[!]"),
    ("a", "[a"),
    ("a-", "[a-"),
    ("b", "[c-a]"),
    ("a", "{a"),
    ("a", "{a,b"),
    ("a", "{{a}"),
    ("a}", "a}"),
    ("a\\", "a\\"),
    ("\\", "\\"),
]


@pytest.mark.parametrize("value, pat, options, expected", CASES)
def test_text(value, pat, options, expected):
    assert is_glob_match(value, pat, **options) is expected


@pytest.mark.parametrize("value, pat, options, expected", CASES)
def test_bytes(value, pat, options, expected):
    assert is_glob_match(value.encode(), pat.encode(), **options) is expected
    assert is_glob_match(value.encode(), pat, **options) is expected
    assert is_glob_match(value, pat.encode(), **options) is expected


@pytest.mark.parametrize("value, pat", INVALID)
def test_invalid_pattern_matches_nothing(value, pat):
    assert is_glob_match(value, pat) is False
    assert is_glob_match(value.encode(), pat.encode()) is False
    assert is_glob_match("", pat) is False


@pytest.mark.parametrize(
    "value, pat, options, expected",
    [
        ("é", "?", {}, True),
        ("é", "??", {}, False),
        ("😀!", "?!", {}, True),
        ("e\u0301", "?", {}, False),
        ("naïve", "na[à-ü]ve", {}, True),
        ("日本語.txt", "*本*.txt", {}, True),
        ("日本", "日/本", {}, False),
        ("ÄPFEL", "äpfel", {}, False),
        ("ÄPFEL", "äpfel", NOCASE, True),
        ("äpfel", "ÄPFEL", NOCASE, True),
        ("ПРИВЕТ", "при*", NOCASE, True),
        ("ΟΔΟΣ", "*σ", NOCASE, True),
        ("Ä", "[ä]", NOCASE, True),
        ("ä", "[!Ä]", NOCASE, False),
        ("STRASSE", "straße", NOCASE, False),
    ],
)
def test_unicode(value, pat, options, expected):
    assert is_glob_match(value, pat, **options) is expected


def test_ascii_case_with_bytes():
    for value, pat in [("ÄB", "äb"), ("äb", "ÄB")]:
        assert is_glob_match(value, pat, case_insensitive=True)
        assert not is_glob_match(value.encode(), pat, case_insensitive=True)
        assert not is_glob_match(value, pat.encode(), case_insensitive=True)
        assert not is_glob_match(value.encode(), pat.encode(), case_insensitive=True)
    assert is_glob_match("ÄB".encode(), "Äb", case_insensitive=True)


@pytest.mark.parametrize(
    "value, pat, expected",
    [
        (b"\xff", "?", True),
        (b"\xff", "*", True),
        (b"\xff", "[!a]", True),
        (b"\xff", "[\0-\U0010ffff]", False),
        (b"\xff", "\xff", False),
        (b"a\xff\xfeb", "a*b", True),
        (b"a\xff\xfeb", "a?b", False),
        (b"a\xff\xfeb", "a??b", True),
        (b"\xc3\xa9", "\xe9", True),
        (b"\xc3", "\xc3", False),
        (b"\xe2\x82", "??", True),
        (b"\xe2\x82\xac", "?", True),
        (b"\xed\xa0\x80", "???", True),
        (bytes(range(256)), "*", False),
    ],
)
def test_bytes_that_are_not_utf8(value, pat, expected):
    assert is_glob_match(value, pat) is expected


def test_all_bytes():
    assert is_glob_match(bytes(range(256)), "*", allow_newline=True)


@pytest.mark.parametrize("pat", [b"\xff", b"a\xffb", b"\xe2\x82", b"\xed\xa0\x80"])
def test_pattern_must_be_utf8(pat):
    with pytest.raises(ValueError, match="pat"):
        is_glob_match("a", pat)
    with pytest.raises(ValueError, match="pat"):
        is_glob_match(pat, pat)


def test_arguments():
    assert is_glob_match("a/b", "*", False)
    assert not is_glob_match("a/b", "*", True)
    assert is_glob_match("A/B", "a/*", True, True)
    assert is_glob_match("A\\B", "a/*", True, True, True)
    assert is_glob_match("A\\B\n", "a/*", True, True, True, True)
    assert is_glob_match(pat="*", value="a")
    assert not is_glob_match("a/b", pat="*", double_star=True)
    assert is_glob_match(
        allow_newline=True,
        path_normalize=True,
        case_insensitive=True,
        double_star=True,
        pat="a/*",
        value="A\\B\n",
    )


@pytest.mark.parametrize(
    "pat",
    [
        "*a*a*a*a*a*a*b",
        "**a*a*a*b",
        "**/*a**a*b",
        "{a,a,a}{,a}{,a}*{a*,*a}*b",
        "*" * 5000 + "b",
    ],
)
def test_no_pattern_takes_long(pat):
    assert not is_glob_match("a" * 5000, pat, double_star=True)


def test_long_values():
    value = "x/" * 100_000 + "y"
    assert is_glob_match(value, "**/y", double_star=True)
    assert not is_glob_match(value, "*/y", double_star=True)
    assert is_glob_match(value, value)
