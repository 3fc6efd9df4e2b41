"""What a header's macros are worth."""

import ctypes
import re

from clang.cindex import Cursor, CursorKind, TypeKind, conf

_INT, _FLOAT = 1, 2
_NOT_VALUES = {
    "extern",
    "typedef",
    "static",
    "_Static_assert",
    "__attribute__",
    "__declspec",
    "__extension__",
}
_PAIRS = {"(": ")", "[": "]", "{": "}"}


def _library():
    library = conf.lib
    library.clang_Cursor_Evaluate.restype = ctypes.c_void_p
    library.clang_Cursor_Evaluate.argtypes = [Cursor]
    for name, result in (
        ("getKind", ctypes.c_int),
        ("isUnsignedInt", ctypes.c_uint),
        ("getAsLongLong", ctypes.c_longlong),
        ("getAsUnsigned", ctypes.c_ulonglong),
        ("getAsDouble", ctypes.c_double),
        ("dispose", None),
    ):
        function = getattr(library, "clang_EvalResult_" + name)
        function.restype = result
        function.argtypes = [ctypes.c_void_p]
    return library


def number(cursor):
    """("int", 5) or ("float", "0x1.8p+0") where clang can compute the cursor; else None."""
    library = _library()
    result = library.clang_Cursor_Evaluate(cursor)
    if not result:
        return None
    try:
        kind = library.clang_EvalResult_getKind(result)
        if kind == _INT:
            if library.clang_EvalResult_isUnsignedInt(result):
                return ("int", library.clang_EvalResult_getAsUnsigned(result))
            return ("int", library.clang_EvalResult_getAsLongLong(result))
        if kind == _FLOAT:
            return ("float", library.clang_EvalResult_getAsDouble(result).hex())
        return None
    finally:
        library.clang_EvalResult_dispose(result)


def string(cursor):
    """The string literal that cursor is, in C's spelling, or None."""
    while cursor.kind in (CursorKind.UNEXPOSED_EXPR, CursorKind.PAREN_EXPR):
        children = list(cursor.get_children())
        if len(children) != 1:
            return None
        cursor = children[0]
    return (
        ("string", cursor.spelling)
        if cursor.kind == CursorKind.STRING_LITERAL
        else None
    )


class Macro:
    """A #define without parameters."""

    def __init__(self, cursor):
        self.name = cursor.spelling
        self.tokens = [token.spelling for token in cursor.get_tokens()][1:]

    def may_be_value(self):
        """Whether it can be written where C wants an expression."""
        if not self.tokens or not _NOT_VALUES.isdisjoint(self.tokens):
            return False
        opened = []
        for token in self.tokens:
            if token in _PAIRS:
                opened.append(_PAIRS[token])
            elif token in _PAIRS.values() and (not opened or opened.pop() != token):
                return False
        return not opened and ";" not in self.tokens


def takes_parameters(cursor):
    """Whether a #define is one of a macro with parameters."""
    tokens = list(cursor.get_tokens())[:2]
    return (
        len(tokens) == 2
        and tokens[1].spelling == "("
        and tokens[0].extent.end.offset == tokens[1].extent.start.offset
    )


def values(found, parse):
    """The values of those macros that have one, by name. parse gives the translation unit
    of the header with some lines behind it."""
    named = {macro.name: macro.name for macro in found if macro.may_be_value()}
    computed, records = {}, {}
    probes = _probe(named, parse)
    for name, variable in probes.items():
        if variable.type.get_canonical().kind == TypeKind.RECORD:
            records[name] = variable.type
        elif value := _value(variable):
            computed[name] = value
    members = {}
    for name, record in records.items():
        members |= {(name, path): text for path, text in _paths(record, name)}
    worth = {key: _value(variable) for key, variable in _probe(members, parse).items()}
    for name, record in records.items():
        fields = {
            path: value for (owner, path), value in worth.items() if owner == name
        }
        if fields and None not in fields.values():
            tag = record.get_canonical().get_declaration().spelling
            computed[name] = (tag, fields)
    return computed


def _probe(expressions, parse):
    """Variables that have the expressions for initial values, by name; those that the
    compiler refuses are not there."""
    if not expressions:
        return {}
    lines = [
        f"static const __auto_type probe{i}_ = {text};"
        for i, text in enumerate(expressions.values())
    ]
    unit = parse(lines)
    names = list(expressions)
    found = {}
    for cursor in unit.cursor.get_children():
        match = re.fullmatch(r"probe(\d+)_", cursor.spelling)
        if match and cursor.kind == CursorKind.VAR_DECL:
            found[names[int(match.group(1))]] = cursor
    return found


def _value(variable):
    children = list(variable.get_children())
    return number(variable) or (string(children[-1]) if children else None)


def _paths(kind, expression):
    """The scalar members of a record's value: (name, expression)."""
    found = []
    for field in kind.get_canonical().get_fields():
        name, inner = field.spelling, field.type.get_canonical()
        if not name or "(" in name:
            found += _paths(inner, expression)
            continue
        path = f"({expression}).{name}"
        if inner.kind == TypeKind.RECORD:
            found += [(f"{name}.{rest}", deep) for rest, deep in _paths(inner, path)]
        elif inner.kind == TypeKind.CONSTANTARRAY:
            found += [
                (f"{name}[{i}]", f"{path}[{i}]") for i in range(inner.element_count)
            ]
        else:
            found.append((name, path))
    return found
