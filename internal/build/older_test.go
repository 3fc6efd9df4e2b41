package build_test

import (
	"bytes"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// older writes a file that is older than all that was built, as one from an
// archive is.
func (p *project) older(name, text string) {
	p.write(name, text)
	require.NoError(p, os.Chtimes(p.path(name), time.Unix(1e9, 0), time.Unix(1e9, 0)))
}

// contains reports whether the library has a text in it.
func (p *project) contains(text string) bool {
	data, err := os.ReadFile(p.build().Path)
	require.NoError(p, err)
	return bytes.Contains(data, []byte(text))
}

// TestOlderFilesAreBuilt puts older files in the place of those that were built,
// of which cargo says that nothing has changed.
func TestOlderFilesAreBuilt(t *testing.T) {
	p := place(t, demo)
	p.replace("demo/rust/src/lib.rs", "pub extern", "pub static TEXTS: [&str; 3] = [near::TEXT, include_str!(\"note.txt\"), env!(\"BUILT\")];\n#[no_mangle]\npub extern")
	p.replace("demo/rust/src/lib.rs", "#[no_mangle]\npub static", "#[used]\npub static")
	p.write("near/src/lib.rs", "pub const TEXT: &str = \"first of near\";\npub fn two() -> usize { 2 }\n")
	p.replace("demo/rust/build.rs", "fn main() {", "fn main() { println!(\"cargo:rustc-env=BUILT={}\", std::fs::read_to_string(\"data/deep/one.txt\").unwrap().trim());")
	p.write("demo/rust/data/deep/one.txt", "first of the script\n")
	p.write("demo/rust/src/note.txt", "first of a file\n")
	p.settle()
	require.True(t, p.contains("first of near"))
	require.True(t, p.contains("first of the script"))
	require.True(t, p.contains("first of a file"))

	p.older("near/src/lib.rs", "pub const TEXT: &str = \"second of near\";\npub fn two() -> usize { 2 }\n")
	require.True(t, p.contains("second of near"), "a path dependency")
	p.older("demo/rust/src/note.txt", "second of a file\n")
	require.True(t, p.contains("second of a file"), "a file that the source includes")
	p.older("demo/rust/data/deep/one.txt", "second of the script\n")
	require.True(t, p.contains("second of the script"), "a file of the build script")
	p.older("demo/rust/src/inner.rs", "#[used] static INNER: &str = \"second of inner\";")
	require.True(t, p.contains("second of inner"), "a module")

	p.profile = "release"
	require.True(t, p.contains("second of near"))
	p.older("near/src/lib.rs", "pub const TEXT: &str = \"third of near\";\npub fn two() -> usize { 2 }\n")
	p.flags.Features = []string{"more"} // never built before, but its dependency was
	require.True(t, p.contains("third of near"), "with other features")
	p.profile = "dev"
	require.True(t, p.contains("third of near"), "in another profile")

	p.older("near/src/lib.rs", "pub const TEXT: &str = \"fourth of near\";\npub fn two() -> usize { 2 }\npub fn three() -> usize { 3 }\n")
	p.replace("demo/rust/src/lib.rs", "near::two()", "near::three()")
	require.True(t, p.contains("fourth of near"), "where the crate does not compile with what cargo takes for it")
	p.settle()
	p.build()
	require.True(t, p.build().Fresh)
}

// TestLibrariesOfOneName builds two packages of a workspace by turns whose libraries
// have one name.
func TestLibrariesOfOneName(t *testing.T) {
	p := place(t, demo)
	p.write("Cargo.toml", "[workspace]\nmembers = [\"demo/rust\", \"other\"]\nresolver = \"2\"\n")
	require.NoError(t, os.Remove(p.path("demo/rust/build.rs")))
	p.write("other/Cargo.toml", "[package]\nname = \"other\"\nversion = \"0.1.0\"\nedition = \"2021\"\n[lib]\nname = \"demo\"\ncrate-type = [\"cdylib\", \"rlib\"]\n")
	p.write("other/src/lib.rs", "#[used] static TEXT: &str = \"the other one\";\n#[no_mangle]\npub extern \"C\" fn one() -> usize { 1 }\n")
	for range 2 {
		p.sub = "demo"
		require.False(t, p.contains("the other one"))
		p.sub = "other"
		require.True(t, p.contains("the other one"))
	}
}
