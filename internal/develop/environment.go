package develop

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// Environment is where a project is installed: a virtual environment, one of
// conda, or what a Python says of itself.
type Environment struct {
	Prefix       string // its directory, absolute
	Python       string // its interpreter, absolute
	SitePackages string
	Scripts      string // the directory of programs
	Windows      bool
}

// Search is what is known of the environment that is wanted.
type Search struct {
	Python     string // --python: an interpreter, its name, or an environment; "" for none
	ProjectDir string
	Getenv     func(string) string
	Windows    bool
	// Ask runs an interpreter that is no virtual environment's, and returns what it
	// says to a program.
	Ask func(python, program string) (string, error)
}

// Find finds the environment: --python, the active one, .venv beside the project,
// which also goes before conda's base. It returns nil when it has reported an error.
func (s *Search) Find(report *diag.Report) *Environment {
	if s.Python != "" {
		return s.named(report)
	}
	local := filepath.Join(s.ProjectDir, ".venv")
	beside := s.in(local)
	for _, variable := range []string{"VIRTUAL_ENV", "CONDA_PREFIX"} {
		if variable == "CONDA_PREFIX" && beside != nil && s.Getenv("CONDA_DEFAULT_ENV") == "base" {
			continue // conda activates it in every shell: nobody has chosen it
		}
		if dir := s.Getenv(variable); dir != "" {
			e := s.in(dir)
			if e == nil {
				report.Error(diag.NoEnvironment, source.Span{}, "%s names `%s`, which is no environment of Python", variable, dir).
					Helpf("activate one that is there, or name one: --python PATH")
			}
			return e
		}
	}
	if beside != nil {
		return beside
	}
	report.Error(diag.NoEnvironment, source.Span{}, "there is no environment of Python to install into").
		Note("looked for an active one, by VIRTUAL_ENV and CONDA_PREFIX, and for `%s`", filepath.ToSlash(local)).
		Helpf("make one: python -m venv .venv; or name a Python: --python PATH")
	return nil
}

// named returns the environment of --python.
func (s *Search) named(report *diag.Report) *Environment {
	path := s.Python
	if !strings.ContainsAny(path, `/\`) && !exists(path) {
		found := s.onPath(path)
		if found == "" {
			report.Error(diag.NoEnvironment, source.Span{}, "there is no `%s` on PATH", path).
				Helpf("name an interpreter or an environment: --python PATH")
			return nil
		}
		path = found
	}
	path, err := filepath.Abs(path)
	if err != nil {
		report.Error(diag.NoEnvironment, source.Span{}, "cannot tell where `%s` is: %v", s.Python, err)
		return nil
	}
	info, err := os.Stat(path)
	if err != nil {
		report.Error(diag.NoEnvironment, source.Span{}, "there is no `%s`", s.Python).
			Helpf("name an interpreter or an environment: --python PATH")
		return nil
	}
	dir := path
	if !info.IsDir() {
		if dir = filepath.Dir(filepath.Dir(path)); !exists(filepath.Join(dir, "pyvenv.cfg")) {
			return s.ask(path, report)
		}
	}
	e := s.in(dir)
	if e == nil {
		report.Error(diag.NoEnvironment, source.Span{}, "`%s` is no environment of Python", s.Python).
			Helpf("name an interpreter or an environment: --python PATH")
	}
	return e
}

// onPath finds a program on PATH.
func (s *Search) onPath(name string) string {
	names := []string{name}
	if s.Windows {
		names = []string{name + ".exe", name}
	}
	for _, dir := range filepath.SplitList(s.Getenv("PATH")) {
		for _, n := range names {
			file := filepath.Join(dir, n)
			if info, err := os.Stat(file); err == nil && !info.IsDir() && (s.Windows || info.Mode()&0o111 != 0) {
				return file
			}
		}
	}
	return ""
}

// in returns the environment in a directory; nil where there is none. Its layout
// and pyvenv.cfg tell everything: no Python is started.
func (s *Search) in(dir string) *Environment {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil
	}
	config, _ := os.ReadFile(filepath.Join(dir, "pyvenv.cfg"))
	e := &Environment{Prefix: dir, Windows: s.Windows}
	if s.Windows {
		e.Scripts, e.SitePackages = filepath.Join(dir, "Scripts"), filepath.Join(dir, "Lib", "site-packages")
		e.Python = firstFile(filepath.Join(e.Scripts, "python.exe"), filepath.Join(dir, "python.exe"))
	} else {
		e.Scripts, e.SitePackages = filepath.Join(dir, "bin"), sitePackages(dir, config)
		e.Python = firstFile(filepath.Join(e.Scripts, "python"), filepath.Join(e.Scripts, "python3"))
	}
	if e.Python == "" || e.SitePackages == "" || !exists(filepath.Dir(e.SitePackages)) {
		return nil
	}
	return e
}

func firstFile(paths ...string) string {
	for _, p := range paths {
		if exists(p) {
			return p
		}
	}
	return ""
}

// configVersion is the version in pyvenv.cfg: as venv writes it, and as
// virtualenv and uv do.
var configVersion = regexp.MustCompile(`(?m)^version(?:_info)?\s*=\s*(\d+\.\d+)`)

// sitePackages returns the directory of modules in a POSIX environment: in
// lib/python3.11, lib/python3.13t or lib/pypy3.11. Of several that of pyvenv.cfg
// counts; "" where that does not tell. It need not be there: pip removes it with the
// last package.
func sitePackages(dir string, config []byte) string {
	found, _ := filepath.Glob(filepath.Join(dir, "lib", "py*"))
	found = slices.DeleteFunc(found, func(p string) bool {
		name := filepath.Base(p)
		return !isDir(p) || !strings.HasPrefix(name, "python") && !strings.HasPrefix(name, "pypy")
	})
	if len(found) == 1 {
		return filepath.Join(found[0], "site-packages")
	}
	version := configVersion.FindSubmatch(config)
	if version == nil {
		return ""
	}
	for _, p := range found {
		name := strings.TrimSuffix(filepath.Base(p), "t")
		// The letters of pypy are among those of python.
		if strings.TrimLeft(name, "python") == string(version[1]) {
			return filepath.Join(p, "site-packages")
		}
	}
	return ""
}
