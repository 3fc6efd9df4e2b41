package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/golden"
)

// TestDeterminism generates the example's bindings again and again, each time
// in another directory and environment, and expects the same bytes.
func TestDeterminism(t *testing.T) {
	example, err := filepath.Abs("../../examples/ophio/rust")
	require.NoError(t, err)
	cargoHome := golden.Fetched(t, example)
	var first map[string]string
	for i := range 20 {
		project := filepath.Join(t.TempDir(), fmt.Sprintf("run%d", i))
		crate := filepath.Join(project, "rust")
		require.NoError(t, os.CopyFS(filepath.Join(crate, "src"), os.DirFS(filepath.Join(example, "src"))))
		require.NoError(t, os.RemoveAll(filepath.Join(crate, "src", "bindings")))
		for _, name := range []string{"Cargo.toml", "Cargo.lock"} {
			text, err := os.ReadFile(filepath.Join(example, name))
			require.NoError(t, err)
			require.NoError(t, os.WriteFile(filepath.Join(crate, name), text, 0o666))
		}

		calls := []struct{ dir, arg string }{{project, "rust"}, {project, ""}, {crate, "."}, {crate, ""}, {os.TempDir(), crate}}
		call := calls[i%len(calls)]
		args := []string{"gen", "--quiet"}
		if call.arg != "" {
			args = append(args, call.arg)
		}
		bindgen := exec.Command("bindgen", args...)
		bindgen.Dir = call.dir
		bindgen.Env = append(os.Environ(),
			"TZ="+[]string{"UTC", "Asia/Kathmandu", "America/St_Johns"}[i%3],
			"LANG="+[]string{"C", "de_DE.UTF-8", "tr_TR.UTF-8", "ja_JP.eucJP"}[i%4],
			"LC_ALL="+[]string{"", "C.UTF-8"}[i%2],
			"HOME="+project,
			"CARGO_HOME="+cargoHome,
			fmt.Sprint("GOMAXPROCS=", 1+i%4),
			"NO_COLOR=1",
		)
		said, err := bindgen.CombinedOutput()
		require.NoError(t, err, "%s", said)
		require.Empty(t, string(said))

		got := map[string]string{}
		for _, name := range golden.Files(t, project) {
			text, err := os.ReadFile(filepath.Join(project, filepath.FromSlash(name)))
			require.NoError(t, err)
			got[name] = string(text)
		}
		if first == nil {
			first = got
			require.Contains(t, first, "include/ophio.h")
		}
		require.Equal(t, first, got, "run %d: %v in %s", i, args, call.dir)
	}
}
