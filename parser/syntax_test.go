package parser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestItems(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{"pub(crate) const async unsafe extern \"C-unwind\" fn f<'a, T: ?Sized + 'a, const N: usize>(x: &'a T) -> [u8; N] where T: X {}",
			[]string{"crate const async unsafe extern C-unwind fn f<'a,T,N generic=true>(x: &'aT, ) -> [u8;N] {}"}},
		{"extern fn f(mut a: u8, (b, c): (u8, u8), _: (), ref d: u8, S { e, .. }: S, &f: &u8) -> () {}",
			[]string{"extern C fn f(a: u8, : (u8,u8), _: (), d: u8, : S, : &u8, ) {}"}},
		{"fn f(#[a] #[b(c)] /** d */ x: u8, #[e] y: u8) {}", []string{"fn f(#a #b x: u8, #e y: u8, ) {}"}},
		{"fn r#fn(r#type: u8) {}", []string{"fn fn(type: u8, ) {}"}},
		{"fn f<'a>(x: &'a u8) {}", []string{"fn f<'a generic=false>(x: &'au8, ) {}"}},
		{"impl S { fn a(self); fn b(mut self) {} fn c(&self) {} fn d(&'a mut self, x: u8) {} fn e(self: &Py<Self>) {} fn f(mut self: Box<Self>) {} fn g() {} }",
			[]string{"impl S", "  fn a(self ref=false mut=false; )", "  fn b(self ref=false mut=true; ) {}", "  fn c(self ref=true mut=false; ) {}",
				"  fn d(self ref=true mut=true; x: u8, ) {}", "  fn e(self ref=false mut=false: &Py<Self>; ) {}", "  fn f(self ref=false mut=true: Box<Self>; ) {}", "  fn g() {}"}},
		{"pub struct A; struct B(); struct C {} struct D(pub u8, #[x] #[y] pub(super) &'static str) ; struct E<T> where T: X { pub(in a::b) r#a: T, }",
			[]string{"pub struct A tuple=false unit=true", "struct B tuple=true unit=false", "struct C tuple=false unit=false",
				"struct D tuple=true unit=false pub 0: u8; #x #y super 1: &'staticstr;", "struct E<T generic=true> tuple=false unit=false in a::b a: T;"}},
		{"struct A<T> where T: B; struct C<T>(T) where (): B, T:;", []string{"struct A<T generic=true> tuple=false unit=true", "struct C<T generic=true> tuple=true unit=false 0: T;"}},
		{"enum E<T> { #[a] A = -1, r#B = 1 << 2 | 3, C(u8, T) = 'x' as isize, D { x: u8, }, }",
			[]string{"enum E<T generic=true> | #a A tuple=false unit=true = (- 1) | B tuple=false unit=true = (| (<< 1 2) 3)" +
				" | C tuple=true unit=false 0: u8; 1: T; = (as \"x\" isize) | D tuple=false unit=false x: u8;"}},
		{"union U { a: u32, b: f32 }", []string{"union U a: u32; b: f32;"}},
		{"unsafe impl<T> a::Send<T> for B<'_, T> where T: X { const X: u8 = 1; type Y = u8; m! {} n!(1); }",
			[]string{"impl<T generic=true> a::Send<T> for B<'_,T>", "  const X: u8 = 1", "  type Y = u8", "  m!()", "  n!(1)"}},
		{"impl !Send for X {} impl X for ! { fn f() {} }", []string{"impl !Send for X", "impl X for !", "  fn f() {}"}},
		{"const _: () = assert!(A < B); pub static mut S: &[u8] = b\"x\"; const F: fn() = { fn f() {} f };",
			[]string{"const _: () = (!assert (< A B))", "pub static mut=true S: &[u8] = \"x\"", "const F: fn() = {{ fn f() {} f }}"}},
		{"type X<'a, T> where T: A = &'a T; trait T: A { fn f(&self); type B; }", []string{"type X<'a,T generic=true> = &'aT", "trait T"}},
		{"unsafe extern \"C\" { pub safe fn f(x: i32, ...) -> u8; static X: u8; pub static mut Y: u8; pub type Z; m!(); } extern {}",
			[]string{"extern C", "  pub fn f(x: i32, ...) -> u8", "  static mut=false X: u8 = none", "  pub static mut=true Y: u8 = none", "  struct Z tuple=false unit=false", "  m!()", "extern C"}},
		{"a!(b c); d::e! { f } ::g::h![]; macro_rules! i { () => {}; }", []string{"a!(b c)", "d::e!( f )", "g::h!()", "macro_rules i"}},
		{"mod a; pub mod r#b { mod c { fn f() {} } }", []string{"mod a inline=false", "pub mod b inline=true", "  mod c inline=true", "    fn f() {}"}},
		{"crate fn f() {} pub(self) fn g() {}", []string{"crate fn f() {}", "self fn g() {}"}},
		{"\uFEFF#!/usr/bin/env run\r\nfn f() {}\r\n;", []string{"fn f() {}"}},
		{"", nil},
	} {
		m, report := readText(test.text)
		require.Empty(t, complaints(report), test.text)
		require.Equal(t, test.want, showItems(m.Items), test.text)
	}
}

func TestUse(t *testing.T) {
	for text, want := range map[string][]string{
		"use a;":           {`use a as "a" global=false glob=false`},
		"use ::a::b as c;": {`use a::b as "c" global=true glob=false`},
		"use a::*;":        {`use a as "" global=false glob=true`},
		"use a::{self, self as s, b::{c, d as _}, e::*};": {
			`use a as "a" global=false glob=false`, `use a as "s" global=false glob=false`, `use a::b::c as "c" global=false glob=false`,
			`use a::b::d as "_" global=false glob=false`, `use a::e as "" global=false glob=true`,
		},
		"use {a, ::b};":           {`use a as "a" global=false glob=false`, `use b as "b" global=true glob=false`},
		"use ::{a, *};":           {`use a as "a" global=true glob=false`, `use  as "" global=true glob=true`},
		"use self::r#mod::x;":     {`use self::mod::x as "x" global=false glob=false`},
		"use super::super::a;":    {`use super::super::a as "a" global=false glob=false`},
		"extern crate a;":         {`use a as "a" global=true glob=false`},
		"extern crate a as b;":    {`use a as "b" global=true glob=false`},
		"extern crate self as c;": {`use crate as "c" global=false glob=false`},
	} {
		m, report := readText(text)
		require.Empty(t, complaints(report), text)
		require.Equal(t, want, showItems(m.Items), text)
	}
	m, _ := readText("pub(crate) use a::{b as c};")
	require.Equal(t, "c", m.Items[0].Head().Span.Text())
	require.Equal(t, "crate", m.Items[0].Head().Vis.Kind)
}

func TestSpans(t *testing.T) {
	const text = "/// doc\n#[a]\n// note\npub fn f(x: u8) {}\nimpl S {}\nfoo::bar!(z);\nconst K: u8 = 1;\n"
	m, _ := readText(text)
	var names, full []string
	for _, item := range m.Items {
		require.Same(t, m, item.Head().Module)
		names = append(names, item.Head().Span.Text())
		full = append(full, item.Head().Full.Text())
	}
	require.Equal(t, []string{"f", "impl", "foo::bar", "K"}, names)
	require.Equal(t, []string{"/// doc\n#[a]\n// note\npub fn f(x: u8) {}", "impl S {}", "foo::bar!(z);", "const K: u8 = 1;"}, full)
	f := m.Items[0].(*Function)
	require.Equal(t, "x", f.Params[0].Span.Text())
	require.Equal(t, "{}", f.Body.Text())
	require.Equal(t, "z", m.Items[2].(*MacroCall).Args.Text())
}

func TestModuleTree(t *testing.T) {
	m, _ := readText("mod a { mod b; fn f() {} }")
	a := m.Items[0].(*Module)
	require.Same(t, m, a.Parent)
	require.Same(t, m.File, a.File)
	b := a.Items[0].(*Module)
	require.Nil(t, b.File)
	require.Same(t, a, b.Parent)
	require.Equal(t, []string{"a", "b"}, b.Path())
	require.Same(t, a, a.Items[1].Head().Module)
}

func TestStatements(t *testing.T) {
	f := readItem[*Function](t, `#[pymodule]
fn m(m: &Bound<'_, PyModule>) -> PyResult<()> {
    use a::{b, c as d};
    m.add_function(wrap_pyfunction!(b, m)?)?;
    let sub: Bound<'_, PyModule> = PyModule::new(m.py(), "sub")?;
    let mut n = 1;
    #[cfg(feature = "no")]
    m.add_class::<X>()?;
    #[allow(unused)]
    m.add_submodule(&sub)?;
    if x { y() } else { z() }
    let (a, b) = c;
    for i in 0..3 { m.add(i)?; }
    fn inner() {}
    return Ok(());
    m.x = 1;
    Ok(())
}`)
	var got []string
	for _, s := range f.Stmts {
		require.Equal(t, strings.TrimSpace(s.Span.Text()), s.Span.Text())
		got = append(got, strings.TrimPrefix(s.Let+" = ", " = ")+showExpr(s.Expr))
	}
	require.Equal(t, []string{
		"(? (.add_function m (? (!wrap_pyfunction b m))))",
		"sub = (? (call PyModule::new (.py m) \"sub\"))",
		"n = 1",
		"(? (.add_submodule m (& sub)))",
		"{if x { y() } else { z() }}",
		"{let (a, b) = c}",
		"{for i in 0..3 { m.add(i)?; }}",
		"{fn inner() {}}",
		"{return Ok(())}",
		"{m.x = 1}",
		"(call Ok (tuple))",
	}, got)
	require.Len(t, f.Uses, 2)
	require.Equal(t, []string{"a", "c"}, f.Uses[1].Path)
	require.Equal(t, "d", f.Uses[1].Name)
	require.Same(t, f.Module, f.Uses[0].Module)

	require.Nil(t, readItem[*Function](t, "fn f() { g(); }").Stmts)
}

func TestSyntaxError(t *testing.T) {
	for text, want := range map[string]string{
		"fn f(a: i32, b: ) {}":       "1:17 BG0104 expected a name, found `)`",
		"fn f(a: i32 b: i32) {}":     "1:13 BG0104 unexpected `b`",
		"fn f() -> { 1 }":            "1:11 BG0104 expected more after `->`, found `{`",
		"fn f<T(x: T) {}":            "1:7 BG0104 expected `>`, found `(`",
		"fn f() -> Vec<u8 {}":        "1:18 BG0104 expected `>`, found `{`",
		"struct S { x i32 }":         "1:14 BG0104 unexpected `i32`",
		"struct S":                   "1:9 BG0104 expected `;`",
		"use a::b":                   "1:9 BG0104 expected `;`",
		"use a::b // c\n\nfn f() {}": "1:9 BG0104 expected `;`",
		"const X: i32 = ;":           "1:16 BG0104 expected more after `=`, found `;`",
		"const X i32 = 1;":           "1:9 BG0104 unexpected `i32`",
		"pub pub fn f() {}":          "1:1 BG0104 unexpected `pub`",
		"gen fn f() {}":              "1:1 BG0104 unexpected `gen`",
		"auto trait X {}":            "1:1 BG0104 unexpected `auto`",
		"this is not rust":           "1:6 BG0104 unexpected `is`",
		"let x = 5;":                 "1:1 BG0104 expected an item, found `let`",
		"fn f() {}\n1 + 2;":          "2:1 BG0104 expected an item, found `1`",
		"impl S { let x = 1; }":      "1:10 BG0104 expected an item, found `let`",
		"fn f() {}\n#[pyfunction]":   "2:1 BG0104 expected an item after attributes",
		"mod a { #[x] }":             "1:9 BG0104 expected an item after attributes",
		"mod a {\n  fn f(\n  }\n}":   "3:3 BG0104 mismatched closing delimiter `}`",
		"@":                          "1:1 BG0104 unexpected `@`",
	} {
		_, report := readText(text)
		require.Equal(t, []string{want}, complaints(report), text)
		require.NotEmpty(t, report.Sorted()[0].Help, text)
	}
	_, report := readText(strings.Repeat("struct S { x i32 }\n", 50))
	require.Len(t, report.Sorted(), maxSyntaxErrors)
}

// What does not parse inside of bodies and macros is rustc's business.
func TestSyntaxErrorIgnored(t *testing.T) {
	for _, text := range []string{
		"fn f() { let = ; ~ $ @ }",
		"m! { ~ $x @ fn }",
		"macro_rules! m { ($($x:tt)~*) => { $ ~ } }",
		"fn f() where (): X, A<-1>: {}",
		"fn f() { let P::<T> { .. } = x; }",
		"#[a(~ $ @)] fn f() {}",
	} {
		m, report := readText(text)
		require.Empty(t, complaints(report), text)
		require.LessOrEqual(t, len(m.Items), 1)
	}
}

func TestNesting(t *testing.T) {
	for name, text := range map[string]string{
		"parentheses": "const X: u8 = " + strings.Repeat("(", 490) + "1" + strings.Repeat(")", 490) + ";",
		"operators":   "const X: u8 = " + strings.Repeat("-", 50000) + "1;",
		"sum":         "const X: u8 = " + strings.Repeat("1 + ", 50000) + "1;",
		"methods":     "const X: u8 = a" + strings.Repeat(".b()", 50000) + ";",
		"casts":       "const X: u8 = a" + strings.Repeat(" as u8", 50000) + ";",
		"references":  "fn f(x: " + strings.Repeat("&", 50000) + "u8) {}",
		"generics":    "fn f(x: " + strings.Repeat("A<", 50000) + "u8" + strings.Repeat(">", 50000) + ") {}",
		"comments":    strings.Repeat("/*", 50000) + strings.Repeat("*/", 50000) + "fn f() {}",
		"attributes":  strings.Repeat("#[a(", 240) + strings.Repeat(")]", 240) + " fn f() {}",
	} {
		m, report := readText(text)
		require.Empty(t, complaints(report), name)
		require.Len(t, m.Items, 1, name)
	}
	_, report := readText(strings.Repeat("mod a {", 200) + strings.Repeat("}", 200))
	require.Equal(t, []string{"1:896 BG0104 modules are nested more than 128 deep"}, complaints(report))
}

// Files are read at the same time by several goroutines.
func TestConcurrent(t *testing.T) {
	results := make(chan string)
	for i := range 8 {
		go func() {
			m, _ := readText(fmt.Sprintf("fn f%d() {} struct S { a: Vec<u8> }", i))
			results <- strings.Join(showItems(m.Items), "|")
		}()
	}
	seen := map[string]bool{}
	for range 8 {
		seen[<-results] = true
	}
	require.Len(t, seen, 8)
	require.True(t, seen["fn f3() {}|struct S tuple=false unit=false a: Vec<u8>;"])
}

func TestGenericParams(t *testing.T) {
	s := readItem[*Struct](t, "struct S<'a, const N: usize = { 1 + 2 }, T: A<u8> = Vec<u8>, const M: i8 = -1, const B: bool = true, const X: usize = N>(T);")
	var got []string
	for _, p := range s.Generics.Params {
		text := p.Name
		if p.Const {
			text += ": " + showType(p.Type) + " = " + showExpr(p.DefaultExpr)
		} else if p.Default != nil {
			text += " = " + showType(p.Default)
		}
		require.Equal(t, p.Name, p.Span.Text())
		got = append(got, text)
	}
	require.Equal(t, []string{"N: usize = (+ 1 2)", "T = Vec<u8>", "M: i8 = (- 1)", "B: bool = true", "X: usize = N"}, got)
}
