package parser

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/source"
)

func TestLex(t *testing.T) {
	names := map[tokenKind]string{
		tokenIdent: "ident", tokenLifetime: "lifetime", tokenInt: "int", tokenFloat: "float", tokenStr: "str", tokenByteStr: "bytestr",
		tokenCStr: "cstr", tokenChar: "char", tokenByte: "byte", tokenPunct: "punct", tokenOpen: "open", tokenClose: "close",
	}
	for text, want := range map[string]string{
		"r#type 日本 _x":                             "ident(r#type) ident(日本) ident(_x)",
		"'a' 'a '\\'' '\"' 'r#x '日'":               "char('a') lifetime('a) char('\\'') char('\"') lifetime('r#x) char('日')",
		"<'a,'b>":                                  "punct(<) lifetime('a) punct(,) lifetime('b) punct(>)",
		"b'x' b\"y\" br#\"\"\"# c\"z\"":            "byte(b'x') bytestr(b\"y\") bytestr(br#\"\"\"#) cstr(c\"z\")",
		`"a\"b" r"\" r##"a"#b"##`:                  `str("a\"b") str(r"\") str(r##"a"#b"##)`,
		"1..2 1.5 0.5 1. x.0 1.max()":              "int(1) punct(.) punct(.) int(2) float(1.5) float(0.5) float(1.) ident(x) punct(.) int(0) int(1) punct(.) ident(max) open(() close())",
		"0xEe+1 1e+5 1E5_f32 1_usize 2f64 0b1_0u8": "int(0xEe) punct(+) int(1) float(1e+5) float(1E5_f32) int(1_usize) float(2f64) int(0b1_0u8)",
		"a// b\nc/* d /* e */ f */g":               "ident(a) ident(c) ident(g)",
		"/// doc\n//! x\nfn":                       "ident(fn)",
		"#!/bin/sh\nfn":                            "ident(fn)",
		"#![a]":                                    "punct(#) punct(!) open([) ident(a) close(])",
		"#! // c\n[a]":                             "punct(#) punct(!) open([) ident(a) close(])",
		"\uFEFFfn\u2028x":                          "ident(fn) ident(x)",
		"a\r\nb":                                   "ident(a) ident(b)",
		"":                                         "",
	} {
		f := &source.File{Text: []byte(text)}
		toks := lex(f)
		require.Nil(t, toks.fault, text)
		var got []string
		for i, tok := range toks.list {
			got = append(got, names[tok.kind]+"("+toks.text(i)+")")
		}
		require.Equal(t, want, strings.Join(got, " "), text)
	}
}

func TestLexPairs(t *testing.T) {
	toks := lex(&source.File{Text: []byte("a(b[c]{}) d")})
	var pairs []int32
	for _, tok := range toks.list {
		pairs = append(pairs, tok.pair)
	}
	require.Equal(t, []int32{0, 8, 0, 5, 0, 3, 7, 6, 1, 0}, pairs)
}

func TestLexFault(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"fn f() {", "1:8 BG0104 unclosed delimiter `{`"},
		{"fn f( {}", "1:5 BG0104 unclosed delimiter `(`"},
		{"fn f() {}\n}", "2:1 BG0104 unexpected closing delimiter `}`"},
		{"fn f(a: (u8] {}", "1:12 BG0104 mismatched closing delimiter `]`"},
		{"const X: &str = \"abc;\n", "1:17 BG0104 unclosed string"},
		{"const X: &str = r#\"abc\";\n", "1:17 BG0104 unclosed raw string"},
		{"const X: char = 'ab';\n", "1:20 BG0104 unclosed character literal"},
		{"const X: char = '';\n", "1:17 BG0104 unclosed character literal"},
		{"const X: char = '\\n;\n", "1:17 BG0104 unclosed character literal"},
		{"fn f() {} /* /* */", "1:11 BG0104 unclosed block comment"},
		{strings.Repeat("(", 501), "1:501 BG0104 delimiters are nested more than 500 deep"},
	} {
		_, report := readText(test.text)
		require.Equal(t, []string{test.want}, complaints(report), test.text)
		require.NotEmpty(t, report.Sorted()[0].Help)
	}
}

// A brace that is missing inside is felt at the end; the indentation tells where.
func TestLexFaultPlace(t *testing.T) {
	_, report := readText("mod a {\n    fn f() {\n        if x {\n            g();\n    }\n}\n\nfn b() {}\n")
	require.Equal(t, []string{"1:7 BG0104 unclosed delimiter `{`"}, complaints(report))
	labels := report.Sorted()[0].Labels
	require.Len(t, labels, 2)
	require.Equal(t, source.Position{Line: 3, Column: 14}, labels[1].Span.Position())

	_, report = readText("fn f(a: (u8] {}")
	require.Equal(t, source.Position{Line: 1, Column: 9}, report.Sorted()[0].Labels[1].Span.Position())
}

func TestSkeleton(t *testing.T) {
	for text, want := range map[string]string{
		"fn f() { a } fn g();":                            "fn f() {   } fn g();",
		"fn f() -> A<{ 1 }> where T:, { b }":              "fn f() -> A<{ 1 }>           {   }",
		"struct S<T> where T: A<u8>; fn g() {x}":          "struct S<T>               ; fn g() { }",
		"impl X for ! { fn a() { b } }":                   "impl X for ! { fn a() {   } }",
		"m!{ fn } macro_rules! n { a => b }":              "m!{    } macro_rules! n {        }",
		"#[a(b)] #[c = \"d\"] fn f(#[e] #[f] x: u8);":     "#[a( )] #[c = \"d\"] fn f(          x: u8);",
		"extern { safe fn f(); pub type X; }":             "extern {      fn f();     type X; }",
		"type X = A<-1, u8>; type Y = A::<u8>;":           "type X = A< 1, u8>; type Y = A  <u8>;",
		"type X = dyn 'a + T; const C: u8 = a::<u8>;":     "type X = dyn      T; const C: u8 = 0      ;",
		"static mut A: [u8; 2] = [1, 2]; const fn f() {}": "static mut A: [u8; 2] = 0     ; const fn f() {}",
		"const A: B<C> = { fn f() {} D { e: f::<G>, } };": "const A: B<C> = 0                             ;",
		"impl A { const B: u8; const C: u8 = 1; }":        "impl A { const B: u8; const C: u8 = 0; }",
		"fn f<A: X<Y>, const N: u8>(a: fn() -> u8) {b}":   "fn f<A: X<Y>, const N: u8>(a: fn() -> u8) { }",
	} {
		got := string(skeleton(lex(&source.File{Text: []byte(text)})))
		require.Equal(t, want, got)
		require.Len(t, got, len(text))
	}
}
