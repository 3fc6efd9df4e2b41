package golden

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// Fetched has cargo bring the sources that the Cargo.lock of a crate pins, which
// bindgen reads and does not fetch, and returns the directory that cargo keeps
// them in. Where they are there already it takes no network.
func Fetched(t testing.TB, crate string) string {
	t.Helper()
	fetch := exec.Command("cargo", "fetch", "--quiet", "--locked")
	fetch.Dir = crate
	said, err := fetch.CombinedOutput()
	require.NoError(t, err, "%s", said)
	if home := os.Getenv("CARGO_HOME"); home != "" {
		return home
	}
	home, err := os.UserHomeDir()
	require.NoError(t, err)
	return filepath.Join(home, ".cargo")
}
