package cargo

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// Environment are the variables that a program gets, each "NAME=VALUE", as
// os.Environ gives them.
type Environment []string

// Get returns the value of a variable; "" where it is not set. Of several
// values the last one holds.
func (e Environment) Get(name string) string {
	for _, line := range slices.Backward(e) {
		if key, value, ok := strings.Cut(line, "="); ok && sameVariable(key, name) {
			return value
		}
	}
	return ""
}

// With returns the environment with variables, each "NAME=VALUE", set.
func (e Environment) With(lines ...string) Environment {
	out := slices.Clone(e)
	for _, line := range lines {
		name, _, _ := strings.Cut(line, "=")
		out = append(out.Without(name), line)
	}
	return out
}

// Without returns the environment without a variable.
func (e Environment) Without(name string) Environment {
	return slices.DeleteFunc(slices.Clone(e), func(line string) bool {
		key, _, _ := strings.Cut(line, "=")
		return sameVariable(key, name)
	})
}

// sameVariable reports whether two names are of one variable: Windows does not
// tell upper from lower case.
func sameVariable(a, b string) bool {
	return a == b || runtime.GOOS == "windows" && strings.EqualFold(a, b)
}

// Look returns the path of a program as a shell finds it: name itself where it
// is a path, else the first in PATH; "" where there is none.
func (e Environment) Look(name string) string {
	if strings.ContainsRune(filepath.ToSlash(name), '/') {
		return e.program(name)
	}
	for _, dir := range filepath.SplitList(e.Get("PATH")) {
		if dir == "" || !filepath.IsAbs(dir) {
			continue // as os/exec does: a program of the working directory is no tool
		}
		if found := e.program(filepath.Join(dir, name)); found != "" {
			return found
		}
	}
	return ""
}

// program returns path, or path with an ending that Windows takes, if that can
// be run.
func (e Environment) program(path string) string {
	endings := []string{""}
	if runtime.GOOS == "windows" {
		for ending := range strings.SplitSeq(e.Get("PATHEXT")+";.exe", ";") {
			endings = append(endings, strings.ToLower(ending))
		}
	}
	for _, ending := range endings {
		info, err := os.Stat(path + ending)
		if err == nil && info.Mode().IsRegular() && (runtime.GOOS == "windows" && filepath.Ext(path+ending) != "" || info.Mode()&0o111 != 0) {
			return path + ending
		}
	}
	return ""
}
