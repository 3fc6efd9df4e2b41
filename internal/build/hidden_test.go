package build_test

import (
	"os"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestHiddenInputs changes what a build depends on without any of the project's own
// files saying so.
func TestHiddenInputs(t *testing.T) {
	p := place(t, demo)
	p.write("vendor/far/Cargo.toml", "[package]\nname = \"far\"\nversion = \"1.0.0\"\nedition = \"2021\"\n")
	p.write("vendor/far/src/lib.rs", "pub fn far() -> usize { option_env!(\"OF_A_REGISTRY\").unwrap_or(\"\").len() }\n")
	p.write("vendor/far/.cargo-checksum.json", "{\"files\":{}}")
	p.write(".cargo/config.toml", "include = [{ path = \"more.toml\", optional = true }]\n[source.crates-io]\nreplace-with = \"vendored\"\n[source.vendored]\ndirectory = \"vendor\"\n")
	require.NoError(t, os.Remove(p.path("demo/rust/Cargo.lock")))
	p.replace("demo/rust/Cargo.toml", "near =", "far = \"1\"\nnear =")
	p.replace("demo/rust/src/lib.rs", "near::two()", "near::two() + far::far()")
	p.write("shared/deep/one.txt", "1\n")
	require.NoError(t, os.RemoveAll(p.path("demo/rust/data")))
	require.NoError(t, os.Symlink("../../shared", p.path("demo/rust/data")))
	p.settle()
	p.build()
	p.settle()
	p.build()
	require.True(t, p.build().Fresh)
	for what, change := range map[string]func(){
		"a variable that a crate of a registry asks for": func() { p.env = p.env.With("OF_A_REGISTRY=1") },
		"a file behind a link":                           func() { p.write("shared/deep/one.txt", "2\n") },
		"a configuration that another one includes":      func() { p.write(".cargo/more.toml", "[build]\nincremental = false\n") },
	} {
		change()
		p.settle()
		require.False(t, p.build().Fresh, what)
		require.True(t, p.build().Fresh, "after "+what)
	}
}

// TestAnotherRustc puts another rustc into PATH, and takes it away again.
func TestAnotherRustc(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the other rustc is a shell script")
	}
	p := place(t, demo)
	p.build()
	require.True(t, p.build().Fresh)
	before := p.env
	rustc := p.env.Look("rustc")
	p.write("bin/rustc", "#!/bin/sh\nexec '"+rustc+"' \"$@\"\n")
	require.NoError(t, os.Chmod(p.path("bin/rustc"), 0o755))
	p.env = p.env.With("PATH=" + p.path("bin") + string(os.PathListSeparator) + p.env.Get("PATH"))
	p.settle()
	require.False(t, p.build().Fresh)
	require.True(t, p.build().Fresh)
	p.env = before
	require.False(t, p.build().Fresh)
	p.write("demo/rust/.cargo/config.toml", "[build]\nrustc = \"../../bin/rustc\"\n")
	p.settle()
	p.build()
	require.True(t, p.build().Fresh)
	p.write("bin/rustc", "#!/bin/sh\n# another one\nexec '"+rustc+"' \"$@\"\n")
	require.False(t, p.build().Fresh)
}

// TestCargoInABuildScript builds a crate whose build script calls cargo.
func TestCargoInABuildScript(t *testing.T) {
	p := place(t, demo)
	p.write("inner/Cargo.toml", "[package]\nname = \"inner\"\nversion = \"0.1.0\"\n[workspace]\n")
	p.write("inner/src/main.rs", "fn main() {}\n")
	p.replace("demo/rust/build.rs", "fn main() {", `fn main() {
    let cargo = std::env::var("CARGO").unwrap();
    assert!(std::process::Command::new(cargo).args(["build", "--manifest-path", "../../inner/Cargo.toml"]).status().unwrap().success());`)
	ended := make(chan bool)
	go func() {
		defer close(ended)
		lib, _ := p.try()
		ended <- lib != nil && lib.Close() == nil
	}()
	select {
	case ok := <-ended:
		require.True(t, ok)
	case <-time.After(2 * time.Minute):
		require.Fail(t, "the two wait for each other")
	}
}

// TestOneAtATime builds two libraries that have the same place, at once.
func TestOneAtATime(t *testing.T) {
	p := place(t, demo)
	first, report := p.try()
	require.NotNil(t, first, "%v", report.Sorted())
	before, err := os.ReadFile(first.Path)
	require.NoError(t, err)
	p.replace("demo/rust/src/lib.rs", "two()", "two() + 1")
	second := make(chan bool)
	go func() {
		lib, _ := p.try()
		second <- lib != nil && lib.Close() == nil
	}()
	time.Sleep(3 * time.Second)
	now, err := os.ReadFile(first.Path)
	require.NoError(t, err)
	require.True(t, string(before) == string(now), "the library was replaced while it was in use")
	require.NoError(t, first.Close())
	require.True(t, <-second)
	now, err = os.ReadFile(first.Path)
	require.NoError(t, err)
	require.False(t, string(before) == string(now))
}
