package parser

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// What a crate asks of the runtime stands in its own manifest, in that of the
// workspace, and in the features of its own that are on.
func TestRuntimeFeatures(t *testing.T) {
	dir := writeCrate(t, `
-- Cargo.toml --
[workspace]
[workspace.dependencies]
pyo3 = { package = "bindgen-rt", version = "0.1", features = ["uuid", "abi3"] }
[package]
name = "x"
version = "1.0.0"
edition = "2021"
[dependencies]
pyo3 = { workspace = true, features = ["serde_json", "uuid"] }
ids = { package = "uuid", version = "1" }
[features]
times = ["pyo3/chrono"]
more = ["times", "pyo3?/rust_decimal"]
-- src/lib.rs --
pub use ids::Uuid;
`)
	plain := []string{"abi3", "serde_json", "uuid"}
	for name, test := range map[string]struct {
		asked []string
		want  []string
	}{
		"none":              {nil, plain},
		"one":               {[]string{"times"}, []string{"abi3", "chrono", "serde_json", "uuid"}},
		"one that asks for": {[]string{"more"}, []string{"abi3", "chrono", "rust_decimal", "serde_json", "uuid"}},
	} {
		t.Run(name, func(t *testing.T) {
			c, faults := parseDir(dir, "", Options{Features: test.asked})
			require.Empty(t, faults)
			require.Equal(t, "pyo3", c.RuntimeKey)
			require.Equal(t, test.want, c.RuntimeFeatures)
			def, err := c.ResolvePathType(c.Root, &PathType{Path: []string{"Uuid"}})
			require.Nil(t, err)
			require.Equal(t, []string{"uuid", "Uuid"}, def.External)
		})
	}
}
