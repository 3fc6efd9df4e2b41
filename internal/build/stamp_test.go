package build_test

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/stretchr/testify/require"

	"example.com/bindgen/emit/all"
	"example.com/bindgen/internal/build"
	"example.com/bindgen/internal/cargo"
	"example.com/bindgen/internal/config"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/pipeline"
)

// TestMain is bindgen where cargo calls it for a crate: it runs rustc.
func TestMain(m *testing.M) {
	if os.Getenv(cargo.WrapperVariable) == "" {
		os.Exit(m.Run())
	}
	rustc := exec.Command(os.Args[1], os.Args[2:]...)
	rustc.Stdin, rustc.Stdout, rustc.Stderr = os.Stdin, os.Stdout, os.Stderr
	if rustc.Run() != nil {
		os.Exit(1)
	}
}

// project is a project in a directory of its own.
type project struct {
	*testing.T
	dir string
	env cargo.Environment
	// These may be changed between two builds.
	sub     string // the project in it
	flags   config.Flags
	profile string
}

// place writes the files of an archive into a new directory.
func place(t *testing.T, archive string) *project {
	p := &project{T: t, dir: t.TempDir(), env: os.Environ(), profile: "dev", sub: "demo"}
	p.env = p.env.Without("CARGO_TARGET_DIR").Without("RUSTFLAGS")
	require.NoError(t, os.Mkdir(filepath.Join(p.dir, ".git"), 0o777)) // ends the search for a configuration
	for _, f := range txtar.Parse([]byte(archive)).Files {
		p.write(f.Name, string(f.Data))
	}
	p.settle()
	return p
}

func (p *project) path(name string) string { return filepath.Join(p.dir, filepath.FromSlash(name)) }

func (p *project) write(name, text string) {
	require.NoError(p, os.MkdirAll(filepath.Dir(p.path(name)), 0o777))
	require.NoError(p, os.WriteFile(p.path(name), []byte(text), 0o666))
}

func (p *project) replace(name, old, text string) {
	data, err := os.ReadFile(p.path(name))
	require.NoError(p, err)
	require.Contains(p, string(data), old)
	p.write(name, strings.Replace(string(data), old, text, 1))
}

// settle waits until the clock says something else than the files do: what was
// written while a build began may have been too late for it.
func (p *project) settle() { time.Sleep(80 * time.Millisecond) }

func (p *project) try() (*build.Library, *diag.Report) {
	report := &diag.Report{}
	loaded := config.Load(config.Search{Dir: p.path(p.sub), Flags: p.flags, Backends: pipeline.Names(all.Backends())}, report)
	require.NotNil(p, loaded)
	program, err := os.Executable()
	require.NoError(p, err)
	return build.Run(context.Background(), build.Request{Project: loaded, Profile: p.profile, Env: p.env, Program: program}, report), report
}

func (p *project) build() *build.Library {
	lib, report := p.try()
	var said bytes.Buffer
	require.NoError(p, diag.WriteText(&said, report.Sorted(), diag.Plain))
	require.NotNil(p, lib, said.String())
	require.FileExists(p, lib.Path)
	require.NoError(p, lib.Close())
	return lib
}

// demo is a crate with everything that a build may depend on.
const demo = `
-- demo/rust/Cargo.toml --
[package]
name = "demo"
version = "0.1.0"
edition = "2021"
[lib]
crate-type = ["cdylib", "rlib"]
[features]
more = []
[dependencies]
near = { path = "../../near" }
-- demo/rust/Cargo.lock --
version = 3

[[package]]
name = "demo"
version = "0.1.0"
dependencies = [
 "near",
]

[[package]]
name = "near"
version = "0.1.0"
-- demo/rust/build.rs --
fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=data");
    println!("cargo:rerun-if-env-changed=DEMO_BUILD");
}
-- demo/rust/data/deep/one.txt --
1
-- demo/rust/src/note.txt --
note
-- demo/rust/src/lib.rs --
mod inner;
#[no_mangle]
pub extern "C" fn one() -> usize { near::two() + include_str!("note.txt").len() + option_env!("DEMO_CODE").unwrap_or("").len() }
-- demo/rust/src/inner.rs --
//! Nothing.
-- near/Cargo.toml --
[package]
name = "near"
version = "0.1.0"
edition = "2021"
-- near/src/lib.rs --
pub fn two() -> usize { 2 }
`

func TestNothingChanged(t *testing.T) {
	p := place(t, demo)
	first := p.build()
	require.False(t, first.Fresh)
	second := p.build()
	require.True(t, second.Fresh)
	require.Equal(t, first.Path, second.Path)
	require.Equal(t, first.Target, second.Target)
	require.Equal(t, first.Host, second.Host)
	require.Equal(t, first.Object, second.Object)
	require.Equal(t, first.Outputs.Crate, second.Outputs.Crate)
	require.Equal(t, first.Outputs.Files, second.Outputs.Files)
	require.Equal(t, first.Outputs.Layout, second.Outputs.Layout)
}

// TestChanges changes all that a build depends on, one after the other.
func TestChanges(t *testing.T) {
	p := place(t, demo)
	p.build()
	require.True(t, p.build().Fresh)
	changes := []struct {
		what   string
		change func()
	}{
		{"the source", func() { p.replace("demo/rust/src/lib.rs", "two()", "two() + 1") }},
		{"a module", func() { p.write("demo/rust/src/inner.rs", "// Nothing.\n") }},
		{"a file that the source includes", func() { p.write("demo/rust/src/note.txt", "a longer note\n") }},
		{"a file of the same size and time", func() {
			before, err := os.Stat(p.path("near/src/lib.rs"))
			require.NoError(t, err)
			p.replace("near/src/lib.rs", "{ 2 }", "{ 3 }")
			require.NoError(t, os.Chtimes(p.path("near/src/lib.rs"), before.ModTime(), before.ModTime()))
		}},
		{"a file that is older than it was", func() {
			p.replace("near/src/lib.rs", "{ 3 }", "{ 44 }")
			require.NoError(t, os.Chtimes(p.path("near/src/lib.rs"), time.Unix(1e9, 0), time.Unix(1e9, 0)))
		}},
		{"a file of tomorrow", func() {
			p.write("demo/rust/src/note.txt", "tomorrow\n")
			at := time.Now().Add(24 * time.Hour)
			require.NoError(t, os.Chtimes(p.path("demo/rust/src/note.txt"), at, at))
		}},
		{"the path dependency's Cargo.toml", func() { p.replace("near/Cargo.toml", "2021", "2018") }},
		{"Cargo.toml", func() { p.replace("demo/rust/Cargo.toml", "[features]", "[profile.dev]\nopt-level = 1\n[features]") }},
		{"Cargo.lock", func() { p.replace("demo/rust/Cargo.lock", "version = 3", "# again\nversion = 3") }},
		{"the build script", func() { p.replace("demo/rust/build.rs", "fn main", "pub fn main") }},
		{"what the build script reads", func() { p.write("demo/rust/data/deep/one.txt", "2\n") }},
		{"a file in the directory that the build script reads", func() { p.write("demo/rust/data/deep/two.txt", "2\n") }},
		{"a variable of the build script", func() { p.env = p.env.With("DEMO_BUILD=1") }},
		{"a variable of the code", func() { p.env = p.env.With("DEMO_CODE=1") }},
		{"a variable that is gone", func() { p.env = p.env.Without("DEMO_CODE") }},
		{"flags of rustc", func() { p.env = p.env.With("RUSTFLAGS=-Cdebuginfo=0") }},
		{"a configuration of cargo", func() { p.write(".cargo/config.toml", "[build]\nincremental = false\n") }},
		{"a module that may take another's place", func() { p.write("demo/rust/src/other.rs", "") }},
		{"a configuration", func() { p.write("demo/bindgen.toml", "header = \"other.h\"\n") }},
		{"a pyproject.toml", func() { p.write("demo/pyproject.toml", "[project]\nname = \"demo\"\n") }},
		{"a configuration of the header", func() { p.write("demo/rust/cbindgen.toml", "header = \"// Hello\"\n") }},
		{"an output that was edited", func() { p.replace("demo/other.h", "Hello", "World") }},
		{"an output that is gone", func() { require.NoError(t, os.Remove(p.path("demo/other.h"))) }},
		{"the library is gone", func() { require.NoError(t, os.Remove(p.build().Path)) }},
		{"another library", func() {
			path := p.build().Path
			require.NoError(t, os.Remove(path))
			require.NoError(t, os.WriteFile(path, []byte("no library"), 0o666))
		}},
	}
	for _, c := range changes {
		c.change()
		p.settle()
		require.False(t, p.build().Fresh, c.what)
		require.True(t, p.build().Fresh, "after "+c.what)
	}
	require.Contains(t, p.text("demo/other.h"), "// Hello")
}

func (p *project) text(name string) string {
	data, err := os.ReadFile(p.path(name))
	require.NoError(p, err)
	return string(data)
}

// TestSame does what changes nothing.
func TestSame(t *testing.T) {
	p := place(t, demo)
	p.build()
	for what, touch := range map[string]func(){
		"a file that was written again": func() { p.replace("demo/rust/src/lib.rs", "two()", "two()") },
		"an output that was written again": func() {
			p.replace("demo/rust/abi.json", "{", "{")
		},
		"a file of an editor": func() {
			p.write("demo/rust/src/.lib.rs.swp", "")
		},
		"a variable that is nobody's":  func() { p.env = p.env.With("SHLVL=99", "PIP_X=1", "CARGO_TERM_COLOR=always") },
		"a file of the Python package": func() { p.write("demo/python/demo/extra.py", "") },
	} {
		touch()
		require.True(t, p.build().Fresh, what)
	}
}

// TestRequestsHaveTheirStamps builds two libraries by turns.
func TestRequestsHaveTheirStamps(t *testing.T) {
	p := place(t, demo)
	dev := p.build()
	p.profile = "release"
	release := p.build()
	require.False(t, release.Fresh)
	require.NotEqual(t, dev.Path, release.Path)
	require.True(t, p.build().Fresh)
	p.profile = ""
	require.True(t, p.build().Fresh, "release is what is built by default")
	p.profile = "dev"
	require.True(t, p.build().Fresh)
	p.flags.Features = []string{"more"}
	require.False(t, p.build().Fresh)
	require.True(t, p.build().Fresh)
	p.flags.Features = nil
	require.False(t, p.build().Fresh, "the library of the other features has taken its place")
}

// TestOnlyCargoKnows builds crates of which only cargo can tell.
func TestOnlyCargoKnows(t *testing.T) {
	for what, change := range map[string]func(*project){
		"a build script that asks for nothing": func(p *project) { p.write("demo/rust/build.rs", "fn main() {}") },
		"a build script that asks for a file that is not there": func(p *project) {
			p.replace("demo/rust/build.rs", "=data", "=none")
		},
		"paths of dependencies that are relative": func(p *project) {
			p.write(".cargo/config.toml", "[build]\ndep-info-basedir = \".\"\n")
		},
	} {
		p := place(t, demo)
		change(p)
		p.settle()
		p.build()
		require.False(t, p.build().Fresh, what)
	}
}

// TestChangedMeanwhile changes a file while the library is built: nobody knows
// which of the two is in it.
func TestChangedMeanwhile(t *testing.T) {
	p := place(t, demo)
	p.replace("demo/rust/build.rs", "fn main() {", "fn main() { std::fs::write(\"src/note.txt\", \"late\").unwrap();")
	p.settle()
	p.build()
	require.False(t, p.build().Fresh)
}
