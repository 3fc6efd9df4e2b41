"""A random crate: its types, constants, statics and functions, and the C program for it."""

import random

from .compound import (
    Alias,
    Array,
    Enum,
    Struct,
    Transparent,
    Union,
    Wrapped,
    is_array,
)
from .scalar import INTEGERS, SCALARS, Callback, Function, Pointer

HEAD = """\
#![allow(warnings)]

#[no_mangle]
pub extern "C" fn add_0(x: i32) -> i32 { x }
#[no_mangle]
pub extern "C" fn add_1(x: i32) -> i32 { x + 1 }
#[no_mangle]
pub extern "C" fn add_2(x: i32) -> i32 { x + 2 }

/// Nobody sees what is inside.
pub struct Hidden { inside: Vec<u8> }

macro_rules! as_is {
    ($($tokens:tt)*) => { $($tokens)* };
}

macro_rules! exported {
    ($(#[$attribute:meta])* fn $name:ident($($arg:ident: $type:ty),* $(,)?) -> $result:ty $body:block) => {
        $(#[$attribute])*
        #[no_mangle]
        pub unsafe extern "C" fn $name($($arg: $type),*) -> $result $body
    };
}
"""


class Hidden:
    """The opaque struct, to point at."""

    def rust(self, at):
        return "crate::Hidden"


class Parameter:
    """A parameter of a generic struct, in the struct's own text."""

    def __init__(self, name):
        self.name = name

    def rust(self, at):
        return self.name


class Module:
    """A module, with the text of its items and of its imports."""

    def __init__(self, name, parent, rng):
        self.name, self.parent, self.rng = name, parent, rng
        self.full = parent.full + name + "::" if parent else ""
        self.items, self.imports, self.children, self.renamed = [], [], [], {}
        if parent:
            parent.children.append(self)

    def path(self, kind):
        """One of the ways to name a type from here."""
        if kind.module is self:
            return self.rng.choice(
                [kind.name, f"self::{kind.name}", f"crate::{self.full}{kind.name}"]
            )
        way = self.rng.randrange(3)
        if way == 0:
            if kind not in self.renamed:
                short = f"Its{len(self.imports)}{kind.name}"
                self.imports.append(
                    f"use crate::{kind.module.full}{kind.name} as {short};"
                )
                self.renamed[kind] = short
            return self.renamed[kind]
        if way == 1 and self.parent:
            up = "super::" * self.full.count("::")
            return f"{up}{kind.module.full}{kind.name}"
        return f"crate::{kind.module.full}{kind.name}"

    def text(self):
        inner = "\n".join(
            ["", *self.imports, *self.items, *(child.text() for child in self.children)]
        )
        return f"pub mod {self.name} {{{inner}\n}}" if self.parent else inner


class Crate:
    """All from one seed. plain leaves out what cbindgen cannot do, so that the trial itself
    can be tried on cbindgen."""

    def __init__(self, seed, size=12, plain=False):
        self.rng = random.Random(seed)
        self.plain = plain
        self.root = Module("", None, self.rng)
        self.modules = [self.root]
        if not plain:
            for name in ("shapes", "values", "deep"):
                parent = self.modules[-1] if name == "deep" else self.root
                self.modules.append(Module(name, parent, self.rng))
        self.count = 0
        self.lengths = []
        self.pool = []
        self.generics = []
        self.program = []
        self.tops = []
        self._lengths()
        for _ in range(size):
            self._declare()
        for i, kind in enumerate(self.tops):
            self._top(i, kind)
        for i in range(size):
            self._constant(i)
        for i in range(size // 2):
            self._static(i)
        if not plain:
            self._decoys()

    def rust(self):
        return HEAD + self.root.text() + "\n"

    def c(self, header):
        body = "\n".join(self.program)
        return f"""\
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include "{header}"

static int failed;
static int tried;

static void check(int ok, const char *what) {{
  tried++;
  if (!ok) {{
    failed++;
    printf("FAIL %s\\n", what);
  }}
}}

#define CHECK(condition) check(!!(condition), #condition)

int main(void) {{
{body}
  printf("%d checks, %d failed\\n", tried, failed);
  return failed != 0;
}}
"""

    def _name(self, prefix):
        self.count += 1
        return f"{prefix}{self.count}"

    def _module(self):
        return self.rng.choice(self.modules)

    def _lengths(self):
        for _ in range(3):
            value = self.rng.randint(1, 5)
            name = self._name("LEN_")
            self.root.items.append(f"pub const {name}: usize = {value};")
            self.lengths.append((name, value))

    def _array(self, item):
        if self.rng.random() < 0.4:
            name, value = self.rng.choice(self.lengths)
            if not self.plain and self.rng.random() < 0.4:
                return Array(item, value + 1, f"{{ crate::{name} + 1 }}")
            # cbindgen knows constants by their name alone.
            return Array(item, value, name if self.plain else f"{{ crate::{name} }}")
        return Array(item, self.rng.randint(1, 4))

    def _pointee(self):
        kind = self.rng.choice([*SCALARS, *self.pool, Hidden()])
        return (
            Pointer(self.rng.choice(["*const", "*mut"]), kind)
            if self.rng.random() < 0.2
            else kind
        )

    def _type(self, depth=0):
        rng = self.rng
        roll = rng.random()
        if roll < 0.4 or depth > 2:
            return rng.choice(SCALARS)
        if roll < 0.6 and self.pool:
            return rng.choice(self.pool)
        if roll < 0.7:
            return self._array(self._type(depth + 1))
        if roll < 0.8:
            return Pointer(rng.choice(list(Pointer.FORMS)), self._pointee())
        if roll < 0.85:
            return Function(rng.random() < 0.6)
        if roll < 0.88:
            # C passes no array by value, whatever the name it goes by.
            passed = [*SCALARS, *(k for k in self.pool if not is_array(k))]
            params = [rng.choice(passed) for _ in range(rng.randrange(3))]
            return Callback(params, rng.choice([None, *passed]))
        if roll < 0.94 and self.generics:
            return self._instance()
        inner = self._type(depth + 1)
        forms = (
            ["ManuallyDrop", "MaybeUninit", "Cell"]
            if self.plain
            else list(Wrapped.FORMS)
        )
        return Wrapped(rng.choice(forms), inner)

    def _fields(self, least, tuple_, want=lambda kind: True):
        found = []
        for i in range(self.rng.randint(least, 5)):
            kind = self._type()
            while not want(kind):
                kind = self._type()
            found.append((f"_{i}" if tuple_ else f"f{i}", kind))
        return found

    def _declare(self):
        make = self.rng.choice(
            [
                self._struct,
                self._struct,
                self._packed,
                self._union,
                self._enum,
                self._tagged,
                self._tagged,
            ]
            + [self._alias, self._transparent, self._generic, self._generic]
        )
        kind = make()
        if kind:
            self.pool.append(kind)
            self.tops.append(kind)

    def _emit(self, module, text):
        if not self.plain and self.rng.random() < 0.2:
            text = f"as_is! {{ {text} }}"
        module.items.append(text)

    def _derive(self, kind):
        return "#[derive(Clone, Copy)] " if kind.copy else ""

    def _body(self, module, fields, tuple_):
        if tuple_:
            return (
                "(" + ", ".join(f"pub {kind.rust(module)}" for _, kind in fields) + ")"
            )
        return (
            "{ "
            + ", ".join(f"pub {name}: {kind.rust(module)}" for name, kind in fields)
            + " }"
        )

    def _struct(self, attribute="C", packed=None, want=lambda kind: True):
        rng, module = self.rng, self._module()
        tuple_ = rng.random() < 0.3
        fields = self._fields(1, tuple_, want)
        kind = Struct(
            self._name("Struct"),
            module,
            fields,
            "tuple" if tuple_ else "braces",
            packed,
        )
        if not packed and rng.random() < 0.15:
            attribute = f"C, align({rng.choice([4, 8, 16, 32])})"
        end = ";" if tuple_ else ""
        body = self._body(module, fields, tuple_)
        self._emit(
            module,
            f"#[repr({attribute})] {self._derive(kind)}pub struct {kind.name}{body}{end}",
        )
        return kind

    def _packed(self):
        packed = self.rng.choice(
            ["packed", "packed(2)", "packed(4)"] if not self.plain else ["packed"]
        )

        def want(kind):
            return kind.copy and isinstance(
                kind, tuple({type(s) for s in SCALARS} | {Pointer})
            )

        return self._struct(f"C, {packed}", packed, want)

    def _union(self):
        module = self._module()
        fields = self._fields(1, False, lambda kind: kind.copy)
        kind = Union(self._name("Union"), module, fields)
        self._emit(
            module,
            f"#[repr(C)] #[derive(Clone, Copy)] pub union {kind.name} {self._body(module, fields, False)}",
        )
        return kind

    def _enum(self):
        rng, module = self.rng, self._module()
        repr_ = rng.choice(
            [
                "C",
                "u8",
                "i8",
                "u16",
                "i16",
                "u32",
                "i32",
                "u64",
                "i64",
                "usize",
                "isize",
            ]
        )
        variants, lines, low = [], [], -3 if repr_[0] in "Ci" else 0
        for _ in range(rng.randint(1, 5)):
            name = self._name("Kind")
            variants.append((name, []))
            given = rng.random() < 0.3
            low = low + rng.randint(1, 9) if given else low + 1
            lines.append(f"{name} = {low}" if given or not lines else name)
        kind = Enum(self._name("Enum"), module, variants)
        text = f"#[repr({repr_})] {self._derive(kind)}pub enum {kind.name} {{ {', '.join(lines)} }}"
        self._emit(module, text)
        return kind

    def _tagged(self):
        rng, module = self.rng, self._module()
        repr_ = rng.choice(
            ["C", "C, u8", "C, u16", "C, i32", "u8", "u16", "i8", "u32", "u64"]
        )
        variants, lines = [], []
        for _ in range(rng.randint(2, 5)):
            name, shape = self._name("Case"), rng.randrange(4)
            fields = self._fields(1, shape < 3) if shape else []
            if shape == 1:
                fields = fields[:1]
            variants.append((name, fields))
            body = "(" + ", ".join(k.rust(module) for _, k in fields) + ")"
            if shape == 3:
                body = (
                    "{ " + ", ".join(f"{n}: {k.rust(module)}" for n, k in fields) + " }"
                )
            lines.append(name + (body if fields else ""))
        if not any(fields for _, fields in variants):
            name, inner = self._name("Case"), rng.choice(SCALARS)
            variants.append((name, [("_0", inner)]))
            lines.append(f"{name}({inner.rust(module)})")
        kind = Enum(self._name("Tagged"), module, variants)
        self._emit(
            module,
            f"#[repr({repr_})] {self._derive(kind)}pub enum {kind.name} {{ {', '.join(lines)} }}",
        )
        return kind

    def _alias(self):
        module, item = self._module(), self._type()
        kind = Alias(self._name("Alias"), module, item)
        self._emit(module, f"pub type {kind.name} = {item.rust(module)};")
        return kind

    def _transparent(self):
        module, item = self._module(), self._type()
        kind = Transparent(self._name("Clear"), module, item)
        self._emit(
            module,
            f"#[repr(transparent)] {self._derive(kind)}pub struct {kind.name}(pub {item.rust(module)});",
        )
        return kind

    def _generic(self):
        """Declares a generic struct, to be used as a field and through an alias."""
        rng, module = self.rng, self._module()
        name = self._name("Generic")
        shapes = []
        for i in range(rng.randint(1, 4)):
            shape = rng.choice(
                [
                    "T",
                    "T",
                    "[T; 3]",
                    "*const T",
                    "U",
                    "[U; N]",
                    "Option<NonNull<T>>",
                    "u16",
                ]
            )
            shapes.append((f"f{i}", shape))
        used = "".join(shape for _, shape in shapes)
        text = {"Option<NonNull<T>>": "Option<std::ptr::NonNull<T>>"}
        fields = [f"pub {field}: {text.get(shape, shape)}" for field, shape in shapes]
        phantom = [
            p
            for p in "TU"
            if p not in used.replace("NonNull", "").replace("Option", "")
        ]
        kind = "braces"
        if phantom:
            kind = "phantom unused"
            fields.append(
                f"pub unused: std::marker::PhantomData<({', '.join(phantom)},)>"
            )
        default = "" if self.plain else " = u8"
        body = ", ".join(fields)
        self._emit(
            module,
            f"#[repr(C)] pub struct {name}<T, U{default}, const N: usize = 2> {{ {body} }}",
        )
        self.generics.append((name, module, shapes, kind))
        instance = self._instance()
        alias = Alias(self._name("Alias"), self._module(), instance)
        self._emit(
            alias.module, f"pub type {alias.name} = {instance.rust(alias.module)};"
        )
        return alias

    def _instance(self):
        rng = self.rng
        name, module, shapes, kind = rng.choice(self.generics)
        t, u = (rng.choice([*SCALARS, *self.pool]) for _ in "TU")
        n = rng.randint(1, 4)
        built = {
            "T": lambda: t,
            "[T; 3]": lambda: Array(t, 3),
            "*const T": lambda: Pointer("*const", t),
            "U": lambda: u,
            "[U; N]": lambda: Array(u, n),
            "Option<NonNull<T>>": lambda: Pointer("Option<NonNull>", t),
            "u16": lambda: next(s for s in INTEGERS if s.name == "u16"),
        }
        instance = Struct(
            name,
            module,
            [(f, built[shape]()) for f, shape in shapes],
            kind,
            None,
            (t, u, str(n)),
        )
        instance.copy = instance.simple = False
        return instance

    def _function(self, module, name, params, result, body):
        if not self.plain and self.rng.random() < 0.3:
            module.items.append(
                f"exported! {{ fn {name}({params}) -> {result} {{ {body} }} }}"
            )
            return
        module.items.append(
            f'#[no_mangle] pub unsafe extern "C" fn {name}({params}) -> {result} {{ {body} }}'
        )

    def _top(self, i, kind):
        """Functions that take and give a type, and what C makes of them."""
        rng, module = self.rng, self._module()
        given, taken, looked = (kind.value(rng) for _ in range(3))
        spelled = kind.rust(module)
        name = f"Top{i}"
        module.items.append(f"pub type {name} = {kind.rust(module)};")
        content = kind
        while isinstance(content, (Alias, Transparent, Wrapped)):
            content = content.item
        array = isinstance(content, Array)
        paths = [] if getattr(kind, "tagged", False) else kind.paths()
        sizes = ["std::mem::size_of::<{}>()", "std::mem::align_of::<{}>()"]
        sizes += [f"std::mem::offset_of!({{}}, {rust})" for rust, _ in paths]
        arms = " ".join(
            f"{n} => {size.format(spelled)}," for n, size in enumerate(sizes)
        )
        self._function(
            module,
            f"layout_{i}",
            "which: usize",
            "usize",
            f"match which {{ {arms} _ => usize::MAX }}",
        )
        c = self.program.append
        c(
            f"  {{\n    CHECK(sizeof({name}) == layout_{i}(0));\n    CHECK(_Alignof({name}) == layout_{i}(1));"
        )
        for n, (_, path) in enumerate(paths):
            c(f"    CHECK(offsetof({name}, {path}) == layout_{i}({n + 2}));")
        c(f"    {name} it;\n    memset(&it, 0xA5, sizeof it);")
        self._function(
            module,
            f"look_{i}",
            f"it: *const {name}",
            "bool",
            kind.rust_is(looked, "(*it)"),
        )
        c(
            "".join(f"    {line}\n" for line in kind.c_set(looked, "it"))
            + f"    CHECK(look_{i}(&it));"
        )
        self._function(
            module,
            f"fill_{i}",
            f"it: *mut {name}",
            "u8",
            f"it.write({kind.make(given, module)}); 1",
        )
        c(f"    memset(&it, 0xA5, sizeof it);\n    fill_{i}(&it);")
        c("".join(f"    CHECK({test});\n" for test in kind.c_is(given, "it")))
        if not array:
            self._function(
                module, f"take_{i}", f"it: {spelled}", "bool", kind.rust_is(taken, "it")
            )
            self._function(module, f"give_{i}", "", name, kind.make(given, module))
            c("    memset(&it, 0x5A, sizeof it);")
            c(
                "".join(f"    {line}\n" for line in kind.c_set(taken, "it"))
                + f"    CHECK(take_{i}(it));"
            )
            c(f"    {name} got = give_{i}();")
            c("".join(f"    CHECK({test});\n" for test in kind.c_is(given, "got")))
        c("  }")

    def _constant(self, i):
        """A constant, which C gives to a function that knows it."""
        rng, module = self.rng, self._module()
        kind = rng.choice(
            [*SCALARS, *(k for k in self.pool if isinstance(k, Struct) and k.simple)]
        )
        name = f"CONST_{i}"
        value = kind.value(rng)
        text = (
            kind.make(value, module).replace("i128 as", "as")
            if not isinstance(kind, Struct)
            else None
        )
        if kind in INTEGERS:
            text, plain = self._expression(kind)
        if text is None or (isinstance(kind, Struct) and self.plain):
            return
        module.items.append(f"pub const {name}: {kind.rust(module)} = {text};")
        self._function(
            module, f"const_is_{i}", f"it: {kind.rust(module)}", "bool", f"it == {name}"
        )
        self.program.append(f"  CHECK(const_is_{i}({name}));")

    def _expression(self, kind):
        """An expression that rustc computes without overflow: (text, value)."""
        rng = self.rng
        low = -(1 << (kind.bits - 1)) if kind.signed else 0
        high = low + (1 << kind.bits) - 1

        def build(depth):
            if depth == 0 or rng.random() < 0.2:
                value = rng.choice([rng.randint(0, 9), rng.randint(0, high), high])
                return rng.choice([f"{value}", f"0x{value:x}", f"{value}"]), value
            left, a = build(depth - 1)
            right, b = build(depth - 1)
            operator = rng.choice(["+", "-", "*", "&", "|", "^", "<<", ">>", "/", "%"])
            if operator in ("<<", ">>"):
                b = rng.randint(0, kind.bits - 1)
                right = str(b)
            if operator in ("/", "%") and (b == 0 or a < 0 or b < 0):
                return left, a
            value = {
                "+": lambda: a + b, "-": lambda: a - b, "*": lambda: a * b, "&": lambda: a & b, "|": lambda: a | b,
                "^": lambda: a ^ b, "<<": lambda: a << b, ">>": lambda: a >> b, "/": lambda: a // b, "%": lambda: a % b,
            }[operator]()  # fmt: skip
            if not low <= value <= high:
                return left, a
            return f"({left} {operator} {right})", value

        return build(rng.randint(0, 3))

    def _static(self, i):
        rng, module = self.rng, self._module()
        kinds = [k for k in [*SCALARS, *self.pool] if k.simple]
        kind = rng.choice(kinds)
        if rng.random() < 0.3:
            kind = self._array(kind)
        value = kind.value(rng)
        name, word = f"STATIC_{i}", rng.choice(["static", "static mut"])
        made = kind.make(value, module)
        module.items.append(
            f"#[no_mangle] pub {word} {name}: {kind.rust(module)} = {made};"
        )
        self.program.append(
            "\n".join(f"  CHECK({test});" for test in kind.c_is(value, name))
        )

    def _decoys(self):
        """Types of the same names, in a module that nothing exported uses."""
        decoy = Module("unused", self.root, self.rng)
        for kind in self.pool:
            decoy.items.append(
                f"#[repr(C)] pub struct {kind.name} {{ pub wrong: u64 }}"
            )
