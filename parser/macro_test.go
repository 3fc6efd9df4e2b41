package parser

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/diag"
)

// readFiles reads the crate whose files are given as pairs of name and text,
// the root first.
func readFiles(t *testing.T, files ...string) (*Crate, *diag.Report) {
	t.Helper()
	dir := t.TempDir()
	t.Chdir(dir)
	for i := 0; i < len(files); i += 2 {
		path := filepath.Join(dir, filepath.FromSlash(files[i]))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o777))
		require.NoError(t, os.WriteFile(path, []byte(files[i+1]), 0o666))
	}
	report := &diag.Report{}
	c := ParseFile(files[0], Options{Cfg: CfgKeep}, report)
	require.NotNil(t, c)
	return c, report
}

// showExpanded renders the items of m and of the modules in it.
func showExpanded(m *Module) []string {
	var out []string
	for _, item := range m.Items {
		text := ""
		for _, attr := range item.Head().Attrs {
			text += "#[" + attr.Span.Text() + "] "
		}
		if doc := item.Head().Doc; doc != "" {
			text += "/*" + doc + "*/ "
		}
		out = append(out, text+showVis(item.Head().Vis)+showItem(item))
		switch item := item.(type) {
		case *Module:
			out = append(out, showExpanded(item)...)
		case *Impl:
			out = append(out, showExpanded(&Module{Items: item.Items})...)
		case *ForeignBlock:
			out = append(out, showExpanded(&Module{Items: item.Items})...)
		}
	}
	return out
}

func TestMacroRules(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{ // fragments
			"macro_rules! f { ($(#[$a:meta])* $v:vis fn $n:ident($($p:ident: $t:ty),* $(,)?) -> $r:ty $b:block) => { $(#[$a])* $v extern \"C\" fn $n($($p: $t),*) -> $r $b } }\n" +
				"f! { /// Docs\n /// more\n #[no_mangle] pub(crate) fn x(a: Vec<Vec<u8>>, b: &'static [u8; 2]) -> (u8, A<B>) { 1 } }",
			[]string{"#[no_mangle] /*Docs\nmore*/ crate extern C fn x(a: Vec<Vec<u8>>, b: &'static[u8;2], ) -> (u8,A<B>) { 1 }"},
		},
		{
			"macro_rules! c { ($n:ident = $e:expr, $l:literal, $($t:tt)*) => { const $n: u8 = $e * $l; const M: u8 = $($t)*; } } c!(N = 1 + 2, -3, f(4) << 5);",
			[]string{"const N: u8 = (* (+ 1 2) (- 3))", "const M: u8 = (<< (call f 4) 5)"},
		},
		{ // arms in order, nested repetitions, optional parts
			"macro_rules! e { (@one $n:ident) => { struct $n; }; ($($n:ident { $($v:ident $(= $d:expr)?),* }),+) => { $(enum $n { $($v $(= $d)?),* })+ e!(@one Z); } } e!(A { B, C = 2 }, D {});",
			[]string{"enum A | B tuple=false unit=true | C tuple=false unit=true = 2", "enum D", "struct Z tuple=false unit=true"},
		},
		{ // scope: later definitions hide earlier ones, modules see what is before them
			"macro_rules! m { () => { struct A; } } mod a { m!(); macro_rules! m { () => { struct B; } } m!(); } m!(); #[macro_use] mod b { macro_rules! n { () => { struct C; } } } n!();",
			[]string{"mod a inline=true", "struct A tuple=false unit=true", "struct B tuple=false unit=true", "struct A tuple=false unit=true", "#[macro_use] mod b inline=true", "struct C tuple=false unit=true"},
		},
		{ // paths
			"crate::m!(); mod a { #[macro_export] macro_rules! m { () => { type X = $crate::a::T; }; } macro_rules! k { () => { struct K; } } pub(crate) use k; pub(super) use k as l; } a::k!(); use a::l; l!(); mod b { use super::a::*; k!(); }",
			[]string{"type X = crate::a::T", "mod a inline=true", "crate use k as \"k\" global=false glob=false", "super use k as \"l\" global=false glob=false", "struct K tuple=false unit=true", "use a::l as \"l\" global=false glob=false", "struct K tuple=false unit=true", "mod b inline=true", "use super::a as \"\" global=false glob=true", "struct K tuple=false unit=true"},
		},
		{ // in impls and extern blocks
			"macro_rules! m { ($n:ident) => { #[no_mangle] pub extern \"C\" fn $n(x: u8) {} } } macro_rules! d { ($($n:ident)*) => { $(fn $n(x: u8);)* } } impl S { m!(a); } extern \"C\" { d!(b c); }",
			[]string{"impl S", "#[no_mangle] pub extern C fn a(x: u8, ) {}", "extern C", "fn b(x: u8, )", "fn c(x: u8, )"},
		},
		{ // a macro that defines macros
			"macro_rules! o { ($n:ident) => { macro_rules! $n { () => { struct Made; } } } } o!(p); p!();",
			[]string{"struct Made tuple=false unit=true"},
		},
		{ // fragments stay whole in other macros
			"macro_rules! t { ($t:ty) => { u!($t); } } macro_rules! u { (u8) => { struct No; }; ($t:ty) => { type Yes = $t; } } t!(u8);",
			[]string{"type Yes = u8"},
		},
		{"#[cfg(unix)] m!(); #[macro_export] macro_rules! m { () => { struct A; #[cfg(x)] mod b {} } }", []string{"#[cfg(unix)] struct A tuple=false unit=true", "#[cfg(unix)] #[cfg(x)] mod b inline=true"}},
	} {
		c, report := readFiles(t, "lib.rs", test.text)
		require.Empty(t, complaints(report), test.text)
		require.Equal(t, test.want, showExpanded(c.Root), test.text)
	}
}

func TestBuiltinMacros(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{
			"bitflags! { /// Docs\n #[repr(C)] pub struct F: u8 { /// a\n const A = 1 << 1; const B = 2; #[cfg(unix)] const C = Self::A.bits() | !F::B.bits; const _ = !0; } struct G: u16 {} }",
			[]string{
				"#[repr(C)] /*Docs*/ pub struct F tuple=false unit=false bits: u8;", "impl F",
				"/*a*/ pub const A: Self = (struct Self bits: (as (<< 1 1) u8))", "pub const B: Self = (struct Self bits: (as 2 u8))",
				"#[cfg(unix)] pub const C: Self = (struct Self bits: (as (| (field bits Self::A) (! (field bits F::B))) u8))",
				"struct G tuple=false unit=false bits: u16;", "impl G",
			},
		},
		{
			"bitflags::bitflags! { impl F: u32 { const A = 1; const B = Self::A.bits() << 1; } }",
			[]string{"impl F", "pub const A: Self = (call Self (as 1 u32))", "pub const B: Self = (call Self (as (<< (field 0 Self::A) 1) u32))"},
		},
		{
			"cfg_if! { if #[cfg(a)] { fn f() {} mod m { fn g() {} } } else if #[cfg(b)] { m!(x); struct S; } else { use a::b; } } cfg_if::cfg_if! { if #[cfg(a)] {} else { const X: u8 = 1; } }",
			[]string{
				"#[cfg(a)] fn f() {}", "#[cfg(a)] mod m inline=true", "fn g() {}", "#[cfg(all(b, not(a)))] m!(x)", "#[cfg(all(b, not(a)))] struct S tuple=false unit=true",
				"#[cfg(not(any(a, b)))] use a::b as \"b\" global=false glob=false", "#[cfg(not(a))] const X: u8 = 1",
			},
		},
	} {
		c, report := readFiles(t, "lib.rs", test.text)
		require.Empty(t, complaints(report), test.text)
		require.Equal(t, test.want, showExpanded(c.Root), test.text)
	}
}

func TestMacrosOfDependencies(t *testing.T) {
	const dep = depManifest + "\n-- dep/src/lib.rs --\n#[macro_use] mod inner;\nmod other;\npub struct T { x: u8 }\n" +
		"#[macro_export] macro_rules! make { ($n:ident) => { pub fn $n(t: $crate::T) {} $crate::again!($n); }; }\n" +
		"#[macro_export(local_inner_macros)] macro_rules! local { ($n:ident) => { again!($n); } }\n" +
		"-- dep/src/inner.rs --\n#[macro_export] macro_rules! again { ($n:ident) => { pub mod $n {} } }\n" +
		"-- dep/src/other.rs --\n#[macro_export] macro_rules! deep { ($n:ident) => { pub struct $n; } }\n"
	const want = "pub fn a(t: ::dep::T, ) {}|pub mod a inline=true|pub mod b inline=true|pub struct C tuple=false unit=true"
	for _, lib := range []string{
		"dep::make!(a); dep::local!(b); dep::deep!(C);",
		"use dep::{make, local as l, deep}; make!(a); l!(b); deep!(C);",
		"#[macro_use] extern crate dep; make!(a); local!(b); deep!(C);",
		"use dep as d; use d::*; make!(a); d::local!(b); deep!(C);",
	} {
		c := mustParse(t, foreignManifest+dep+"\n-- src/lib.rs --\n"+lib)
		var made []string
		for _, line := range showExpanded(c.Root) {
			if !strings.Contains(line, "use ") {
				made = append(made, line)
			}
		}
		require.Equal(t, want, strings.Join(made, "|"), lib)
		f := c.Root.Items[len(c.Root.Items)-4].(*Function)
		def, err := c.ResolvePathType(c.Root, f.Params[0].Type.(*PathType))
		require.NoError(t, err)
		require.Equal(t, []string{"dep", "T"}, def.External)
	}
}

func TestImportsOfMacrosInCircles(t *testing.T) {
	_, report := readFiles(t, "lib.rs", "use a::a; use b::c; use c::b; mod d { pub use super::e::*; pub use super::f as f; } mod e { pub use super::d::*; } a!(); b!(); d::g!(); self::e::f!(); super::h!();")
	require.Empty(t, complaints(report))
}

func TestExpansionsThatDoNotEnd(t *testing.T) {
	for _, text := range []string{
		"macro_rules! r { () => { r!(); r!(); #[no_mangle] fn f() {} } } r!();",
		"macro_rules! r { ($($t:tt)*) => { r!($($t)* $($t)*); #[no_mangle] fn f() {} } } r!(a b);",
		"macro_rules! r { () => { #[no_mangle] fn f() {} r!(); } } r!();",
	} {
		_, report := readFiles(t, "lib.rs", text)
		require.True(t, report.Failed(), text)
		first := report.Sorted()[0]
		require.Equal(t, diag.MacroExpansion, first.Code, text)
		require.Equal(t, "lib.rs", first.Labels[0].Span.File.Path)
		require.Nil(t, first.Labels[0].Span.File.Origin)
	}
}

func TestNamesThatMacrosMayMake(t *testing.T) {
	c, _ := readFiles(t, "lib.rs", "proc::make! { struct Made; }")
	_, err := c.ResolveType(c.Root, []string{"Made"}, false)
	require.Error(t, err)
	report := &diag.Report{}
	err.(*ResolveError).Report(report, diag.UnknownType, c.Root.Span)
	require.Equal(t, []string{"`make!` at lib.rs:1 may declare it, and bindgen cannot expand that"}, report.Sorted()[0].Notes)
}
