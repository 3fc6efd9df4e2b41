package pipeline_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/abi/native"
	"example.com/bindgen/emit/nativeheader"
	"example.com/bindgen/internal/cbindgen"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// nativeSeeds are what the fuzzer starts from: each kind of item that C can see.
var nativeSeeds = []string{
	"#[repr(C)] pub struct S<T, const N: usize = 2> { a: [T; N], b: *const S<T, N>, c: Option<extern \"C\" fn(T) -> u8> }\n" +
		"pub type A = S<u16, 3>; #[no_mangle] pub extern \"C\" fn f(a: *const A, b: S<u8, { 1 + 1 }>) {}",
	"#[repr(C, u8)] pub enum E { A, B(u8, f64), C { x: *mut E }, D(u32) } #[repr(u8)] pub enum F { G(u8), H }\n" +
		"#[repr(i16)] pub enum K { X = -1, Y = X0 as i16, Z } const X0: i32 = 4; #[no_mangle] pub extern \"C\" fn f(e: E, f: F, k: K) {}",
	"pub const A: u32 = 1 << 4 | B; pub const B: u32 = 3; pub const C: &str = \"a\\u{e9}\\\"\"; pub const D: char = 'x'; pub const F: f64 = -1e-3;\n" +
		"pub const G: S = S { x: 1, y: [2, 3] }; #[repr(C)] pub struct S { x: u8, y: [u8; 2] } impl S { pub const H: Self = S { x: A as u8, y: [0; 2] }; }",
	"#[no_mangle] pub static mut A: [u8; 3] = [0; 3]; #[no_mangle] pub static B: Option<extern \"C\" fn()> = None; extern \"C\" { fn g(x: u8, ...) -> !; static C: u8; }",
	"#[repr(C)] pub union U { a: u8, b: [u16; 3], c: std::mem::ManuallyDrop<V> } #[repr(transparent)] pub struct V(*mut u8);\n" +
		"#[repr(C, packed(2))] pub struct P(u8, u32); #[repr(C, align(16))] pub struct Q(u8); #[no_mangle] pub extern \"C\" fn f(u: U, v: V, p: P, q: Q) {}",
	"pub struct Opaque; impl Opaque { #[no_mangle] pub extern \"C\" fn new() -> Box<Opaque> { todo!() } #[export_name = \"x_y\"] pub extern \"C\" fn g(&self, n: std::ptr::NonNull<Self>) {} }",
	"macro_rules! f { ($($n:ident($t:ty)),* $(,)?) => { $(#[no_mangle] pub extern \"C\" fn $n(x: $t) -> $t { x })* } } f!(a(u8), b(*const c_void)); use std::ffi::c_void;",
	"bitflags! { #[repr(C)] pub struct Flags: u32 { const A = 1; const B = 1 << 1; const C = Self::A.bits() | Self::B.bits(); } } #[no_mangle] pub extern \"C\" fn f(x: Flags) {}",
	"mod a { #[repr(C)] pub struct S { x: u8 } pub mod b { pub use super::S as T; pub use self::T as S; } } use a::b::*; #[no_mangle] pub extern \"C\" fn f(s: T, t: a::S) {}",
	"/// */ ??/ \\\n/// cbindgen:rename-all=CamelCase\n/// cbindgen:prefix-with-name\n#[repr(C)] #[deprecated(note = \"no \\\" */\")] pub struct S { some_field: u8, r#type: u16 }\n" +
		"#[must_use] #[no_mangle] pub unsafe extern \"C-unwind\" fn f(r#int: S, _: u8) -> S { loop {} }",
	"#[cfg(unix)] #[repr(C)] pub struct S { #[cfg(windows)] a: u8, b: u8 } #[cfg(all(unix, not(feature = \"x\")))] #[no_mangle] pub extern \"C\" fn f(s: &S) {}",
	"#[repr(C)] pub struct A { b: *mut B } #[repr(C)] pub struct B { a: A, c: C } #[repr(C)] pub struct C { c: C } #[no_mangle] pub extern \"C\" fn f(a: A, b: B) {}",
	"pub type A = B; pub type B = A; pub const X: u8 = Y; pub const Y: u8 = X; #[repr(C)] pub struct S<T>(*const S<S<T>>); #[no_mangle] pub extern \"C\" fn f(a: A, s: S<u8>) {}",
	"pub const X: u64 = 1 << 200; pub const Y: i32 = 1 / 0; pub const Z: i8 = -128 / -1; pub const A: [u8; usize::MAX] = [0; usize::MAX];",
	"#[no_mangle] pub extern \"C\" fn f(s: &[u8], t: (u8, u16), u: &dyn Fn(), v: impl Copy, w: [u8; 4], x: str) -> ! { loop {} }",
}

// FuzzHeader checks that no file makes `bindgen header` fail or hang: what it
// finds is either a fault of the file, or a header. With BINDGEN_FUZZ_CC set, a
// header of what rustc accepts is compiled, too.
func FuzzHeader(f *testing.F) {
	for _, text := range nativeSeeds {
		f.Add([]byte(text))
	}
	for _, pattern := range []string{"../../testdata/ui/*.rs", "../../examples/plain-c/rust/src/*.rs"} {
		files, err := filepath.Glob(pattern)
		require.NoError(f, err)
		for _, file := range files {
			text, err := os.ReadFile(file)
			require.NoError(f, err)
			f.Add(text)
		}
	}
	dir := f.TempDir()
	file := filepath.Join(dir, "fuzzed.rs")
	f.Fuzz(func(t *testing.T, text []byte) {
		require.NoError(t, os.WriteFile(file, text, 0o644))
		type outcome struct {
			header []byte
			report *diag.Report
		}
		done := make(chan outcome, 1)
		go func() {
			header, report := headerOf(file)
			done <- outcome{header, report}
		}()
		select {
		case o := <-done:
			for _, d := range o.report.Sorted() {
				require.NotEmpty(t, d.Help, d.Message)
				require.NotEmpty(t, d.Labels, d.Message)
			}
			if o.report.Failed() {
				return
			}
			again, _ := headerOf(file)
			require.Equal(t, string(o.header), string(again), "the same bytes every time")
			if os.Getenv("BINDGEN_FUZZ_CC") != "" {
				compiles(t, dir, file, o.header)
			}
		case <-time.After(20 * time.Second):
			t.Fatal("no header after 20 seconds")
		}
	})
}

// headerOf goes the way of `bindgen header` without its guard against panics.
func headerOf(file string) ([]byte, *diag.Report) {
	report, config := &diag.Report{}, cbindgen.Default()
	crate := parser.ParseFile(file, parser.Options{Cfg: parser.CfgKeep}, report)
	if report.Failed() {
		return nil, report
	}
	module := native.Lower(crate, config, report)
	if report.Failed() {
		return nil, report
	}
	return nativeheader.Header(module, config), report
}

// compiles requires that C takes the header, where rustc takes the file.
func compiles(t *testing.T, dir, file string, header []byte) {
	t.Helper()
	cc := exec.Command("cc", "-std=gnu11", "-fsyntax-only", "-x", "c", "-")
	cc.Stdin = bytes.NewReader(header)
	said, err := cc.CombinedOutput()
	if err == nil {
		return
	}
	rustc := exec.Command("rustc", "--edition", "2021", "--crate-type", "lib", "--emit", "metadata", "--out-dir", dir, file)
	if rustc.Run() == nil {
		t.Fatalf("rustc takes the file, and C not its header:\n%s\n%s", said, header)
	}
}
