package pyfiles_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/config"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/pyfiles"
)

// find makes a project of files, "LINK -> TARGET" for a link, with a crate named
// engine, and returns what is found and what is said.
func find(t *testing.T, configuration string, files ...string) (string, string) {
	t.Helper()
	dir := t.TempDir()
	require.NoError(t, os.Mkdir(filepath.Join(dir, ".git"), 0o777))
	for _, name := range append(files, "Cargo.toml") {
		name, target, link := strings.Cut(name, " -> ")
		path := filepath.Join(dir, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o777))
		if link {
			require.NoError(t, os.Symlink(target, path))
		} else {
			require.NoError(t, os.WriteFile(path, nil, 0o666))
		}
	}
	require.NoError(t, os.WriteFile(filepath.Join(dir, "bindgen.toml"), []byte(configuration), 0o666))
	t.Chdir(dir)
	report := &diag.Report{}
	project := config.Load(config.Search{}, report)
	require.NotNil(t, project, "%v", report.Sorted())
	var paths []string
	for _, f := range pyfiles.Find(project, project.Layout("engine"), report) {
		require.FileExists(t, f.Disk)
		paths = append(paths, f.Path)
	}
	var said strings.Builder
	require.NoError(t, diag.WriteText(&said, report.Sorted(), diag.Plain))
	return strings.Join(paths, " "), said.String()
}

func TestFind(t *testing.T) {
	const own = "python/engine/__init__.py"
	for _, c := range []struct {
		name, configuration string
		files               []string
		want, says          string
	}{
		{"everything in a directory of its own", "", []string{
			own, "python/engine/data/x.json", "python/engine/py.typed", "python/engine/.hidden", "python/module.py", "python/module.pyi",
			"python/space/inner/x.py", "python/engine-stubs/__init__.pyi", "README.md", "rust/x.py",
		}, "engine-stubs/__init__.pyi engine/.hidden engine/__init__.py engine/data/x.json engine/py.typed module.py module.pyi space/inner/x.py", ""},
		{"what tools leave behind", "", []string{
			own, "python/engine/__pycache__/__init__.cpython-311.pyc", "python/engine/x.pyc", "python/engine/_native.so", "python/engine/_native.abi3.so",
			"python/engine/_native.pyd", "python/engine/.DS_Store", "python/engine/x.py~", "python/engine/.x.py.swp", "python/engine/.git/config",
			"python/engine/.gitignore", "python/engine/.env", "python/engine/.pypirc", "python/engine/.__init__.py.12.bindgen-tmp", "python/engine.egg-info/PKG-INFO", "python/.venv/pyvenv.cfg",
			"python/env/pyvenv.cfg", "python/env/lib/x.py", "python/engine/target/CACHEDIR.TAG", "python/engine/target/x",
		}, "engine/__init__.py", ""},
		{"what is at the top and not for others", "", []string{
			own, "python/tests/test_x.py", "python/conftest.py", "python/README.md", "python/docs/index.md", "python/my-tool/x.py", "python/x.pth",
		}, "engine/__init__.py", "note[BG0716]: left out of the wheel: `conftest.py`, `my-tool`, `tests`, `x.pth`\n" +
			" = help: to have it in: wheel.include = [\"conftest.py\"]; to be told no more: wheel.exclude = [\"conftest.py\"]\n"},
		{"libraries", "", []string{own, "python/engine/libz.so.1", "python/engine/other.pyd"}, "engine/__init__.py", "note[BG0716]: left out of the wheel: `engine/libz.so.1`, `engine/other.pyd`"},
		{"with what includes them", `wheel.include = ["engine/*.so.*", "tests", "engine/_native.*"]`, []string{own, "python/engine/libz.so.1", "python/engine/_native.so", "python/tests/x.py", "python/tests/x.json"},
			"engine/__init__.py engine/libz.so.1 tests/x.json tests/x.py", "warning[BG0601]: `wheel.include` has `engine/_native.*`, which matches no file\n --> bindgen.toml:1:44"},
		{"with what excludes them", `wheel.exclude = ["**/*.pyd", "tests", "engine/internal/**"]`, []string{own, "python/engine/other.pyd", "python/tests/x.py", "python/engine/internal/x.py"}, "engine/__init__.py", ""},
		{"to exclude goes before to include", `wheel = { include = ["engine/*.so"], exclude = ["**/b.so"] }`, []string{own, "python/engine/a.so", "python/engine/b.so"}, "engine/__init__.py engine/a.so", ""},
		{"in the project's directory", `python.dir = "."`, []string{
			"engine/__init__.py", "engine/x.txt", "engine-stubs/__init__.pyi", "tests/__init__.py", "setup.py", "src/lib.rs", "target/x.py", "other/x.py",
		}, "engine-stubs/__init__.pyi engine/__init__.py engine/x.txt", ""},
		{"with a package beside", `python.dir = "."`, []string{"engine/__init__.py", "beside/__init__.py", "script.py"}, "engine/__init__.py", "note[BG0716]: left out of the wheel: `beside`, `script.py`"},
		{"a link out of the project, not asked for", `python.dir = "."`, []string{"engine/__init__.py", "elsewhere -> /"}, "engine/__init__.py", ""},
		{"listed packages", "python.dir = \".\"\nwheel.packages = [\"engine\", \"beside\", \"script\"]", []string{"engine/__init__.py", "beside/__init__.py", "beside/tests/x.py", "script.py", "script.pyi", "third/__init__.py"},
			"beside/__init__.py beside/tests/x.py engine/__init__.py script.py script.pyi", ""},
		{"a listed package in a package", "python.package = \"space.engine\"\nwheel.packages = [\"space.engine\"]", []string{"python/space/engine/__init__.py", "python/space/other.py"}, "space/engine/__init__.py", ""},
		{"a listed package that is not there", `wheel.packages = ["engine", "enigne"]`, []string{own}, "engine/__init__.py",
			"error[BG0601]: there is no package or module `enigne` in `python`\n --> bindgen.toml:1:29"},
		{"without the generated one", `wheel.packages = ["other"]`, []string{own, "python/other.py"}, "other.py", "error[BG0601]: `wheel.packages` leaves the generated package `engine` out\n --> bindgen.toml:1:19"},
		{"links", "", []string{own, "python/engine/x.py -> ../../shared/x.py", "python/engine/all -> ../../shared", "shared/x.py"}, "engine/__init__.py engine/all/x.py engine/x.py", ""},
		{"a link out of the project", "", []string{own, "python/engine/x -> /etc"}, "engine/__init__.py", "error[BG0717]: `python/engine/x` is a symbolic link that leads out of the project\n"},
		{"an excluded one", `wheel.exclude = ["engine/x"]`, []string{own, "python/engine/x -> /etc"}, "engine/__init__.py", ""},
		{"a link to nowhere", "", []string{own, "python/engine/x -> gone"}, "engine/__init__.py", "error[BG0717]: `python/engine/x` is a symbolic link that leads nowhere"},
		{"a link to itself", "", []string{own, "python/engine/x -> x"}, "engine/__init__.py", "error[BG0717]: `python/engine/x` is a symbolic link that leads nowhere"},
		{"a link in a circle", "", []string{own, "python/engine/x -> ../engine"}, "engine/__init__.py", "error[BG0717]: `python/engine/x` is a symbolic link to a directory that it is in"},
		{"links to each other", "", []string{own, "python/engine/a/x -> ../b", "python/engine/b/y -> ../a"}, "engine/__init__.py",
			"error[BG0717]: `python/engine/a/x/y` is a symbolic link to a directory that it is in"},
		{"a name of two lines", "", []string{own, "python/engine/a\nb"}, "engine/__init__.py", "has a control character in its name"},
		{"a name that is no text", "", []string{own, "python/engine/a\xff"}, "engine/__init__.py", "has a name that is not UTF-8"},
		{"a name with a backslash", "", []string{own, `python/engine/a\b`}, "engine/__init__.py", "has a backslash in its name"},
		{"names of all languages", "", []string{"python/engine/größe.py", "python/größe.py"}, "engine/größe.py größe.py", ""},
		{"no directory", "", nil, "", "error[BG0102]: cannot read `python`: no such file or directory"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, says := find(t, c.configuration, c.files...)
			require.Equal(t, c.want, got)
			if c.says == "" {
				require.Empty(t, says)
			}
			require.Contains(t, says, c.says)
		})
	}
}
