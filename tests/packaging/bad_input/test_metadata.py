"""Metadata that no index takes: told with its place, by every command that needs it."""

from __future__ import annotations

import pytest

from .conftest import PYPROJECT, Project

PROJECT = PYPROJECT + '\n[project]\nname = "answers"\nversion = "1.2.0"\n'
CASES = [
    # What [project] has instead, at which line, what is said of it.
    ("name", 'name = "../x"', "../x"),
    ("name with a blank", 'name = "an swers"', "an swers"),
    ("empty name", 'name = ""', "name"),
    ("name of another type", "name = 3", "name"),
    ("name not of ASCII", 'name = "größe"', "größe"),
    ("name with a dash at its end", 'name = "answers-"', "answers-"),
    ("name with a line break", 'name = "a\\nb"', "name"),
]
VERSIONS = ["1.0-final!", "", "one", "1.0.0-nightly.3", "1..0", "../1", "1.0\\nX: y"]


@pytest.mark.parametrize(
    ("line", "says"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_name(project: Project, archive: str, line: str, says: str) -> None:
    project.write("pyproject.toml", PROJECT.replace('name = "answers"', line))
    project.refuses(archive, code="BG0701", place="pyproject.toml:6", says=says)


@pytest.mark.parametrize("version", VERSIONS)
def test_version(project: Project, archive: str, version: str) -> None:
    project.write("pyproject.toml", PROJECT.replace('"1.2.0"', f'"{version}"'))
    project.refuses(archive, code="BG0701", place="pyproject.toml:7")


@pytest.mark.parametrize(
    "line",
    [
        'description = "two\\nlines"',
        "description = 1",
        'requires-python = "3.9"',
        'requires-python = ">=3.9.x"',
        'dependencies = ["cffi >>= 1"]',
        'dependencies = ["cffi; python > 3"]',
        'dependencies = ["cffi @ nowhere"]',
        'dependencies = "cffi"',
        'license = "Apache"',
        'license = "MIT OR"',
        "license = { text = 3 }",
        'classifiers = ["License :: OSI Approved :: MIT License"]\nlicense = "MIT"',
        'classifiers = ["A\\nB"]',
        'authors = [{ nam = "x" }]',
        'authors = [{ name = "x, y", email = "not an address" }]',
        'keywords = ["a\\nb"]',
        'urls = { "a label that is much longer than the 32 letters allowed" = "https://e.org" }',
        'urls = { Home = "no\\nurl" }',
        'scripts = { answers = "not a reference!" }',
        'scripts = { "an/swers" = "answers:main" }',
        'gui-scripts = { "../answers" = "answers:main" }',
        'entry-points = { console_scripts = { a = "a:b" } }',
        'optional-dependencies = { "a b" = ["cffi"] }',
        'optional-dependencies = { x-y = ["cffi"], X_Y = ["cffi"] }',
        'dynamic = ["version"]',
        'dynamic = ["name"]',
        'dynamic = ["entry-points"]',
        'dynamic = ["colour"]',
        'verison = "1"',
        'readme = { file = "README.md" }',
        'readme = { text = "x", file = "README.md", content-type = "text/markdown" }',
        'readme = { text = "x", content-type = "text/html" }',
    ],
)
def test_field(project: Project, archive: str, line: str) -> None:
    project.write("pyproject.toml", PROJECT + line + "\n")
    project.refuses(archive, code="BG0701", place="pyproject.toml:8")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (PYPROJECT.replace("requires", "require"), 2),
        (PYPROJECT.replace('["bindgen"]', '"bindgen"'), 2),
        (PYPROJECT + "[projcet]\nname = 'x'\n", 4),
        (PYPROJECT + "[project]\nversion = '1'\n", 4),
        (PYPROJECT + "[tool.bindgne]\n", None),
        (PYPROJECT + "[tool.bindgen]\npyhton = 1\n", 5),
        (PYPROJECT + "[project\nname = 'x'\n", 4),
        (PYPROJECT + "project = 'x'\n", 4),
        ("\ufeff" * 2 + PYPROJECT, 1),
        (PYPROJECT + "[project]\nname = 'a'\nname = 'b'\n", 6),
        ("[" * 100_000, 1),
        ("a = " + "[" * 100_000, 1),
        (PYPROJECT.encode() + b"# \xff\n", 4),
        (b"\0" * 100, 1),
    ],
    ids=range(14),
)
def test_pyproject(
    project: Project, archive: str, text: str | bytes, place: int | None
) -> None:
    project.write("pyproject.toml", text)
    done = project.call(archive, "--out", project.out)
    if place is None:  # a table of another tool, for all that bindgen knows
        assert done.returncode == 0, done.stderr
        return
    code = "BG0601" if "BG0601" in done.stderr else "BG0701"
    project.refuses(archive, code=code, place=f"pyproject.toml:{place}")


def test_version_of_cargo(project: Project, archive: str) -> None:
    project.change("Cargo.toml", '"1.2.0"', '"1.2.0-nightly.3"')
    project.refuses(archive, code="BG0701", place="Cargo.toml:3")


def test_licence_of_cargo(project: Project, archive: str) -> None:
    project.change("Cargo.toml", '"MIT"', '"Mine"')
    project.refuses(archive, code="BG0701", place="Cargo.toml:6", says="Mine")
