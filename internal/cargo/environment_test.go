package cargo

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/diag"
)

func TestEnvironment(t *testing.T) {
	env := Environment{"A=1", "B=", "A=2", "C"}
	require.Equal(t, "2", env.Get("A"))
	require.Empty(t, env.Get("D"))
	require.Equal(t, Environment{"B=", "C", "A=3=4", "D=5"}, env.With("A=3=4", "D=5"))
	require.Equal(t, Environment{"A=1", "B=", "A=2", "C"}, env, "With changes a copy")
	require.Equal(t, Environment{"B=", "C"}, env.Without("A"))
}

func TestLook(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.Mkdir(filepath.Join(dir, "directory"), 0o777))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "text"), nil, 0o666))
	program := filepath.Join(dir, "program")
	require.NoError(t, os.WriteFile(program, nil, 0o777))
	t.Chdir(dir)
	env := Environment{"PATH=" + filepath.Join(dir, "none") + string(filepath.ListSeparator) + dir}
	require.Equal(t, program, env.Look("program"))
	require.Equal(t, "./program", env.Look("./program"))
	require.Empty(t, env.Look("directory"))
	require.Empty(t, env.Look("text"))
	require.Empty(t, Environment{"PATH=." + string(filepath.ListSeparator)}.Look("program"), "the working directory is no place for tools")
}

func TestRelativeDirectories(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	c := &Cargo{Env: Environment{"CARGO_TARGET_DIR=out", "PWD=/x", "CARGO_HOME=/home"}}
	require.ElementsMatch(t, Environment{"CARGO_TARGET_DIR=" + filepath.Join(dir, "out"), "CARGO_HOME=/home", "X=1"}, c.environment([]string{"X=1"}))
}

func TestFindPrefersCARGO(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"cargo", "mine"} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), nil, 0o777))
	}
	report := &diag.Report{}
	require.Equal(t, filepath.Join(dir, "mine"), Find(Environment{"PATH=" + dir, "CARGO=mine"}, report))
	require.Equal(t, filepath.Join(dir, "cargo"), Find(Environment{"PATH=" + dir, "CARGO="}, report))
	require.False(t, report.Failed())
}
