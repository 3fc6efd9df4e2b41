package cargo_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/cargo"
	"example.com/bindgen/internal/diag"
)

// tree is a workspace that uses a package outside of it, with what depends on
// the place of a build: messages of panics, TypeId, sources that a build script
// writes, debug information.
var tree = map[string]string{
	"project/Cargo.toml": "[workspace]\nmembers = [\"app\", \"near\"]\nresolver = \"2\"\n[profile.release]\ndebug = 2\n",
	"project/Cargo.lock": `version = 3

[[package]]
name = "app"
version = "0.1.0"
dependencies = ["far", "near"]

[[package]]
name = "far"
version = "0.2.0"

[[package]]
name = "near"
version = "0.3.0"
dependencies = ["far"]
`,
	"project/app/Cargo.toml": `[package]
name = "app"
version = "0.1.0"
edition = "2021"
[lib]
crate-type = ["cdylib"]
[dependencies]
near = { path = "../near" }
far = { path = "../../elsewhere/far" }
`,
	"project/app/src/lib.rs": `
#[no_mangle]
pub extern "C" fn kind() -> bool { far::kind::<Mine>() == near::kind() }
#[no_mangle]
pub extern "C" fn fall(at: usize) -> u8 { far::fall(at) + near::fall(at) + [1u8, 2][at] }
pub struct Mine;
`,
	"project/near/Cargo.toml":  "[package]\nname = \"near\"\nversion = \"0.3.0\"\nedition = \"2021\"\n[dependencies]\nfar = { path = \"../../elsewhere/far\" }\n",
	"project/near/src/lib.rs":  "pub fn kind() -> std::any::TypeId { far::kind::<Vec<u8>>() }\n#[inline(never)]\npub fn fall(at: usize) -> u8 { [1u8, 2, 3][at] }\n",
	"elsewhere/far/Cargo.toml": "[package]\nname = \"far\"\nversion = \"0.2.0\"\nedition = \"2021\"\n",
	"elsewhere/far/build.rs":   "fn main() { std::fs::write(std::path::Path::new(&std::env::var_os(\"OUT_DIR\").unwrap()).join(\"x.rs\"), \"#[inline(never)] pub fn fall(at: usize) -> u8 { [1u8, 2, 3, 4][at] }\").unwrap(); }\n",
	"elsewhere/far/src/lib.rs": "include!(concat!(env!(\"OUT_DIR\"), \"/x.rs\"));\npub struct Own<T>(T);\npub fn kind<T: 'static>() -> std::any::TypeId { std::any::TypeId::of::<Own<T>>() }\n",
}

func plant(t *testing.T, dir string) {
	t.Helper()
	for name, text := range tree {
		path := filepath.Join(dir, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
	}
}

// library builds the tree in dir as bindgen does, and returns the library.
func library(t *testing.T, dir string, variables ...string) []byte {
	t.Helper()
	program, err := os.Executable()
	require.NoError(t, err)
	env := cargo.Environment(os.Environ()).With(variables...)
	workspace := filepath.Join(dir, "project")
	c := &cargo.Cargo{Path: cargo.Find(env, nil), Dir: filepath.Join(workspace, "app"), Env: env}
	report := &diag.Report{}
	rustc := c.Rustc(context.Background(), report)
	require.NotNil(t, rustc, "%v", report.Sorted())
	settings := c.Reproducible(rustc, program, workspace, "")
	cmd := exec.Command(c.Path, "build", "--release", "--lib", "--offline", "--locked", "-j2", "--target-dir", settings.TargetDir)
	cmd.Dir, cmd.Env = c.Dir, env.With(settings.Env...)
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, "%s", out)
	text, err := os.ReadFile(filepath.Join(c.TargetDir(workspace), "release", "libapp.so"))
	require.NoError(t, err)
	return text
}

func TestLibraryIsTheSameEverywhere(t *testing.T) {
	one, other := t.TempDir(), filepath.Join(t.TempDir(), "a longer", "path")
	plant(t, one)
	plant(t, other)
	first := library(t, one)
	for _, dir := range []string{one, other} {
		require.NotContains(t, string(first), dir)
	}
	require.Contains(t, string(first), "/rust/far-0.2.0/out/x.rs")
	second := library(t, other, "CARGO_TARGET_DIR="+t.TempDir())
	require.True(t, string(first) == string(second), "the two libraries differ")
}

func TestUsersFlagsAreKept(t *testing.T) {
	dir := t.TempDir()
	plant(t, dir)
	path := filepath.Join(dir, "project", ".cargo", "config.toml")
	require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
	require.NoError(t, os.WriteFile(path, []byte("[build]\nrustflags = [\"--cfg\", \"mine\"]\ntarget-dir = \"of mine\"\n"), 0o644))
	source := filepath.Join(dir, "project", "app", "src", "lib.rs")
	require.NoError(t, os.WriteFile(source, []byte(tree["project/app/src/lib.rs"]+"#[cfg(mine)] #[no_mangle] pub static MINE: &[u8; 13] = b\"with my flags\";\n"), 0o644))
	require.Contains(t, string(library(t, dir)), "with my flags")
	require.FileExists(t, filepath.Join(dir, "project", "of mine", "bindgen", "release", "libapp.so"))
}

func TestUsersWrapperIsCalled(t *testing.T) {
	dir := t.TempDir()
	plant(t, dir)
	wrapper := filepath.Join(dir, "wrapper")
	seen := filepath.Join(dir, "seen")
	require.NoError(t, os.WriteFile(wrapper, []byte("#!/bin/sh\necho \"$@\" >>'"+seen+"'\nexec \"$@\"\n"), 0o755))
	library(t, dir, "RUSTC_WRAPPER="+wrapper)
	calls, err := os.ReadFile(seen)
	require.NoError(t, err)
	require.Contains(t, string(calls), "--crate-name near")
	require.Contains(t, string(calls), "--remap-path-prefix=")
}
