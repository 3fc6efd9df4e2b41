package e2e_test

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/build"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/objfile"
	"example.com/bindgen/internal/pipeline"
)

const repository = "../.."

// stubtestList are the names whose stubs differ from what stubtest finds.
const stubtestList = genDir + "/stubtest.txt"

// TestGoldensCompile builds the generated bindings of every crate in
// testdata/gen with rustc, compiles the header as C and C++, and runs the
// case's check.py with every way of loading the library.
func TestGoldensCompile(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: compiling the golden cases takes a minute")
	}
	var packages []string // directories that hold the built Python packages
	for _, name := range genCases(t) {
		t.Run(name, func(t *testing.T) {
			built := compileCase(t, name)
			packages = append(packages, built.python)
			for _, way := range waysToLoad(t) {
				t.Run(way.name, func(t *testing.T) { built.check(t, way) })
			}
			if program := filepath.Join(genDir, name, "typed.py"); exists(program) {
				t.Run("typed.py", func(t *testing.T) { built.checkUser(t, absolute(t, program)) })
			}
		})
	}
	t.Run("mypy --strict", func(t *testing.T) { checkTypes(t, packages, "mypy", "--strict") })
	t.Run("pyright", func(t *testing.T) { checkTypes(t, packages, "pyright", "--warnings") })
	t.Run("ruff", func(t *testing.T) { checkStyle(t, packages) })
	t.Run("stubtest", func(t *testing.T) { checkTypes(t, packages, "mypy.stubtest", "--allowlist", absolute(t, stubtestList)) })
}

// builtCase is one case with its library in its Python package.
type builtCase struct {
	name   string
	dir    string // of the project
	crate  string // the library's name
	python string // what goes into PYTHONPATH
}

// compileCase generates into a copy of the case that lies as deep in the
// repository as the case does, so that its path to the runtime crate holds.
func compileCase(t *testing.T, name string) builtCase {
	t.Helper()
	b := builtCase{name: name, dir: absolute(t, filepath.Join(repository, "build", "gen", name, "in"))}
	require.NoError(t, os.RemoveAll(filepath.Dir(b.dir)))
	require.NoError(t, os.CopyFS(b.dir, os.DirFS(filepath.Join(genDir, name, "in"))))
	var headers, glue []string
	out := generate(t, b.dir)
	b.crate = out.crate
	for path, data := range out.files {
		file := filepath.Join(b.dir, filepath.FromSlash(path))
		require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755))
		require.NoError(t, os.WriteFile(file, data, 0o644))
		switch {
		case strings.HasSuffix(path, ".h"):
			headers = append(headers, file)
		case strings.HasSuffix(path, ".rs"):
			glue = append(glue, file)
		}
	}
	slices.Sort(glue)
	dialect := dialectOf(name)
	for _, h := range headers {
		flags := append([]string{"-Wall", "-Wextra", "-Werror", "-fsyntax-only", "-include", h}, dialect.flags...)
		run(t, b.dir, nil, "cc", append(flags, "-std="+dialect.c, "-x", "c", os.DevNull)...)
		run(t, b.dir, nil, "c++", append(flags, "-std="+dialect.cpp, "-x", "c++", os.DevNull)...)
	}
	run(t, b.dir, nil, "rustfmt", append([]string{"--check", "--edition", "2021"}, glue...)...)
	library := b.cargoBuild(t)
	data, err := os.ReadFile(library)
	require.NoError(t, err)
	b.checkLibrary(t, library)
	if program := filepath.Join(genDir, name, "check.c"); len(headers) == 1 && exists(program) {
		b.checkC(t, absolute(t, program), filepath.Dir(headers[0]), library)
	}
	inside := strings.ReplaceAll(out.layout.Package, ".", "/")
	b.python = filepath.Join(b.dir, filepath.FromSlash(strings.TrimSuffix(out.layout.Python, inside)))
	native := filepath.Join(b.dir, filepath.FromSlash(out.layout.Python), "_native.so")
	require.NoError(t, os.WriteFile(native, data, 0o755))
	return b
}

// checkLibrary compares what the library exports with the ABI: it is exactly that.
func (b builtCase) checkLibrary(t *testing.T, library string) {
	t.Helper()
	report := &diag.Report{}
	module := pipeline.New(pipeline.Request{Crate: b.dir}, report).Module()
	object, err := objfile.Open(library)
	require.NoError(t, err)
	found := &diag.Report{}
	(&build.Product{Path: library, Object: object, Module: module}).Check(found)
	require.Empty(t, faults(t, found))
}

// dialect is what a case's header and check.c are compiled as.
type dialect struct {
	c, cpp string
	flags  []string
}

// dialectOf is strict but for native items: their attributes and unnamed structs
// are GNU's.
func dialectOf(name string) dialect {
	if strings.HasPrefix(name, "native_") {
		return dialect{c: "gnu11", cpp: "gnu++17"}
	}
	return dialect{c: "c11", cpp: "c++17", flags: []string{"-pedantic"}}
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// checkC compiles the case's check.c, which uses the library from C, and runs it.
func (b builtCase) checkC(t *testing.T, program, include, library string) {
	t.Helper()
	out := filepath.Join(filepath.Dir(b.dir), "check")
	dialect := dialectOf(b.name)
	flags := append([]string{"-Wall", "-Wextra", "-Werror", "-pthread", "-std=" + dialect.c, "-I", include}, dialect.flags...)
	run(t, b.dir, nil, "cc", append(flags, "-o", out, program, library, "-Wl,-rpath,"+filepath.Dir(library))...)
	run(t, b.dir, nil, out)
}

// cargoBuild builds the case's crate without a warning and returns its library.
func (b builtCase) cargoBuild(t *testing.T) string {
	t.Helper()
	var manifest string
	require.NoError(t, filepath.WalkDir(b.dir, func(path string, _ fs.DirEntry, err error) error {
		if filepath.Base(path) == "Cargo.toml" && manifest == "" { // others are of its dependencies
			manifest = path
		}
		return err
	}))
	target := absolute(t, filepath.Join(repository, "build", "gen-target"))
	log := run(t, b.dir, []string{"CARGO_TARGET_DIR=" + target}, "cargo", "build", "--manifest-path", manifest)
	require.NotContains(t, log, "warning:", "generated glue must compile without warnings")
	return filepath.Join(target, "debug", libraryName(b.crate))
}

func libraryName(name string) string {
	switch runtime.GOOS {
	case "darwin":
		return "lib" + name + ".dylib"
	case "windows":
		return name + ".dll"
	default:
		return "lib" + name + ".so"
	}
}

// way is one way of loading the library.
type way struct{ name, python, backend string }

func waysToLoad(t *testing.T) []way {
	t.Helper()
	ways := []way{{"CPython, extension", "python3", "extension"}}
	venv := absolute(t, filepath.Join(repository, ".tools", "venv", "bin", "python"))
	for _, python := range []string{venv, "python3"} {
		if exec.Command(python, "-c", "import _cffi_backend").Run() == nil {
			ways = append(ways, way{"CPython, CFFI", python, "cffi"})
			break
		}
	}
	if len(ways) == 1 {
		t.Log("SKIP CPython by CFFI: no Python with cffi; `make setup` installs one")
	}
	if _, err := exec.LookPath("pypy3"); err == nil {
		ways = append(ways, way{"PyPy, CFFI", "pypy3", "cffi"})
	} else {
		t.Log("SKIP PyPy by CFFI: no pypy3; `make setup` installs one")
	}
	return ways
}

// check runs the case's check.py; a case without one is only imported.
func (b builtCase) check(t *testing.T, w way) {
	env := []string{
		"PYTHONPATH=" + b.python, "BINDGEN_BACKEND=" + w.backend, "PYTHONDONTWRITEBYTECODE=1",
	}
	script := absolute(t, filepath.Join(genDir, b.name, "check.py"))
	require.FileExists(t, script)
	run(t, b.dir, env, w.python, "-X", "faulthandler", script)
}

// checkTypes runs a module of mypy's over all built packages at once.
func checkTypes(t *testing.T, packages []string, module string, flags ...string) {
	python := absolute(t, filepath.Join(repository, ".tools", "venv", "bin", "python"))
	if _, err := os.Stat(python); err != nil {
		t.Skip("no mypy; `make setup` installs it")
	}
	require.NotEmpty(t, packages)
	path := strings.Join(packages, string(os.PathListSeparator))
	args := append([]string{"-m", module}, flags...)
	for _, dir := range packages {
		entries, err := os.ReadDir(dir)
		require.NoError(t, err)
		for _, e := range entries {
			switch module {
			case "mypy":
				args = append(args, "-p", e.Name())
			case "pyright": // knows files only
				args = append(args, filepath.Join(dir, e.Name()))
			default:
				args = append(args, e.Name())
			}
		}
	}
	run(t, t.TempDir(), []string{"MYPYPATH=" + path, "PYTHONPATH=" + path}, python, args...)
}

// checkStyle formats and lints the built packages as a project without a
// configuration of its own would.
func checkStyle(t *testing.T, packages []string) {
	ruff := absolute(t, filepath.Join(repository, ".tools", "venv", "bin", "ruff"))
	if _, err := os.Stat(ruff); err != nil {
		t.Skip("no ruff; `make setup` installs it")
	}
	run(t, t.TempDir(), nil, ruff, append([]string{"format", "--isolated", "--no-cache", "--diff"}, packages...)...)
	run(t, t.TempDir(), nil, ruff, append([]string{"check", "--isolated", "--no-cache"}, packages...)...)
}

// run runs a command and returns its output; it fails the test with the output
// when the command fails.
func run(t *testing.T, dir string, env []string, name string, args ...string) string {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), env...)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out.String())
	}
	return out.String()
}

func absolute(t *testing.T, path string) string {
	t.Helper()
	abs, err := filepath.Abs(path)
	require.NoError(t, err)
	return abs
}
