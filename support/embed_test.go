package support_test

import (
	"io/fs"
	"os"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/support"
)

// TestRustIsWhatGitTracks compares the embedded crates with the files that git
// knows: one that is new, renamed, or hidden by a leading _ or . must not be
// left behind, and no build output may come along.
func TestRustIsWhatGitTracks(t *testing.T) {
	var tracked []string
	for _, name := range tracking(t, "rust") {
		parts := strings.Split(name, "/")
		if len(parts) == 2 && parts[1] == "Cargo.toml" || len(parts) > 2 && parts[1] == "src" {
			tracked = append(tracked, name)
		}
	}
	require.Equal(t, tracked, names(t, support.Rust()))
}

func TestRustIsByteForByte(t *testing.T) {
	rust := support.Rust()
	for _, name := range names(t, rust) {
		embedded, err := fs.ReadFile(rust, name)
		require.NoError(t, err)
		onDisk, err := os.ReadFile(path.Join("rust", name))
		require.NoError(t, err)
		require.Equal(t, string(onDisk), string(embedded), name)
	}
}

// tracking lists the files below dir that git tracks or would add, without dir.
func tracking(t *testing.T, dir string) []string {
	t.Helper()
	out, err := exec.Command("git", "ls-files", "--cached", "--others", "--exclude-standard", "--deduplicate", "--", dir).Output()
	require.NoError(t, err)
	var list []string
	for line := range strings.Lines(string(out)) {
		name := strings.TrimSuffix(line, "\n")
		if _, err := os.Stat(name); err == nil {
			list = append(list, strings.TrimPrefix(name, dir+"/"))
		}
	}
	slices.Sort(list)
	require.NotEmpty(t, list)
	return list
}

func names(t *testing.T, fsys fs.FS) []string {
	t.Helper()
	var list []string
	require.NoError(t, fs.WalkDir(fsys, ".", func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			list = append(list, name)
		}
		return err
	}))
	slices.Sort(list)
	return list
}
