package parser

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/diag"
)

func TestManifest(t *testing.T) {
	tests := []struct {
		name, archive, dir string
		want               Crate
	}{
		{
			name:    "defaults",
			archive: "-- Cargo.toml --\n[package]\nname = \"a-b\"\n-- src/lib.rs --\n",
			want:    Crate{Name: "a_b", Package: "a-b", Version: "0.0.0", Edition: "2015"},
		},
		{
			name: "lib",
			archive: `-- Cargo.toml --
package.name = "a"
package.version = "1.0.0"
[lib]
name = "other"
path = "code/root.rs"
crate-type = ["cdylib", "rlib"]
-- code/root.rs --
`,
			want: Crate{Name: "other", Package: "a", Version: "1.0.0", Edition: "2015", CrateTypes: []string{"cdylib", "rlib"}},
		},
		{
			name: "inherited from the workspace above",
			dir:  "crates/a",
			archive: `-- Cargo.toml --
[workspace]
members = ["crates/*"]
[workspace.package]
version = "4.5.6"
edition = "2024"
[workspace.dependencies]
bindgen-rt = "1"
-- crates/a/Cargo.toml --
[package]
name = "a"
version.workspace = true
edition = { workspace = true }
[dependencies]
bindgen-rt.workspace = true
-- crates/a/src/lib.rs --
`,
			want: Crate{Name: "a", Package: "a", Version: "4.5.6", Edition: "2024", Runtime: "bindgen_rt"},
		},
		{
			name: "workspace of its own, renamed runtime in it",
			archive: `-- Cargo.toml --
[package]
name = "a"
version.workspace = true
[workspace.package]
version = "2.0.0"
[workspace.dependencies]
py-o3 = { package = "bindgen-rt", version = "1" }
[target.'cfg(unix)'.dependencies]
py-o3 = { workspace = true, optional = true }
[features]
default = ["dep:py-o3"]
-- src/lib.rs --
`,
			want: Crate{Name: "a", Package: "a", Version: "2.0.0", Edition: "2015", Runtime: "py_o3", Features: []string{"default"}},
		},
		{
			name:    "byte order mark and line ends of Windows",
			archive: "-- Cargo.toml --\n\ufeff[package]\r\nname = \"a\"\r\n-- src/lib.rs --\n",
			want:    Crate{Name: "a", Package: "a", Version: "0.0.0", Edition: "2015"},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c, faults := parseDir(writeCrate(t, test.archive), test.dir, Options{})
			require.Empty(t, faults)
			if test.want.Features == nil {
				test.want.Features = []string{}
			}
			got := Crate{
				Name: c.Name, Package: c.Package, Version: c.Version, Edition: c.Edition, Features: c.Features,
				Runtime: c.Runtime, CrateTypes: c.CrateTypes,
			}
			require.Equal(t, test.want, got)
		})
	}
}

func TestManifestFaults(t *testing.T) {
	tests := []struct {
		name, archive, dir string
		want               []string
	}{
		{"no manifest", "-- a.txt --\n", "sub", []string{"BG0101: no crate at `sub`: it has no Cargo.toml"}},
		{"not TOML", "-- Cargo.toml --\n[package]\nname = \"a\nx = 1\n", "", []string{"Cargo.toml:2:10: BG0106: basic strings cannot have new lines"}},
		{"a key twice", "-- Cargo.toml --\n[package]\nname = \"ä\"\nname = \"b\"\n", "", []string{"Cargo.toml:3:1: BG0106: key name is already defined"}},
		{"no package", "-- Cargo.toml --\n[lib]\n", "", []string{"Cargo.toml:1:1: BG0101: this Cargo.toml has no [package]"}},
		{
			"workspace only", "-- Cargo.toml --\n[workspace]\nmembers = [\"a\", \"b\"]\n", "",
			[]string{"Cargo.toml:1:2: BG0101: this Cargo.toml is a workspace without a package of its own"},
		},
		{
			"no library", "-- Cargo.toml --\n[package]\nname = \"a\"\n-- src/main.rs --\n", "",
			[]string{"Cargo.toml:1:2: BG0101: the package has no library: `src/lib.rs` does not exist"},
		},
		{
			"edition", "-- Cargo.toml --\n[package]\nname = \"a\"\nedition = \"2020\"\n-- src/lib.rs --\n", "",
			[]string{"Cargo.toml:3:11: BG0106: unknown edition `2020`"},
		},
		{
			"not a string", "-- Cargo.toml --\n[package]\nname = 3\n-- src/lib.rs --\n", "",
			[]string{"Cargo.toml:2:8: BG0106: package.name is not a string"},
		},
		{
			"hyphen", "-- Cargo.toml --\n[package]\nname = \"a\"\n[lib]\nname = \"a-b\"\n-- src/lib.rs --\n", "",
			[]string{"Cargo.toml:4:8: BG0106: the library name `a-b` holds a hyphen"},
		},
		{
			"nothing to inherit", "-- Cargo.toml --\n[package]\nname = \"a\"\nversion.workspace = true\n-- src/lib.rs --\n", "",
			[]string{"Cargo.toml:3:1: BG0106: package.version is inherited, but no workspace above sets it"},
		},
		{
			"abort in the crate", "-- Cargo.toml --\n[package]\nname = \"a\"\n[profile.release]\npanic = \"abort\"\n-- src/lib.rs --\n", "",
			[]string{"Cargo.toml:4:9: BG0108: profile `release` sets panic = \"abort\""},
		},
		{
			"abort in the workspace",
			"-- Cargo.toml --\n[workspace]\n[profile.dist]\npanic = 'abort'\n-- a/Cargo.toml --\n[package]\nname = \"a\"\n-- a/src/lib.rs --\n", "a",
			[]string{"Cargo.toml:3:9: BG0108: profile `dist` sets panic = \"abort\""},
		},
		{
			"abort in a workspace that excludes the crate",
			"-- Cargo.toml --\n[workspace]\nexclude = [\"a\"]\n[profile.dist]\npanic = 'abort'\n-- a/Cargo.toml --\n[package]\nname = \"a\"\n-- a/src/lib.rs --\n", "a",
			nil,
		},
		{
			"features that name nothing",
			"-- Cargo.toml --\n[package]\nname = \"a\"\n[features]\nx = [\"y\", \"dep:z\", \"w/v\"]\n-- src/lib.rs --\n", "",
			[]string{
				"Cargo.toml:4:6: BG0106: feature `x` names `y`, which is neither a feature nor an optional dependency",
				"Cargo.toml:4:11: BG0106: feature `x` names `dep:z`, which is not an optional dependency",
				"Cargo.toml:4:20: BG0106: feature `x` names `w/v`, but there is no such dependency",
			},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, faults := parseDir(writeCrate(t, test.archive), test.dir, Options{})
			require.Equal(t, test.want, faults)
		})
	}
}

func TestManifestNotUTF8(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "Cargo.toml"), []byte("[package]\nname = \"é\xff\"\n"))
	_, faults := parseDir(dir, "", Options{})
	require.Equal(t, []string{"Cargo.toml:2:10: BG0103: the file is not valid UTF-8: byte 0xff"}, faults)
}

func TestWorkspaceMembersAreNamed(t *testing.T) {
	dir := writeCrate(t, "-- Cargo.toml --\n[workspace]\nmembers = [\"a\", \"b\"]\n")
	report := &diag.Report{}
	require.Nil(t, Parse(dir, Options{}, report))
	require.Equal(t, []string{"its members are `a`, `b`"}, report.Sorted()[0].Notes)
}

func TestFeatures(t *testing.T) {
	const archive = `-- Cargo.toml --
[package]
name = "a"
[dependencies]
log = { version = "1", optional = true }
serde = { version = "1", optional = true }
rayon = { version = "1", optional = true }
[features]
default = ["std"]
std = ["serde?/std"]
fast = ["rayon/simd", "deep"]
deep = ["fast"]
logging = ["dep:log"]
-- src/lib.rs --
`
	dir := writeCrate(t, archive)
	tests := []struct {
		name   string
		opts   Options
		want   []string
		faults []string
	}{
		{"default", Options{}, []string{"default", "std"}, nil},
		{"no default", Options{NoDefaultFeatures: true}, []string{}, nil},
		{"weak", Options{NoDefaultFeatures: true, Features: []string{"std"}}, []string{"std"}, nil},
		{"circle and implied dependency", Options{NoDefaultFeatures: true, Features: []string{"fast"}}, []string{"deep", "fast", "rayon"}, nil},
		{"dep: hides the feature", Options{Features: []string{"logging"}}, []string{"default", "logging", "std"}, nil},
		{"several in one", Options{NoDefaultFeatures: true, Features: []string{"serde,std", "rayon/x"}}, []string{"rayon", "serde", "std"}, nil},
		{
			"unknown", Options{NoDefaultFeatures: true, Features: []string{"log"}},
			[]string{},
			[]string{"Cargo.toml:7:2: BG0111: the crate has no feature `log`"},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c, faults := parseDir(dir, "", test.opts)
			require.Equal(t, test.faults, faults)
			require.Equal(t, test.want, c.Features)
		})
	}
}

func TestUnknownTarget(t *testing.T) {
	c, faults := parseCrate(t, "fn f() {}\n", Options{Target: "pdp11-dec-unix"})
	require.Nil(t, c)
	require.Equal(t, []string{"BG0601: unknown target `pdp11-dec-unix`"}, faults)
}

func TestShownPath(t *testing.T) {
	cwd, err := os.Getwd()
	require.NoError(t, err)
	require.Equal(t, "a/b.rs", shownPath(filepath.Join(cwd, "a", "b.rs")))
	require.Equal(t, "/x.rs", shownPath("/x.rs"))
}

func FuzzManifest(f *testing.F) {
	f.Add(manifestText)
	f.Add("[package]\nname = \"a\"\nversion.workspace = true\n[[bin]]\nname = 'x'\n[workspace.package]\nversion = \"1\"\n")
	f.Add("package = 3\n[features]\na = [\"b\", \"dep:c\", [\"d\"]]\n")
	f.Add("a.b.c = [{ x.y = 1 }, 2]\n[profile.release]\npanic = \"abort\"\n[profile]\ndev = 1\n")
	f.Fuzz(func(t *testing.T, text string) {
		dir := t.TempDir()
		write(t, filepath.Join(dir, "Cargo.toml"), []byte(text))
		write(t, filepath.Join(dir, "src", "lib.rs"), nil)
		report := &diag.Report{}
		if c := Parse(dir, Options{Features: []string{"a"}}, report); c == nil {
			require.True(t, report.Failed())
		}
		diagnostics(dir, report) // computes every position
	})
}
