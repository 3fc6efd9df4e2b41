package native

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/cbindgen"
)

// TestNoSize asks for an error where a pointer of Rust is two words.
func TestNoSize(t *testing.T) {
	for source, what := range map[string]string{
		"pub struct D { n: u32, tail: [u8] }":                                    "`D`",
		"pub struct D(std::path::Path);":                                         "`D`",
		"pub struct D { n: u32, tail: E } pub struct E(str);":                    "`D`",
		"pub struct D { n: u32, tail: dyn Fn() }":                                "`D`",
		"pub type D = E; pub struct E(u8, [u8]);":                                "`E`",
		"#[repr(transparent)] pub struct D([u8]);":                               "`D`",
		"#[repr(C)] pub struct D(u8, str);":                                      "`D`",
		"pub type D = G<E>; pub struct G<T: ?Sized>(u8, T); struct E(u8, [u8]);": "`E`",
	} {
		_, said := lowered(t, source+` #[no_mangle] pub extern "C" fn f(d: *const D) {}`, cbindgen.Default())
		require.Contains(t, said, "error[BG0312]", "%s", source)
		require.Contains(t, said, what+" is a type without a size", "%s", source)
	}
	_, said := lowered(t, `pub struct D { next: Option<Box<D>>, rest: Box<[u8]> } #[no_mangle] pub extern "C" fn f(d: *const D, e: *mut Box<dyn Fn()>) {}`, cbindgen.Default())
	require.Empty(t, said)
}

// TestPassed asks for an error at each value that C and Rust pass in different ways.
func TestPassed(t *testing.T) {
	for signature, want := range map[string]string{
		"f(a: [u8; 4])":                         "parameter `a` of function `f` is an array",
		"f(a: Bytes)":                           "parameter `a` of function `f` is an array",
		"f() -> Bytes":                          "function `f` returns an array",
		"f(a: Nothing)":                         "parameter `a` of function `f` is a value of type c_void",
		`f(a: extern "C" fn(Bytes))`:            "is a function that takes an array",
		`f(a: extern "C" fn() -> Alias)`:        "is a function that returns an array",
		`f(a: extern "win64" fn())`:             "is a function of an ABI that a header in C cannot say",
		`f(a: Option<extern "C" fn([u8; 2])>)`:  "is a function that takes an array",
		`f(a: *const extern "C" fn(Bytes, u8))`: "is a function that takes an array",
	} {
		_, said := lowered(t, `
			pub type Alias = [u8; 4];
			pub type Nothing = std::ffi::c_void;
			#[repr(transparent)] pub struct Bytes([u8; 16]);
			#[no_mangle] pub extern "C" fn `+signature+" {}", cbindgen.Default())
		require.Contains(t, said, "error[BG0312]", "%s", signature)
		require.Contains(t, said, want, "%s", signature)
	}
}

// TestNamedArray: cbindgen has arrays under a name as parameters, so they are only warned of.
func TestNamedArray(t *testing.T) {
	module, said := lowered(t, `pub type A = B; pub type B = [u8; 4]; #[no_mangle] pub extern "C" fn f(a: A) {}`, cbindgen.Default())
	require.Contains(t, module, "f(a: A)")
	require.Equal(t, "warning[BG0315] parameter `a` of function `f` is an array: C passes arrays by pointer only, which is not what Rust takes @ A", said)
}

// TestRustPointers warns once of each pointer to a function that C cannot call.
func TestRustPointers(t *testing.T) {
	module, said := lowered(t, `
		pub type Hook = fn(u8);
		pub const NOT_IN_THE_HEADER: fn() = main;
		#[no_mangle] pub extern "C" fn f(a: Hook, b: Hook) {}
		#[no_mangle] pub extern "Rust" fn g() {}`, cbindgen.Default())
	require.Contains(t, module, "f(")
	require.NotContains(t, module, "g(")
	require.Equal(t, 1, strings.Count(said, "warning[BG0314]"))
	require.Contains(t, said, "warning[BG0314] `fn(u8)` points to a function of Rust's own ABI: C can pass it on, not call it @ fn(u8)")
	require.Contains(t, said, "note[BG0314] function `g` is not in the header: it has Rust's own ABI @ g", said)
}

// TestReprs reads alignments as rustc does.
func TestReprs(t *testing.T) {
	crate := crateOf(t, `
		#[repr(C, align(0x10))] pub struct A;
		#[repr(align(1_6), C)] pub struct B;
		#[repr(C, align(4))] #[repr(align(16), align(2))] pub struct D;`)
	for _, item := range crate.Root.Items {
		require.Equal(t, repr{c: true, align: 16}, reprOf(item.Head().Attrs), item.Head().Name)
	}
}

// TestOneCondition: two things of one name are never told apart by the same #if.
func TestOneCondition(t *testing.T) {
	_, said := lowered(t, `
		#[cfg(unix)] pub mod a { #[repr(C)] pub struct Cfg { pub x: u8 } #[no_mangle] pub extern "C" fn f(c: Cfg) {} }
		#[cfg(unix)] pub mod b { #[repr(C)] pub struct Cfg { pub x: u64 } #[no_mangle] pub extern "C" fn g(c: Cfg) {} }`, definesOfTest())
	require.Contains(t, said, "error[BG0207] type `a::Cfg` and type `b::Cfg` are both `Cfg` in C")
}
