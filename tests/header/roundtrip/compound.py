"""Types with parts; `scalar` says what they answer."""


def all_of(parts):
    return "(" + " && ".join(parts) + ")" if parts else "true"


class Array:
    """An array; length is how Rust writes it."""

    def __init__(self, item, count, length=None):
        self.item, self.count, self.length = item, count, length or str(count)
        self.copy, self.simple = item.copy, item.simple

    def rust(self, at):
        return f"[{self.item.rust(at)}; {self.length}]"

    def value(self, rng):
        return [self.item.value(rng) for _ in range(self.count)]

    def make(self, v, at):
        return "[" + ", ".join(self.item.make(one, at) for one in v) + "]"

    def rust_is(self, v, place):
        return all_of(
            [self.item.rust_is(one, f"{place}[{i}]") for i, one in enumerate(v)]
        )

    def c_set(self, v, place):
        return [
            line
            for i, one in enumerate(v)
            for line in self.item.c_set(one, f"{place}[{i}]")
        ]

    def c_is(self, v, place):
        return [
            test
            for i, one in enumerate(v)
            for test in self.item.c_is(one, f"{place}[{i}]")
        ]

    def paths(self):
        return []


class Wrapped:
    """A type of std that is laid out as what it wraps. FORMS: the type, how it is made, and
    the place of the content."""

    FORMS = {
        "ManuallyDrop": (
            "std::mem::ManuallyDrop<{}>",
            "std::mem::ManuallyDrop::new({})",
            "(*{})",
        ),
        "MaybeUninit": (
            "std::mem::MaybeUninit<{}>",
            "std::mem::MaybeUninit::new({})",
            "(*unsafe {{ {}.assume_init_ref() }})",
        ),
        "Cell": (
            "std::cell::Cell<{}>",
            "std::cell::Cell::new({})",
            "(*unsafe {{ &*{}.as_ptr() }})",
        ),
        "UnsafeCell": (
            "std::cell::UnsafeCell<{}>",
            "std::cell::UnsafeCell::new({})",
            "(*unsafe {{ &*{}.get() }})",
        ),
    }

    simple = False

    def __init__(self, form, item):
        self.item = item
        self.spelling, self.maker, self.content = self.FORMS[form]
        self.copy = item.copy and form in ("ManuallyDrop", "MaybeUninit")

    def rust(self, at):
        return self.spelling.format(self.item.rust(at))

    def value(self, rng):
        return self.item.value(rng)

    def make(self, v, at):
        return self.maker.format(self.item.make(v, at))

    def rust_is(self, v, place):
        return self.item.rust_is(v, self.content.format(place))

    def c_set(self, v, place):
        return self.item.c_set(v, place)

    def c_is(self, v, place):
        return self.item.c_is(v, place)

    def paths(self):
        return []


class Named:
    """A type that the crate declares."""

    def __init__(self, name, module):
        self.name, self.module = name, module

    def rust(self, at):
        return at.path(self) if at else f"crate::{self.module.full}{self.name}"

    def paths(self):
        return []


class Struct(Named):
    """A struct. arguments are those of a generic one, and constants of its parameters."""

    def __init__(self, name, module, fields, kind="braces", packed=None, arguments=()):
        super().__init__(name, module)
        self.fields, self.kind, self.packed, self.arguments = (
            fields,
            kind,
            packed,
            arguments,
        )
        self.copy = all(field.copy for _, field in fields)
        self.simple = all(field.simple for _, field in fields) and not arguments

    def rust(self, at):
        plain = super().rust(at)
        if not self.arguments:
            return plain
        return f"{plain}<{', '.join(a if isinstance(a, str) else a.rust(at) for a in self.arguments)}>"

    def value(self, rng):
        return [field.value(rng) for _, field in self.fields]

    def make(self, v, at):
        made = [field.make(one, at) for (_, field), one in zip(self.fields, v)]
        plain = super().rust(at)
        if self.kind == "tuple":
            return f"{plain}({', '.join(made)})"
        phantom = (
            [f"{self.kind[8:]}: std::marker::PhantomData"]
            if self.kind.startswith("phantom ")
            else []
        )
        named = [f"{name}: {one}" for (name, _), one in zip(self.fields, made)]
        return f"{plain} {{ {', '.join(named + phantom)} }}"

    def rust_is(self, v, place):
        parts = []
        for (name, field), one in zip(self.fields, v):
            inner = (
                f"{place}.{name.removeprefix('_') if self.kind == 'tuple' else name}"
            )
            if self.packed:
                # No reference to it may be made.
                parts.append(
                    f"{{ let unpacked = {inner}; {field.rust_is(one, 'unpacked')} }}"
                )
            else:
                parts.append(field.rust_is(one, inner))
        return all_of(parts)

    def c_set(self, v, place):
        parts = zip(self.fields, v)
        return [
            line
            for (name, field), one in parts
            for line in field.c_set(one, f"{place}.{name}")
        ]

    def c_is(self, v, place):
        parts = zip(self.fields, v)
        return [
            test
            for (name, field), one in parts
            for test in field.c_is(one, f"{place}.{name}")
        ]

    def paths(self):
        """The fields, as (Rust's name, C's)."""
        return [
            (name.removeprefix("_") if self.kind == "tuple" else name, name)
            for name, _ in self.fields
        ]


class Transparent(Named):
    """A struct that is its only field."""

    def __init__(self, name, module, item):
        super().__init__(name, module)
        self.item, self.copy, self.simple = item, item.copy, item.simple

    def value(self, rng):
        return self.item.value(rng)

    def make(self, v, at):
        return f"{super().rust(at)}({self.item.make(v, at)})"

    def rust_is(self, v, place):
        return self.item.rust_is(v, f"{place}.0")

    def c_set(self, v, place):
        return self.item.c_set(v, place)

    def c_is(self, v, place):
        return self.item.c_is(v, place)


class Alias(Named):
    """A type alias."""

    def __init__(self, name, module, item):
        super().__init__(name, module)
        self.item, self.copy, self.simple = item, item.copy, item.simple

    def __getattr__(self, name):
        return getattr(self.item, name)

    def paths(self):
        return self.item.paths()


def is_array(kind):
    """Whether C sees an array, also under another name."""
    while isinstance(kind, (Alias, Transparent, Wrapped)):
        kind = kind.item
    return isinstance(kind, Array)


class Union(Named):
    """A union; its value is one of its fields with a value."""

    simple = False
    copy = True

    def __init__(self, name, module, fields):
        super().__init__(name, module)
        self.fields = fields

    def value(self, rng):
        name, field = rng.choice(self.fields)
        return name, field, field.value(rng)

    def make(self, v, at):
        return f"{super().rust(at)} {{ {v[0]}: {v[1].make(v[2], at)} }}"

    def rust_is(self, v, place):
        return f"{{ let member = unsafe {{ {place}.{v[0]} }}; {v[1].rust_is(v[2], 'member')} }}"

    def c_set(self, v, place):
        return v[1].c_set(v[2], f"{place}.{v[0]}")

    def c_is(self, v, place):
        return v[1].c_is(v[2], f"{place}.{v[0]}")


class Enum(Named):
    """An enum; variants are (name, fields), fields (name, type), with _0, _1.. in a tuple."""

    def __init__(self, name, module, variants):
        super().__init__(name, module)
        self.variants = variants
        self.tagged = any(fields for _, fields in variants)
        self.copy = all(field.copy for _, fields in variants for _, field in fields)
        self.simple = not self.tagged

    def value(self, rng):
        name, fields = rng.choice(self.variants)
        return name, fields, [field.value(rng) for _, field in fields]

    def _pattern(self, name, fields, inside):
        if not fields:
            return name
        if fields[0][0] == "_0":
            return f"{name}({', '.join(inside)})"
        return f"{name} {{ {', '.join(f'{field}: {one}' for (field, _), one in zip(fields, inside))} }}"

    def make(self, v, at):
        name, fields, values = v
        made = [field.make(one, at) for (_, field), one in zip(fields, values)]
        return f"{super().rust(at)}::{self._pattern(name, fields, made)}"

    def rust_is(self, v, place):
        name, fields, values = v
        bound = [f"b{i}" for i in range(len(fields))]
        tests = [
            field.rust_is(one, f"(*{b})")
            for (_, field), one, b in zip(fields, values, bound)
        ]
        pattern = f"{super().rust(None)}::{self._pattern(name, fields, bound)}"
        return f"(if let {pattern} = &{place} {{ {all_of(tests)} }} else {{ false }})"

    def _c_parts(self, v, place):
        name, fields, values = v
        member = f"{place}.{name.lower()}"
        alone = len(fields) == 1 and fields[0][0] == "_0"
        return [
            (field, one, member if alone else f"{member}.{key}")
            for (key, field), one in zip(fields, values)
        ]

    def c_set(self, v, place):
        if not self.tagged:
            return [f"{place} = {v[0]};"]
        lines = [f"{place}.tag = {v[0]};"]
        return lines + [
            line
            for field, one, inner in self._c_parts(v, place)
            for line in field.c_set(one, inner)
        ]

    def c_is(self, v, place):
        if not self.tagged:
            return [f"{place} == {v[0]}"]
        tests = [f"{place}.tag == {v[0]}"]
        return tests + [
            test
            for field, one, inner in self._c_parts(v, place)
            for test in field.c_is(one, inner)
        ]
