"""Changes to a header that a comparison must see, and changes that it must not."""

import re
from collections import namedtuple

from clang.cindex import CursorKind, TokenKind
from meaning.source import without_comments

Mutant = namedtuple("Mutant", "kind name text")

_WIDER = {
    "int8_t": "int16_t",
    "int16_t": "int32_t",
    "int32_t": "int64_t",
    "int64_t": "int32_t",
}
_WIDER |= {"u" + narrow: "u" + wide for narrow, wide in _WIDER.items()}
_WIDER |= {
    "bool": "uint32_t",
    "float": "double",
    "double": "float",
    "uintptr_t": "uint32_t",
}
_WIDER |= {"intptr_t": "int32_t", "size_t": "uint32_t"}
_SIGN = {
    f"{sign}int{n}_t": f"{other}int{n}_t"
    for n in (8, 16, 32, 64)
    for sign, other in (("", "u"), ("u", ""))
}
_NUMBER = re.compile(r"\d+\Z")


class _Header:
    """A header's text, to be cut by what libclang finds in it."""

    def __init__(self, reader, text):
        self.text = text
        self.unit = reader.parse(text, ())
        self.found = []

    def cursors(self, kind):
        def walk(cursor):
            for child in cursor.get_children():
                place = child.extent.start
                if place.file and place.file.name == "header.c":
                    if child.kind == kind and child.spelling:
                        yield child
                    yield from walk(child)

        return list(walk(self.unit.cursor))

    def replace(self, kind, cursor, start, end, text):
        self.found.append(
            Mutant(kind, cursor.spelling, self.text[:start] + text + self.text[end:])
        )

    def replace_token(self, kind, cursor, table):
        """Replaces the first token that the table has an answer for."""
        for token in cursor.get_tokens():
            if token.kind in (TokenKind.PUNCTUATION, TokenKind.COMMENT):
                continue
            if token.spelling in table:
                start = token.extent.start.offset
                self.replace(
                    kind,
                    cursor,
                    start,
                    start + len(token.spelling),
                    table[token.spelling],
                )
                return

    def rename(self, kind, cursor):
        start = cursor.location.offset
        if self.text.startswith(cursor.spelling, start):
            self.replace(
                kind,
                cursor,
                start,
                start + len(cursor.spelling),
                cursor.spelling + "Other",
            )

    def drop(self, kind, cursor, behind):
        """Takes the cursor's text away, up to the next behind."""
        end = cursor.extent.end.offset
        if self.text[end : end + 1] != behind:
            return
        self.replace(kind, cursor, cursor.extent.start.offset, end + 1, "")


def mutants(reader, text):
    """Headers that differ from text in one thing each."""
    header = _Header(reader, text)
    for field in header.cursors(CursorKind.FIELD_DECL):
        header.replace_token("field type", field, _WIDER)
        header.replace_token("field sign", field, _SIGN)
        header.rename("field name", field)
        header.drop("field dropped", field, ";")
        _longer(header, "field array length", field)
    for function in header.cursors(CursorKind.FUNCTION_DECL):
        header.rename("function name", function)
        header.drop("function dropped", function, ";")
        header.replace_token("function type", function, _WIDER)
        header.replace_token("function const", function, {"const": ""})
        _parameter(header, function)
    for variant in header.cursors(CursorKind.ENUM_CONSTANT_DECL):
        header.rename("variant name", variant)
        header.drop("variant dropped", variant, ",")
        if "=" not in text[variant.extent.start.offset : variant.extent.end.offset]:
            end = variant.extent.end.offset
            header.replace("variant value", variant, end, end, " = 77")
    for alias in header.cursors(CursorKind.TYPEDEF_DECL):
        if not any(child.kind.is_declaration() for child in alias.get_children()):
            header.replace_token("typedef target", alias, _WIDER)
    for variable in header.cursors(CursorKind.VAR_DECL):
        header.drop("variable dropped", variable, ";")
        header.replace_token("variable type", variable, _WIDER)
        _longer(header, "variable array length", variable)
    for macro in header.cursors(CursorKind.MACRO_DEFINITION):
        _define(header, macro)
    return header.found


def _longer(header, kind, cursor):
    for token in cursor.get_tokens():
        if token.kind == TokenKind.LITERAL and _NUMBER.match(token.spelling):
            start = token.extent.start.offset
            header.replace(
                kind,
                cursor,
                start,
                start + len(token.spelling),
                str(int(token.spelling) + 1),
            )
            return


def _parameter(header, function):
    end = function.extent.end.offset
    if header.text[end - 5 : end] == "void)":
        header.replace("function parameter", function, end - 5, end, "int32_t more)")
    elif header.text[end - 1 : end] == ")" and header.text[end - 4 : end - 1] != "...":
        header.replace("function parameter", function, end - 1, end, ", int32_t more)")


def _define(header, macro):
    tokens = list(macro.get_tokens())
    if len(tokens) < 2:
        return
    for token in tokens[1:]:
        if token.kind == TokenKind.LITERAL and _NUMBER.match(token.spelling):
            start = token.extent.start.offset
            header.replace(
                "constant value",
                macro,
                start,
                start + len(token.spelling),
                str(int(token.spelling) + 7),
            )
            break
    line = header.text.rfind("\n", 0, macro.location.offset) + 1
    end = macro.extent.end.offset
    header.replace("constant dropped", macro, line, end, "")


def controls(reader, text):
    """Headers that mean what text means."""
    bare = without_comments(text)
    found = [Mutant("no comments", "", bare)]
    wide = re.sub(
        r"(?m)^(?!\s*#)(.*)$",
        lambda line: re.sub(r"([;,{}()])", r" \1  ", line.group(1)),
        bare,
    )
    found.append(Mutant("spacing", "", wide))
    found.append(Mutant("size_t", "", re.sub(r"\buintptr_t\b", "size_t", text)))
    found.append(Mutant("line ends", "", text.replace("\n", "\r\n")))
    header = _Header(reader, text)
    spots = {}
    for function in header.cursors(CursorKind.FUNCTION_DECL):
        for param in function.get_children():
            if param.kind == CursorKind.PARM_DECL and param.spelling:
                spots[param.location.offset] = param.spelling
    renamed = text
    for start in sorted(spots, reverse=True):
        if renamed.startswith(spots[start], start):
            renamed = (
                renamed[:start]
                + f"param_{start}"
                + renamed[start + len(spots[start]) :]
            )
    found.append(Mutant("parameter names", "", renamed))
    return found
