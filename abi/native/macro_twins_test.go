package native

import "testing"

// TestMacrosUnderCfgs calls a macro that each target defines in its own way.
func TestMacrosUnderCfgs(t *testing.T) {
	expect(t, `
macro_rules! m { ($n:ident) => { #[no_mangle] pub extern "C" fn always() {} }; }
#[cfg(unix)] macro_rules! n { ($n:ident) => { #[no_mangle] pub extern "C" fn $n(x: u8) {} #[no_mangle] pub extern "C" fn a() {} }; }
#[cfg(windows)] macro_rules! n { ($n:ident) => { #[no_mangle] pub extern "C" fn $n(x: u16) {} #[no_mangle] pub extern "C" fn b() {} }; }
m!(f);
n!(f);
`, definesOfTest(), `
		always()
		#if UNIX f(x: uint8_t)
		#if UNIX a()
		#if WIN f(x: uint16_t)
		#if WIN b()
	`, "")
	// Without a macro for its cfg, a twin is decided for the target.
	expect(t, `
#[cfg(unix)] macro_rules! n { () => { #[no_mangle] pub extern "C" fn f(x: u8) {} }; }
#[cfg(not(unix))] macro_rules! n { () => { #[no_mangle] pub extern "C" fn f(x: u16) {} }; }
n!();
`, excluding(), "f(x: uint8_t)",
		"note BG0122 2:3-12 `cfg(unix)` becomes no `#if`: what depends on it is in the header unconditionally; "+
			"give its parts macros in [defines] of cbindgen.toml: `unix = \"MACRO\"`")
}
