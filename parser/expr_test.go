package parser

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestExpr(t *testing.T) {
	for text, want := range map[string]string{
		// literals
		`1_000u8`:         `1_000u8`,
		`0xFFu8`:          `0xFFu8`,
		`0b10`:            `0b10`,
		`1.5e-3f32`:       `1.5e-3f32`,
		`2f64`:            `2f64`,
		`1.`:              `1.`,
		`true`:            `true`,
		`"a\n\x41\u{e9}"`: `"a\nAé"`,
		"\"a\\\n   b\"":   `"ab"`,
		"\"a\r\nb\"":      `"a\nb"`,
		`r#"a"\n"#`:       `"a\"\\n"`,
		`b"\xff"`:         `"\xff"`,
		`br"\x"`:          `"\\x"`,
		`'\''`:            `"'"`,
		`'é'`:             `"é"`,
		`b'\x7f'`:         `"\x7f"`,
		`c"a"`:            `{c"a"}`,
		`"\xff"`:          `{"\xff"}`, // not UTF-8
		`"\q"`:            `{"\q"}`,
		// precedence
		`1 + 2 * 3`:              `(+ 1 (* 2 3))`,
		`1 - 2 - 3`:              `(- (- 1 2) 3)`,
		`(1 + 2) * 3`:            `(* (+ 1 2) 3)`,
		`1 << 2 + 3 & 4 ^ 5 | 6`: `(| (^ (& (<< 1 (+ 2 3)) 4) 5) 6)`,
		`a || b && c == d`:       `(|| a (&& b (== c d)))`,
		`-1 as u8 as i32 + 1`:    `(+ (as (as (- 1) u8) i32) 1)`,
		`!-a`:                    `(! (- a))`,
		`-a.b()`:                 `(- (.b a))`,
		`&&a`:                    `(& (& a))`,
		`1 >> 2 >= 3`:            `(>= (>> 1 2) 3)`,
		`*p`:                     `(* p)`,
		// paths, calls, macros
		`a::b::C`:                                 `a::b::C`,
		`::std::i32::MAX`:                         `std::i32::MAX`,
		`size_of::<Vec<u8>>()`:                    `(call size_of::Vec<u8>)`,
		`Vec::<u8>::new`:                          `Vec::new`,
		`m.add_class::<Foo>()?`:                   `(? (.add_class::Foo m))`,
		`m.add("X", 1 + 2,)?`:                     `(? (.add m "X" (+ 1 2)))`,
		`m.add_function(wrap_pyfunction!(f, m)?)`: `(.add_function m (? (!wrap_pyfunction f m)))`,
		`pyo3::wrap_pymodule!(x)(py)`:             `(call (!pyo3::wrap_pymodule x) py)`,
		`vec![1, 2]`:                              `(!vec 1 2)`,
		`f(r#type)`:                               `(call f type)`,
		`Self::X`:                                 `Self::X`,
		// groups
		`()`:            `(tuple)`,
		`(1,)`:          `(tuple 1)`,
		`(1)`:           `1`,
		`[1, [2], "x"]`: `(array 1 (array 2) "x")`,
		`[]`:            `(array)`,
		// what is not read
		`[0; 2 * N]`: `(repeat 0 (* 2 N))`,
		`{ 1 }`:      `{{ 1 }}`,
		`a.b`:        `(field b a)`,
		`a.b.c()`:    `(.c (field b a))`,
		`t.0.1`:      `(field 1 (field 0 t))`, `t.0.a`: `(field a (field 0 t))`, `t.0e1`: `{t.0e1}`, `t.0.1.2`: `(field 2 (field 1 (field 0 t)))`,
		`a[1][b + 2]`:                          `(index (index a 1) (+ b 2))`,
		`f().await`:                            `{f().await}`,
		`1..2`:                                 `{1..2}`,
		`a = b`:                                `{a = b}`,
		`&mut x`:                               `{&mut x}`,
		`|a, b| a + b`:                         `{|a, b| a + b}`,
		`f(|a, b| a, 2)`:                       `(call f {|a, b| a} 2)`,
		`f(move || (), 2)`:                     `(call f {move || ()} 2)`,
		`if a { 1 } else { 2 }`:                `{if a { 1 } else { 2 }}`,
		`a::Foo { a: 1, b, r#c: ::d::E, ..X }`: `(struct a::Foo a: 1 b: b c: d::E ..: X)`, `Self { 0: A {} }`: `(struct Self 0: (struct A))`, `Foo { #[cfg(x)] a: 1 }`: `{Foo { #[cfg(x)] a: 1 }}`, `Foo { a b }`: `{Foo { a b }}`, `Foo { a: 1; 2 }`: `(struct Foo a: {1; 2})`,
		`<T as A>::B`: `<T>::B::A`, `<u8>::MAX + 1`: `(+ <u8>::MAX 1)`, `<T>::f {}`: `{<T>::f {}}`,
		`a.`: `{a.}`, `a + `: `(+ a {})`, `a as`: `(as a {type})`, `a::`: `{a::}`, `f::<`: `f`, `-`: `(- {})`, `m!`: `{m!}`, `a ? .`: `{a ? .}`,
		`f(a b, c)`:                     `(call f {a b} c)`,
		`format!("{x}", x = 1)`:         `(!format "{x}" {x = 1})`,
		`concat!("a", 1)`:               `(!concat "a" 1)`,
		``:                              `{}`,
		strings.Repeat("!", 1000) + "a": "", // deep, but not too deep for us
	} {
		got := showExpr(parseExpr(text))
		if want == "" {
			continue
		}
		require.Equal(t, want, got, text)
	}
}

func TestExprSpan(t *testing.T) {
	c := readItem[*Const](t, "const X: i32 = (1 + 2) * foo(3);")
	require.Equal(t, "(1 + 2) * foo(3)", c.Value.Span.Text())
	require.Equal(t, "1 + 2", c.Value.Args[0].Span.Text())
	require.Equal(t, "foo(3)", c.Value.Args[1].Span.Text())
	require.Equal(t, c.Value.Text, c.Value.Span.Text())
}

func TestType(t *testing.T) {
	for text, want := range map[string]string{
		"i32":                            "i32",
		"std::vec::Vec<Option<&'a str>>": "std::vec::Vec<Option<&'astr>>",
		"::a::B":                         "::a::B",
		"A<'a, 'static, T>":              "A<'a,'static,T>",
		"A<-1>":                          "A<(- 1)>",
		"A<{ N + 1 }, T>":                "A<T,(+ N 1)>",
		"A<3, true, 'c', \"s\", { let x = 1; x }>": "A<3,true,\"c\",\"s\",{{ let x = 1; x }}>",
		"A::<T>":                      "A<T>",
		"HashMap<K, Vec<Vec<u8>>, S>": "HashMap<K,Vec<Vec<u8>>,S>",
		"&mut [u8]":                   "& mut [u8]",
		"&'a mut T":                   "&'a mut T",
		"&&str":                       "&&str",
		"*const *mut u8":              "*const *mut u8",
		"[u8; 4 * N]":                 "[u8;(* 4 N)]",
		"()":                          "()",
		"(A,)":                        "(A)",
		"(A, B)":                      "(A,B)",
		"(A)":                         "A",
		"!":                           "!",
		"_":                           "{_}",
		"fn(i32) -> u8":               "fn(i32,)->u8", "extern fn(_: u8, r#in: &T, std::x::Y,) -> ()": "extern C fn(_:u8,in:&T,std::x::Y,)", "extern \"system\" fn(a: u8, args: ...) -> !": "extern system fn(a:u8,...)->!", "fn(fn(u8))": "fn(fn(u8,),)", "fn(#[cfg(x)] a: u8)": "{type}",
		"Option<unsafe extern \"C\" fn(*mut u8, ...) -> i32>": "Option<unsafe extern C fn(*mut u8,...)->i32>",
		"for<'a> fn(&'a u8)":                  "fn(&'au8,)",
		"impl Fn(u8) -> u8 + 'a":              "Fn(u8,)u8'a",
		"Box<dyn Fn(&str) -> Vec<u8> + Send>": "Box<dyn Fn(&str,)Vec<u8>Send>",
		"&(dyn A + Send)":                     "&{dyn Trait}",
		"dyn 'a + Trait":                      "{dyn Trait}",
		"(dyn A, u8)":                         "({dyn Trait},u8)",
		"Fn(A) -> B":                          "{dyn Trait}",
		"<T as Trait>::Out":                   "{qualified path}",
		"Vec<T>::Out":                         "{qualified path}",
		"Result<(), <T as A<u8>>::E>":         "Result<(),{qualified path}>",
		"my_type!(a)":                         "{macro}",
		"r#type::r#Foo":                       "type::Foo",
		"Self":                                "Self",
		"Iterator<Item = u8>":                 "Iterator",
		"crate::a::B":                         "crate::a::B",
	} {
		alias := readItem[*TypeAlias](t, "type X = "+text+";")
		require.Equal(t, want, showType(alias.Type), text)
		if text != "(A)" {
			require.Equal(t, text, alias.Type.TypeSpan().Text())
		}
	}
}

func TestTypeDepth(t *testing.T) {
	deep := strings.Repeat("Vec<", 10000) + "u8" + strings.Repeat(">", 10000)
	alias := readItem[*TypeAlias](t, "type X = "+deep+";")
	require.Equal(t, "Vec", alias.Type.(*PathType).Path[0])
}
