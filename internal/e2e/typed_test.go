package e2e_test

import (
	"os"
	"path/filepath"
	"testing"
)

// checkUser lets type checkers look at a program that uses the case's package.
func (b builtCase) checkUser(t *testing.T, program string) {
	python := absolute(t, filepath.Join(repository, ".tools", "venv", "bin", "python"))
	if _, err := os.Stat(python); err != nil {
		t.Skip("no mypy; `make setup` installs it")
	}
	env := []string{"MYPYPATH=" + b.python}
	run(t, b.python, env, python, "-m", "mypy", "--strict", "--cache-dir", t.TempDir(), program)
	// pyright looks for packages where it is started.
	run(t, b.python, nil, python, "-m", "pyright", "--warnings", program)
}
