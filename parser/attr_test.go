package parser

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestAttr(t *testing.T) {
	for text, want := range map[string]string{
		`a`:                                      `a []`,
		`a::b`:                                   `a::b []`,
		`a()`:                                    `a []`,
		`a(b, c::d,)`:                            `a [b; c::d]`,
		`a(name = "x", n = -1)`:                  `a [name="x"; n=(- 1)]`,
		`unsafe(no_mangle)`:                      `no_mangle []`,
		`unsafe(export_name = "x")`:              `export_name []`,
		`derive(A, b::C)`:                        `derive [A; b::C]`,
		`pyo3(signature = (a, b=1, *, c="x,y"))`: `pyo3 [signature(a, b=1, *, c="x,y")]`,
		`pyo3(signature = (a, /, *args, **kwargs))`: `pyo3 [signature(a, /, (* args), (* (* kwargs)))]`,
		`pyo3(signature = ())`:                      `pyo3 [signature()]`,
		`pyo3(signature = (a = (1, 2), b = None))`:  `pyo3 [signature(a(1, 2), b=None)]`,
		`pyo3(get, set, name = "y")`:                `pyo3 [get; set; name="y"]`,
		`pyo3(item("k"), from_item_all)`:            `pyo3 [item("k"); from_item_all]`,
		`when(all(unix, not(feature = "x")))`:       `when [all(unix, not(feature="x"))]`,
		`when(true)`:                                `when [true]`,
		`a["x", 1]`:                                 `a ["x"; 1]`,
		`a{b}`:                                      `a [b]`,
		`a(from_py_with = f::<A, B>)`:               `a [from_py_with=f::A::B]`,
		`error("{0}", .0)`:                          `error ["{0}"; {.0}]`,
		`a(b = 1 + 2)`:                              `a [b=(+ 1 2)]`,
		`a(b c, d)`:                                 `a [{b c}; d]`,
		`a(r#type = 1)`:                             `a [type=1]`,
		`a(,)`:                                      `a [{}]`,
	} {
		f := readItem[*Function](t, "#["+text+"]\nfn f() {}")
		require.Len(t, f.Attrs, 1, text)
		attr := f.Attrs[0]
		var args []string
		for _, arg := range attr.Args {
			args = append(args, showMeta(arg))
		}
		require.Equal(t, want, pathText(attr.Path)+" ["+strings.Join(args, "; ")+"]", text)
		if !strings.HasPrefix(text, "unsafe") {
			require.Equal(t, text, attr.Span.Text())
		}
	}
}

func TestAttrText(t *testing.T) {
	f := readItem[*Function](t, `#[a( b, c )] #[path = r"x\y"] #[unsafe(export_name = "n")] fn f() {}`)
	require.Equal(t, " b, c ", f.Attrs[0].Text)
	require.Equal(t, `r"x\y"`, f.Attrs[1].Text)
	require.Equal(t, `export_name = "n"`, f.Attrs[2].Span.Text())
	value, ok := f.Attrs[1].StringValue()
	require.True(t, ok)
	require.Equal(t, `x\y`, value)
	_, ok = f.Attrs[0].StringValue()
	require.False(t, ok)
}

func TestMetaSpan(t *testing.T) {
	f := readItem[*Function](t, `#[pyo3(signature = (a, *args, b = 1), name = "x")] fn f() {}`)
	args := f.Attrs[0].Args
	require.Equal(t, `signature = (a, *args, b = 1)`, args[0].Span.Text())
	require.Equal(t, `*args`, args[0].List[1].Span.Text())
	require.Nil(t, args[0].List[1].Path)
	require.Equal(t, `b = 1`, args[0].List[2].Text)
	require.Equal(t, `"x"`, args[1].Value.Span.Text())
}

func TestCfgItems(t *testing.T) {
	const text = `
#[cfg(feature = "a")] fn f() {}
#[cfg(not(feature = "a"))] fn g() {}
#[cfg_attr(feature = "a", pyclass(get_all), derive(X))] struct S { #[cfg(feature = "a")] x: u8, y: u8 }
struct T(#[cfg(feature = "a")] u8, u16);
enum E { #[cfg(feature = "a")] A, B }
fn p(#[cfg(feature = "a")] #[allow(x)] x: u8, y: u16) {}
impl S { #[cfg(feature = "a")] fn m() {} }
mod m { #![cfg(feature = "a")] fn f() {} }
extern "C" { #[cfg(feature = "a")] fn q(); }
#[cfg(feature = "a")] m!();
#[cfg(feature = "a")] use x::y;
`
	m, report := readText(text, "a")
	require.Empty(t, complaints(report))
	require.Equal(t, []string{
		"fn f() {}",
		"#pyclass #derive struct S tuple=false unit=false x: u8; y: u8;",
		"struct T tuple=true unit=false 0: u8; 1: u16;",
		"enum E | A tuple=false unit=true | B tuple=false unit=true",
		"fn p(#allow x: u8, y: u16, ) {}",
		"impl S", "  fn m() {}",
		"mod m inline=true", "  fn f() {}",
		"extern C", "  fn q()",
		"m!()",
		`use x::y as "y" global=false glob=false`,
	}, showItems(m.Items))

	m, report = readText(text)
	require.Empty(t, complaints(report))
	require.Equal(t, []string{
		"fn g() {}",
		"struct S tuple=false unit=false y: u8;",
		"struct T tuple=true unit=false 0: u16;",
		"enum E | B tuple=false unit=true",
		"fn p(y: u16, ) {}",
		"impl S",
		"extern C",
	}, showItems(m.Items))
}

func TestCfgOfFile(t *testing.T) {
	m, report := readText("#![cfg(feature = \"a\")]\n#[pyfunction] fn f() {}")
	require.Empty(t, complaints(report))
	require.Empty(t, m.Items)
	m, _ = readText("#![cfg(feature = \"a\")]\n//! Doc.\nfn f() {}", "a")
	require.Len(t, m.Items, 1)
	require.Equal(t, "Doc.", m.Doc)
}

func TestDoc(t *testing.T) {
	for text, want := range map[string]string{
		"/// a\n///b\n///\n///  c":        "a\nb\n\n c",
		"/// a\r\n/// b\r\n":              "a\nb",
		"/** a */":                        "a",
		"/** a\n * b\n *\n *  c\n */":     "a\nb\n\n c",
		"/**\n  a\n    b\n*/":             "a\n  b",
		"/**\r\n * a\r\n */":              "a",
		"/******/":                        "",
		"//// a":                          "",
		"/*** a */":                       "",
		"/**/":                            "",
		"#[doc = \" a\\nb\"]":             " a\nb",
		"#[doc = r\" a\"]":                "a",
		"#[doc = concat!(\"a\", 1, 'b')]": "a1b",
		"#[doc = include_str!(\"x\")]":    "",
		"#[doc(hidden)]":                  "",
		"/// a\n#[x]\n// not\n/// b":      "a\nb",
		"/// a\n#[doc = \"b\"]\n/** c */": "a\nb\nc",
		"#[cfg_attr(all(), doc = \"a\")]": "a",
		"/// /* a\n/// */":                "/* a\n*/",
	} {
		f := readItem[*Function](t, text+"\nfn f() {}")
		require.Equal(t, want, f.Doc, text)
		require.Equal(t, strings.Contains(text, "hidden"), f.Find("doc") != nil, text)
	}
}

func TestInnerDoc(t *testing.T) {
	m, report := readText("//! a\n/*! b */\n#![doc = \"c\"]\n#![x]\n/// out\nmod m {\n    //! in\n    #![y]\n}\nenum E {\n    /// v\n    A {\n        /// f\n        x: u8,\n    },\n}\nstruct T(\n    /// t\n    u8,\n);\n")
	require.Empty(t, complaints(report))
	require.Equal(t, "a\nb\nc", m.Doc)
	require.Equal(t, []string{"#x "}, attrNames(m.Attrs))
	inner := m.Items[0].(*Module)
	require.Equal(t, "out\nin", inner.Doc)
	require.Equal(t, []string{"#y "}, attrNames(inner.Attrs))
	variant := m.Items[1].(*Enum).Variants[0]
	require.Equal(t, "v", variant.Doc)
	require.Equal(t, "f", variant.Fields[0].Doc)
	require.Equal(t, "t", m.Items[2].(*Struct).Fields[0].Doc)
}
