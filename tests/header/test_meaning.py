"""Tests of the comparison of headers: each change of meaning is seen, no other is."""

import subprocess
import sys
from pathlib import Path

import mutants
import pytest
from meaning.configurations import configurations
from meaning.model import Reader
from meaning.source import Source
from meaning.verdict import compare

HERE = Path(__file__).parent
SAMPLE = HERE / "samples" / "queue.h"
READER = Reader()
MUTANTS = mutants.mutants(READER, SAMPLE.read_text())
CONTROLS = mutants.controls(READER, SAMPLE.read_text())


@pytest.fixture
def judge(tmp_path):
    """Compares two headers that are given as text."""

    def run(expected, ours, **options):
        (tmp_path / "expected.h").write_text(expected, newline="")
        (tmp_path / "ours.h").write_text(ours, newline="")
        first, second = Source(tmp_path / "expected.h"), Source(tmp_path / "ours.h")
        return compare(Reader(**options), first, second)

    return run


def test_the_sample_is_worth_mutating():
    model = READER.model(Source(SAMPLE), ())
    assert model.errors == []
    assert model.count() == 26
    assert len(MUTANTS) > 90
    assert len({mutant.kind for mutant in MUTANTS}) == 19


def test_a_header_is_like_itself(judge):
    verdict = judge(SAMPLE.read_text(), SAMPLE.read_text())
    assert verdict.same()
    assert verdict.score() == 1.0
    assert verdict.configurations == 2


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda m: f"{m.kind}-{m.name}")
def test_mutants_are_seen(judge, mutant):
    assert not judge(SAMPLE.read_text(), mutant.text).same()


@pytest.mark.parametrize("control", CONTROLS, ids=lambda m: m.kind)
def test_what_means_nothing_is_not_seen(judge, control):
    assert control.text != SAMPLE.read_text()
    verdict = judge(SAMPLE.read_text(), control.text)
    assert verdict.same(), verdict.document()


def test_names_and_abi_are_told_apart(judge):
    named = "#include <stdint.h>\nstruct A { int32_t x; };\nint32_t f(struct A a);\n"
    assert judge(named, named.replace("x;", "y;")).same_abi()
    assert not judge(named, named.replace("x;", "y;")).same()
    assert not judge(named, named.replace("int32_t x", "uint32_t x")).same_abi()
    assert not judge(named, named.replace("int32_t x", "float x")).same_abi()
    assert not judge(named, named.replace("f(", "g(")).same_abi()
    constant = "const int *f(const char *name);\n"
    assert judge(constant, constant.replace("const ", "")).same_abi()
    assert not judge(constant, constant.replace("const ", "")).same()


STYLES = {
    "type": "typedef struct { int x; } P;\ntypedef struct O O;\nint f(P p, const O *o);\n",
    "tag": "struct P { int x; };\nstruct O;\nint f(struct P p, const struct O *o);\n",
    "both": "typedef struct P { int x; } P;\ntypedef struct O O;\nint f(struct P p, const struct O *o);\n",
}


@pytest.mark.parametrize("style", STYLES)
def test_tags_and_typedefs_are_a_style(judge, style):
    assert judge(STYLES["type"], STYLES[style]).same()


def test_an_enum_of_an_integer_is_that_integer(judge):
    old = "#include <stdint.h>\nenum E { A, B = 7 };\ntypedef uint8_t E;\nE f(void);\n"
    typed = "#include <stdint.h>\nenum E : uint8_t { A, B = 7 };\ntypedef enum E E;\nE f(void);\n"
    assert judge(old, typed, dialect="gnu2x").same()
    assert not judge(old, old.replace("uint8_t E", "int8_t E")).same_abi()
    assert not judge(
        old, "enum E { A, B = 7 };\ntypedef enum E E;\nE f(void);\n"
    ).same_abi()


SAME_VALUES = [
    ("#define X 16\n", "#define X (1 << 4)\n"),
    ("#define X 4294967296\n", "#define X 0x100000000ull\n"),
    ("#define X 'a'\n", "#define X 97\n"),
    ("#define X 0.5\n", "#define X 5e-1\n"),
    ('#define X "a\\x62"\n', '#define X ("a" "b")\n'),
    ("#define Y 3\n#define X (Y * 2)\n", "#define X 6\n#define Y 3\n"),
    (
        "struct S { int a; int b; };\n#define X (struct S){ .a = 1, .b = 2 }\n",
        "struct S { int a; int b; };\n#define X ((struct S){ .b = 1 + 1, .a = 1 })\n",
    ),
]
OTHER_VALUES = [
    ("#define X 16\n", "#define X 17\n"),
    ("#define X 1\n", "#define X 1.0\n"),
    ('#define X "a"\n', '#define X "b"\n'),
    ('#define X "1"\n', "#define X 1\n"),
    ("#define X -1\n", "#define X 18446744073709551615ull\n"),
    ("#define X __attribute__((noreturn))\n", "#define X __attribute__((cold))\n"),
    (
        "struct S { int a; int b; };\n#define X (struct S){ .a = 1, .b = 2 }\n",
        "struct S { int a; int b; };\n#define X (struct S){ .a = 1, .b = 3 }\n",
    ),
    (
        "struct S { int a; };\nstruct T { int a; };\n#define X (struct S){ .a = 1 }\n",
        "struct S { int a; };\nstruct T { int a; };\n#define X (struct T){ .a = 1 }\n",
    ),
]


@pytest.mark.parametrize(("expected", "ours"), SAME_VALUES)
def test_constants_are_compared_by_value(judge, expected, ours):
    verdict = judge(expected, ours)
    assert verdict.same(), verdict.document()


@pytest.mark.parametrize(("expected", "ours"), OTHER_VALUES)
def test_other_values_are_other_constants(judge, expected, ours):
    assert set(judge(expected, ours).different) == {("constants", "X")}


def test_every_configuration_counts(judge):
    guarded = "#ifdef A\nint f(void);\n#else\nint f(int x);\n#endif\n#if defined(A) && defined(B)\nint g(void);\n#endif\n"
    assert judge(guarded, guarded).configurations == 4
    assert not judge(guarded, guarded.replace("int x", "long x")).same()
    assert set(judge(guarded, guarded.replace("&&", "||")).extra) == {
        ("functions", "g")
    }
    assert set(judge(guarded, "int f(int x);\n").different) == {("functions", "f")}


def test_configurations_where_the_expected_header_is_wrong_do_not_count(judge):
    expected = "#ifdef BAD\nint f(Nothing *);\n#error bad\n#endif\nint g(void);\n"
    verdict = judge(expected, "int g(void);\n")
    assert (verdict.same(), verdict.configurations) == (True, 1)
    verdict = judge("#error bad\n", "")
    assert not verdict.same()
    assert verdict.reference_errors == ["1: bad"]


def test_a_header_that_does_not_compile_is_not_the_same(judge):
    verdict = judge("int f(void);\n", "int f(void);\nint g(;\n")
    assert not verdict.same_abi()
    assert verdict.errors[0].startswith("2: ")


def test_types_from_elsewhere_are_names(judge):
    expected = '#include "elsewhere.h"\nFILE *f(Time t);\n'
    assert judge(expected, expected).same()
    assert not judge(expected, expected.replace("Time", "Date")).same()


def test_many_names_are_bound():
    names = {f"N{i}" for i in range(12)}
    assert len(configurations(names)) == 1 + 12 + 66 + 12 + 1
    assert len(configurations({"A", "B", "C"})) == 8


def test_the_command(tmp_path):
    (tmp_path / "a.h").write_text("int f(void);\n")
    (tmp_path / "b.h").write_text("int g(void);\n")

    def run(*paths):
        command = [
            sys.executable,
            "-m",
            "meaning",
            *(str(tmp_path / path) for path in paths),
        ]
        return subprocess.run(
            command, capture_output=True, text=True, cwd=HERE, check=False
        )

    assert run("a.h", "a.h").returncode == 0
    other = run("a.h", "b.h")
    assert other.returncode == 1
    assert '"missing": [\n  [\n   "functions",\n   "f"' in other.stdout
    assert '"f": "fn() -> int"' in run("a.h").stdout
