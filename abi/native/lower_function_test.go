package native

import (
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/cbindgen"
	"example.com/bindgen/internal/diag"
)

func TestFunctions(t *testing.T) {
	expect(t, `
#[no_mangle] pub extern "C" fn a() {}
#[unsafe(no_mangle)] extern fn b(x: i32) -> u8 { 0 }
#[export_name = "other"] pub extern "C" fn c() -> ! { loop {} }
#[unsafe(export_name = "more")] pub unsafe extern "C-unwind" fn d(_: u8, (x, y): Pair, mut z: i8, int: u64, unit: ()) {}
#[no_mangle] pub extern "system" fn e() -> () {}
#[no_mangle] pub unsafe extern "C" fn f(format: *const u8, args: ...) {}
#[no_mangle] pub extern "C" fn r#type(r#fn: bool) {}
pub extern "C" fn not_exported() {}
/// cbindgen:ignore
#[no_mangle] pub extern "C" fn ignored(s: &str) {}
/// cbindgen:no-export
#[no_mangle] pub extern "C" fn hidden(s: &str) {}
#[no_mangle] pub extern "C" fn excluded(s: &str) {}
#[no_mangle] #[deprecated(since = "1", note = "use \"a\"")] pub extern "C" fn g() {}
#[no_mangle] #[must_use = "it leaks"] #[deprecated] pub extern "C" fn h() {}
#[cfg(test)] #[no_mangle] pub extern "C" fn of_tests() {}
#[repr(C)] pub struct Pair(u8, u8);
`, excluding("excluded"), `
		a()
		b(x: int32_t) -> uint8_t
		other() -> !
		more(uint8_t, Pair, z: int8_t, int_: uint64_t)
		e()
		f(format: *uint8_t, ...)
		type(fn: bool)
		g() deprecated "use \"a\""
		h() deprecated "" must-use "it leaks"
	`, "note BG0308 6:37-38 function `e` is extern \"system\": 32-bit Windows calls it by `__stdcall`, which the header does not say; "+
		"on other targets the header is right; write `extern \"C\"` where 32-bit Windows counts")
}

func excluding(names ...string) *cbindgen.Config {
	c := cbindgen.Default()
	c.Export.Exclude = names
	return c
}

// TestFunctionsThatCannotBe are in no header.
func TestFunctionsThatCannotBe(t *testing.T) {
	expect(t, `
#[no_mangle] pub fn rust() {}
#[no_mangle] pub async extern "C" fn future() {}
#[no_mangle] pub extern "C" fn generic<T>(t: T) {}
#[no_mangle] pub extern "fastcall" fn fast() {}
#[export_name = "a.b"] pub extern "C" fn dotted() {}
#[no_mangle] pub extern "C" fn register() {}
#[no_mangle] pub extern "C" fn array(a: [u8; 3]) -> [u8; 2] { [0; 2] }
#[no_mangle] pub extern "C" fn twice() {}
mod m { #[export_name = "twice"] pub extern "C" fn again() {} }
struct G<T>(T);
impl<T> G<T> { #[no_mangle] pub extern "C" fn of_generic() {} }
`, cbindgen.Default(), "twice()", "note BG0314 2:21-25 function `rust` is not in the header: it has Rust's own ABI; write `extern \"C\" fn rust` if C is to call it\n"+
		"error BG0302 3:38-44 async function `future` cannot be called from C; export a plain function that blocks on the future\n"+
		"error BG0303 4:39-42 function `generic` is generic: C needs one function; export a function for each type that is wanted\n"+
		"error BG0308 5:39-43 function `fast` has the ABI \"fastcall\", which a header in C cannot say; make it `extern \"C\"`\n"+
		"error BG0110 6:3-22 the symbol `a.b` is not a name in C; choose a name of letters, digits and `_`, or leave the item out of the header: `/// cbindgen:ignore`\n"+
		"error BG0206 7:3-12 the symbol `register` is a keyword of C; choose another name: `#[export_name = \"..\"]`\n"+
		"error BG0312 8:41-48 parameter `a` of function `array` is an array: C passes arrays by pointer only; take a pointer, or a `#[repr(C)]` struct around the array\n"+
		"error BG0312 8:53-60 function `array` returns an array, which C cannot; return a `#[repr(C)]` struct around the array, or fill one behind a pointer\n"+
		"error BG0205 10:52-57 two items have the symbol `twice`; give one of them another name: `#[export_name = \"..\"]`\n"+
		"error BG0303 12:5-8 function `of_generic` is generic: C needs one function; export a function for each type that is wanted")
}

// TestSymbolOfMacro asks for an error at a symbol that is only known to the build.
func TestSymbolOfMacro(t *testing.T) {
	_, said := itemsOf(t, `#[export_name = prefix!(f)] pub extern "C" fn f() {}`, cbindgen.Default())
	require.Contains(t, said, "the symbol is not written as a string that bindgen can read")
}

func TestMethods(t *testing.T) {
	config := cbindgen.Default()
	config.Fn.SwiftNameMacro = "SWIFT"
	config.Defines = definesOfTest().Defines
	expect(t, `
#[repr(C)] pub struct S { x: u8 }
#[cfg(unix)]
impl S {
    #[no_mangle] pub extern "C" fn S_by_ref(&self) {}
    #[no_mangle] pub extern "C" fn S_by_mut(&mut self, n: u8) -> Self { S { x: n } }
    #[no_mangle] pub extern "C" fn S_by_value(self) {}
    #[no_mangle] pub extern "C" fn S_boxed(self: Box<Self>) {}
    #[no_mangle] pub extern "C" fn other(&self) {}
    #[no_mangle] pub extern "C" fn S_unnamed(_: u8) {}
    #[cfg(windows)] #[no_mangle] pub extern "C" fn S_windows(s: *const Self) {}
}
/// cbindgen:ignore
impl S { #[no_mangle] pub extern "C" fn S_ignored(&self) {} }
`, config, `
		#if UNIX S_by_ref(self: &*S) of S swift S.by_ref(self:)
		#if UNIX S_by_mut(self: &*mut S, n: uint8_t) -> S of S swift S.by_mut(self:n:)
		#if UNIX S_by_value(self: S) of S swift S.by_value(self:)
		#if UNIX S_boxed(self: own *mut S) of S swift S.boxed(self:)
		#if UNIX other(self: &*S) of S swift other
		#if UNIX S_unnamed(uint8_t) of S
		#if (UNIX && WIN) S_windows(s: *S) of S swift S.windows(s:)
	`, "")
}

func TestParameterNames(t *testing.T) {
	config := cbindgen.Default()
	config.Fn.RenameArgs = "GeckoCase"
	expect(t, `
#[no_mangle] pub extern "C" fn f(some_arg: u8, other: *const u8) {}
/// cbindgen:rename-all=None
#[no_mangle] pub extern "C" fn g(some_arg: u8, new: u8) {}
/// cbindgen:ptrs-as-arrays=[[aOther; 3], [aRest; ], [aNumber; 2], oops]
#[no_mangle] pub extern "C" fn h(other: *const u8, rest: *mut u8, number: u8) {}
/// cbindgen:rename-all=LowerCase
#[no_mangle] pub extern "C" fn i(A: u8, a: u8) {}
`, config, `
		f(aSomeArg: uint8_t, aOther: *uint8_t)
		g(some_arg: uint8_t, new_: uint8_t)
		h(aOther: *uint8_t, aRest: *mut uint8_t, aNumber: uint8_t) aOther[3] aRest[]
		i(a: uint8_t, a_: uint8_t)
	`, "warning BG0316 5:5-73 function `h` has no parameter `aNumber` that is a pointer; name parameters as the header does\n"+
		"warning BG0316 5:5-73 cannot read `oops` in annotation `cbindgen:ptrs-as-arrays`; write `cbindgen:ptrs-as-arrays=[[pointer; LENGTH], [other; ]]`")
}

// TestImports declares what an extern block does, once.
func TestImports(t *testing.T) {
	expect(t, `
extern "C" {
    fn used(x: u8);
    #[link_name = "real"] fn linked();
    fn defined() -> u8;
    static NOT_A_FUNCTION: u8;
}
#[cfg(unix)] extern { pub fn bare(...); }
extern "C" { fn used(y: u8); }
extern "system" { fn of_windows(s: &str); }
/// cbindgen:ignore
extern "C" { fn unseen(s: &str); }
#[no_mangle] pub extern "C" fn defined() -> u8 { 0 }
mod m { extern "C" { fn used(x: u16); fn defined() -> u16; } }
`, definesOfTest(), `
		import used(x: uint8_t)
		import real()
		#if UNIX import bare(...)
		defined() -> uint8_t
	`, "error BG0205 14:25-29 two items have the symbol `used`; give one of them another name: `#[export_name = \"..\"]`")
}

// TestTwins are items of one name of which a build has one.
func TestTwinFunctions(t *testing.T) {
	expect(t, `
#[cfg(unix)] #[no_mangle] pub extern "C" fn f(x: u8) {}
#[cfg(windows)] #[no_mangle] pub extern "C" fn f(x: u16) {}
#[cfg(unix)] mod u { #[no_mangle] pub static mut DATA: [u8; 2] = [0; 2]; }
#[cfg(not(unix))] mod u { #[no_mangle] pub static mut DATA: [u8; 3] = [0; 3]; }
`, definesOfTest(), `
		#if UNIX static mut DATA: [uint8_t; 2]
		#if !UNIX static mut DATA: [uint8_t; 3]
		#if UNIX f(x: uint8_t)
		#if WIN f(x: uint16_t)
	`, "")
}

// TestKeptCfgs are told of once.
func TestKeptCfgs(t *testing.T) {
	expect(t, `
#[cfg(feature = "x")] #[no_mangle] pub extern "C" fn f() {}
#[cfg(feature = "x")] #[no_mangle] pub extern "C" fn g() {}
#[cfg(feature = "x")] pub extern "C" fn not_exported() {}
#[no_mangle] pub extern "C" fn h(#[cfg(unix)] x: u8) {}
`, definesOfTest(), "f()\ng()", "note BG0122 2:3-21 `cfg(feature = \"x\")` becomes no `#if`: what depends on it is in the header unconditionally; give its parts macros in [defines] of cbindgen.toml: `\"feature = x\" = \"MACRO\"`\n"+
		"error BG0113 5:36-45 parameter `x` of function `h` depends on a cfg, which C cannot say inside of a prototype; write one function for each case, each under its `#[cfg(..)]`, or choose one by --features or --target")
}

// TestResultsAskBeforeParameters compares the order of types with cbindgen's.
func TestResultsAskBeforeParameters(t *testing.T) {
	report := &diag.Report{}
	m := Lower(crateOf(t, `
#[repr(C)] pub enum Mode { A }
#[repr(C)] pub struct Point { x: u8 }
#[repr(C)] pub enum Status { Ok }
#[repr(C)] pub struct Area { x: u8 }
#[no_mangle] pub extern "C" fn add(mode: Mode) -> Status { todo!() }
#[no_mangle] pub extern "C" fn area(point: Point) -> Area { todo!() }
`), cbindgen.Default(), report)
	require.Empty(t, lines(report))
	var names []string
	for _, d := range m.Types {
		names = append(names, d.Base().Name)
	}
	require.Equal(t, []string{"Status", "Mode", "Area", "Point"}, names)
}
