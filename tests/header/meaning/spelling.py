"""Types in words: as C tells them apart, and as a machine does."""

from clang.cindex import TypeKind

_FLOATS = {
    TypeKind.HALF,
    TypeKind.FLOAT,
    TypeKind.DOUBLE,
    TypeKind.LONGDOUBLE,
    TypeKind.FLOAT128,
}
_UNSIGNED = {
    TypeKind.BOOL,
    TypeKind.CHAR_U,
    TypeKind.UCHAR,
    TypeKind.CHAR16,
    TypeKind.CHAR32,
    TypeKind.USHORT,
    TypeKind.UINT,
    TypeKind.ULONG,
    TypeKind.ULONGLONG,
    TypeKind.UINT128,
}
_FUNCTIONS = {TypeKind.FUNCTIONPROTO, TypeKind.FUNCTIONNOPROTO}


def is_anonymous(declaration):
    # libclang 18 spells an anonymous record "struct (unnamed at ..)".
    return (
        not declaration.spelling
        or "(" in declaration.spelling
        or declaration.is_anonymous()
    )


class Speller:
    """Spells types. names maps the hash of a record that has no tag to the typedef that
    names it."""

    def __init__(self, names):
        self.names = names

    def record_name(self, declaration):
        """The record's name without struct or union, "" for one without any."""
        if not is_anonymous(declaration):
            return declaration.spelling
        return self.names.get(declaration.hash, "")

    def strict(self, kind):
        """The type without typedefs: a record by its name, an enum as its integer."""
        kind = kind.get_canonical()
        spelled = self._strict(kind)
        return spelled + " const" if kind.is_const_qualified() else spelled

    def _strict(self, kind):
        if kind.kind == TypeKind.POINTER:
            return self.strict(kind.get_pointee()) + "*"
        if kind.kind == TypeKind.CONSTANTARRAY:
            return f"{self.strict(kind.element_type)}[{kind.element_count}]"
        if kind.kind == TypeKind.INCOMPLETEARRAY:
            return self.strict(kind.element_type) + "[]"
        if kind.kind in _FUNCTIONS:
            return self.function(kind)
        declaration = kind.get_declaration()
        if kind.kind == TypeKind.RECORD:
            name = self.record_name(declaration)
            return (
                name
                or "{"
                + "; ".join(f"{f[0]}: {f[1]} @{f[2]}" for f in self.fields(kind))
                + "}"
            )
        if kind.kind == TypeKind.ENUM:
            return self._strict(declaration.enum_type.get_canonical())
        return kind.spelling.replace("const ", "")

    def function(self, kind):
        """A function's type; a const on a parameter itself says nothing to a caller."""
        result = self.strict(kind.get_result())
        if kind.kind == TypeKind.FUNCTIONNOPROTO:
            return f"fn(?) -> {result}"
        params = []
        for param in kind.argument_types():
            spelled = self.strict(param)
            plain = param.get_canonical()
            params.append(
                spelled.removesuffix(" const")
                if plain.is_const_qualified()
                else spelled
            )
        if kind.is_function_variadic():
            params.append("...")
        return f"fn({', '.join(params)}) -> {result}"

    def fields(self, kind):
        """(name, type, bit offset) of a record's fields."""
        found = []
        for field in kind.get_fields():
            spelled = self.strict(field.type)
            if field.is_bitfield():
                spelled += f":{field.get_bitfield_width()}"
            name = "" if is_anonymous(field) else field.spelling
            found.append((name, spelled, field.get_field_offsetof()))
        return found

    def machine(self, kind):
        """The type as a calling convention sees it: integers by width and sign, pointers
        as one thing, records by their layout, no names."""
        kind = kind.get_canonical()
        if kind.kind == TypeKind.VOID:
            return "void"
        if kind.kind == TypeKind.POINTER:
            return "ptr"
        if kind.kind in _FUNCTIONS:
            return self.machine_function(kind)
        if kind.kind == TypeKind.CONSTANTARRAY:
            return [kind.element_count, self.machine(kind.element_type)]
        if kind.kind == TypeKind.INCOMPLETEARRAY:
            return ["?", self.machine(kind.element_type)]
        if kind.kind == TypeKind.ENUM:
            return self.machine(kind.get_declaration().enum_type)
        if kind.kind == TypeKind.RECORD:
            return self.machine_record(kind)
        if kind.kind in _FLOATS:
            return f"f{kind.get_size() * 8}"
        return f"{'u' if kind.kind in _UNSIGNED else 'i'}{kind.get_size() * 8}"

    def machine_function(self, kind):
        """A function as its caller's registers see it."""
        if kind.kind == TypeKind.FUNCTIONNOPROTO:
            return ["fn", "?", self.machine(kind.get_result())]
        params = [self.machine(param) for param in kind.argument_types()]
        variadic = ["..."] if kind.is_function_variadic() else []
        return ["fn", params + variadic, self.machine(kind.get_result())]

    def machine_record(self, kind):
        """[size, align, fields]; records within records dissolve into their fields."""
        if kind.get_size() < 0:
            return "opaque"
        leaves = []
        for field in kind.get_fields():
            self._leaves(field, leaves)
        return [kind.get_size(), kind.get_align(), sorted(leaves, key=repr)]

    def _leaves(self, field, leaves, base=0):
        offset = base + field.get_field_offsetof()
        kind = field.type.get_canonical()
        if kind.kind == TypeKind.RECORD and kind.get_size() >= 0:
            for inner in kind.get_fields():
                self._leaves(inner, leaves, offset)
            return
        width = field.get_bitfield_width() if field.is_bitfield() else None
        leaves.append([offset, self.machine(kind), width])
