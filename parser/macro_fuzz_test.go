package parser

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// FuzzMacro checks that no definition and no call of a macro makes the expansion
// panic, and that every fault is shown in the text that was written.
func FuzzMacro(f *testing.F) {
	for _, text := range []string{
		"macro_rules! m { ($($(#[$a:meta])* $v:vis fn $n:ident($($p:ident: $t:ty),* $(,)?) $b:block)*) => { $($(#[$a])* $v fn $n($($p: $t),*) $b)* } } m! { /// a\n #[no_mangle] pub fn f(a: Vec<Vec<u8>>) {} }",
		"macro_rules! m { ($e:expr; $l:literal, $($t:tt)*) => { const X: u8 = $e * $l; #[no_mangle] fn $($t)* } } m!(1 + 2; -3, f() {} f() );",
		"macro_rules! m { (@a $p:path, $q:pat, $r:pat_param | $s:stmt; $i:item $l:lifetime) => { $i } ; () => { m!(@a a::b<C>, Some(_) | x, 1..=2 | let x = 1; struct S; 'a); } } m!();",
		"macro_rules! m { ($a:tt) => { macro_rules! n { ($$b:ident) => { struct $$b; $a } } } } m!({}); n!(x); $crate::m!{} crate::m!(x);",
		"macro_rules! e { ($($t:tt)*) => { e!($($t)* $($t)*); } } e!(a b); macro_rules! r { () => { r!(); } } r!();",
		"bitflags! { #[a] pub struct F: u8 { const A = 1 << 2; #[cfg(x)] const B = Self::A.bits(); } impl G: u16 { const _ = !0; } } bitflags!(struct); bitflags!{struct F: {",
		"cfg_if! { if #[cfg(a)] { fn f() {} } else if #[cfg(any(b))] { m!{} } else { struct S; } } cfg_if!(if #[cfg]{}); cfg_if!{ else",
		"macro_rules! m { ($(#[doc = $d:expr])* $($x:ident),+ $(,)* => $t:ty as $u:ty) => {} ; ($($($x:ty)=>*)|+) => { type X = ($($($x),*),*); } } m!(Vec<u8>>=> &'a dyn A + B | fn(u8) -> <T as U>::V);",
		"use a::a; use b::*; mod b { pub use super::a::*; pub(crate) use m; } a::m!(); #[macro_export] macro_rules! m [ [] => [] ]; impl S { m!(); } extern { m!(); }",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		file := &source.File{Path: "lib.rs", Text: []byte(text)}
		m, report := &Module{File: file}, &diag.Report{}
		env := newCfgEnv(target{}, nil)
		c := &Crate{Root: m, Edition: "2021", externs: map[string]string{}}
		c.lookup = newLookup(c)
		c.macros().budget = 20_000
		l := &loader{crate: c, env: env, report: report, open: []string{"lib.rs"}}
		parseSource(file, m, env, report)
		m.Items = l.walk(m, m.Items, place{dir: t.TempDir()})
		l.expandWaiting()
		checkSpans(t, reflect.ValueOf(m.Items), map[uintptr]bool{reflect.ValueOf(m).Pointer(): true})
		for _, d := range report.Sorted() {
			for _, label := range d.Labels {
				require.Same(t, file, label.Span.File, d.Message)
				require.NotEmpty(t, file.Position(label.Span.Start))
				require.LessOrEqual(t, int(label.Span.End), len(file.Text))
			}
		}
	})
}
