package parser

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// FuzzParseSource checks that no text makes the parser panic, and that every
// span it hands out lies in the file.
func FuzzParseSource(f *testing.F) {
	for _, text := range []string{
		"", "\uFEFF#!x\n//! a\n#![b(c)]\nfn f<'a, T, const N: usize>(#[x] mut y: &'a T) -> [u8; N] where T: { z }",
		"#[pymodule] fn m() { use a::{b, c as d}; let x: T = y?; m.add_class::<A>()?; if a { b } else { c } Ok(()) }",
		"/** a\n * b */ struct S<T>(#[x] pub T) where T: X; enum E { A = -1, B { x: u8 } = 'y' as u8, C(u8) } union U { a: u8 }",
		"impl<T> !A for B<'_, T> { fn f(&mut self) {} const X: u8 = 0x1F << 2; m!{} } unsafe extern \"C\" { safe fn f(x: u8, ...); pub type T; }",
		"macro_rules! m { () => { #[pyfunction] fn f() {} } } m![1]; trait T { #[pyclass] fn f(); } static mut X: &str = r#\"a\"#;",
		"#[pyo3(signature = (a, *, b=1, **c), name = \"x\")] #[cfg_attr(all(a, not(feature = \"b\")), unsafe(no_mangle))] fn f() {}",
		"#[pyclass(extends = a::B, str = \"{x}\", eq)] enum E { #[pyo3(constructor = (x=1, *, _0))] A { #[cfg(b)] x: u8 }, B(), C {}, D }",
		"#[pymethods] impl E { #[classattr] const X: &'static str = \"\"; #[classmethod] fn f(cls: &Bound<'_, PyType>) {} fn g(mut slf: PyRefMut<Self>) {} }",
		"#[pyo3(signature = (a, *args, **kwargs))] fn f(_x: Option<&Bound<'_, PyAny>>, k: Either<isize, Bound<'_, PySlice>>) -> PyRef<'_, Self> {}",
		"type X = fn(A<-1, {2}>) -> <T as U>::V; const Y: &[u8] = br##\"#\"##; use ::a::*; extern crate self as b; mod c { #![d] }",
		"pyo3::create_exception!(a.b, r#C, D<E>, concat!(\"x\"), { #[x] r#e: Option<u8>, f: G }); create_exception!{} create_exception![a, B, C, {d e}];",
		"fn f( {", "mod a { mod b { } ", "const X: char = '\\u{1F600}'; 'a", "a! b { ) ", "\xff\xfe #[\xff] fn \xc3(",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		file := &source.File{Path: "lib.rs", Text: text}
		m, report := &Module{File: file}, &diag.Report{}
		parseSource(file, m, newCfgEnv(target{}, nil), report)
		checkSpans(t, reflect.ValueOf(parseExpr(string(text))), map[uintptr]bool{})
		checkSpans(t, reflect.ValueOf(m.Items), map[uintptr]bool{reflect.ValueOf(m).Pointer(): true})
		for _, d := range report.Sorted() {
			checkSpans(t, reflect.ValueOf(d.Labels), map[uintptr]bool{})
			for _, label := range d.Labels {
				require.NotEmpty(t, file.Position(label.Span.Start))
			}
		}
	})
}

var (
	spanType = reflect.TypeOf(source.Span{})
	fileType = reflect.TypeOf(&source.File{})
)

// checkSpans looks at all spans that can be reached from v.
func checkSpans(t *testing.T, v reflect.Value, seen map[uintptr]bool) {
	switch {
	case v.Type() == spanType:
		span := v.Interface().(source.Span)
		if span.File != nil {
			require.GreaterOrEqual(t, span.Start, int32(0))
			require.LessOrEqual(t, span.Start, span.End)
			require.LessOrEqual(t, int(span.End), len(span.File.Text))
		}
		return
	case v.Type() == fileType:
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() || seen[v.Pointer()] {
			return
		}
		seen[v.Pointer()] = true
		checkSpans(t, v.Elem(), seen)
	case reflect.Interface:
		if !v.IsNil() {
			checkSpans(t, v.Elem(), seen)
		}
	case reflect.Slice:
		for i := range v.Len() {
			checkSpans(t, v.Index(i), seen)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				checkSpans(t, v.Field(i), seen)
			}
		}
	}
}
