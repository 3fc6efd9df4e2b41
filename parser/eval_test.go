package parser

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// show writes a value with its type: "u8 3", "\"text\"".
func show(v Value) string {
	typ := v.Type
	if typ != "" {
		typ += " "
	}
	switch v.Kind {
	case ValueInt:
		return typ + v.Int.String()
	case ValueFloat:
		return typ + fmt.Sprint(v.Float)
	case ValueBool:
		return fmt.Sprint(v.Bool)
	case ValueVariant:
		return v.Enum.Name + "::" + v.Variant.Name
	}
	return fmt.Sprintf("%q", v.Text)
}

const evalItems = `
use std::os::raw::c_int;
use std::f64::consts::PI;
pub const A: u8 = 5;
pub const B: i64 = A as i64 + other::C;
mod other { pub const C: i64 = super::D * 2; pub struct S; impl S { pub const K: u16 = Self::L + 1; const L: u16 = 7; } }
pub const D: i64 = 10;
pub const NAME: &str = "name";
pub static ST: i32 = 3;
pub static mut MUT: i32 = 3;
const LOOP: i32 = POOL; const POOL: i32 = LOOP;
type Int = i16;
#[repr(u8)] enum E { V = 3, W, X = E2 + 1 }
const E2: u8 = 8;
enum Big { Max = i32::MAX as isize, Next }
type Alias = E;
type Again = other::S;
enum WithConst { A } impl WithConst { const N: i8 = -1; }
trait Tr { const T: u8; }
impl Tr for other::S { const T: u8 = 1 << 3; }
`

func TestEval(t *testing.T) {
	tests := []struct{ typ, expr, want string }{
		{"u8", "255", "u8 255"},
		{"u8", "0xF_F", "u8 255"},
		{"u8", "0b1010", "u8 10"},
		{"u8", "0o17_u8", "u8 15"},
		{"i8", "-128", "i8 -128"},
		{"i8", "-(1 + 2)", "i8 -3"},
		{"u64", "1 << 40", "u64 1099511627776"},
		{"u8", "0b1111_0000 << 2", "u8 192"},
		{"i8", "-16 >> 2", "i8 -4"},
		{"i32", "-7 / 2", "i32 -3"},
		{"i32", "-7 % 2", "i32 -1"},
		{"i32", "2 + 3 * 4 - (1 | 6) ^ 1 & 3", "i32 6"},
		{"u8", "!0", "u8 255"},
		{"i8", "!0", "i8 -1"},
		{"i128", "i128::MIN", "i128 -170141183460469231731687303715884105728"},
		{"u128", "u128::MAX", "u128 340282366920938463463374607431768211455"},
		{"u32", "usize::BITS", "u32 64"},
		{"i32", "std::i32::MAX", "i32 2147483647"},
		{"u8", "300i32 as u8", "u8 44"},
		{"u32", "-1i32 as u32", "u32 4294967295"},
		{"i8", "200u8 as i8", "i8 -56"},
		{"u8", "'a' as u8", "u8 97"},
		{"u8", "b'\\n'", "u8 10"},
		{"char", "97u8 as char", `"a"`},
		{"char", "65 as char", `"A"`},
		{"u8", "true as u8", "u8 1"},
		{"u8", "3.9 as u8", "u8 3"},
		{"u8", "-3.9f32 as u8", "u8 0"},
		{"i32", "1e20 as i32", "i32 2147483647"},
		{"i32", "f64::NAN as i32", "i32 0"},
		{"f32", "16777217 as f32", "f32 1.6777216e+07"},
		{"f64", "1.5e3", "f64 1500"},
		{"f32", "0.1", "f32 0.10000000149011612"},
		{"f64", "1f64 / 3.0", "f64 0.3333333333333333"},
		{"f64", "-f64::INFINITY", "f64 -Inf"},
		{"f64", "PI * 2.", "f64 6.283185307179586"},
		{"f32", "std::f32::consts::PI", "f32 3.1415927410125732"},
		{"f64", "f64::EPSILON", "f64 2.220446049250313e-16"},
		{"bool", "1 + 1 == 2 && !(3 > 4) || 1 / 0 == 1", "true"},
		{"bool", "\"a\" < \"b\" && 'a' != 'b' && true ^ false && 1.0 <= 1.5", "true"},
		{"bool", "f64::NAN == f64::NAN", "false"},
		{"bool", "f64::NAN != f64::NAN", "true"},
		{"u8", "A + 1", "u8 6"},
		{"i64", "crate::B", "i64 25"},
		{"&str", "NAME", `"name"`},
		{"&'static str", "\"a\\u{e9}\\\"\\n\"", `"aé\"\n"`},
		{"&[u8]", "b\"\\xffa\"", `"\xffa"`},
		{"i32", "ST", "i32 3"},
		{"u16", "other::S::K", "u16 8"},
		{"u8", "other::S::T", "u8 8"},
		{"u16", "Again::K", "u16 8"},
		{"i8", "WithConst::N", "i8 -1"},
		{"u16", "Int::MAX as u16", "u16 32767"},
		{"f32", "1.5 - 0.25 * 2. % 7.0", "f32 1"},
		{"u8", "<u8>::MAX", "u8 255"},
		{"Int", "0x7fff", "i16 32767"},
		{"c_int", "-1", "i32 -1"},
		{"u8", "E::W as u8", "u8 4"},
		{"u8", "Alias::X as u8", "u8 9"},
		{"isize", "Big::Next as isize", "isize 2147483648"},
		{"E", "E::V", "E::V"},
		{"&str", "env!(\"CARGO_PKG_VERSION\")", `"1.2.3-rc.1"`},
		{"&str", "concat!(env!(\"CARGO_PKG_NAME\"), '-', 1, 2.50, true, -3, \"x\",)", `"demo-crate-12.50true-3x"`},
		{"&str", "std::concat!(stringify!(a  b), env!(\"CARGO_PKG_VERSION_MAJOR\"), env!(\"CARGO_CRATE_NAME\"))", `"a b1demo_crate"`},
		{"&i32", "&3", "i32 3"},
		{"usize", "NAME", "error: expected `usize`, found a string"},
		{"u8", "256", "error: 256 does not fit `u8`"},
		{"i8", "128", "error: 128 does not fit `i8`"},
		{"u8", "-1", "error: cannot apply `-` to `u8`"},
		{"u8", "200 + 100 - 100", "error: 300 does not fit `u8`"},
		{"i32", "i32::MAX + 1", "error: 2147483648 does not fit `i32`"},
		{"i32", "i32::MIN / -1", "error: 2147483648 does not fit `i32`"},
		{"i32", "i32::MIN % -1", "error: 2147483648 does not fit `i32`"},
		{"i32", "-i32::MIN", "error: 2147483648 does not fit `i32`"},
		{"i32", "1 / 0", "error: division by zero"},
		{"i32", "1 << 32", "error: a shift by 32 leaves nothing of 32 bits"},
		{"i32", "1 << -1", "error: a shift by -1 leaves nothing of 32 bits"},
		{"i32", "A + 1", "error: the operands are `u8` and `i32`"},
		{"i32", "1u8 + 1u16", "error: the operands are `u8` and `u16`"},
		{"f64", "1", "error: expected `f64`, found an integer"},
		{"f64", "1.0 + 1", "error: the operands are `f64` and an integer"},
		{"u8", "256 as u8", "error: 256 does not fit `u8`"},
		{"u8", "\"a\" as u8", "error: cannot cast a string to `u8`"},
		{"char", "256 as char", "error: cannot cast an integer to `char`"},
		{"i32", "LOOP", "error: the value of `LOOP` depends on itself"},
		{"i32", "MUT", "error: `MUT` is not a constant that bindgen can compute"},
		{"i32", "nope", "error: cannot find `nope` in the crate root"},
		{"i32", "f(1)", "error: cannot find `f` in the crate root"},
		{"i32", "other::S::NOPE", "error: `other::S::NOPE` is not a constant that bindgen can compute"},
		{"&str", "env!(\"HOME\")", "error: `env!(\"HOME\")` is known only to the build"},
		{"&str", "file!()", "error: the value of `file!` is known only to the build"},
		{"i32", "!1.0", "error: cannot apply `!` to a float"},
	}
	for _, test := range tests {
		t.Run(test.typ+" "+test.expr, func(t *testing.T) {
			c := mustParse(t, evalItems+"pub const IT: "+test.typ+" = "+test.expr+";\n")
			item := findItem(c.Root, "IT").(*Const)
			value, err := c.EvalConst(item)
			if err != nil {
				var failed *EvalError
				require.True(t, errors.As(err, &failed))
				require.NotEmpty(t, failed.Help)
				require.True(t, failed.Span.IsValid())
				require.Equal(t, test.want, "error: "+err.Error())
				return
			}
			require.Equal(t, test.want, show(value))
		})
	}
}

func TestEvalWithoutType(t *testing.T) {
	c := mustParse(t, "const X: u8 = 1 << 40;\n")
	value, err := c.Eval(c.Root, c.Root.Items[0].(*Const).Value)
	require.NoError(t, err)
	require.Equal(t, "1099511627776", show(value))
	value, err = c.EvalAs(c.Root, c.Root.Items[0].(*Const).Value, c.Root.Items[0].(*Const).Type)
	require.Error(t, err, show(value))
}

func TestEvalOnOtherTargets(t *testing.T) {
	c, faults := parseCrate(t, "const X: u32 = usize::BITS;\n", Options{Target: "i686-pc-windows-msvc"})
	require.Empty(t, faults)
	value, err := c.EvalConst(c.Root.Items[0].(*Const))
	require.NoError(t, err)
	require.Equal(t, "u32 32", show(value))
}

func TestDiscriminants(t *testing.T) {
	c := mustParse(t, "#[repr(i8)] enum E { A = -2, B, C = K, D = b'a' as i8 }\nconst K: i8 = 127;\nenum F { A, B = F::A as isize }\n#[repr(u8)] enum G { A = 255, B }\n")
	enum := c.Root.Items[0].(*Enum)
	var got []string
	for i := range enum.Variants {
		value, err := c.Discriminant(enum, &enum.Variants[i])
		require.NoError(t, err)
		got = append(got, show(value))
	}
	require.Equal(t, []string{"i8 -2", "i8 -1", "i8 127", "i8 97"}, got)
	circular := findItem(c.Root, "F").(*Enum)
	_, err := c.Discriminant(circular, &circular.Variants[1])
	require.EqualError(t, err, "a discriminant of `F` depends on itself")
	full := findItem(c.Root, "G").(*Enum)
	_, err = c.Discriminant(full, &full.Variants[1])
	require.EqualError(t, err, "256 does not fit `u8`")
}

func TestEvalErrorIsReported(t *testing.T) {
	c := mustParse(t, "const X: u8 = 1 + f();\n")
	_, err := c.EvalConst(c.Root.Items[0].(*Const))
	var failed *EvalError
	require.True(t, errors.As(err, &failed))
	report := &diag.Report{}
	failed.Report(report)
	d := report.Sorted()[0]
	require.Equal(t, diag.NotConstant, d.Code)
	require.Equal(t, source.Position{Line: 1, Column: 19}, d.Labels[0].Span.Position())
}

func FuzzEval(f *testing.F) {
	for _, seed := range []string{
		"1 + 2 * 3", "{ let mut i = 0; while i < 9 { i += 1; } i }", "match (1, Some(2)) { (_, Some(x)) | (x, None) if x > 1 => x, _ => return 3 }", "[[1u8; 3]; 2][1][0].pow(3).to_be_bytes()", "P { a: 1, ..x }.b.0.1", "'a: loop { break 'a 1; }", "if let 1..=2 = 1 { { 1 } } else if x { y }", "<u8>::MAX.checked_add(1).unwrap()", "-(0x7f_u8 as i8) << 3 >> 1", "E::W as u8", "concat!(\"a\", 1.5f32, -'c')", "u128::MAX - !0u128", "1e400", "f64::NAN as i32",
		"LOOP", "Self::X", "b'a' as char as u32 % 7 == 6 && !true", "other::S::K", "i128::MIN / -1", "1 << 1 << 200", "0!=0%&!tru.", "std::f64::consts::PI as f32",
	} {
		f.Add(seed)
	}
	dir := writeCrate(f, evalItems)
	c := Parse(dir, Options{}, &diag.Report{})
	if c == nil {
		f.Fatal("the crate of the test does not parse")
	}
	f.Fuzz(func(t *testing.T, text string) {
		file := &source.File{Path: "x.rs", Text: []byte(text)}
		e := lex(file).between(0, len(text)).wholeExpr()
		value, err := c.Eval(c.Root, e)
		if err != nil {
			var failed *EvalError
			require.True(t, errors.As(err, &failed), "%v", err)
			return
		}
		if value.Kind == ValueFloat && value.Type == "f32" && !math.IsNaN(value.Float) {
			require.Equal(t, float64(float32(value.Float)), value.Float)
		}
		if value.Kind == ValueInt {
			require.LessOrEqual(t, value.Int.BitLen(), 128)
		}
	})
}

// The numbers of an enum are computed once for all of its variants, and a fault in
// one leaves those before it alone.
func TestDiscriminantsOfManyVariants(t *testing.T) {
	var text strings.Builder
	text.WriteString("pub enum Many {\n")
	const count = 4000
	for i := range count {
		fmt.Fprintf(&text, "V%d,\n", i)
	}
	text.WriteString("Bad = 1 / 0, After }\n")
	crate, _ := readFiles(t, "src/lib.rs", text.String())
	enum := crate.Root.Items[0].(*Enum)
	for i := range count {
		value, err := crate.Discriminant(enum, &enum.Variants[i])
		require.NoError(t, err)
		require.Equal(t, int64(i), value.Int.Int64())
	}
	for _, variant := range enum.Variants[count:] {
		_, err := crate.Discriminant(enum, &variant)
		require.Error(t, err)
	}
	_, err := crate.Discriminant(enum, &Variant{Name: "None"})
	require.Error(t, err)
}
