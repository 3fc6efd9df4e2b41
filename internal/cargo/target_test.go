package cargo_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/cargo"
)

func TestConfiguredTarget(t *testing.T) {
	for text, want := range map[string]string{
		"":                                    "",
		"[build]\ntarget = \"one\"\n":         "one",
		"build.target = [\"one\", \"two\"]\n": "one",
		"include = \"more.toml\"\n":           "included",
		"include = [\"none.toml\", { path = \"more.toml\" }]\n[build]\ntarget = \"one\"\n": "one",
	} {
		dir := t.TempDir()
		require.NoError(t, os.Mkdir(filepath.Join(dir, ".cargo"), 0o755))
		require.NoError(t, os.WriteFile(filepath.Join(dir, ".cargo", "config.toml"), []byte(text), 0o644))
		require.NoError(t, os.WriteFile(filepath.Join(dir, ".cargo", "more.toml"), []byte("[build]\ntarget = \"included\"\n"), 0o644))
		c := &cargo.Cargo{Dir: dir, Env: cargo.Environment{"CARGO_HOME=" + filepath.Join(dir, "home")}}
		require.Equal(t, want, c.ConfiguredTarget(), text)
		c.Env = c.Env.With("CARGO_BUILD_TARGET=of the environment")
		require.Equal(t, "of the environment", c.ConfiguredTarget(), text)
	}
}
