package pyfiles

import (
	"path"
	"slices"
	"strings"
)

// leavingDirs are directories that tools leave behind.
var leavingDirs = []string{
	"__pycache__", ".git", ".hg", ".svn", ".bzr", ".jj", "CVS", "_darcs",
	".mypy_cache", ".pytest_cache", ".ruff_cache", ".hypothesis", ".tox", ".nox", ".eggs",
	".idea", ".vscode", ".vs", ".ipynb_checkpoints",
}

// leavingFiles are files that tools leave behind, or that speak to tools only.
var leavingFiles = []string{
	"*.pyc", "*.pyo", ".DS_Store", "._*", "Thumbs.db", "ehthumbs.db", "desktop.ini", ".directory", ".nfs*",
	"*~", "#*#", ".#*", "*.sw[op]", ".*.sw[a-p]", "*.orig", "*.rej", "*.bindgen-tmp",
	".git", ".gitignore", ".gitattributes", ".gitkeep", ".gitmodules", ".hgignore", ".hgtags", ".bzrignore",
	".coverage", ".coverage.*",
	".env", ".envrc", ".netrc", ".pypirc", // which have passwords in them
}

// builtFiles are what compilers and linkers make.
var builtFiles = []string{"*.so", "*.so.*", "*.pyd", "*.dylib", "*.dll", "*.lib", "*.a", "*.o", "*.obj", "*.pdb", "*.dSYM"}

// IsLeaving reports whether a name is one of a file or a directory that tools
// leave behind: caches, what editors keep, what belongs to version control. Such
// a file is in no archive.
func IsLeaving(name string, dir bool) bool {
	if dir {
		return slices.Contains(leavingDirs, name) || strings.HasSuffix(name, ".egg-info") || strings.HasSuffix(name, ".dist-info")
	}
	return matchesOne(leavingFiles, name)
}

// IsBuilt reports whether a name is one of a file that was compiled: for one
// machine, and out of date some day.
func IsBuilt(name string) bool { return matchesOne(builtFiles, name) }

func matchesOne(patterns []string, name string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool {
		ok, err := path.Match(p, name)
		return ok && err == nil
	})
}

// isForProject reports whether a name at the top is one of what a project has
// for itself: installed beside each other, those of two projects would be one.
func isForProject(name string) bool {
	return slices.Contains([]string{
		"test", "tests", "doc", "docs", "example", "examples", "benchmark", "benchmarks", "build", "dist",
		"setup.py", "conftest.py", "noxfile.py",
	}, name)
}

// isPackageName reports whether a directory of this name can be imported, or
// has the stubs of one that can (PEP 561).
func isPackageName(name string) bool { return isIdentifier(strings.TrimSuffix(name, "-stubs")) }

// isModule reports whether a file of this name can be imported, or has the stub
// of one that can.
func isModule(name string) bool {
	stem, ok := strings.CutSuffix(name, ".py")
	if !ok {
		stem, ok = strings.CutSuffix(name, ".pyi")
	}
	return ok && isIdentifier(stem)
}

func isPython(name string) bool {
	return strings.HasSuffix(name, ".py") || strings.HasSuffix(name, ".pyi")
}
