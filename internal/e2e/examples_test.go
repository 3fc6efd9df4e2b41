package e2e_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestExamplesCarryTheLicences: an sdist of an example has to hold the texts, so
// each has copies. Links would not survive a checkout on Windows.
func TestExamplesCarryTheLicences(t *testing.T) {
	root := filepath.Join("..", "..")
	projects, err := filepath.Glob(filepath.Join(root, "examples", "*", "pyproject.toml"))
	require.NoError(t, err)
	require.NotEmpty(t, projects)
	for _, project := range projects {
		for _, name := range []string{"LICENSE-APACHE", "LICENSE-MIT"} {
			want, err := os.ReadFile(filepath.Join(root, name))
			require.NoError(t, err)
			got, err := os.ReadFile(filepath.Join(filepath.Dir(project), name))
			require.NoError(t, err)
			require.Equal(t, string(want), string(got), "%s of %s", name, filepath.Dir(project))
		}
	}
}
