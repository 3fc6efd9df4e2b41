"""A header made ready for libclang: alone, without the headers of a C library."""

import re
from pathlib import Path

STUBS = Path(__file__).resolve().parent.parent / "stubs"

_COMMENT_OR_STRING = re.compile(
    r"""//(?:\\\n|[^\n])*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'""",
    re.DOTALL,
)
_INCLUDE = re.compile(r'^([ \t]*#[ \t]*include[ \t]*[<"]([^>"\n]+)[>"])', re.MULTILINE)
_CONDITION = re.compile(r"^[ \t]*#[ \t]*(?:if|ifdef|ifndef|elif)\b(.*)", re.MULTILINE)
_GUARD = re.compile(
    r"\A\s*#[ \t]*ifndef[ \t]+(\w+)\s*\n\s*#[ \t]*define[ \t]+\1[ \t]*\n"
)
_WORD = re.compile(r"\b[A-Za-z_]\w*\b")


class Source:
    """The text of one header. Of the headers that it includes, those of C and those in
    directories count; others are left out."""

    def __init__(self, path, directories=()):
        text = Path(path).read_text(encoding="utf-8", errors="replace")
        # One line ending, so that a comparison does not depend on it.
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        self.path = str(path)
        self.directories = [STUBS, *map(Path, directories)]
        self.unknown_includes = []
        self.text = _INCLUDE.sub(self._include, text)
        self.bare = without_comments(self.text).replace("\\\n", " ")

    def _include(self, match):
        line, name = match.groups()
        if any((directory / name).is_file() for directory in self.directories):
            return line
        self.unknown_includes.append(name)
        return ""

    def guard(self):
        """The macro of the include guard, or None."""
        match = _GUARD.search(self.bare)
        return match and match.group(1)

    def conditions(self):
        """The names whose definition decides what the header declares."""
        found = set()
        for line in _CONDITION.findall(self.bare):
            found.update(_WORD.findall(line))
        found -= {"defined", self.guard()}
        return {name for name in found if not name.startswith("__")}


def without_comments(text):
    """C text with each comment replaced by a space."""

    def replace(match):
        return match.group(0) if match.group(0)[0] in "\"'" else " "

    return _COMMENT_OR_STRING.sub(replace, text)
