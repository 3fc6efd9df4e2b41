package native

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/cbindgen"
	"example.com/bindgen/internal/diag"
)

func TestEnums(t *testing.T) {
	expect(t, `
#[repr(C)] pub enum A { X, Y = 5, Z }
#[repr(i8)] pub enum B { M = -1, Zero, r#Raw, int }
#[repr(u64)] pub enum C { Big = u64::MAX }
#[repr(isize)] pub enum D { One = 1 }
#[repr(i64)] pub enum E { Least = i64::MIN }
pub enum F { NoRepr }
#[repr(u8, C)] pub enum G { Empty(), Braces {} }
#[repr(C, u8, u16)] pub enum H { Bad }
#[repr(u8)] pub enum I {}
#[repr(transparent)] pub enum J { Only(u32) }
#[repr(u8)] pub enum K { #[deprecated] Old, #[cfg(unix)] Unix, Next, #[cfg(windows)] Windows = 9, Last = 10, After }
#[no_mangle] pub extern "C" fn f(a: A, b: B, c: C, d: D, e: E, f: *const F, g: G, h: *const H, i: *const I, j: J, k: K) {}
`, definesOfTest(), `
		enum A {X = 0, Y = 5!, Z = 6}
		enum B: int8_t {M = -1!, Zero = 0, Raw = 1, int_ = 2}
		enum C: uint64_t {Big = 18446744073709551615!}
		enum D: intptr_t {One = 1!}
		enum E: int64_t {Least = -9223372036854775808!}
		enum G: uint8_t {Empty = 0, Braces = 1}
		enum K: uint8_t {Old = 0 deprecated, #if UNIX Unix = 1, Next = ?, #if WIN Windows = 9!, Last = 10!, After = 11}
		opaque F
		opaque H
		opaque I
		alias J = uint32_t
		f(a: A, b: B, c: C, d: D, e: E, f: *F, g: G, h: *H, i: *I, j: J, k: K)
	`, "")
}

func TestNamesOfVariants(t *testing.T) {
	config := cbindgen.Default()
	config.Enum.RenameVariants = "QualifiedScreamingSnakeCase"
	config.Enum.AddSentinel = true
	config.UsizeIsSizeT = true
	config.Export.Prefix = "My"
	expect(t, `
#[repr(C)] pub enum FooBar { OneTwo, Three }
/// cbindgen:prefix-with-name
/// cbindgen:rename-all=None
/// cbindgen:add-sentinel=false
/// cbindgen:enum-trailing-values=[Last, Beyond]
#[repr(usize)] pub enum Other { One = 4 }
#[no_mangle] pub extern "C" fn f(a: FooBar, b: Other) {}
`, config, `
		enum MyFooBar {MY_FOO_BAR_ONE_TWO = 0, MY_FOO_BAR_THREE = 1, MY_FOO_BAR_SENTINEL}
		enum MyOther: size_t {MyOther_One = 4!, MyOther_Last = 5, MyOther_Beyond = 6}
		f(a: MyFooBar, b: MyOther)
	`, "")
}

func TestTaggedEnums(t *testing.T) {
	expect(t, `
use std::marker::PhantomData;
#[repr(C)] pub enum A { One(u8), Two { x: u8, y: *const A }, Three(u8, u16), Nothing, Nobody(PhantomData<u8>) }
#[repr(u8)] pub enum B { Un(u8), Deux { x: u8 }, Trois }
#[repr(C, i16)] pub enum C { BarFoo(u8) }
/// cbindgen:prefix-with-name
#[repr(u8)] pub enum D<T> {
    Foo(T),
    /// cbindgen:field-names=[m_tag, first, second]
    #[cfg(unix)] Bar(T, u8),
    /// cbindgen:rename-all=ScreamingSnakeCase
    Baz { #[cfg(windows)] some_field: u8 },
}
/// cbindgen:rename-variant-name-fields=None
#[repr(C)] pub enum E { FooBar(u8), Default { default: u8 } }
#[no_mangle] pub extern "C" fn f(a: A, b: B, c: C, d: D<u32>, e: E) {}
`, definesOfTest(), `
		struct A tag: enum A_Tag {One = 0, Two = 1, Three = 2, Nothing = 3, Nobody = 4}
		  one: inline {one: uint8_t}
		  two: Two_Body {x: uint8_t, y: *A}
		  three: Three_Body {_0: uint8_t, _1: uint16_t}
		union B tag: enum B_Tag: uint8_t {Un = 0, Deux = 1, Trois = 2}
		  un: inline {un_tag, un: uint8_t}
		  deux: Deux_Body {tag, x: uint8_t}
		struct C tag: enum C_Tag: int16_t {BarFoo = 0}
		  bar_foo: inline {bar_foo: uint8_t}
		union D_u32 tag: enum D_u32_Tag: uint8_t {D_u32_Foo_u32 = 0, #if UNIX D_u32_Bar_u32 = 1, D_u32_Baz_u32 = ?}
		  foo: inline {foo_tag, foo: uint32_t}
		  #if UNIX bar: D_u32_Bar_Body_u32 {m_tag, first: uint32_t, second: uint8_t}
		  baz: D_u32_Baz_Body_u32 {TAG, #if WIN SOME_FIELD: uint8_t}
		struct E tag: enum E_Tag {FooBar = 0, Default = 1}
		  FooBar: inline {FooBar: uint8_t}
		  Default: Default_Body {default_: uint8_t}
		f(a: A, b: B, c: C, d: D_u32, e: E)
	`, "")
}

func TestDiscriminantsThatAreNone(t *testing.T) {
	expect(t, `
#[repr(u8)] pub enum A { X = 256 }
#[repr(u8)] pub enum B { Y = other() }
#[no_mangle] pub extern "C" fn f(a: A, b: B) {}
`, cbindgen.Default(), "enum A: uint8_t {X = ?}\nenum B: uint8_t {Y = ?}\nf(a: A, b: B)",
		"error BG0309 2:30-33 256 does not fit `u8`; use a literal, an operator or another constant\n"+
			"error BG0309 3:30-35 cannot find `other` in the crate root; use a literal, an operator or another constant")
}

// TestWrittenDiscriminants writes discriminants as the source does where C has
// what they name, and computes the same.
func TestWrittenDiscriminants(t *testing.T) {
	crate := crateOf(t, `
		pub const FOUR: i8 = 4;
		#[repr(C)] pub struct P(i8); impl P { pub const TWO: i8 = 2; }
		#[repr(i8)] pub enum E { A = 1 + 2, B = FOUR, C = b'6' as i8, D = -1, F = P::TWO, G = !0, H = 0x10 }
		#[repr(C)] pub enum I { K = 1 << 3, L = Self::J as isize }
		impl I { const J: i8 = 7; }
		#[no_mangle] pub extern "C" fn f(e: E, i: I, p: P) {}`)
	report := &diag.Report{}
	m := Lower(crate, cbindgen.Default(), report)
	require.Empty(t, report.Sorted())
	var got []string
	for _, d := range m.Types {
		if e, ok := d.(*Enum); ok {
			for _, v := range e.Variants {
				got = append(got, fmt.Sprintf("%s %s %s", v.Name, v.Value.Kind, v.Value.Text))
			}
		}
	}
	require.Equal(t, []string{
		"A binary ", "B name FOUR", "C cast ", "D unary ", "F literal 2", "G unary ", "H literal 16", "K binary ", "L cast ",
	}, got)
}
