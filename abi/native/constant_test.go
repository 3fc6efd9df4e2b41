package native

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/cbindgen"
	"example.com/bindgen/internal/diag"
)

const constantItems = `
#[repr(C)] pub struct P { pub x: i32, pub y: u8, pub m: core::marker::PhantomData<u8> }
impl P { pub const A: P = P { y: 2, x: 1, m: core::marker::PhantomData }; pub const K: u8 = 7; const HIDDEN: u8 = 9; }
#[repr(transparent)] pub struct T(u16);
#[repr(C)] pub struct F { bits: u8 }
impl F { pub const ONE: F = F { bits: 1 }; }
#[repr(u8)] pub enum E { Low = 1, High = 200 }
pub type Int = i16;
const PRIVATE: u32 = 3;
pub const SHIFT: u32 = 4;
mod m { pub const DEEP: u8 = 5; }
const fn triple(x: u32) -> u32 { x * 3 }
`

// constantRows are types and values in Rust, what C is to write, and what the
// compiler of C is asked to agree with.
var constantRows = []struct{ typ, expr, text, check string }{
	{"u8", "10", "10", "X == 10"},
	{"i32", "-5", "-5", "X == -5"},
	{"u64", "0xFF_FFu64", "65535ull", "X == 65535 && sizeof(X) == 8"},
	{"u64", "0x8000_0000_0000_0000", "9223372036854775808ull", "X == 1ull << 63"},
	{"i64", "i64::MIN", "INT64_MIN", "X == INT64_MIN"},
	{"i64", "-9223372036854775808", "(-9223372036854775807ll - 1)", "X == INT64_MIN && X < 0"},
	{"i32", "-2147483648", "-2147483648", "X == INT32_MIN && X < 0"},
	{"u32", "u32::MAX", "UINT32_MAX", "X == 0xffffffff"},
	{"usize", "usize::MAX", "UINTPTR_MAX", "X == UINTPTR_MAX"},
	{"usize", "usize::MAX - 1", "(UINTPTR_MAX == 4294967295u ? 4294967294 : 18446744073709551614ull)", "X == UINTPTR_MAX - 1"},
	{"u32", "1 << SHIFT", "(1 << SHIFT)", "X == 16"},
	{"u32", "1 << PRIVATE", "(1 << 3)", "X == 8"},
	{"u64", "1 << 44", "17592186044416", "X == 17592186044416"},
	{"u64", "1u64 << 44", "(1ull << 44)", "X == 17592186044416"},
	{"u32", "1 << 31", "2147483648", "X == 2147483648"},
	{"u32", "(1u32 << 31)", "(1u << 31)", "X == 2147483648"},
	{"u32", "!0", "4294967295", "X == 4294967295"},
	{"u8", "!1u8", "254", "X == 254"},
	{"i32", "!1", "~1", "X == -2"},
	{"bool", "!true", "!true", "X == 0"},
	{"bool", "true && SHIFT > 3", "(true && (SHIFT > 3))", "X == 1"},
	{"u8", "200 + 50 as u8", "(200 + (uint8_t)50)", "X == 250"},
	{"u8", "300i32 as u8", "(uint8_t)300", "X == 44"},
	{"u8", "-1i32 as u8", "(uint8_t)-1", "X == 255"},
	{"u8", "1e9 as u8", "255", "X == 255"},
	{"u64", "2000000000 * 2", "4000000000", "X == 4000000000"},
	{"u32", "0u32.wrapping_sub(1)", "4294967295", "X == 4294967295"},
	{"u32", "triple(SHIFT) + 1", "(12 + 1)", "X == 13"},
	{"i32", "-7 / 2 + -7 % 4", "((-7 / 2) + (-7 % 4))", "X == -6"},
	{"char", "'a'", "'a'", "X == 97"},
	{"char", "'\\''", `'\''`, "X == 39"},
	{"char", "'\\0'", `'\0'`, "X == 0"},
	{"char", "'\\u{7f}'", `'\x7f'`, "X == 127"},
	{"char", "'\\u{80}'", `U'\x80'`, "X == 128"},
	{"char", "'é'", `U'\U000000E9'`, "X == 233"},
	{"char", "'❤'", `U'\U00002764'`, "X == 0x2764"},
	{"u8", "'A' as u8", "(uint8_t)'A'", "X == 65"},
	{"u8", "b'\\n' + 1", "(10 + 1)", "X == 11"},
	{"f32", "3.14", "3.14", "(float)X == 3.14f"},
	{"f64", "1f64", "1.0", "X == 1.0 && sizeof(X) == 8"},
	{"f64", "1.", "1.", "X == 1.0"},
	{"f64", "-2.5e-3", "-2.5e-3", "X == -0.0025"},
	{"f32", "1.1 * 1.1", "(1.1 * 1.1)", "(float)X == 1.1f * 1.1f"},
	{"f64", "core::f64::consts::PI", "3.141592653589793", "X == 3.141592653589793"},
	{"f32", "f32::MAX", "3.4028235e+38", "(float)X == FLT_MAX"},
	{"u32", "1 as f32 as u32", "(uint32_t)(float)1", "X == 1"},
	{"P", "P { x: SHIFT as i32, y: 4, m: core::marker::PhantomData }", "(P){ .x = (int32_t)SHIFT, .y = 4 }", ""},
	{"P", "P { x: 5, ..P::A }", "(P){ .x = 5, .y = 2 }", ""},
	{"u8", "P::A.y", "(P_A).y", ""},
	{"u8", "P::K", "P_K", "X == 7"},
	{"u8", "P::HIDDEN", "9", "X == 9"},
	{"F", "F { bits: F::ONE.bits | 2 }", "(F){ .bits = ((F_ONE).bits | 2) }", ""},
	{"F", "F { bits: !F::ONE.bits }", "(F){ .bits = ~(F_ONE).bits }", ""},
	{"T", "T(5 + 1)", "(5 + 1)", "X == 6"},
	{"E", "E::High", "High", "X == 200"},
	{"u8", "E::Low as u8 | m::DEEP", "((uint8_t)Low | DEEP)", "X == 5"},
	{"[E; 2]", "[E::Low, E::High]", "{ Low, High, }", ""},
	{"[u8; 2]", "[1; 2]", "{ 1, 1, }", ""},
	{"Int", "Int::MAX", "INT16_MAX", "X == 32767"},
	{"*const u8", "0 as *const u8", "(const uint8_t*)0", ""},
	{"core::num::NonZeroU8", "core::num::NonZeroU8::new(4).unwrap()", "4", "X == 4"},
}

func TestConstants(t *testing.T) {
	var c strings.Builder
	c.WriteString("#include <stdint.h>\n#include <stdbool.h>\n#include <float.h>\ntypedef struct { int32_t x; uint8_t y; } P;\ntypedef struct { uint8_t bits; } F;\n" +
		"enum { Low = 1, High = 200 };\n#define P_A (P){ .x = 1, .y = 2 }\n#define P_K 7\n#define F_ONE (F){ .bits = 1 }\n#define SHIFT 4\n#define DEEP 5\n")
	for _, row := range constantRows {
		report := &diag.Report{}
		k := constantNamed(t, constantItems+"pub const X: "+row.typ+" = "+row.expr+";\n", "X", report)
		require.NotNil(t, k, "%s: %s", row.expr, report.Sorted())
		require.Equal(t, row.text, spell(k.Value), row.expr)
		if row.check != "" {
			fmt.Fprintf(&c, "#define X %s\n_Static_assert(%s, \"\");\n#undef X\n", row.text, row.check)
		} else if row.text[0] != '{' {
			fmt.Fprintf(&c, "void f%d(void) { (void)%s; }\n", c.Len(), row.text)
		}
	}
	compiler, err := exec.LookPath("cc")
	if err != nil {
		t.Skip("there is no compiler of C")
	}
	file := filepath.Join(t.TempDir(), "x.c")
	require.NoError(t, os.WriteFile(file, []byte(c.String()), 0o600))
	out, err := exec.Command(compiler, "-std=gnu11", "-Wall", "-Werror", "-fsyntax-only", file).CombinedOutput()
	require.NoError(t, err, string(out))
}

// constantNamed lowers text and returns a free constant of it.
func constantNamed(t *testing.T, text, name string, report *diag.Report) *Constant {
	t.Helper()
	crate := crateOf(t, text)
	for _, k := range Lower(crate, cbindgen.Default(), report).Constants {
		if k.Name == name {
			return k
		}
	}
	return nil
}

// spell writes an expression as the printer of headers does.
func spell(e *Expr) string {
	var args []string
	for i, arg := range e.Args {
		text := spell(arg)
		if e.Kind == StructLit {
			text = "." + e.Names[i] + " = " + text
		}
		args = append(args, text)
	}
	switch e.Kind {
	case Unary:
		return e.Op + args[0]
	case Binary:
		return "(" + args[0] + " " + e.Op + " " + args[1] + ")"
	case Cast:
		if e.Type.Kind == Pointer {
			return "(const " + string(e.Type.Elem.Prim) + "*)" + args[0]
		}
		return "(" + string(e.Type.Prim) + ")" + args[0]
	case Member:
		return "(" + args[0] + ")." + e.Text
	case StructLit:
		return "(" + e.Type.Name + "){ " + strings.Join(args, ", ") + " }"
	case ArrayLit:
		return "{ " + strings.Join(args, ", ") + ", }"
	}
	return e.Text
}

func TestConstantsOfOneName(t *testing.T) {
	report := &diag.Report{}
	k := constantNamed(t, "mod a { pub const N: u8 = 1; } mod b { pub const N: u8 = 1; }", "N", report)
	require.NotNil(t, k)
	require.Empty(t, report.Sorted())
	report = &diag.Report{}
	constantNamed(t, "mod a { pub const N: u8 = 1; } mod b { pub const N: u8 = 2; }", "N", report)
	require.Len(t, report.Sorted(), 1)
	require.Equal(t, diag.NameCollision, report.Sorted()[0].Code)
	require.Contains(t, report.Sorted()[0].Help, "b::N")
}

func TestArrayLengthsNameConstants(t *testing.T) {
	report := &diag.Report{}
	crate := crateOf(t, "pub const N: usize = 2; const OURS: usize = 3; pub struct S; impl S { pub const K: usize = 4; }\n"+
		"#[repr(C)] pub struct A<const M: usize> { a: [u8; N], b: [u8; OURS], c: [u8; S::K], d: [u8; M], e: [u8; N + 1] }\n"+
		"#[no_mangle] pub extern \"C\" fn f(x: A<N>) {}\n")
	m := Lower(crate, cbindgen.Default(), report)
	require.Empty(t, report.Sorted())
	var got []string
	for _, d := range m.Types {
		if r, ok := d.(*Record); ok {
			for _, f := range r.Fields {
				got = append(got, show(f.Type))
			}
		}
	}
	require.Equal(t, []string{"[uint8_t; N]", "[uint8_t; 3]", "[uint8_t; 4]", "[uint8_t; N]", "[uint8_t; 3]"}, got)
}

func TestConstantsOfTypesInCircles(t *testing.T) {
	for _, text := range []string{
		"pub type A = B; pub type B = A; pub const X: A = 1; pub const Y: u8 = X as A;",
		"#[repr(transparent)] pub struct A(B); #[repr(transparent)] pub struct B(A); pub const X: A = A(B(X));",
		"#[repr(C)] pub struct S { s: [S; 1] } pub const X: S = S { s: [X] };",
		"pub const X: u8 = Y; pub const Y: u8 = X;",
		"#[repr(C)] pub struct S { a: [u8; S::N] } impl S { pub const N: usize = core::mem::size_of::<S>(); }",
	} {
		require.Nil(t, constantNamed(t, text, "X", &diag.Report{}), text)
	}
}
