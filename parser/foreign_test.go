package parser

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/diag"
)

// foreignManifest depends on what the archives below hold.
const foreignManifest = `
-- Cargo.toml --
[package]
name = "demo"
version = "0.1.0"
edition = "2021"

[dependencies]
dep = { path = "dep", features = ["asked"] }
`

const depManifest = `
-- dep/Cargo.toml --
[package]
name = "dep"
version = "1.0.0"
edition = "2021"

[features]
default = ["usual"]
usual = ["implied"]
implied = []
asked = []
never = []
`

// foreign finds a path of the dependency in a crate with these sources, and
// returns where it is: "src/a.rs:1 function f".
func foreign(t *testing.T, archive, path string) (string, error) {
	t.Helper()
	c := mustParse(t, foreignManifest+archive+"\n-- src/lib.rs --\n")
	found, err := c.Foreign(strings.Split(path, "::"))
	if err != nil {
		return "", err
	}
	at := found.Item.Head().Span
	dir := shownPath(filepath.Join(c.Dir))
	return strings.TrimPrefix(placeOf(at), dir+"/") + " " + found.Item.Head().Name, nil
}

func TestForeignItems(t *testing.T) {
	tests := []struct{ name, lib, path, want string }{
		{"in the root", "pub fn f() {}\n", "dep::f", "dep/src/lib.rs:1 f"},
		{"a module of a file", "pub mod a;\n-- dep/src/a.rs --\npub fn f() {}\n", "dep::a::f", "dep/src/a.rs:1 f"},
		{"re-exported", "mod a;\npub use a::f as g;\n-- dep/src/a.rs --\npub fn f() {}\n", "dep::g", "dep/src/a.rs:1 f"},
		{"by a glob", "mod a;\npub use a::*;\n-- dep/src/a.rs --\npub fn f() {}\n", "dep::f", "dep/src/a.rs:1 f"},
		{
			"by globs in a circle", "mod a;\nmod b;\npub use a::*;\n-- dep/src/a.rs --\npub use super::b::*;\n-- dep/src/b.rs --\n" +
				"pub use super::*;\nmod c;\npub use self::c::f;\n-- dep/src/b/c.rs --\nuse crate::*;\npub fn f() {}\n",
			"dep::f", "dep/src/b/c.rs:2 f",
		},
		{
			"by imports in a circle", "mod a;\npub use a::f;\n-- dep/src/a.rs --\npub use super::f as g;\npub fn f() {}\n",
			"dep::f", "dep/src/a.rs:2 f",
		},
		{"a function and a module", "pub fn f() {}\npub mod f {}\n", "dep::f", "dep/src/lib.rs:1 f"},
		{"a type", "pub struct S;\n", "dep::S", "dep/src/lib.rs:1 S"},
		{"by its features", "#[cfg(all(feature = \"asked\", feature = \"implied\", not(feature = \"never\")))]\npub fn f() {}\n", "dep::f", "dep/src/lib.rs:2 f"},
		{"by the target", "#[cfg(windows)]\npub fn f() {}\n#[cfg(unix)]\npub fn f() {}\n", "dep::f", "dep/src/lib.rs:4 f"},
		{"beside faults", "mod missing;\nmod broken;\npub fn f() {}\n-- dep/src/broken.rs --\nfn {\n", "dep::f", "dep/src/lib.rs:3 f"},
		{"a doubt about an attribute", "#[cfg_attr(docsy, inline)]\npub fn f() {}\n", "dep::f", "dep/src/lib.rs:2 f"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := foreign(t, depManifest+"-- dep/src/lib.rs --\n"+tt.lib, tt.path)
			require.NoError(t, err)
			require.Equal(t, tt.want, got)
		})
	}
}

func TestForeignFaults(t *testing.T) {
	tests := []struct{ name, lib, path, want string }{
		{"no such name", "pub fn f() {}\n", "dep::g", "there is no `g` in crate `dep 1.0.0`"},
		{"no such module", "pub mod a {}\n", "dep::a::b::f", "there is no `b` in module `a` of crate `dep 1.0.0`"},
		{"another crate", "", "other::f", "`other` is no dependency in `Cargo.toml`"},
		{"a variant", "pub enum E { A }\n", "dep::E::A", "`dep::E::A` is a variant of an enum"},
		{"of the standard library", "pub use std::mem::drop as f;\n", "dep::f", "`dep::f` is no item of a dependency"},
		{"a feature that is off", "#[cfg(feature = \"never\")]\npub use a::{f};\n", "dep::f", "there is no `f` in crate `dep 1.0.0`"},
		{
			"a doubt about a module", "#[cfg(not(strange))]\npub mod a;\n-- dep/src/a.rs --\npub fn f() {}\n", "dep::a::f",
			"cfg `strange` of crate `dep 1.0.0` decides about `f`, and bindgen does not know it",
		},
		{
			"a doubt that removes a module", "#[cfg(strange)]\npub mod a;\n-- dep/src/a.rs --\npub fn f() {}\n", "dep::a::f",
			"cfg `strange` of crate `dep 1.0.0` decides about `a`, and bindgen does not know it",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := foreign(t, depManifest+"-- dep/src/lib.rs --\n"+tt.lib, tt.path)
			var fault *ForeignError
			require.True(t, errors.As(err, &fault), "%v", err)
			require.NotEmpty(t, fault.help)
			require.Contains(t, fault.Error(), strings.Replace(tt.want, "`Cargo.toml`", "", 1))
		})
	}
}

// Files that are not on the way are not read, so that a big dependency costs
// little.
func TestForeignIsLazy(t *testing.T) {
	c := mustParse(t, foreignManifest+depManifest+"-- dep/src/lib.rs --\nmod a;\nmod b;\npub use a::f;\npub use b::*;\n"+
		"-- dep/src/a.rs --\nuse crate::b::G;\nmod c;\npub fn f(x: G) {}\n-- dep/src/a/c.rs --\n-- dep/src/b.rs --\npub struct G;\n-- src/lib.rs --\n")
	require.Empty(t, c.sources.open)
	found, err := c.Foreign([]string{"dep", "f"})
	require.NoError(t, err)
	var read []string
	for _, f := range found.Crate.Files {
		read = append(read, filepath.Base(f.Path))
	}
	require.Equal(t, []string{"Cargo.toml", "lib.rs", "a.rs"}, read)

	// A type in its signature means what it means there.
	f := found.Item.(*Function)
	def, err := c.ResolvePathType(f.Module, f.Params[0].Type.(*PathType))
	require.NoError(t, err)
	require.Equal(t, "G", def.Item.Head().Name)
	require.Len(t, found.Crate.Files, 4)
}

// What a dependency re-exports of its own dependencies is found there, with the
// features that both ask for.
func TestForeignReexports(t *testing.T) {
	archive := strings.ReplaceAll(foreignManifest, "\ndep =", "\ninner = { path = \"inner\", features = [\"b\"] }\ndep =") +
		strings.Replace(depManifest, "[features]", "[dependencies]\ninside = { package = \"inner\", path = \"../inner\", default-features = false }\n\n[features]", 1) +
		"-- dep/src/lib.rs --\npub use inside::*;\npub use inside::deep as renamed;\npub type Text = inside::Alias;\npub fn g() -> Text {}\n" +
		"-- inner/Cargo.toml --\n[package]\nname = \"inner\"\nversion = \"2.0.0\"\nedition = \"2021\"\n[features]\ndefault = [\"a\"]\na = []\nb = []\n" +
		"-- inner/src/lib.rs --\n#[cfg(all(feature = \"a\", feature = \"b\"))]\npub fn f() {}\npub mod deep { pub const C: u8 = 1 << 7; }\npub type Alias = String;\n"
	for path, want := range map[string]string{
		"dep::f": "inner/src/lib.rs:2 f", "dep::renamed::C": "inner/src/lib.rs:3 C", "dep::deep::C": "inner/src/lib.rs:3 C",
	} {
		got, err := foreign(t, archive, path)
		require.NoError(t, err, path)
		require.Equal(t, want, got)
	}
	c := mustParse(t, archive+"-- src/lib.rs --\n")
	found, err := c.Foreign([]string{"dep", "renamed", "C"})
	require.NoError(t, err)
	value, err := c.EvalConst(found.Item.(*Const))
	require.NoError(t, err)
	require.Equal(t, "128", value.Int.String())
	found, err = c.Foreign([]string{"dep", "g"})
	require.NoError(t, err)
	f := found.Item.(*Function)
	def, err := c.ResolvePathType(f.Module, f.Return.(*PathType))
	require.NoError(t, err)
	text, scope := c.ExpandAlias(f.Module, f.Return)
	require.NotNil(t, def.Item)
	def, err = c.ResolvePathType(scope, text.(*PathType))
	require.NoError(t, err)
	require.True(t, def.Is("std", "string", "String"))
}

// Crates that depend on each other, and files that are not what they should be,
// are errors.
func TestForeignHostile(t *testing.T) {
	pack := func(name, rest string) string {
		return "-- " + name + "/Cargo.toml --\n[package]\nname = \"" + name + "\"\nversion = \"1.0.0\"\nedition = \"2021\"\n" + rest
	}
	registry := "-- Cargo.toml --\n[package]\nname = \"demo\"\nversion = \"0.1.0\"\n[dependencies]\ndep = \"1\"\n"
	tests := []struct{ name, archive, want string }{
		{
			"a circle of crates",
			foreignManifest + pack("dep", "[dependencies]\nback = { path = \"../back\" }\n") + "-- dep/src/lib.rs --\npub use back::f;\n" +
				pack("back", "[dependencies]\ndep = { path = \"../dep\" }\n") + "-- back/src/lib.rs --\npub use dep::f;\n",
			"leads back to itself through other crates",
		},
		{
			"a circle of globs",
			foreignManifest + pack("dep", "[dependencies]\nback = { path = \"../back\" }\n") + "-- dep/src/lib.rs --\npub use back::*;\npub use back::a::*;\npub use back::b::*;\n" +
				pack("back", "[dependencies]\ndep = { path = \"../dep\" }\n") + "-- back/src/lib.rs --\npub use dep::*;\npub mod a { pub use dep::*; pub use crate::*; pub use super::b::*; }\npub mod b { pub use dep::*; pub use super::a::*; }\n",
			"there is no `f` in crate `dep 1.0.0`",
		},
		{"a file that includes itself", foreignManifest + depManifest + "-- dep/src/lib.rs --\n#[path = \"lib.rs\"]\npub mod a;\npub use a::*;\n", "there is no `f` in crate `dep 1.0.0`"},
		{"no library", foreignManifest + depManifest + "-- dep/src/main.rs --\nfn main() {}\n", "the dependency in `dep` cannot be read"},
		{"no manifest", foreignManifest + "-- dep/Cargo.toml --\n[package\n", "the dependency in `dep` cannot be read"},
		{"no text", foreignManifest + depManifest + "-- dep/src/lib.rs --\npub fn \xff() {}\n", "the dependency in `dep` cannot be read"},
		{"no lockfile", registry, "no Cargo.lock says which version of `dep` is meant"},
		{"a broken lockfile", registry + "-- Cargo.lock --\n[[package]\n", "no Cargo.lock says which version of `dep` is meant"},
		{"a lockfile of nothing", registry + "-- Cargo.lock --\npackage = 3\n", "does not say which version of `dep` is meant"},
		{
			"a lockfile of another version",
			registry + "-- Cargo.lock --\n[[package]]\nname = \"demo\"\nversion = \"0.1.0\"\ndependencies = [\"dep\"]\n" +
				"[[package]]\nname = \"dep\"\nversion = \"2.0.1\"\nsource = \"registry+https://github.com/rust-lang/crates.io-index\"\n",
			"`Cargo.lock` has `dep` 2.0.1, but `Cargo.toml` asks for \"1\"",
		},
		{
			"a strange source",
			registry + "-- Cargo.lock --\n[[package]]\nname = \"demo\"\nversion = \"0.1.0\"\ndependencies = [\"dep\", \"\"]\n" +
				"[[package]]\nname = \"dep\"\nversion = \"../../1.0.0\"\nsource = \"git\"\n",
			"the sources of `dep` ../../1.0.0 are not on this machine",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := writeCrate(t, tt.archive+"-- src/lib.rs --\n")
			t.Chdir(dir)
			c := Parse(".", Options{CargoHome: filepath.Join(dir, "home")}, &diag.Report{})
			_, err := c.Foreign([]string{"dep", "f"})
			require.ErrorContains(t, err, tt.want)
		})
	}
}

func TestSources(t *testing.T) {
	c := mustParse(t, foreignManifest+depManifest+"-- dep/src/lib.rs --\nmod a;\nmod unread;\npub use a::f;\n-- dep/src/a.rs --\npub fn f() {}\n-- dep/src/unread.rs --\n-- Cargo.lock --\nversion = 4\n-- src/lib.rs --\nmod b;\n-- src/b.rs --\n")
	_, err := c.Foreign([]string{"dep", "f"})
	require.NoError(t, err)
	var got []string
	for _, path := range c.Sources() {
		got = append(got, strings.TrimPrefix(path, shownPath(c.Dir)+"/"))
	}
	require.Equal(t, []string{
		"Cargo.toml", "src/lib.rs", "src/b.rs", "dep/Cargo.toml", "dep/src/lib.rs", "dep/src/a.rs",
	}, got, "without Cargo.lock: a path says where the dependency is")
}
