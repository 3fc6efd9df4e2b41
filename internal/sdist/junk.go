package sdist

import (
	"os"
	"path/filepath"

	"github.com/bmatcuk/doublestar/v4"

	"example.com/bindgen/internal/pyfiles"
)

// isJunkFile reports whether tools leave files of this name behind.
func isJunkFile(name string) bool { return pyfiles.IsLeaving(name, false) }

// isBuiltFile reports whether a build makes files of this name. Some are meant
// all the same: a static library that a build script links. So they are told.
func isBuiltFile(name string) bool {
	return pyfiles.IsBuilt(name) || matchesAny([]string{"*.rlib", "*.rmeta", "*.whl", "*.tar.gz"}, name)
}

func matchesAny(patterns []string, name string) bool {
	for _, p := range patterns {
		if ok, err := doublestar.Match(p, name); err == nil && ok {
			return true
		}
	}
	return false
}

// isJunkDir reports whether nothing below a directory belongs into an archive.
func isJunkDir(dir string) bool {
	name := filepath.Base(dir)
	beside := func(file string) bool { return exists(filepath.Join(filepath.Dir(dir), file)) }
	switch {
	case pyfiles.IsLeaving(name, true), pyfiles.IsCache(dir):
		return true
	case name == "node_modules", name == ".direnv", name == "htmlcov":
		return true
	case name == "target": // a module may be called so
		return beside("Cargo.toml")
	case name == "dist", name == "build":
		return beside("pyproject.toml") || beside("Cargo.toml") || beside("setup.py")
	}
	return false
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
