"""What a header declares, in one configuration of its preprocessor."""

import re

from clang.cindex import CursorKind, Index, TranslationUnit, TypeKind

from . import macros
from .source import STUBS
from .spelling import Speller, is_anonymous

KINDS = ("functions", "records", "enums", "typedefs", "constants", "variables")

_UNKNOWN_TYPE = re.compile(r"unknown type name '(\w+)'")
_ERROR = 3  # clang's severity
_FILE = "header.c"
_RECORDS = {CursorKind.STRUCT_DECL, CursorKind.UNION_DECL}
_TAGGED = _RECORDS | {CursorKind.ENUM_DECL}


class Entity:
    """One thing that a header declares. strict is compared with names, machine without."""

    def __init__(self, strict, machine):
        self.strict = strict
        self.machine = machine


class Model:
    """All that one header declares in one configuration, by kind and name."""

    def __init__(self):
        self.entities = {kind: {} for kind in KINDS}
        self.errors = []
        self.placeholders = []  # types that the header takes from elsewhere

    def add(self, kind, name, strict, machine):
        """Enters an entity; a later declaration of the same replaces the earlier."""
        self.entities[kind][name] = Entity(strict, machine)

    def count(self):
        """How many things the header declares."""
        return sum(len(named) for named in self.entities.values())


class Reader:
    """Reads headers. prelude is C text that stands before each of them."""

    def __init__(self, prelude="", dialect="gnu11", target="x86_64-linux-gnu"):
        self.prelude = prelude
        self.arguments = ["-x", "c", f"-std={dialect}", f"--target={target}"]
        self.arguments += ["-nostdinc", "-w", "-ferror-limit=0"]
        self.index = Index.create()

    def model(self, source, defined):
        """The model of source with the names in defined defined."""
        extraction = _Extraction(self, source, defined)
        return extraction.run()

    def parse(self, text, defined, directories=(STUBS,)):
        """The translation unit of text."""
        return self.index.parse(
            _FILE,
            args=[
                *self.arguments,
                *(f"-I{directory}" for directory in directories),
                *(f"-D{name}=1" for name in defined),
            ],
            unsaved_files=[(_FILE, text)],
            options=TranslationUnit.PARSE_DETAILED_PROCESSING_RECORD,
        )


class _Extraction:
    """One reading of one header."""

    def __init__(self, reader, source, defined):
        self.reader, self.source, self.defined = reader, source, defined
        self.model = Model()
        self.speller = Speller({})
        self.before = 0  # lines before the header's own

    def run(self):
        unit = self._parse([])
        while unknown := self._unknown(unit):
            self.model.placeholders += unknown
            unit = self._parse([])
        for diagnostic in unit.diagnostics:
            if diagnostic.severity >= _ERROR:
                self.model.errors.append(
                    f"{diagnostic.location.line - self.before}: {diagnostic.spelling}"
                )
        cursors = [
            cursor for cursor in unit.cursor.get_children() if self._mine(cursor)
        ]
        self._types(cursors)
        for cursor in cursors:
            if cursor.kind == CursorKind.FUNCTION_DECL:
                self._add("functions", cursor)
            elif cursor.kind == CursorKind.VAR_DECL:
                self._add("variables", cursor)
        self._macros([macros.Macro(c) for c in self._definitions(cursors)])
        return self.model

    def _parse(self, probes):
        types = [
            f"typedef struct {name} {{ char of_{name}; }} {name};"
            for name in self.model.placeholders
        ]
        before = "\n".join([*types, self.reader.prelude, ""])
        self.before = before.count("\n")
        text = "\n".join([before + self.source.text, *probes, ""])
        return self.reader.parse(text, self.defined, self.source.directories)

    def _unknown(self, unit):
        found = []
        for diagnostic in unit.diagnostics:
            match = _UNKNOWN_TYPE.match(diagnostic.spelling)
            if match and match.group(1) not in self.model.placeholders + found:
                found.append(match.group(1))
        return found

    def _mine(self, cursor):
        place = cursor.location
        return (
            place.file is not None
            and place.file.name == _FILE
            and place.line > self.before
        )

    def _definitions(self, cursors):
        """The last definition of each macro without parameters, the guard's excepted."""
        last = {}
        for cursor in cursors:
            if (
                cursor.kind == CursorKind.MACRO_DEFINITION
                and not macros.takes_parameters(cursor)
            ):
                last[cursor.spelling] = cursor
        last.pop(self.source.guard(), None)
        return last.values()

    def _add(self, kind, cursor):
        spelled = self.speller.strict(cursor.type)
        self.model.add(
            kind, cursor.spelling, spelled, self.speller.machine(cursor.type)
        )

    def _types(self, cursors):
        typedefs = [
            cursor for cursor in cursors if cursor.kind == CursorKind.TYPEDEF_DECL
        ]
        for cursor in typedefs:
            declaration = _declared(cursor)
            if declaration.kind in _TAGGED and is_anonymous(declaration):
                self.speller.names.setdefault(declaration.hash, cursor.spelling)
        integers = {t.spelling: t.underlying_typedef_type for t in typedefs}
        for cursor in cursors:
            self._declaration(cursor, integers)
        for cursor in typedefs:
            self._typedef(cursor)

    def _declaration(self, cursor, integers):
        """Enters a record or an enum, and those that are declared inside it."""
        if cursor.kind not in _TAGGED:
            return
        for inner in cursor.get_children():
            self._declaration(inner, integers)
        name = self.speller.record_name(cursor)
        if cursor.kind == CursorKind.ENUM_DECL:
            self._enum(cursor, name, integers)
        elif name:
            self._record(cursor, name)

    def _record(self, cursor, name):
        kind = "union" if cursor.kind == CursorKind.UNION_DECL else "struct"
        if cursor.type.get_size() < 0:
            self.model.add("records", name, {"kind": kind, "opaque": True}, "opaque")
            return
        fields = self.speller.fields(cursor.type)
        strict = {
            "kind": kind,
            "size": cursor.type.get_size(),
            "align": cursor.type.get_align(),
            "fields": fields,
        }
        self.model.add("records", name, strict, self.speller.machine(cursor.type))

    def _enum(self, cursor, name, integers):
        """An enum's values, and the integer as which its name is passed: where a typedef of
        its name is an integer, that one."""
        if not cursor.is_definition():
            return
        values = {
            c.spelling: c.enum_value
            for c in cursor.get_children()
            if c.kind == CursorKind.ENUM_CONSTANT_DECL
        }
        integer = integers.get(name, cursor.type)
        if integer.get_canonical().kind in (TypeKind.RECORD, TypeKind.POINTER):
            integer = cursor.type
        if not name:
            name = "enum of " + next(iter(values), "nothing")
        strict = {"values": values, "passed as": self.speller.strict(integer)}
        machine = [sorted(values.items()), self.speller.machine(integer)]
        self.model.add("enums", name, strict, machine)

    def _typedef(self, cursor):
        """A typedef that only names a record or an enum by its own tag is a style."""
        name, declaration = cursor.spelling, _declared(cursor)
        if (
            declaration.kind in _TAGGED
            and self.speller.record_name(declaration) == name
        ):
            if (
                declaration.kind in _RECORDS
                and name not in self.model.entities["records"]
            ):
                self._record(declaration, name)
            return
        if name in self.model.entities["enums"]:
            return
        kind = cursor.underlying_typedef_type
        self.model.add(
            "typedefs", name, self.speller.strict(kind), self.speller.machine(kind)
        )

    def _macros(self, found):
        """Enters the macros with the values that clang computes for them, or else with
        their tokens."""
        values = macros.values(found, self._parse)
        for macro in found:
            value = values.get(macro.name, macro.tokens)
            if value:  # a macro without text says only that it is defined
                self.model.add("constants", macro.name, value, value)


def _declared(typedef):
    return typedef.underlying_typedef_type.get_canonical().get_declaration()
