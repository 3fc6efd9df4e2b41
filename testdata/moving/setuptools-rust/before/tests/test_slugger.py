import subprocess
import sysconfig
from importlib import metadata
from pathlib import Path

import pytest
import slugger
from slugger._rust import RUST_VERSION, Slugger, slugify


def test_slugs():
    assert slugger.slugify("What is this?") == "what-is-this"
    assert slugify("Den Fluß über", separator="_") == "den_fluss_ueber"
    assert slugify("one two three", max_length=7) == "one-two"
    assert slugify("One Two", case=slugger.Case.Kept) == "One-Two"
    assert slugify("x" * 100) == "x" * slugger.MAX_LENGTH == "x" * 80


def test_errors():
    with pytest.raises(slugger.SlugError, match='nothing is left of "!"'):
        slugify("!")
    with pytest.raises(ValueError):
        slugify("")
    with pytest.raises(TypeError):
        slugify("a", "b")
    with pytest.raises(TypeError):
        slugify(1)


def test_a_slugger_gives_each_slug_once():
    slug = Slugger()
    assert [slug("A page"), slug("a page"), slug("A  Page!")] == ["a-page", "a-page-2", "a-page-3"]
    assert len(slug) == 1 and "a-page" in slug and "b" not in slug
    slug.separator = "."
    assert slug("b c") == "b.c"
    assert repr(slug) == 'Slugger(separator=".")'
    assert type(slug).__module__ == "slugger._rust"


def test_data_of_the_package():
    assert slugger.reserved() == {"admin", "api", "login"}


def test_metadata():
    assert metadata.version("slugger") == slugger.__version__ == RUST_VERSION == "1.3.0"
    about = metadata.metadata("slugger")
    assert about["Summary"].startswith("Slugs") and about["License-Expression"] == "MIT"
    assert about.get_all("Provides-Extra") == ["test"]


def test_command():
    command = Path(sysconfig.get_path("scripts"), "slugger")
    done = subprocess.run([command, "Grüße"], capture_output=True, text=True, check=True)
    assert done.stdout == "gruesse\n"
