package native

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/cbindgen"
)

// TestConstantsAndFields asks for an error where a macro would stand in the place of a field.
func TestConstantsAndFields(t *testing.T) {
	for _, source := range []string{
		"#[repr(C)] pub struct S { n: u8 }",
		"#[repr(C)] pub union S { n: u8 }",
		"#[repr(C)] pub enum S { V { n: u8 } }",
	} {
		_, said := lowered(t, source+"pub const n: u32 = 3;", including("S"))
		require.Contains(t, said, "error[BG0207] constant `n` and field `n` of `S` are both `n` in C", "%s", source)
		_, said = lowered(t, source+"const n: u32 = 3;", including("S"))
		require.Empty(t, said, "%s", source)
	}
}

// TestFieldsAndMacros gives another name to fields that are called as a macro of
// the included headers.
func TestFieldsAndMacros(t *testing.T) {
	module, said := lowered(t, "#[repr(C)] pub struct S { NULL: u8 }", including("S"))
	require.Empty(t, said)
	require.Contains(t, module, "NULL_")
}

// TestParametersGiveWay renames parameters that C would read as something else.
func TestParametersGiveWay(t *testing.T) {
	for rust, want := range map[string]string{
		"fn f(n: u8, n_: u8)":                          "f(n__: uint8_t, n_: uint8_t)",
		"fn f(NULL: u8, SIZE_MAX: u8, offsetof: u8)":   "f(NULL_: uint8_t, SIZE_MAX_: uint8_t, offsetof: uint8_t)",
		"fn f(g: extern \"C\" fn(NULL: u8))":           "f(g: &fn(NULL_: uint8_t))",
		"fn f(s: s, other: s)":                         "f(s_: s, other: s)",
		"fn f(other: *const s, s: *const s)":           "f(other: *s, s: *s)",
		"fn f(uint8_t: u16, b: *const [u8; 2])":        "f(uint8_t_: uint16_t, b: *[uint8_t; 2])",
		"fn f(s: u8, g: extern \"C\" fn(u8) -> s)":     "f(s_: uint8_t, g: &fn(uint8_t) -> s)",
		"fn f(g: extern \"C\" fn(n: u8, s: u8, x: s))": "f(g: &fn(n_: uint8_t, s_: uint8_t, x: s))",
	} {
		module, said := lowered(t, "#[repr(C)] pub struct s(u8); pub const n: u8 = 1; #[no_mangle] pub extern \"C\" "+rust+" {}", cbindgen.Default())
		require.Empty(t, said)
		module = module[strings.Index(module, "\nf(")+1:]
		require.Equal(t, want, strings.ReplaceAll(strings.TrimSpace(module), "g: fn", "g: &fn"), "%s", rust)
	}
}

// TestAliasOfItsName: an alias of a type that has its name in C already says nothing.
func TestAliasOfItsName(t *testing.T) {
	module, said := lowered(t, `
		mod inner { pub struct Doc(u8); #[repr(C)] pub struct Point(u8); }
		pub type Doc = inner::Doc;
		pub type Point = inner::Point;
		#[no_mangle] pub extern "C" fn f(d: *const Doc, p: Point) {}`, cbindgen.Default())
	require.Empty(t, said)
	require.Equal(t, "opaque Doc\nstruct Point {_0: uint8_t}\nf(d: *Doc, p: Point)", strings.TrimSpace(module))
}
