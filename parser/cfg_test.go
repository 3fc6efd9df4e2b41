package parser

import (
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestCfg(t *testing.T) {
	const linux, windows, mac32 = "x86_64-unknown-linux-gnu", "x86_64-pc-windows-msvc", "armv7-unknown-linux-gnueabihf"
	tests := []struct {
		predicate string
		target    string
		want      bool
	}{
		{`unix`, linux, true},
		{`unix`, windows, false},
		{`windows`, windows, true},
		{`not(windows)`, windows, false},
		{`true`, linux, true},
		{`false`, linux, false},
		{`not(false)`, linux, true},
		{`all()`, linux, true},
		{`any()`, linux, false},
		{`all(unix, target_os = "linux")`, linux, true},
		{`all(unix, target_os = "macos",)`, linux, false},
		{`any(windows, not(all(unix, test)))`, linux, true},
		{`target_family = "unix"`, linux, true},
		{`target_family = "wasm"`, "wasm32-unknown-unknown", true},
		{`unix`, "wasm32-unknown-unknown", false},
		{`unix`, "wasm32-unknown-emscripten", true},
		{`target_arch = "x86_64"`, linux, true},
		{`target_arch = "x86"`, "i686-unknown-linux-gnu", true},
		{`target_arch = "arm"`, mac32, true},
		{`target_env = "gnu"`, linux, true},
		{`target_env = "musl"`, "aarch64-unknown-linux-musl", true},
		{`target_env = ""`, "aarch64-apple-darwin", true},
		{`target_abi = "eabihf"`, mac32, true},
		{`target_vendor = "apple"`, "aarch64-apple-darwin", true},
		{`target_endian = "little"`, linux, true},
		{`target_endian = "big"`, "s390x-unknown-linux-gnu", true},
		{`target_pointer_width = "64"`, linux, true},
		{`target_pointer_width = "32"`, mac32, true},
		{`target_has_atomic = "ptr"`, linux, true},
		{`target_feature = "sse2"`, linux, true},
		{`target_feature = "avx2"`, linux, false},
		{`panic = "unwind"`, linux, true},
		{`panic = "abort"`, linux, false},
		{`feature = "on"`, linux, true},
		{`feature = "off"`, linux, false},
		{`feature = r"on"`, linux, true},
		{`test`, linux, false},
		{`doc`, linux, false},
		{`miri`, linux, false},
		{`debug_assertions`, linux, false},
		{`target_os`, linux, false},
		{`r#unix`, linux, true},
	}
	for _, test := range tests {
		t.Run(test.predicate+" "+test.target, func(t *testing.T) {
			const manifest = "-- Cargo.toml --\n[package]\nname = \"a\"\n[features]\non = []\noff = []\n"
			source := "#[cfg(" + test.predicate + ")]\nfn f() {}\n#[cfg(not(" + test.predicate + "))]\nfn g() {}\n"
			c, faults := parseCrate(t, source+manifest, Options{Target: test.target, Features: []string{"on"}})
			require.Empty(t, faults)
			want := "g"
			if test.want {
				want = "f"
			}
			require.Equal(t, want, outline(c.Root))
		})
	}
}

func TestCfgAttr(t *testing.T) {
	c := mustParse(t, `
#[cfg_attr(unix, pyfunction, pyo3(name = "x", signature = (a, b = 1)))]
#[cfg_attr(windows, pyclass)]
#[cfg_attr(all(unix, not(test)), cfg_attr(true, unsafe(no_mangle), cfg(unix)), inline)]
fn f(a: i32, b: i32) {}
#[cfg_attr(unix, cfg(windows))]
fn g() {}
`)
	require.Equal(t, "f", outline(c.Root))
	attrs := c.Root.Items[0].Head().Attrs
	var names []string
	for i := range attrs {
		require.Len(t, attrs[i].Path, 1)
		names = append(names, attrs[i].Path[0])
	}
	require.Equal(t, []string{"pyfunction", "pyo3", "no_mangle", "inline"}, names)
	require.Equal(t, `name = "x", signature = (a, b = 1)`, attrs[1].Text)
	require.Equal(t, `pyo3(name = "x", signature = (a, b = 1))`, attrs[1].Span.Text())
	require.Equal(t, "signature", attrs[1].Args[1].Name())
}

func TestCfgAttrDoc(t *testing.T) {
	c := mustParse(t, "/// One.\n#[cfg_attr(unix, doc = \"Two.\")]\n#[cfg_attr(windows, doc = \"No.\")]\nfn f() {}\n")
	require.Equal(t, "One.\nTwo.", c.Root.Items[0].Head().Doc)
}

func TestCfgSet(t *testing.T) {
	const archive = `
#[cfg(any(feature = "a", feature = "b", target_os = "linux", windows, debug_assertions, my_cfg))]
fn f() {}
-- Cargo.toml --
[package]
name = "x"
[features]
a = []
b = []
`
	c, faults := parseCrate(t, archive, Options{Features: []string{"a"}})
	require.Empty(t, faults)
	require.Equal(t, []string{`feature="a"`, `target_os="linux"`}, c.CfgSet)
	c, _ = parseCrate(t, archive, Options{Features: []string{"b"}, Target: "i686-pc-windows-gnu"})
	require.Equal(t, []string{`feature="b"`, "windows"}, c.CfgSet)
}

func TestCfgFaults(t *testing.T) {
	tests := []struct {
		name, source string
		want         []string
	}{
		{"two predicates", "#[cfg(unix, windows)]\nfn f() {}\n", []string{"src/lib.rs:1:3: BG0113: `cfg` takes one predicate, not 2"}},
		{"none", "#[cfg()]\nfn f() {}\n", []string{"src/lib.rs:1:3: BG0113: `cfg` takes one predicate, not 0"}},
		{"empty cfg_attr", "#[cfg_attr()]\nfn f() {}\n", []string{"src/lib.rs:1:3: BG0113: `cfg_attr` without a predicate"}},
		{"not of two", "#[cfg(not(unix, windows))]\nfn f() {}\n", []string{"src/lib.rs:1:7: BG0113: cannot evaluate the cfg predicate `not(unix, windows)`"}},
		{"unstable", "#[cfg(version(\"1.50\"))]\nfn f() {}\n", []string{"src/lib.rs:1:7: BG0113: the cfg predicate `version(\"1.50\")` cannot be evaluated without the compiler"}},
		{"unstable where it does not matter", "#[cfg(all(windows, version(\"1.50\")))]\nfn f() {}\n#[cfg(any(unix, not(accessible(a::b))))]\nfn g() {}\n", nil},
		{"unstable behind a false one", "#[cfg(windows)]\n#[cfg(version(\"1.50\"))]\nfn f() {}\n", nil},
		{"a number", "#[cfg(feature = 3)]\nfn f() {}\n", []string{"src/lib.rs:1:7: BG0113: cannot evaluate the cfg predicate `feature = 3`"}},
		{
			"set by a build script",
			"#[cfg(Py_3_8)]\nfn f() {}\n#[cfg(not(Py_3_8))]\nfn g() {}\n",
			[]string{"warning: src/lib.rs:1:7: BG0113: cfg `Py_3_8` is taken as not set"},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, faults := parseCrate(t, test.source, Options{})
			require.Equal(t, test.want, faults)
		})
	}
}

// TestTargetsAreRustcs compares the table with the compiler that is there, as far
// as all compilers agree.
func TestTargetsAreRustcs(t *testing.T) {
	for _, triple := range []string{
		"x86_64-unknown-linux-gnu", "aarch64-apple-darwin", "x86_64-pc-windows-msvc", "i686-unknown-linux-musl",
		"armv7-unknown-linux-gnueabihf", "s390x-unknown-linux-gnu", "wasm32-unknown-emscripten", "aarch64-linux-android",
	} {
		out, err := exec.Command("rustc", "--print", "cfg", "--target", triple).Output()
		require.NoError(t, err)
		want := map[string][]string{}
		for line := range strings.Lines(string(out)) {
			name, value, _ := strings.Cut(strings.TrimSpace(line), "=")
			want[name] = append(want[name], strings.Trim(value, `"`))
		}
		found, ok := lookupTarget(triple)
		require.True(t, ok, triple)
		for _, name := range []string{
			"target_arch", "target_vendor", "target_os", "target_env", "target_family", "target_pointer_width", "target_endian",
		} {
			require.ElementsMatch(t, want[name], found.values[name], "%s of %s", name, triple)
		}
		env := newCfgEnv(found, nil)
		for _, word := range []string{"unix", "windows"} {
			require.Equal(t, want[word] != nil, env.words[word], "%s of %s", word, triple)
		}
	}
}

func TestTargetTableIsWhole(t *testing.T) {
	lines := 0
	for line := range strings.Lines(targetTable) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		lines++
		found, ok := lookupTarget(strings.Fields(line)[0])
		require.True(t, ok, line)
		require.Contains(t, []string{"32", "64"}, found.width, line)
	}
	require.Greater(t, lines, 50)
}
