import pytest
from ophio.codeowners import is_codeowners_path_match

# pattern, paths that match, paths that do not
RULES = [
    # What GitHub documents.
    ("*", ["a", "a/b", "a/b/c.js"], [""]),
    ("*.js", ["a.js", "x/y/a.js", ".js"], ["a.jsx", "js", "a.js.txt"]),
    (
        "/build/logs/",
        ["build/logs/a", "build/logs/a/b"],
        ["build/logs", "x/build/logs/a", "build/logsx/a"],
    ),
    ("docs/*", ["docs/start.md"], ["docs/app/start.md", "docs", "x/docs/start.md"]),
    (
        "apps/",
        ["apps/a", "apps/a/b", "x/apps/a"],
        ["apps", "x/apps", "xapps/a", "appsx/a"],
    ),
    ("/docs/", ["docs/a", "docs/a/b"], ["docs", "x/docs/a"]),
    ("/scripts/", ["scripts/x.sh"], ["a/scripts/x.sh"]),
    ("**/logs", ["logs", "build/logs", "a/b/logs", "a/logs/b"], ["blogs", "logs.txt"]),
    (
        "/apps/github",
        ["apps/github", "apps/github/a"],
        ["x/apps/github", "apps/githubx"],
    ),
    # Depth.
    ("docs", ["docs", "docs/a/b", "a/docs", "a/docs/b"], ["doc", "docsx", "a/xdocs"]),
    ("/docs", ["docs", "docs/a"], ["a/docs"]),
    ("a/b", ["a/b", "a/b/c"], ["x/a/b", "a/bc", "a", "b"]),
    ("/*", ["a", ".x"], ["a/b"]),
    ("/*/", ["a/b", "a/b/c"], ["a"]),
    ("a/*/c", ["a/b/c", "a/b/c/d"], ["a/c", "a/b/b/c", "a//c"]),
    ("a/b*", ["a/b", "a/bx", "a/bx/c"], ["a/x", "a"]),
    ("a/*.c", ["a/x.c", "a/x.c/y"], ["a/b/x.c", "x.c"]),
    ("a/*/", ["a/b/c", "a/b/c/d"], ["a/b"]),
    # Double stars.
    ("**", ["a", "a/b"], [""]),
    ("/**", ["a", "a/b"], [""]),
    ("a/**", ["a/b", "a/b/c"], ["a", "x/a/b", "ab"]),
    ("a/**/z", ["a/z", "a/b/z", "a/b/c/z", "a/b/z/y"], ["a/b/zz", "z", "x/a/z"]),
    ("**/a/*", ["a/b", "x/a/b", "x/y/a/b"], ["a/b/c", "a"]),
    ("**/*.rs", ["a.rs", "b/a.rs"], ["a.r"]),
    ("**/a/**/b/c", ["a/b/c", "a/b/x/b/c", "q/a/x/b/c"], ["a/b/x/c", "b/c"]),
    ("a**b", ["ab", "axb", "x/axxb"], ["a/b"]),
    ("a***", [], ["a", "axx", "a***"]),
    # Characters.
    ("a?c", ["abc", "aéc", "a?c", "x/abc"], ["ac", "a/c", "abbc"]),
    ("a\\*", ["a*", "a*/b"], ["ab", "a\\*"]),
    ("a\\?", ["a?"], ["ab"]),
    ("\\#a", ["#a"], ["a", "\\#a"]),
    ("\\", ["\\", "x/\\/y"], ["", "x"]),
    ("\\\\", ["\\"], ["\\\\", "x"]),
    ("a b", ["a b", "x/a b/c"], ["a", "b"]),
    ("A", ["A"], ["a"]),
    ("ä/*", ["ä/b"], ["Ä/b", "a/b"]),
    ("*??", ["ab", "é€"], ["€", "a"]),
    ("a\0b", ["a\0b", "a\0b/c"], ["a", "a\0"]),
    ("a\n*", ["a\nb"], ["a"]),
    # What GitHub does not have stands for itself.
    ("[ab]", ["[ab]", "x/[ab]/y"], ["a", "b"]),
    ("!a", ["!a"], ["a", "b"]),
    ("#a", ["#a"], ["a"]),
    ("{a,b}", ["{a,b}"], ["a", "b"]),
    # Nothing.
    ("", [], ["", "a", "/", "a/b"]),
    ("/", [], ["", "a", "/", "a/"]),
    ("a//b", ["a//b"], ["a/b", "a/x/b"]),
]

YES = [(path, pattern) for pattern, yes, _ in RULES for path in yes]
NO = [(path, pattern) for pattern, _, no in RULES for path in no]


@pytest.mark.parametrize("path, pattern", YES)
def test_match(path, pattern):
    assert is_codeowners_path_match(path, pattern) is True
    assert is_codeowners_path_match("/" + path, pattern) is True
    assert is_codeowners_path_match(path.encode(), pattern.encode()) is True
    assert is_codeowners_path_match(path.encode(), pattern) is True
    assert is_codeowners_path_match(path, pattern.encode()) is True


@pytest.mark.parametrize("path, pattern", NO)
def test_no_match(path, pattern):
    assert is_codeowners_path_match(path, pattern) is False
    assert is_codeowners_path_match(path.encode(), pattern.encode()) is False
    assert is_codeowners_path_match(path.encode(), pattern) is False
    assert is_codeowners_path_match(path, pattern.encode()) is False


def test_path_of_a_directory():
    assert is_codeowners_path_match("docs/", "docs/")
    assert is_codeowners_path_match("docs/", "/docs")
    assert is_codeowners_path_match("a/docs/", "docs/")
    assert not is_codeowners_path_match("docs/", "docs/*")


def test_bytes_that_are_not_utf8():
    assert is_codeowners_path_match(b"src/\xff\xfe.c", "*.c")
    assert is_codeowners_path_match(b"src/\xff.c", "/src/?.c")
    assert not is_codeowners_path_match(b"src/\xff\xfe.c", "/src/?.c")
    assert not is_codeowners_path_match(b"\xff", "\xff")


@pytest.mark.parametrize("pattern", [b"\xff", b"docs/\xe2\x82", b"\xed\xa0\x80"])
def test_pattern_must_be_utf8(pattern):
    with pytest.raises(ValueError, match="pattern"):
        is_codeowners_path_match("a", pattern)


def test_arguments():
    assert is_codeowners_path_match(value="docs/a", pattern="docs/")
    assert is_codeowners_path_match("docs/a", pattern="docs/")
    assert not is_codeowners_path_match(pattern="docs/a", value="docs/")


def test_last_rule_wins():
    owners = [
        ("*", "all"),
        ("*.py", "python"),
        ("/docs/", "writers"),
        ("/docs/*.py", "tools"),
    ]

    def owner(path):
        return [
            name for pattern, name in owners if is_codeowners_path_match(path, pattern)
        ][-1]

    assert owner("README") == "all"
    assert owner("src/a.py") == "python"
    assert owner("docs/index.md") == "writers"
    assert owner("docs/conf.py") == "tools"
    assert owner("docs/sub/conf.py") == "writers"


def test_no_pattern_takes_long():
    assert not is_codeowners_path_match("a" * 5000, "*a*a*a*a*a*b")
    assert not is_codeowners_path_match("a/" * 2000, "**/a/**/a/**/a/**/b")
