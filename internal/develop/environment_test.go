package develop

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/diag"
)

// touch makes empty files, and the directories that they are in.
func touch(t *testing.T, root string, names ...string) {
	t.Helper()
	for _, name := range names {
		path := filepath.Join(root, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o777))
		require.NoError(t, os.WriteFile(path, nil, 0o777))
	}
}

// venv is a virtual environment of POSIX.
func venv(t *testing.T, libs ...string) string {
	t.Helper()
	dir := t.TempDir()
	touch(t, dir, "bin/python", "pyvenv.cfg")
	for _, lib := range libs {
		require.NoError(t, os.MkdirAll(filepath.Join(dir, "lib", lib, "site-packages"), 0o777))
	}
	return dir
}

func search(variables map[string]string) *Search {
	return &Search{
		ProjectDir: filepath.FromSlash("/nowhere/project"),
		Getenv:     func(name string) string { return variables[name] },
		Ask:        func(string, string) (string, error) { return "", errors.New("no Python is started") },
	}
}

func TestFind(t *testing.T) {
	active, local := venv(t, "python3.11"), t.TempDir()
	touch(t, local, ".venv/bin/python3", ".venv/lib/python3.13t/site-packages/README")
	conda := t.TempDir()
	touch(t, conda, "bin/python", "lib/python3.12/site-packages/README", "lib/tcl8.6/site-packages/x")

	report := &diag.Report{}
	e := search(map[string]string{"VIRTUAL_ENV": active, "CONDA_PREFIX": conda}).Find(report)
	require.Equal(t, &Environment{
		Prefix: active, Python: filepath.Join(active, "bin/python"),
		SitePackages: filepath.Join(active, "lib/python3.11/site-packages"), Scripts: filepath.Join(active, "bin"),
	}, e)
	e = search(map[string]string{"CONDA_PREFIX": conda}).Find(report)
	require.Equal(t, filepath.Join(conda, "lib/python3.12/site-packages"), e.SitePackages)
	s := search(nil)
	s.ProjectDir = local
	e = s.Find(report)
	require.Equal(t, filepath.Join(local, ".venv/lib/python3.13t/site-packages"), e.SitePackages)
	require.Equal(t, filepath.Join(local, ".venv/bin/python3"), e.Python)

	for active, want := range map[string]string{"base": filepath.Join(local, ".venv"), "mine": conda} {
		s = search(map[string]string{"CONDA_PREFIX": conda, "CONDA_DEFAULT_ENV": active})
		require.Equal(t, conda, s.Find(report).Prefix, "without .venv")
		s.ProjectDir = local
		require.Equal(t, want, s.Find(report).Prefix, active)
	}

	s = search(map[string]string{"VIRTUAL_ENV": conda, "PATH": filepath.Join(active, "bin")})
	for _, named := range []string{active, filepath.Join(active, "bin/python"), "python"} {
		s.Python = named
		require.Equal(t, active, s.Find(report).Prefix, named)
	}
	require.Empty(t, report.Sorted())
}

func TestSitePackagesOfSeveral(t *testing.T) {
	for config, want := range map[string]string{
		"version = 3.11.2\n":              "python3.11",
		"home = x\nversion_info = 3.13.5": "python3.13t",
		"version_info = 3.9.19\n":         "pypy3.9",
		"":                                "",
	} {
		dir := venv(t, "python3.11", "python3.13t", "pypy3.9")
		found := sitePackages(dir, []byte(config))
		if want == "" {
			require.Empty(t, found)
			continue
		}
		require.Equal(t, filepath.Join(dir, "lib", want, "site-packages"), found)
	}
}

// The layout of Windows, as its paths are joined here.
func TestFindOnWindows(t *testing.T) {
	dir, conda := t.TempDir(), t.TempDir()
	touch(t, dir, "pyvenv.cfg", "Scripts/python.exe", "Lib/site-packages/README")
	touch(t, conda, "python.exe", "Scripts/pip.exe", "Lib/site-packages/README")
	for prefix, python := range map[string]string{dir: "Scripts/python.exe", conda: "python.exe"} {
		s := search(map[string]string{"VIRTUAL_ENV": prefix})
		s.Windows = true
		require.Equal(t, &Environment{
			Prefix: prefix, Python: filepath.Join(prefix, python), Windows: true,
			SitePackages: filepath.Join(prefix, "Lib/site-packages"), Scripts: filepath.Join(prefix, "Scripts"),
		}, s.Find(&diag.Report{}))
	}
}

func TestFindByAsking(t *testing.T) {
	dir := t.TempDir()
	touch(t, dir, "python3.11")
	s := search(nil)
	s.Python = filepath.Join(dir, "python3.11")
	s.Ask = func(python, program string) (string, error) {
		require.Equal(t, s.Python, python)
		require.Contains(t, program, "EXTERNALLY-MANAGED")
		return `{"prefix": "/p", "python": "/p/bin/python3.11", "site": "/p/site", "scripts": "/p/bin", "managed": false}`, nil
	}
	require.Equal(t, &Environment{Prefix: "/p", Python: "/p/bin/python3.11", SitePackages: "/p/site", Scripts: "/p/bin"}, s.Find(&diag.Report{}))
}

func TestNoEnvironment(t *testing.T) {
	empty := t.TempDir()
	touch(t, empty, "python")
	interpreter := filepath.Join(empty, "python")
	for name, c := range map[string]struct {
		python    string
		variables map[string]string
		answer    string
		says      string
	}{
		"none":            {"", nil, "", "there is no environment of Python to install into"},
		"a stale one":     {"", map[string]string{"VIRTUAL_ENV": empty}, "", "VIRTUAL_ENV names `" + empty + "`, which is no environment of Python"},
		"not on PATH":     {"python3.99", map[string]string{"PATH": empty}, "", "there is no `python3.99` on PATH"},
		"not there":       {filepath.Join(empty, "none"), nil, "", "there is no `" + filepath.Join(empty, "none") + "`"},
		"a directory":     {empty, nil, "", "`" + empty + "` is no environment of Python"},
		"a broken Python": {interpreter, nil, "", "cannot run `" + interpreter + "`: no Python is started"},
		"no Python":       {interpreter, nil, "hello", "`" + interpreter + "` is no Python that tells where its packages are"},
		"the system's": {
			interpreter, nil, `{"prefix": "/usr", "python": "/usr/bin/python3", "site": "/usr/lib/p", "scripts": "/usr/bin", "managed": true}`,
			"the Python at `" + interpreter + "` belongs to the system, which installs its packages",
		},
	} {
		s, report := search(c.variables), &diag.Report{}
		s.Python = c.python
		if c.answer != "" {
			s.Ask = func(string, string) (string, error) { return c.answer, nil }
		}
		require.Nil(t, s.Find(report), name)
		require.Len(t, report.Sorted(), 1, name)
		require.Equal(t, diag.NoEnvironment, report.Sorted()[0].Code, name)
		require.Equal(t, c.says, report.Sorted()[0].Message, name)
		if name != "the system's" {
			continue
		}
		require.Equal(t, "make an environment: "+interpreter+" -m venv .venv", report.Sorted()[0].Help)
	}
}
