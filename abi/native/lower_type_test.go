package native

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestFields lowers each type as the field of a struct.
func TestFields(t *testing.T) {
	for rust, want := range map[string]string{
		"i8": "int8_t", "u64": "uint64_t", "bool": "bool", "char": "uint32_t", "f32": "float", "usize": "uintptr_t", "isize": "intptr_t",
		"std::ffi::c_int":                     "int",
		"core::ffi::c_char":                   "char",
		"std::os::raw::c_ulonglong":           "unsigned long long",
		"libc::size_t":                        "size_t",
		"libc::uintptr_t":                     "uintptr_t",
		"*const u8":                           "*uint8_t",
		"*mut *const u8":                      "*mut *uint8_t",
		"*mut std::ffi::c_void":               "*mut void",
		"*const ()":                           "*void",
		"&'static u8":                         "&*uint8_t",
		"Option<&'static mut u8>":             "?*mut uint8_t",
		"Box<u8>":                             "own *mut uint8_t",
		"Option<Box<u8>>":                     "own *mut uint8_t",
		"std::ptr::NonNull<u8>":               "&*mut uint8_t",
		"Option<std::ptr::NonNull<u8>>":       "?*mut uint8_t",
		"[u8; 4]":                             "[uint8_t; 4]",
		"[[u8; 2]; 3]":                        "[[uint8_t; 2]; 3]",
		"extern \"C\" fn(a: i32, u8) -> bool": "fn(a: int32_t, uint8_t) -> bool",
		"Option<unsafe extern \"C\" fn(double: i32) -> !>":   "?fn(double_: int32_t) -> !",
		"extern \"C\" fn(*const u8, ...)":                    "fn(*uint8_t, ...)",
		"std::num::NonZeroU32":                               "uint32_t",
		"Option<std::num::NonZero<u32>>":                     "uint32_t",
		"std::cell::Cell<u8>":                                "uint8_t",
		"std::pin::Pin<&'static u8>":                         "&*uint8_t",
		"Option<std::pin::Pin<Box<u8>>>":                     "own *mut uint8_t",
		"std::mem::MaybeUninit<[u8; 2]>":                     "[uint8_t; 2]",
		"std::mem::ManuallyDrop<Box<u8>>":                    "own *mut uint8_t",
		"std::sync::atomic::AtomicU64":                       "uint64_t",
		"std::sync::atomic::AtomicPtr<u8>":                   "*mut uint8_t",
		"*mut String":                                        "*mut String",
		"*mut Vec<String>":                                   "*mut Vec_String",
		"*mut Result<i32, String>":                           "*mut Result_i32__String",
		"*const Option<Option<std::num::NonZeroI64>>":        "*Option_i64",
		"*mut Box<dyn Fn(u8) -> u8 + Send>":                  "*mut Box_dyn_Fn_u8_u8_Send",
		"*mut std::collections::HashMap<String, Vec<u8>>":    "*mut HashMap_String__Vec_u8",
		"*mut std::collections::HashMap<(u8, u16), &'a str>": "*mut HashMap_u8_u16__a_str",
	} {
		module, said := lowered(t, "#[repr(C)] pub struct S<'a> { f: "+rust+", l: u8 }", including("S"))
		require.Empty(t, said, "%s", rust)
		require.Contains(t, module, "struct S {f: "+want+", l: uint8_t}", "%s", rust)
	}
}

// TestNoType asks for an error at each type that C cannot hold.
func TestNoType(t *testing.T) {
	for rust, want := range map[string]string{
		"&'static [u8]":         "is a slice",
		"&'static str":          "error[BG0312] struct `S`",
		"(u8, u16)":             "is a tuple",
		"*mut dyn Fn(u8)":       "is a closure",
		"Box<dyn Copy>":         "is a trait",
		"i128":                  "error[BG0312]",
		"Option<&'static [u8]>": "is a slice",
		"std::ffi::c_void":      "a type without a value",
		"Unknown":               "error[BG0201] cannot find `Unknown`",
		"*mut Unknown":          "error[BG0201] cannot find `Unknown`",
	} {
		_, said := lowered(t, "#[repr(C)] pub struct S { f: "+rust+", l: u8 }", including("S"))
		require.Contains(t, said, want, "%s", rust)
		require.NotContains(t, said, "\n", "%s", rust)
	}
}

// TestRecords declares types, and those that they need.
func TestRecords(t *testing.T) {
	for _, c := range []struct{ source, want string }{
		{`#[repr(C)] pub struct S(u8, f64);`, `struct S {_0: uint8_t, _1: double}`},
		{`#[repr(C)] pub struct S { r#struct: u8, int: u8, p: std::marker::PhantomData<u8>, u: () }`, `struct S {struct_: uint8_t, int_: uint8_t}`},
		{`#[repr(C)] pub struct S;`, `struct S {}`},
		{`#[repr(C)] pub union S { a: u8, b: f32 }`, `union S {a: uint8_t, b: float}`},
		{`pub struct S { a: Unknown }`, `opaque S`},
		{`#[repr(transparent)] pub struct S(u8);`, `alias S = uint8_t`},
		{`struct Z; #[repr(transparent)] pub struct S { z: Z, n: [u8; 0], p: std::marker::PhantomData<u8>, v: u16 }`, `alias S = uint16_t`},
		{`#[repr(transparent)] pub struct S;`, `struct S {}`},
		{`#[repr(C, packed)] pub struct S(u8);`, `opaque S`},
		{`#[repr(C)] pub struct S { a: A, b: *const B } #[repr(C)] struct A(u8); struct B;`,
			"opaque B\nstruct A {_0: uint8_t}\nstruct S {a: A, b: *B}"},
		{`#[repr(C)] pub struct S { next: *const S }`, "forward S\nstruct S {next: *S}"},
		{`#[repr(C)] pub struct S { b: *mut B } #[repr(C)] struct B { s: S, t: *const S }`,
			"forward B\nstruct S {b: *mut B}\nstruct B {s: S, t: *S}"},
		{`#[repr(C)] pub struct S { a: N } type N = *mut M; type M = T<u8>; #[repr(C)] struct T<X> { x: X, n: N }`,
			"forward T_u8\nalias M = T_u8\nalias N = *mut M\nstruct T_u8 {x: uint8_t, n: N}\nstruct S {a: N}"},
		{`#[repr(transparent)] struct N(std::ptr::NonNull<u8>); #[repr(C)] pub struct S { a: Option<N>, b: N }`,
			"alias N = &*mut uint8_t\nstruct S {a: ?N, b: N}"},
		{`type Cb = extern "C" fn(); #[repr(C)] pub struct S { a: Option<Cb> }`, "alias Cb = fn()\nstruct S {a: ?Cb}"},
		{`mod a { #[repr(C)] pub struct T(u8); } pub use a::T as U; #[repr(C)] pub struct S { t: U }`,
			"struct T {_0: uint8_t}\nstruct S {t: T}"},
	} {
		module, said := lowered(t, c.source, including("S"))
		require.Empty(t, said, "%s", c.source)
		require.Equal(t, c.want, strings.TrimSpace(module), "%s", c.source)
	}
}

// TestGenerics instantiates types.
func TestGenerics(t *testing.T) {
	for _, c := range []struct{ source, want string }{
		{`#[repr(C)] pub struct S(G<u8>, G<G<*mut u8>>); #[repr(C)] struct G<T> { t: T }`,
			"struct G_u8 {t: uint8_t}\nstruct G_____u8 {t: *mut uint8_t}\nstruct G_G_____u8 {t: G_____u8}\nstruct S {_0: G_u8, _1: G_G_____u8}"},
		{`#[repr(C)] pub struct S(G<*mut u8, 3>); #[repr(C)] struct G<T, const N: usize> { t: [T; N] }`,
			"struct G_____u8__3 {t: [*mut uint8_t; 3]}\nstruct S {_0: G_____u8__3}"},
		{`#[repr(C)] pub struct S(G<A>); struct A; #[repr(C)] struct G<T> { t: *mut T }`,
			"opaque A\nstruct G_A {t: *mut A}\nstruct S {_0: G_A}"},
		{`#[repr(C)] pub struct S(*mut G<A>); struct A; struct G<T> { t: *mut T }`, "opaque G_A\nstruct S {_0: *mut G_A}"},
		{`#[repr(C)] pub struct S { n: u8, g: G<Self> } #[repr(C)] struct G<T> { p: *const i32, m: std::marker::PhantomData<T> }`,
			"struct G_S {p: *int32_t}\nstruct S {n: uint8_t, g: G_S}"},
		{`#[repr(C)] pub struct S(G<i16>, D<i32>); #[repr(transparent)] struct G<T, P = u8>(T, std::marker::PhantomData<P>); type D<T> = G<T, u16>;`,
			"alias G_i16 = int16_t\nalias G_i32__u16 = int32_t\nalias D_i32 = G_i32__u16\nstruct S {_0: G_i16, _1: D_i32}"},
	} {
		module, said := lowered(t, c.source, including("S"))
		require.Empty(t, said, "%s", c.source)
		require.Equal(t, c.want, strings.TrimSpace(module), "%s", c.source)
	}
}

// TestEndless asks for errors where types have no end.
func TestEndless(t *testing.T) {
	_, said := lowered(t, `#[repr(C)] pub struct S { p: *const G<u8> } #[repr(C)] pub struct G<T> { t: T, next: *const G<*mut T> }`, including("S"))
	require.Contains(t, said, "BG0303")
	_, said = lowered(t, `#[repr(C)] pub struct S { a: A } #[repr(C)] struct A { b: [B; 2] } #[repr(C)] struct B { s: S }`, including("S"))
	require.Contains(t, said, "contains itself")
}
