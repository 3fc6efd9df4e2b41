import copy
import dataclasses
import functools
import pickle
import random

import pytest
from ophio.release import (
    BadCharacters,
    InvalidEnvironment,
    InvalidRelease,
    InvalidVersion,
    Release,
    ReleaseError,
    RestrictedName,
    TooLong,
    Version,
    compare,
    parse,
    parse_version,
    validate_environment,
    validate_release,
)

HASH = "a86d127c4b2f23a0a862620280427dcc01c78676"


def test_a_release():
    release = parse("org.example.FooApp@1.0rc1+20200101100")
    assert release.raw == "org.example.FooApp@1.0rc1+20200101100"
    assert release.package == "org.example.FooApp"
    assert release.version_raw == "1.0rc1+20200101100"
    assert release.build_hash is None
    assert release.description == "1.0rc1 (20200101100)"
    version = release.version
    assert version.raw == "1.0rc1+20200101100"
    assert version.raw_short == "1.0rc1"
    assert (version.major, version.minor, version.patch, version.revision) == (
        1,
        0,
        0,
        0,
    )
    assert version.pre == "rc1"
    assert version.build_code == "20200101100"
    assert version.build_number == 20200101100
    assert version.components == 2
    assert version.raw_quad == ("1", "0", None, None)


def test_releases_are_dataclasses():
    release = parse("web@2.1.0+77")
    assert type(release) is Release and type(release.version) is Version
    assert release == parse(" web@2.1.0+77") != parse("web@2.1.0+78")
    assert hash(release) == hash(parse("web@2.1.0+77"))
    assert dataclasses.replace(release, package="app") == dataclasses.replace(
        release, package="app"
    )
    assert Release(**vars(release)) == release
    assert dataclasses.asdict(release) == {
        "raw": "web@2.1.0+77",
        "package": "web",
        "version_raw": "2.1.0+77",
        "version": dataclasses.asdict(parse_version("2.1.0+77")),
        "build_hash": None,
        "description": "2.1.0 (77)",
    }
    assert eval(repr(release)) == release
    for again in (copy.deepcopy(release), pickle.loads(pickle.dumps(release))):
        assert again == release and type(again) is Release
    with pytest.raises(dataclasses.FrozenInstanceError):
        release.package = "app"


# name, package, version as text, hash, description
RELEASES = [
    ("foo@1.2.3", "foo", "1.2.3", None, "1.2.3"),
    ("foo@1.2.3.4", "foo", "1.2.3.4", None, "1.2.3.4"),
    ("foo@1.2.3-rc.1", "foo", "1.2.3-rc.1", None, "1.2.3-rc.1"),
    ("@foo@1.2.3", "@foo", "1.2.3", None, "1.2.3"),
    ("  foo@1.2.3 \n", "foo", "1.2.3", None, "1.2.3"),
    (f"foo@1.0+{HASH}", "foo", f"1.0+{HASH}", HASH, f"1.0 ({HASH[:12]})"),
    (f"foo@{HASH}", "foo", None, HASH, HASH[:12]),
    (HASH, None, None, HASH, HASH[:12]),
    ("foo@some-branch", "foo", None, None, "foo@some-branch"),
    ("1.2.3", None, None, None, "1.2.3"),
    ("héllo wörld", None, None, None, "héllo wörld"),
    ("foo@", None, None, None, "foo@"),
    ("", None, None, None, ""),
]


@pytest.mark.parametrize("name, package, version, build_hash, description", RELEASES)
def test_releases(name, package, version, build_hash, description):
    release = parse(name)
    assert release.raw == name.strip()
    assert release.package == package
    assert (release.version and release.version.raw) == version
    assert release.build_hash == build_hash
    assert release.description == description


def test_the_limit_of_a_name():
    assert parse("x" * 200).raw == "x" * 200
    assert parse("é" * 100).raw == "é" * 100
    for name, length in (("x" * 201, 201), ("é" * 101, 202), ("x" * 10_000_000, 10**7)):
        with pytest.raises(TooLong) as caught:
            parse(name)
        assert (caught.value.length, caught.value.limit) == (length, 200)
    assert parse(" " * 1000 + "x").raw == "x"


@pytest.mark.parametrize("name", [".", "..", "latest", "LATEST", "Latest"])
def test_names_with_a_meaning(name):
    for function in (parse, validate_release):
        with pytest.raises(RestrictedName) as caught:
            function(name)
        assert caught.value.name == name


@pytest.mark.parametrize(
    "name, character, position",
    [
        ("a/b", "/", 1),
        ("a\\b", "\\", 1),
        ("é\tb", "\t", 1),
        ("日本\0", "\0", 2),
        ("foo@1.0\r\nx", "\r", 7),
        ("a\x7f", "\x7f", 1),
    ],
)
def test_characters_that_no_name_has(name, character, position):
    for function in (parse, validate_release):
        with pytest.raises(BadCharacters) as caught:
            function(name)
        error = caught.value
        assert (error.character, error.position) == (character, position)
        assert name[error.position] == error.character


def test_the_hierarchy():
    for kind in (TooLong, RestrictedName, BadCharacters):
        assert kind.__bases__ == (InvalidRelease,)
    for kind in (InvalidRelease, InvalidEnvironment, InvalidVersion):
        assert kind.__bases__ == (ReleaseError,)
    assert ReleaseError.__bases__ == (ValueError,)
    with pytest.raises(InvalidRelease, match="^invalid release: "):
        parse("latest")


def test_errors_can_be_pickled():
    with pytest.raises(BadCharacters) as caught:
        parse("a/b")
    again = pickle.loads(pickle.dumps(caught.value))
    assert type(again) is BadCharacters
    assert (again.character, again.position, str(again)) == ("/", 1, str(caught.value))


def test_validation():
    assert validate_release("foo@1.0") is None
    assert validate_environment("production") is None
    # Space around a name counts here.
    with pytest.raises(BadCharacters):
        validate_release("foo\n")


@pytest.mark.parametrize("name", ["x" * 65, ".", "..", "none", "None", "a/b", "a\nb"])
def test_environments(name):
    with pytest.raises(InvalidEnvironment, match="^invalid environment: ") as caught:
        validate_environment(name)
    assert caught.value.name == name


# Each comes before the next; those in one list are equal.
ORDER = [
    ["0.9"],
    ["1-a"],
    ["1.0-dev", "1.0.0dev", "1.0.0.0-dev"],
    ["1.0-rc1"],
    ["1", "1.0", "1.0.0", "1.0.0.0", "01.00"],
    ["1.0+9"],
    ["1.0+10", "1.0+010"],
    ["1.0.0.1"],
    ["1.0.42"],
    ["1.1"],
    ["1.10"],
    ["2.0"],
    ["10.0-pre+5"],
    ["18446744073709551615.0"],
]


def test_compare():
    versions = [(place, text) for place, texts in enumerate(ORDER) for text in texts]
    for place, text in versions:
        for other_place, other in versions:
            expected = (place > other_place) - (place < other_place)
            assert compare(text, other) == expected, (text, other)


def test_sorting():
    expected = [texts[0] for texts in ORDER]
    shuffled = random.Random(5).sample(expected, len(expected))
    assert sorted(shuffled, key=functools.cmp_to_key(compare)) == expected


@pytest.mark.parametrize(
    "text", ["", "x", "1a1", "v1.0", "1.0 ", "1..0", "1.0.0.0.0", "1.0+", "١.٠", "1\0"]
)
def test_texts_that_are_no_versions(text):
    calls = [
        lambda: parse_version(text),
        lambda: compare(text, "1"),
        lambda: compare("1", text),
    ]
    for call in calls:
        with pytest.raises(InvalidVersion, match="^not a version: ") as caught:
            call()
        assert caught.value.version == text


def test_numbers_that_are_too_large():
    large = f"1.{2**64}"
    with pytest.raises(InvalidVersion, match="^a number is too large: "):
        parse_version(large)
    with pytest.raises(InvalidVersion):
        compare(large, "1.0")
    assert parse(f"foo@{large}").version is None
    assert parse_version(f"1.0+{2**64}").build_number is None
    assert parse_version(f"1.{2**64 - 1}").minor == 2**64 - 1


def test_no_version_takes_long():
    for text in ("1." * 100_000, "1-" + "a" * 1_000_000, "1.0-" + "a." * 100_000):
        try:
            parse_version(text)
        except InvalidVersion as error:
            assert error.version == text


@pytest.mark.parametrize("wrong", [None, 1.0, b"1.0", ["1.0"], object()])
def test_wrong_types(wrong):
    for function in (parse, parse_version, validate_release, validate_environment):
        with pytest.raises(TypeError):
            function(wrong)
        with pytest.raises(UnicodeEncodeError):
            function("\ud800")
    with pytest.raises(TypeError):
        compare(wrong, "1.0")
    with pytest.raises(TypeError):
        compare("1.0", wrong)
