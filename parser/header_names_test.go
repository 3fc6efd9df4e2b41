package parser

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/diag"
)

// meaning returns what the type of the first parameter of the function f in the
// crate means: "src/a.rs:1 S" or "std::ffi::c_int".
func meaning(t *testing.T, c *Crate) string {
	t.Helper()
	f := findFunction(c.Root)
	require.NotNil(t, f)
	def, err := c.ResolvePathType(f.Module, f.Params[0].Type.(*PathType))
	if err != nil {
		return err.Error()
	}
	if def.External != nil {
		return pathText(def.External)
	}
	return strings.TrimPrefix(placeOf(def.Item.Head().Span), shownPath(c.Dir)+"/") + " " + def.Item.Head().Name
}

func findFunction(m *Module) *Function {
	for _, item := range m.Items {
		switch item := item.(type) {
		case *Function:
			if item.Name == "f" {
				return item
			}
		case *Module:
			if f := findFunction(item); f != nil {
				return f
			}
		}
	}
	return nil
}

func TestNamesOfAHeader(t *testing.T) {
	for _, test := range []struct{ name, source, want string }{
		{"one name in two modules", "mod a { pub struct S(u8); }\nmod b { pub struct S(u64); extern \"C\" fn f(s: S) {} }", "src/lib.rs:2 S"},
		{"renamed", "mod a { pub struct S(u8); }\npub use a::S as T;\nextern \"C\" fn f(s: T) {}", "src/lib.rs:1 S"},
		{"a private one before a glob", "mod a { pub struct S(u8); }\nuse a::*;\nstruct S(u64);\nextern \"C\" fn f(s: S) {}", "src/lib.rs:3 S"},
		{"a private one behind a glob", "mod a { struct S(u8); pub mod b { pub struct S(u8); } pub use b::S as T; }\nuse a::*;\nextern \"C\" fn f(s: T) {}", "src/lib.rs:1 S"},
		{"crate", "struct S;\nmod a { mod b { extern \"C\" fn f(s: crate::S) {} } }", "src/lib.rs:1 S"},
		{"super", "struct S;\nmod a { struct S; mod b { extern \"C\" fn f(s: super::super::S) {} } }", "src/lib.rs:1 S"},
		{"self", "struct S;\nmod a { struct S; mod b { struct S; extern \"C\" fn f(s: self::S) {} } }", "src/lib.rs:2 S"},
		{"a module of the same name", "mod s { pub struct s; }\nuse s::s;\nextern \"C\" fn f(s: s) {}", "`s` is ambiguous"},
		{"a function of the same name", "struct S { a: u8 }\nfn S() {}\nextern \"C\" fn f(s: S) {}", "src/lib.rs:1 S"},
		{"the crate under a name", "extern crate self as me;\nstruct S;\nmod a { extern \"C\" fn f(s: me::S) {} }", "src/lib.rs:2 S"},
		{"an import inside a function", "mod a { pub struct S; }\nfn g() { use a::S; }\nextern \"C\" fn f(s: S) {}", "cannot find `S` in the crate root"},
		{"two globs", "mod a { pub struct S; }\nmod b { pub struct S; }\nuse a::*;\nuse b::*;\nextern \"C\" fn f(s: S) {}", "`S` is ambiguous"},
		{"std::os::raw", "use std::os::raw::c_int;\nextern \"C\" fn f(s: c_int) {}", "std::ffi::c_int"},
		{"core::ffi", "extern \"C\" fn f(s: core::ffi::c_int) {}", "std::ffi::c_int"},
		{"core::ffi in a module", "use core::ffi;\nextern \"C\" fn f(s: ffi::c_void) {}", "std::ffi::c_void"},
		{"a glob of std::ffi", "use std::ffi::*;\nextern \"C\" fn f(s: VaList) {}", "std::ffi::VaList"},
		{"libc", "use libc::size_t;\nextern \"C\" fn f(s: size_t) {}", "libc::size_t"},
		{"a name of libc that bindgen does not know", "extern \"C\" fn f(s: libc::sigset_t) {}", "libc::sigset_t"},
		{"a glob of libc", "use libc::*;\nextern \"C\" fn f(s: c_int) {}", "libc::c_int"},
		{"extern crate libc", "extern crate libc as c;\nextern \"C\" fn f(s: c::c_char) {}", "libc::c_char"},
		{"libc renamed", "extern \"C\" fn f(s: sys::c_char) {}", "libc::c_char"},
		{"cty", "use cty::c_int as int;\nextern \"C\" fn f(s: int) {}", "cty::c_int"},
		{"a module called libc", "mod libc { pub type c_int = i64; }\nextern \"C\" fn f(s: libc::c_int) {}", "src/lib.rs:1 c_int"},
	} {
		t.Run(test.name, func(t *testing.T) {
			const manifest = "\n-- Cargo.toml --\n[package]\nname = \"a\"\nedition = \"2021\"\n[dependencies]\nlibc = \"0.2\"\ncty = \"0.2\"\nsys = { package = \"libc\", version = \"0.2\" }\n"
			c, _ := parseCrate(t, test.source+manifest, Options{Cfg: CfgKeep})
			require.Equal(t, test.want, meaning(t, c))
			if test.name == "libc renamed" {
				return
			}
			report := &diag.Report{}
			c = ParseFile(c.Root.File.Path, Options{Cfg: CfgKeep}, report)
			require.Empty(t, report.Sorted())
			require.Equal(t, strings.TrimPrefix(test.want, "src/"), meaning(t, c), "in a file without a manifest")
		})
	}
}

// workspaceArchive is a workspace of a crate and what it depends on: by a path of
// the workspace under another name, and by that crate's own path.
const workspaceArchive = `
-- Cargo.toml --
[workspace]
members = ["top", "types", "inner"]
[workspace.dependencies]
shapes = { path = "types", package = "types", features = ["round"] }
-- top/Cargo.toml --
[package]
name = "top"
edition = "2021"
[dependencies]
shapes = { workspace = true }
gone = "1"
[target.'cfg(unix)'.dependencies]
inner = { path = "../inner" }
-- types/Cargo.toml --
[package]
name = "types"
edition = "2021"
[features]
round = []
[dependencies]
inner = { path = "../inner" }
-- types/src/lib.rs --
mod circle;
#[cfg(feature = "round")] pub use circle::Circle;
#[cfg(not(feature = "round"))] pub struct Circle;
#[cfg(unix)] pub struct Here;
#[cfg(windows)] pub struct There;
pub use inner::deep::*;
pub use inner::Mode as Manner;
pub mod sides { pub const N: usize = 3; }
pub struct Polygon { pub sides: [f32; sides::N], pub mode: inner::Mode }
pub use std::os::raw::c_int as int;
-- types/src/circle.rs --
pub struct Circle { r: f64 }
-- inner/Cargo.toml --
[package]
name = "inner"
edition = "2021"
-- inner/src/lib.rs --
pub enum Mode { A }
pub mod deep { pub struct Deep; }
-- top/src/lib.rs --
`

func TestNamesOfDependencies(t *testing.T) {
	for _, test := range []struct{ name, source, want string }{
		{"re-exported in it", "extern \"C\" fn f(s: shapes::Circle) {}", "types/src/circle.rs:1 Circle"},
		{"imported", "use shapes::Circle as C;\nextern \"C\" fn f(s: C) {}", "types/src/circle.rs:1 Circle"},
		{"by a glob", "use shapes::*;\nextern \"C\" fn f(s: Circle) {}", "types/src/circle.rs:1 Circle"},
		{"by a glob of a glob", "mod all { pub use shapes::*; }\nuse all::*;\nextern \"C\" fn f(s: Deep) {}", "inner/src/lib.rs:2 Deep"},
		{"an own name before a glob", "use shapes::*;\nstruct Circle;\nextern \"C\" fn f(s: Circle) {}", "lib.rs:2 Circle"},
		{"the prelude behind a glob", "use shapes::*;\nextern \"C\" fn f(s: u8) {}", "u8"},
		{"of a dependency of it", "extern \"C\" fn f(s: shapes::Manner) {}", "inner/src/lib.rs:1 Mode"},
		{"of the target's dependencies", "extern \"C\" fn f(s: inner::deep::Deep) {}", "inner/src/lib.rs:2 Deep"},
		{"of the standard library", "extern \"C\" fn f(s: shapes::int) {}", "std::ffi::c_int"},
		{"under a cfg", "extern \"C\" fn f(s: shapes::There) {}", "types/src/lib.rs:5 There"},
		{"that is not there", "extern \"C\" fn f(s: shapes::Nothing) {}", "shapes::Nothing"},
		{"not on the machine", "extern \"C\" fn f(s: gone::S) {}", "gone::S"},
	} {
		t.Run(test.name, func(t *testing.T) {
			base := writeCrate(t, workspaceArchive+test.source)
			c, faults := parseDir(base, "top", Options{Cfg: CfgKeep, CargoHome: base})
			require.Empty(t, faults)
			got := meaning(t, c)
			require.Equal(t, test.want, strings.TrimPrefix(strings.TrimPrefix(got, shownPath(base)+"/"), "src/"))
		})
	}
}

func TestDependencyOfAHeader(t *testing.T) {
	base := writeCrate(t, workspaceArchive+"pub use shapes::{Polygon, Circle as Renamed};\npub use gone::S;\nmod own { struct Circle; }\n")
	c, faults := parseDir(base, "top", Options{Cfg: CfgKeep, CargoHome: base})
	require.Empty(t, faults)
	names := func(items []Item) []string {
		var out []string
		for _, item := range items {
			out = append(out, strings.TrimPrefix(placeOf(item.Head().Span), shownPath(base)+"/"))
		}
		return out
	}
	require.Equal(t, []string{"types/src/lib.rs:9"}, names(c.Named("Polygon")))
	require.Equal(t, []string{"types/src/circle.rs:1"}, names(c.Named("Renamed")))
	require.Equal(t, []string{"top/src/lib.rs:3"}, names(c.Named("Circle")))
	require.Nil(t, c.Named("u8"))
	require.Nil(t, c.Named("S"))

	for _, name := range []string{"shapes", "types"} {
		dep, err := c.Dependency(name)
		require.NoError(t, err)
		require.Equal(t, "types", dep.Name)
		require.Equal(t, []string{"types/src/circle.rs:1"}, names(dep.Named("Circle")))
	}
	found, err := c.ForeignType([]string{"shapes", "Polygon"})
	require.NoError(t, err)
	polygon := found.Item.(*Struct)
	def, err := c.ResolvePathType(polygon.Module, polygon.Fields[1].Type.(*PathType))
	require.NoError(t, err)
	require.Equal(t, "Mode", def.Item.Head().Name)
	value, err := c.ResolveValue(polygon.Module, []string{"sides", "N"}, false)
	require.NoError(t, err)
	require.Equal(t, "N", value.Item.Head().Name)

	for name, want := range map[string]string{"gone": "no Cargo.lock says which version of `gone` is meant", "never": "`never` is no dependency in"} {
		_, err := c.Dependency(name)
		var missing *ForeignError
		require.True(t, errors.As(err, &missing))
		require.True(t, missing.Missing)
		require.Contains(t, err.Error(), want)
	}
}

// TestGlobOfWhatIsMissing asks for the reason where a name may come from a
// dependency that is not on the machine.
func TestGlobOfWhatIsMissing(t *testing.T) {
	base := writeCrate(t, workspaceArchive+"use gone::*;\nuse shapes::*;\nextern \"C\" fn f(s: Nothing) {}")
	c, _ := parseDir(base, "top", Options{Cfg: CfgKeep, CargoHome: base})
	_, err := c.ResolveType(c.Root, []string{"Nothing"}, false)
	var unresolved *ResolveError
	require.True(t, errors.As(err, &unresolved))
	require.Equal(t, "`use gone::*` may bring it, but no Cargo.lock says which version of `gone` is meant", unresolved.Hint)
}
