package release_test

import (
	"io/fs"
	"testing"

	"github.com/pelletier/go-toml/v2"
	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/release"
	"example.com/bindgen/support"
)

// TestRuntimeCratesHaveTheVersion holds the runtime crates that the command
// carries to the version that it says.
func TestRuntimeCratesHaveTheVersion(t *testing.T) {
	manifests, err := fs.Glob(support.Rust(), "*/Cargo.toml")
	require.NoError(t, err)
	require.NotEmpty(t, manifests)
	for _, name := range manifests {
		text, err := fs.ReadFile(support.Rust(), name)
		require.NoError(t, err)
		var manifest struct {
			Package struct{ Version string }
		}
		require.NoError(t, toml.Unmarshal(text, &manifest))
		require.Equal(t, release.Version, manifest.Package.Version, "%s", name)
	}
}
