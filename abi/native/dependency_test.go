package native

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/cbindgen"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// twoCrates are a crate and the one that it depends on by a path.
var twoCrates = map[string]string{
	"top/Cargo.toml": "[package]\nname = \"top\"\nversion = \"1.0.0\"\nedition = \"2021\"\n[dependencies]\nbase-types = { path = \"../base\" }\n",
	"top/src/lib.rs": "pub use base_types::Unit;\n#[unsafe(no_mangle)] pub extern \"C\" fn width(s: &base_types::Shape) -> u8 { 0 }\n",

	"base/Cargo.toml": "[package]\nname = \"base-types\"\nversion = \"1.0.0\"\nedition = \"2021\"\n",
	"base/src/lib.rs": "mod inner;\npub use inner::{Shape, Unit};\n#[unsafe(no_mangle)] pub extern \"C\" fn extra() {}\n#[repr(C)] pub struct Far { a: u8 }\n",
	"base/src/inner.rs": "const SIDES: usize = 4;\n#[repr(C)] pub struct Shape { sides: [u16; SIDES] }\n#[repr(C)] pub struct Unit { of: f32 }\n" +
		"impl Unit { pub const BITS: u32 = 8 * SIDES as u32; const OWN: u8 = 1; }\n",
}

// loweredCrates lowers twoCrates with the configuration.
func loweredCrates(t *testing.T, config *cbindgen.Config) (names []string, said []string) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range twoCrates {
		path := filepath.Join(dir, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o700))
		require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	}
	report := &diag.Report{}
	crate := parser.Parse(filepath.Join(dir, "top"), parser.Options{Cfg: parser.CfgKeep}, report)
	require.NotNil(t, crate)
	m := Lower(crate, config, report)
	for _, decl := range m.Types {
		names = append(names, decl.Base().Name)
	}
	for _, f := range m.Functions {
		names = append(names, f.Name+"()")
	}
	for _, d := range report.Sorted() {
		said = append(said, d.Message)
	}
	return names, said
}

func TestTypesOfDependencies(t *testing.T) {
	for _, test := range []struct {
		name  string
		set   func(*cbindgen.Config)
		names []string
		said  []string
	}{
		{"what a function needs", func(*cbindgen.Config) {}, []string{"Shape", "width()"}, nil},
		{"included by an import", func(c *cbindgen.Config) { c.Export.Include = []string{"Unit"} }, []string{"Shape", "Unit", "width()"}, nil},
		{
			"included from a crate that is to be read",
			func(c *cbindgen.Config) { c.Export.Include, c.Parse.Include = []string{"Far"}, []string{"base-types"} },
			[]string{"Shape", "Far", "width()"}, nil,
		},
		{"more bindings", func(c *cbindgen.Config) { c.Parse.ExtraBindings = []string{"base-types"} }, []string{"Shape", "width()", "extra()"}, nil},
		{
			"bindings of nothing", func(c *cbindgen.Config) { c.Parse.ExtraBindings = []string{"nothing"} },
			[]string{"Shape", "width()"}, []string{"`nothing` is no dependency in"},
		},
		{
			"not to be read", func(c *cbindgen.Config) { c.Parse.Exclude = []string{"base_types"} },
			nil, []string{"`Shape` is of crate `base-types`, which is not to be read"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			config := cbindgen.Default()
			test.set(config)
			names, said := loweredCrates(t, config)
			for _, want := range test.said {
				require.Len(t, said, len(test.said))
				require.Contains(t, said[0], want)
			}
			if test.said == nil {
				require.Empty(t, said)
			}
			if test.names != nil {
				require.ElementsMatch(t, test.names, names)
			}
		})
	}
}

// TestConstantsOfDependencies takes the constants of a dependency's type with it.
func TestConstantsOfDependencies(t *testing.T) {
	dir := t.TempDir()
	for name, text := range twoCrates {
		path := filepath.Join(dir, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o700))
		require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	}
	report := &diag.Report{}
	crate := parser.Parse(filepath.Join(dir, "top"), parser.Options{Cfg: parser.CfgKeep}, report)
	require.NotNil(t, crate)
	var said []string
	for _, c := range Lower(crate, including("Unit"), report).AllConstants() {
		said = append(said, c.Name+"="+c.Computed.Int.String())
	}
	require.Equal(t, []string{"Unit_BITS=32"}, said)
	require.Empty(t, report.Sorted())
}
