package cffi_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/abi"
	"example.com/bindgen/emit"
	"example.com/bindgen/emit/cffi"
	"example.com/bindgen/emit/cheader"
	"example.com/bindgen/emit/pyi"
	"example.com/bindgen/emit/pypackage"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// echo generates the package of testdata/echo below a new directory.
func echo(t *testing.T) (string, *abi.Module) {
	t.Helper()
	return generate(t, "echo")
}

// generate generates the package of a crate in testdata below a new directory.
func generate(t *testing.T, name string) (string, *abi.Module) {
	t.Helper()
	report := &diag.Report{}
	crate := parser.Parse("testdata/"+name, parser.Options{}, report)
	require.False(t, report.Failed(), "%v", report.Sorted())
	module := abi.Lower(crate, report)
	require.False(t, report.Failed(), "%v", report.Sorted())
	files := emit.Run(
		[]emit.Backend{cheader.Backend, pypackage.Backend, cffi.Backend, pyi.Backend},
		&emit.Context{
			Module: module, Report: report,
			Layout: emit.Layout{Header: "include/" + name + ".h", Python: "python/" + name, Package: name, Command: "bindgen build here"},
		},
	)
	require.False(t, report.Failed(), "%v", report.Sorted())
	dir := t.TempDir()
	for _, f := range files {
		name := filepath.Join(dir, filepath.FromSlash(f.Path))
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o755))
		require.NoError(t, os.WriteFile(name, f.Data, 0o644))
	}
	return dir, module
}

// build compiles echo.c into the package; change is added to its ABI hash.
func build(t *testing.T, dir, change string) {
	t.Helper()
	compile(t, dir, "echo", "-DECHO_TEST_HASH="+change)
}

// compile compiles the library of a crate in testdata into its package.
func compile(t *testing.T, dir, name string, flags ...string) {
	t.Helper()
	if _, err := exec.LookPath("cc"); err != nil {
		t.Skip("no C compiler: cc is not there")
	}
	args := append([]string{"-std=c11", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-I" + filepath.Join(dir, "include")}, flags...)
	args = append(args, "testdata/"+name+"/"+name+".c", "-o", filepath.Join(dir, "python", name, "_native.so"))
	out, err := exec.Command("cc", args...).CombinedOutput()
	require.NoError(t, err, "%s", out)
}

// pythons returns the interpreters that have the C backend of cffi.
func pythons(t *testing.T) []string {
	t.Helper()
	var found []string
	for _, python := range []string{"../../.tools/venv/bin/python", "python3", "pypy3"} {
		if exec.Command(python, "-c", "import _cffi_backend").Run() == nil {
			found = append(found, python)
		}
	}
	if len(found) == 0 {
		t.Skip("no Python with cffi: `make setup` installs one into .tools/venv")
	}
	return found
}

func run(dir, python, backend, stdin string, args ...string) (string, error) {
	c := exec.Command(python, args...)
	c.Env = append(os.Environ(), "PYTHONPATH="+filepath.Join(dir, "python"), "BINDGEN_BACKEND="+backend, "PYTHONDONTWRITEBYTECODE=1")
	c.Stdin = strings.NewReader(stdin)
	out, err := c.CombinedOutput()
	return string(out), err
}

func TestWrappersOverALibrary(t *testing.T) {
	dir, module := echo(t)
	build(t, dir, "")
	var layouts strings.Builder
	for _, s := range module.Structs {
		fmt.Fprintf(&layouts, "%s - %d\n", s.Name, s.Size.Size)
		for _, f := range s.Fields {
			fmt.Fprintf(&layouts, "%s %s %d\n", s.Name, f.Name, f.Offset)
		}
	}
	for _, python := range pythons(t) {
		t.Run(filepath.Base(python), func(t *testing.T) {
			out, err := run(dir, python, "cffi", layouts.String(), "testdata/echo/check.py")
			require.NoError(t, err, "%s", out)
			require.Equal(t, "ok\n", out)
		})
	}
}

func TestClassesOverALibrary(t *testing.T) {
	dir, _ := generate(t, "zoo")
	compile(t, dir, "zoo")
	for _, python := range pythons(t) {
		t.Run(filepath.Base(python), func(t *testing.T) {
			out, err := run(dir, python, "cffi", "", "testdata/zoo/check.py")
			require.NoError(t, err, "%s", out)
			require.Equal(t, "ok\n", out)
		})
	}
}

func TestRefusalsAtLoad(t *testing.T) {
	good, module := echo(t)
	build(t, good, "")
	other, _ := echo(t)
	build(t, other, "+1")
	foreign, _ := echo(t)
	c := filepath.Join(foreign, "foreign.c")
	require.NoError(t, os.WriteFile(c, []byte("int unrelated;\n"), 0o644))
	out, err := exec.Command("cc", "-shared", "-fPIC", c, "-o", filepath.Join(foreign, "python/echo/_native.so")).CombinedOutput()
	require.NoError(t, err, "%s", out)
	missing, _ := echo(t)
	junk, _ := echo(t)
	require.NoError(t, os.WriteFile(filepath.Join(junk, "python/echo/_native.so"), []byte("junk\n"), 0o644))
	path := func(dir string) string { return filepath.Join(dir, "python/echo/_native.so") }
	stale := fmt.Sprintf("echo: the library is built for the ABI 0x%016x, this package was generated for 0x%016x: "+
		"in the project's directory run `bindgen build here`, which writes %s", module.Hash()+1, module.Hash(), path(other))
	absent := "echo: the library is not there: in the project's directory run `bindgen build here`, which writes " + path(missing)
	noBindings := "echo: the library %s has no bindings of echo in it: in the project's directory run `bindgen build here`"
	broken := "echo: the library " + path(junk) + " cannot be loaded: file too short: in the project's directory run `bindgen build here`"
	tests := []struct {
		name, dir, backend, want string
	}{
		{"another ABI", other, "cffi", stale},
		{"another ABI after the extension", other, "", fmt.Sprintf(noBindings, path(other)) + "; and by CFFI: " + stale},
		{"no library", missing, "cffi", absent},
		{"no library at all", missing, "", absent},
		{"another library", foreign, "cffi", fmt.Sprintf(noBindings, path(foreign))},
		{"another library by both", foreign, "", fmt.Sprintf(noBindings, path(foreign))},
		{"a broken file", junk, "cffi", broken},
		{"a broken file as extension", junk, "extension", broken},
		{"a broken file by both", junk, "", broken},
		{"not an extension", good, "extension", fmt.Sprintf(noBindings, path(good))},
		{"no such way", good, "ctypes", "BINDGEN_BACKEND has to be extension or cffi, not 'ctypes'"},
	}
	for _, tt := range tests {
		for _, python := range pythons(t) {
			if strings.HasPrefix(filepath.Base(python), "pypy") && tt.backend == "extension" {
				continue // PyPy loads no extension
			}
			want := tt.want
			if tt.backend == "" && strings.HasPrefix(filepath.Base(python), "pypy") {
				_, last, found := strings.Cut(want, "; and by CFFI: ")
				if found {
					want = last // PyPy does not try one
				}
			}
			t.Run(tt.name+"/"+filepath.Base(python), func(t *testing.T) {
				out, err := run(tt.dir, python, tt.backend, "", "-c", "import echo")
				require.Error(t, err)
				require.Equal(t, 1, strings.Count(out, "Traceback"), "one error, no chain: %s", out)
				lines := strings.Split(strings.TrimSpace(out), "\n")
				require.Equal(t, "ImportError: "+want, lines[len(lines)-1])
			})
		}
	}
}

// Without the C backend of cffi, what the extension said is told with it.
func TestExtensionRefusedWithoutCFFI(t *testing.T) {
	dir, _ := echo(t)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "python/echo/_native.so"), []byte("junk\n"), 0o644))
	out, err := run(dir, "python3", "", "", "-c", "import sys; sys.modules['_cffi_backend'] = None; import echo")
	require.Error(t, err)
	require.Equal(t, 1, strings.Count(out, "Traceback"), "%s", out)
	require.Contains(t, out, "cannot be loaded: file too short: in the project's directory run `bindgen build here`; and by CFFI: echo needs cffi in this Python: pip install cffi")
}

// A library that is no extension in this Python is used by CFFI.
func TestCFFIWhereTheExtensionDoesNotLoad(t *testing.T) {
	dir, _ := echo(t)
	build(t, dir, "")
	for _, python := range pythons(t) {
		out, err := run(dir, python, "", "", "-c", "import echo, echo._backend; print(echo._backend.name, echo.text('x'))")
		require.NoError(t, err, "%s", out)
		require.Equal(t, "cffi x\n", out)
	}
}

func TestNoC(t *testing.T) {
	dir, _ := echo(t)
	build(t, dir, "")
	for _, python := range pythons(t) {
		out, err := run(dir, python, "cffi", "", "-c", "import sys, echo; print('cffi' in sys.modules, 'pycparser' in sys.modules)")
		require.NoError(t, err, "%s", out)
		require.Equal(t, "False False\n", out, "the tables load without a parser")
	}
}

func TestCleanPython(t *testing.T) {
	for _, name := range []string{"echo", "zoo"} {
		t.Run(name, func(t *testing.T) { clean(t, name) })
	}
}

// clean lints the package of a crate in testdata, and what uses its types.
func clean(t *testing.T, name string) {
	dir, _ := generate(t, name)
	commands := [][]string{
		{"ruff", "format", "--no-cache", "--diff", name},
		{"ruff", "check", "--no-cache", "--target-version", "py39", name},
		{"mypy", "--strict", "--cache-dir", filepath.Join(dir, "cache"), "-p", name},
		{"pyright", "--warnings", name},
	}
	if uses, err := os.ReadFile(filepath.Join("testdata", name, "typed.py")); err == nil {
		require.NoError(t, os.WriteFile(filepath.Join(dir, "python", "typed.py"), uses, 0o644))
		commands = append(commands,
			[]string{"mypy", "--strict", "--cache-dir", filepath.Join(dir, "cache"), "typed.py"},
			[]string{"pyright", "--warnings", "typed.py"})
	}
	for _, args := range commands {
		c := exec.Command(tool(t, args[0]), args[1:]...)
		c.Dir = filepath.Join(dir, "python")
		out, err := c.CombinedOutput()
		require.NoError(t, err, "%s: %s", args, out)
	}
}

// tool returns the path of a Python tool.
func tool(t *testing.T, name string) string {
	t.Helper()
	own, err := filepath.Abs(filepath.Join("../../.tools/venv/bin", name))
	require.NoError(t, err)
	if _, err := os.Stat(own); err == nil {
		return own
	}
	found, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("no %s: `make setup` installs it into .tools/venv", name)
	}
	return found
}
