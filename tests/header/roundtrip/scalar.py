"""Types without parts. Every kind of type here and in `compound` answers the same:

rust(at)          the type as Rust code in module at writes it
value(rng)        some value of it
make(v, at)       a Rust expression that makes the value
rust_is(v, place) a Rust expression: whether place, which is never moved, has the value
c_set(v, place)   C statements that give place the value
c_is(v, place)    C expressions that are true where place has the value
copy, simple      whether it is Copy; whether it can stand in a static
"""

_SIGNED = {"i8": 8, "i16": 16, "i32": 32, "i64": 64, "isize": 64}
_UNSIGNED = {"u8": 8, "u16": 16, "u32": 32, "u64": 64, "usize": 64}
_C = "std::ffi::"
_SIGNED |= {
    _C + "c_char": 8,
    _C + "c_schar": 8,
    _C + "c_short": 16,
    _C + "c_int": 32,
    _C + "c_long": 64,
}
_SIGNED |= {_C + "c_longlong": 64}
_UNSIGNED |= {
    _C + "c_uchar": 8,
    _C + "c_ushort": 16,
    _C + "c_uint": 32,
    _C + "c_ulong": 64,
    _C + "c_ulonglong": 64,
}


class Leaf:
    """What all types without parts have."""

    copy = True
    simple = True

    def __init__(self, name):
        self.name = name

    def rust(self, at):
        return self.name

    def rust_is(self, v, place):
        return f"({place} == {self.make(v, None)})"

    def c_set(self, v, place):
        return [f"{place} = {self.c(v)};"]

    def c_is(self, v, place):
        return [f"{place} == {self.c(v)}"]

    def paths(self):
        return []


class Integer(Leaf):
    """An integer of Rust or of std::ffi."""

    def __init__(self, name):
        super().__init__(name)
        self.signed = name in _SIGNED
        self.bits = (_SIGNED if self.signed else _UNSIGNED)[name]

    def value(self, rng):
        low = -(1 << (self.bits - 1)) if self.signed else 0
        high = low + (1 << self.bits) - 1
        return rng.choice(
            [low, high, rng.randint(low, high), rng.randint(max(low, -9), 99)]
        )

    def make(self, v, at):
        return f"({v}i128 as {self.name})"

    def c(self, v):
        if not self.signed:
            return f"{v}ull"
        return f"({v + 1}ll - 1)" if v < 0 else f"{v}ll"


class Float(Leaf):
    def value(self, rng):
        return rng.randint(-4000, 4000) / 8

    def make(self, v, at):
        return f"({v!r} as {self.name})"

    def c(self, v):
        return repr(v)


class Bool(Leaf):
    def value(self, rng):
        return rng.random() < 0.5

    def make(self, v, at):
        return str(v).lower()

    def c(self, v):
        return str(v).lower()


class Char(Leaf):
    def value(self, rng):
        return rng.choice([0, 65, 0xE9, 0x20AC, 0x1F600, 0x10FFFF])

    def make(self, v, at):
        return f"'\\u{{{v:x}}}'"

    def c(self, v):
        return f"0x{v:x}u"


class Pointer(Leaf):
    """A pointer to another type, in one of Rust's forms. Its values are addresses that
    nobody follows."""

    simple = False
    FORMS = {
        "*const": ("*const {}", "({}usize as *const _)", "({} as usize)"),
        "*mut": ("*mut {}", "({}usize as *mut _)", "({} as usize)"),
        "NonNull": (
            "std::ptr::NonNull<{}>",
            "std::ptr::NonNull::new({}usize as *mut _).unwrap()",
            "({}.as_ptr() as usize)",
        ),
        "Option<NonNull>": (
            "Option<std::ptr::NonNull<{}>>",
            "std::ptr::NonNull::new({}usize as *mut _)",
            "{}.map_or(0, |p| p.as_ptr() as usize)",
        ),
        "Option<&>": (
            "Option<&'static {}>",
            "None /* {} */",
            "{}.map_or(0, |p| p as *const _ as usize)",
        ),
        "Option<&mut>": (
            "Option<&'static mut {}>",
            "None /* {} */",
            "{}.as_ref().map_or(0, |p| *p as *const _ as usize)",
        ),
        "Option<Box>": (
            "Option<Box<{}>>",
            "None /* {} */",
            "{}.as_ref().map_or(0, |p| &**p as *const _ as usize)",
        ),
    }

    def __init__(self, form, pointee):
        self.form, self.pointee = form, pointee
        self.spelling, self.maker, self.address = self.FORMS[form]
        self.copy = form not in ("Option<&mut>", "Option<Box>")

    def rust(self, at):
        return self.spelling.format(self.pointee.rust(at))

    def value(self, rng):
        if self.maker.startswith("None"):
            return 0
        return 4096 * rng.randint(0 if self.form != "NonNull" else 1, 9)

    def make(self, v, at):
        return self.maker.format(v)

    def rust_is(self, v, place):
        return f"({self.address.format(place)} == {v})"

    def c_set(self, v, place):
        return [f"{place} = (void *){v};"]

    def c_is(self, v, place):
        return [f"(uintptr_t){place} == {v}"]


class Function(Leaf):
    """A pointer to a function that adds a number: the crate exports add_0 to add_2."""

    simple = False

    def __init__(self, optional):
        self.optional = optional

    def rust(self, at):
        plain = 'extern "C" fn(i32) -> i32'
        return f"Option<{plain}>" if self.optional else plain

    def value(self, rng):
        return rng.choice([0, 1, 2, None] if self.optional else [0, 1, 2])

    def make(self, v, at):
        if v is None:
            return "None"
        plain = f'(crate::add_{v} as extern "C" fn(i32) -> i32)'
        return f"Some{plain}" if self.optional else plain

    def rust_is(self, v, place):
        if v is None:
            return f"{place}.is_none()"
        if self.optional:
            return f"{place}.map_or(false, |f| f(40) == {40 + v})"
        return f"(({place})(40) == {40 + v})"

    def c_set(self, v, place):
        return [f"{place} = {'0' if v is None else f'add_{v}'};"]

    def c_is(self, v, place):
        return [f"!{place}" if v is None else f"{place}(40) == {40 + v}"]


class Callback(Leaf):
    """A pointer to a function of any signature; always null."""

    simple = False

    def __init__(self, params, result):
        self.params, self.result = params, result

    def rust(self, at):
        params = ", ".join(param.rust(at) for param in self.params)
        result = f" -> {self.result.rust(at)}" if self.result else ""
        return f'Option<unsafe extern "C" fn({params}){result}>'

    def value(self, rng):
        return None

    def make(self, v, at):
        return "None"

    def rust_is(self, v, place):
        return f"{place}.is_none()"

    def c_set(self, v, place):
        return [f"{place} = 0;"]

    def c_is(self, v, place):
        return [f"!{place}"]


INTEGERS = [Integer(name) for name in (*_SIGNED, *_UNSIGNED)]
SCALARS = [
    *INTEGERS,
    Float("f32"),
    Float("f64"),
    Float("std::ffi::c_float"),
    Float("std::ffi::c_double"),
]
SCALARS += [Bool("bool"), Char("char")]
