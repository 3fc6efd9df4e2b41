package parser

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// computed are items and constant expressions with their values; rustc is asked
// whether they are right.
const computedItems = `
#[derive(Clone, Copy)] pub struct P { pub x: i32, pub y: [u8; 3] }
impl P { pub const ZERO: Self = Self { x: 0, y: [0; 3] }; pub const LEN: usize = Self::ZERO.y.len(); const fn new(x: i32) -> Self { Self { x, ..Self::ZERO } } const fn x(&self) -> i32 { self.x } const fn add(self, o: P) -> P { P { x: self.x + o.x, y: o.y } } }
#[derive(Clone, Copy)] pub struct W(u16, u8);
impl W { const A: W = W(3, 4); const fn sum(self) -> u16 { let W(a, b) = self; a + b as u16 } const fn hi(self) -> u8 { match self { W(0, _) => 0, W(_, 4) => 44, _ => 1 } } }
pub type Q = P;
#[repr(u8)] #[derive(Clone, Copy)] pub enum E { A = 1, B = Self::K, C }
impl E { const K: u8 = 7; const fn next(self) -> u8 { match self { E::A => 2, Self::B | E::C => Self::K } } }
pub mod m { pub const N: u8 = 9; pub const fn double(x: u8) -> u8 { x * 2 } pub struct S; impl S { pub const V: [u16; 2] = [N as u16, super::W::A.0]; } }
trait Tr { const T: u8; } impl Tr for P { const T: u8 = 5; } impl P { const T: u8 = 6; }
const fn fib(n: u32) -> u32 { if n < 2 { n } else { fib(n - 1) + fib(n - 2) } }
const fn fact(n: u64) -> u64 { let mut i = 1; let mut out: u64 = 1; while i <= n { out *= i; i += 1; } out }
const fn class(c: u8) -> u8 { match c { b'a'..=b'z' => 1, b'0'..=b'9' | b'_' => 2, x if x > 127 => 3, 0 => return 4, _ => 0 } }
const fn hash(s: &str) -> u32 { let bytes = s.as_bytes(); let mut h: u32 = 2166136261; let mut i = 0; while i < bytes.len() { h ^= bytes[i] as u32; h = h.wrapping_mul(16777619); i += 1; } h }
const fn table() -> [u8; 4] { let mut t = [0u8; 4]; let mut i = 0; while i < 4 { t[i] = (i * i) as u8; i += 1; } t }
const fn collatz(mut n: u32) -> u32 { let mut steps = 0; 'outer: loop { loop { if n == 1 { break 'outer; } if n % 2 == 1 { n = 3 * n + 1; continue 'outer; } n /= 2; steps += 1; } } steps }
const fn early(x: i32) -> i32 { if x < 0 { return -1; } let y = if x == 0 { 10 } else if x == 1 { 11 } else { 12 }; y + 1 }
const fn some(x: u8) -> u8 { match x.checked_add(200) { Some(v) => v, None => 255 } }
const fn iflet(x: Option<u8>) -> u8 { if let Some(v) = x { v } else { 0 } }
const fn shadow() -> u8 { let x = 1; { let x = 5; let _ = x; } let x = x + 1; x }
const fn unsafe_one() -> u8 { unsafe { one() } } const unsafe fn one() -> u8 { 1 }
const fn pair() -> (u8, bool) { (3, true) }
const fn fields() -> P { let mut p = P::new(1); let q = p; p.x += 4; p.y[1] = 7; p.x += q.x; p }
const fn label() -> u8 { let x = 'a: { if true { break 'a 4; } 5 }; x }
`

// computed are rows of a type, an expression and its value. Both are Rust.
var computed = []struct{ typ, expr, want string }{
	{"i32", "P { x: 3, y: [1, 2, 3] }.x", "3"},
	{"u8", "P { y: [1, 2, 3], ..P::ZERO }.y[2]", "3"},
	{"u8", "P { y: [1, 2, 3], ..P::ZERO }.y[{ 1 }]", "2"},
	{"usize", "P::LEN", "3"},
	{"usize", "Q::LEN + Q::ZERO.y.len()", "6"},
	{"i32", "P::new(4).add(P::new(5)).x()", "9"},
	{"i32", "Q::new(-4).x", "-4"},
	{"u16", "W::A.sum() + W(1, 2).sum() + W { 0: 1, 1: 1 }.0", "11"},
	{"u8", "W::A.hi() + W(0, 9).hi() + W(1, 1).hi()", "45"},
	{"u8", "E::B as u8 + E::C as u8", "15"},
	{"u8", "E::A.next() + E::C.next()", "9"},
	{"u16", "m::S::V[0] + m::S::V[1]", "12"},
	{"u8", "m::double(m::N)", "18"},
	{"u8", "<P as Tr>::T * 10 + P::T", "56"},
	{"u8", "<u8>::MAX - <P>::T", "249"},
	{"u32", "fib(12)", "144"},
	{"u64", "fact(15)", "1307674368000"},
	{"u8", "class(b'q') * 27 + class(b'7') * 9 + class(200) * 3 + class(0) + class(b' ')", "58"},
	{"u32", "hash(\"bindgen\")", "hash"},
	{"u8", "table()[3] + table()[2]", "13"},
	{"u32", "collatz(27)", "70"},
	{"i32", "early(-5) + early(0) + early(1) + early(9)", "35"},
	{"u8", "some(1) - some(100) + 60", "overflow"},
	{"u8", "some(1)", "201"},
	{"u8", "some(56)", "255"},
	{"u8", "iflet(Some(4)) + iflet(None)", "4"},
	{"u8", "shadow()", "2"},
	{"u8", "unsafe_one()", "1"},
	{"u8", "pair().0", "3"},
	{"i32", "fields().x * 10 + fields().y[1] as i32", "67"},
	{"u8", "label()", "4"},
	{"u8", "{ let a: u8 = 3; a + 1 }", "4"},
	{"u8", "if m::N > 3 { 1 } else { 2 }", "1"},
	{"u8", "match m::N { 9 => 4, _ => 0 }", "4"},
	{"u8", "unsafe { 3 }", "3"},
	{"usize", "[1u8, 2, 3].len() + \"abc\".len() + b\"ab\".len()", "8"},
	{"u32", "0b1011u8.count_ones() + 0u8.count_zeros() + 1u16.leading_zeros() + 8u8.trailing_zeros()", "29"},
	{"u32", "(-1i8).count_ones() + 0xF0u8.leading_ones() + 7u8.trailing_ones() + 0i8.trailing_zeros()", "23"},
	{"u32", "2u32.pow(10) + u32::pow(3, 2)", "1033"},
	{"u8", "250u8.wrapping_add(10) + 5u8.wrapping_sub(6) / 51", "9"},
	{"u8", "250u8.saturating_add(10)", "255"},
	{"i8", "(-100i8).saturating_sub(100)", "-128"},
	{"u8", "match 5u8.checked_sub(6) { Some(_) => 1, None => 2 }", "2"},
	{"u8", "5u8.checked_div(2).unwrap()", "2"},
	{"u8", "i8::MIN.checked_rem(-1).is_none() as u8", "1"},
	{"u8", "250u8.overflowing_add(10).0 + 250u8.overflowing_add(10).1 as u8", "5"},
	{"i8", "100i8.wrapping_mul(3)", "44"},
	{"i8", "i8::MIN.wrapping_neg()", "-128"},
	{"i8", "i8::MIN.wrapping_abs()", "-128"},
	{"u8", "(-128i8).unsigned_abs()", "128"},
	{"u8", "3u8.abs_diff(10)", "7"},
	{"i8", "(-7i8).div_euclid(2) * 10 + (-7i8).rem_euclid(2)", "-39"},
	{"u8", "7u8.div_ceil(2) + 7u8.next_multiple_of(4)", "12"},
	{"u16", "0x1234u16.swap_bytes()", "0x3412"},
	{"u16", "0x1234u16.to_be()", "0x3412"},
	{"u16", "u16::from_be_bytes([0x12, 0x34]) + u16::from_le_bytes([1, 0])", "0x1235"},
	{"u32", "u32::from_be_bytes(*b\"abcd\")", "0x61626364"},
	{"u8", "0x1234u16.to_be_bytes()[1] + 0x1234u16.to_le_bytes()[1]", "0x46"},
	{"u8", "0b1u8.reverse_bits()", "128"},
	{"u8", "0x81u8.rotate_left(1) + 0x81u8.rotate_right(1)", "0xC3"},
	{"u32", "5u32.next_power_of_two() + 64u32.is_power_of_two() as u32 + 1000u32.ilog2() + 17u32.isqrt()", "22"},
	{"u8", "b'a'.to_ascii_uppercase() + b'7'.is_ascii_digit() as u8", "66"},
	{"u8", "1u8.wrapping_shl(9) + 1u8.checked_shl(8).is_none() as u8", "3"},
	{"usize", "core::mem::size_of::<u64>() + std::mem::size_of::<[u16; 3]>() + std::mem::align_of::<u32>()", "18"},
	{"usize", "size_of::<*const P>() + size_of::<&u8>() + size_of::<fn()>() + size_of::<()>()", "24"},
	{"usize", "usize::BITS as usize / 8 + isize::MAX.count_ones() as usize", "71"},
	{"u8", "std::num::NonZeroU8::new(5).unwrap().get()", "5"},
	{"u32", "1.5f32.to_bits()", "0x3fc00000"},
	{"u32", "'x' as u32 + char::MAX.len_utf8() as u32", "124"},
	{"i32", "i32::max_value() + i32::min_value()", "-1"},
	{"u8", "core::ffi::c_uchar::MAX", "255"},
	{"i32", "{ const fn id(x: i32) -> i32 { x } 1 }", "items"},
	{"i32", "std::i32::MAX & !0xFF", "0x7fffff00"},
	{"u8", "{ assert!(1 < 2); 1 }", "1"},
	{"i64", "(1 << 20) as i64 * -3 >> 2", "-786432"},
	{"u32", "match 'é' { 'a'..='z' => 1, '\\u{80}'.. => 2, _ => 3 }", "2"},
}

// refused are rows that are no constants, or that bindgen does not compute.
var refused = map[string]bool{"overflow": true, "items": true}

func TestEvalComputes(t *testing.T) {
	for _, row := range computed {
		t.Run(row.expr, func(t *testing.T) {
			c := mustParse(t, computedItems+"pub const IT: "+row.typ+" = "+row.expr+";\npub const WANT: "+row.typ+" = "+row.want+";\n")
			value, err := c.EvalConst(findItem(c.Root, "IT").(*Const))
			if refused[row.want] {
				require.Error(t, err)
				return
			}
			require.NoError(t, err)
			if row.want == "hash" {
				require.Equal(t, "u32 2243758828", show(value))
				return
			}
			want, err := c.EvalConst(findItem(c.Root, "WANT").(*Const))
			require.NoError(t, err)
			require.Equal(t, show(want), show(value))
		})
	}
}

// TestEvalAgreesWithRustc compiles the rows that bindgen computes as assertions
// of what it says they are.
func TestEvalAgreesWithRustc(t *testing.T) {
	rustc, err := exec.LookPath("rustc")
	if err != nil {
		t.Skip("there is no rustc")
	}
	var text strings.Builder
	text.WriteString("#![allow(dead_code, arithmetic_overflow)]\n" + computedItems)
	for i, row := range computed {
		if refused[row.want] {
			continue
		}
		c := mustParse(t, computedItems+"pub const IT: "+row.typ+" = "+row.expr+";\n")
		value, err := c.EvalConst(findItem(c.Root, "IT").(*Const))
		require.NoError(t, err, row.expr)
		fmt.Fprintf(&text, "const _: () = { const IT%d: %s = %s; assert!(IT%d == %s); };\n", i, row.typ, row.expr, i, value.Int)
	}
	file := filepath.Join(t.TempDir(), "lib.rs")
	require.NoError(t, os.WriteFile(file, []byte(text.String()), 0o600))
	out, err := exec.Command(rustc, "--edition=2021", "--crate-type=lib", "--emit=metadata", "-Awarnings", "--out-dir", filepath.Dir(file), file).CombinedOutput()
	require.NoError(t, err, string(out))
}

func TestEvalIsBounded(t *testing.T) {
	const items = "const fn forever() -> u8 { loop {} }\nconst fn deep(x: u64) -> u64 { deep(x + 1) + 1 }\nconst fn slow() -> u64 { let mut i = 0; while i < 1_000_000_000 { i += 1; } i }\n" +
		"const fn runtime(x: u8) -> u8 { other(x) }\nfn other(x: u8) -> u8 { x }\nconst fn generic<T>(x: u8) -> u8 { x }\nconst fn jump() -> u8 { break; }\n"
	for expr, want := range map[string]string{
		"forever()":                         "the value takes too many steps to compute",
		"deep(0) as u8":                     "the expression nests too deep",
		"slow() as u8":                      "the value takes too many steps to compute",
		"runtime(1)":                        "`other` is not a const fn that bindgen can run",
		"generic::<u8>(1)":                  "the const fn `generic` is generic, which bindgen does not compute",
		"jump()":                            "`break` leaves nothing here",
		"[0u8; 1 << 30][0]":                 "an array of 1073741824 elements is too long to compute",
		"[[[0u8; 999]; 999]; 999][0][0][0]": "an array of 999 elements is too long to compute",
		"[1, 2][2]":                         "cannot take an element at `usize` of an array",
		"2u8.pow(4000)":                     "`2u8.pow(4000)` is not a constant that bindgen can compute",
		"None.unwrap()":                     "`None.unwrap()` is not a constant that bindgen can compute",
		"\"a\".x":                           "a string has no field `x`",
	} {
		c := mustParse(t, items+"const IT: u8 = "+expr+";\n")
		_, err := c.EvalConst(findItem(c.Root, "IT").(*Const))
		require.EqualError(t, err, want, expr)
	}
}

func TestEvalIn(t *testing.T) {
	c := mustParse(t, "struct S; impl S { const K: u8 = 4; }\nconst IT: u8 = Self::K + N * 2 + core::mem::size_of::<S>() as u8;\nconst W: u32 = usize::BITS;\n")
	s := findItem(c.Root, "S")
	item := findItem(c.Root, "IT").(*Const)
	value, err := c.EvalIn(c.Root, item.Value, item.Type, Environment{
		Self: s, Consts: map[string]Value{"N": intValue("u8", 3)},
		Layout: func(m *Module, typ Type) (int64, int64, bool) { return 16, 8, m == c.Root },
	})
	require.NoError(t, err)
	require.Equal(t, "u8 26", show(value))
	value, err = c.EvalIn(c.Root, findItem(c.Root, "W").(*Const).Value, nil, Environment{PointerWidth: 32})
	require.NoError(t, err)
	require.Equal(t, "u32 32", show(value))
	named, err := c.ValueNamed(c.Root, item.Value.Args[0].Args[0], Environment{Self: s})
	require.NoError(t, err)
	require.Equal(t, "K", named.Item.Head().Name)
	require.Equal(t, s, named.Owner.Item)
}

// TestLongChain computes constants that each build on the one before, many more than
// expressions may nest.
func TestLongChain(t *testing.T) {
	var text strings.Builder
	text.WriteString("const C0: u64 = 1;\n")
	for i := 1; i < 3000; i++ {
		fmt.Fprintf(&text, "const C%d: u64 = C%d + 1;\n", i, i-1)
	}
	crate := mustParse(t, text.String())
	var last Value
	for _, item := range crate.Root.Items {
		value, err := crate.EvalConst(item.(*Const))
		require.NoError(t, err)
		last = value
	}
	require.Equal(t, "3000", last.Int.String())
}
