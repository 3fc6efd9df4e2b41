package config_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/emit"
	"example.com/bindgen/internal/config"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

var backends = []string{"glue", "header", "pyi"}

// tree makes a directory with files, makes it the working directory, and keeps
// the search for a configuration inside it.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	if _, own := files[".git"]; !own {
		require.NoError(t, os.Mkdir(filepath.Join(dir, ".git"), 0o777))
	}
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o777))
		require.NoError(t, os.WriteFile(path, []byte(text), 0o666))
	}
	t.Chdir(dir)
	return dir
}

func TestFind(t *testing.T) {
	const empty = ""
	cases := []struct {
		name          string
		files         map[string]string
		arg           string
		dir, crate    string
		header, typed string // of a crate named "lib"
	}{
		{"Cargo.toml here", map[string]string{"Cargo.toml": empty}, "", ".", ".", "include/lib.h", "python/lib"},
		{"a crate by its directory", map[string]string{"a/b/Cargo.toml": empty}, "a/b", "a/b", ".", "include/lib.h", "python/lib"},
		{"by its Cargo.toml", map[string]string{"a/b/Cargo.toml": empty}, "a/b/Cargo.toml", "a/b", ".", "include/lib.h", "python/lib"},
		{"a crate in rust", map[string]string{"p/rust/Cargo.toml": empty}, "p/rust", "p", "rust", "include/lib.h", "python/lib"},
		{"the directory above rust", map[string]string{"p/rust/Cargo.toml": empty}, "p", "p", "rust", "include/lib.h", "python/lib"},
		{"./rust", map[string]string{"rust/Cargo.toml": empty}, "", ".", "rust", "include/lib.h", "python/lib"},
		{"Cargo.toml before rust", map[string]string{"Cargo.toml": empty, "rust/Cargo.toml": empty}, "", ".", ".", "include/lib.h", "python/lib"},
		{"bindgen.toml before Cargo.toml", map[string]string{
			"Cargo.toml": empty, "x/Cargo.toml": empty, "bindgen.toml": `crate = "x"`,
		}, "", ".", "x", "include/lib.h", "python/lib"},
		{"an empty bindgen.toml", map[string]string{"p/rust/Cargo.toml": empty, "p/bindgen.toml": empty}, "p", "p", "rust", "include/lib.h", "python/lib"},
		{"by its bindgen.toml", map[string]string{"p/rust/Cargo.toml": empty, "p/bindgen.toml": empty}, "p/bindgen.toml", "p", "rust", "include/lib.h", "python/lib"},
		{"bindgen.toml beside a crate in rust", map[string]string{"p/rust/Cargo.toml": empty, "p/rust/bindgen.toml": empty}, "p/rust", "p/rust", ".", "include/lib.h", "python/lib"},
		{"bindgen.toml above names the crate", map[string]string{
			"p/bindgen.toml": "crate = \"crates/x\"\nheader = \"x.h\"\n[python]\ndir = \"py\"\npackage = \"other\"\n", "p/crates/x/Cargo.toml": empty,
		}, "p/crates/x", "p", "crates/x", "x.h", "py/other"},
		{"bindgen.toml above names another crate", map[string]string{
			"p/bindgen.toml": `crate = "y"`, "p/x/Cargo.toml": empty, "p/y/Cargo.toml": empty,
		}, "p/x", "p/x", ".", "include/lib.h", "python/lib"},
		{"pyproject.toml", map[string]string{
			"p/pyproject.toml": "[project]\nname = \"bindgen\"\n[tool.bindgen]\ncrate = \"x\"\nheader = \"h.h\"\npython = { dir = \"src\" }\n", "p/x/Cargo.toml": empty,
		}, "p/x", "p", "x", "h.h", "src/lib"},
		{"a package in a package", map[string]string{
			"p/Cargo.toml": empty, "p/bindgen.toml": "[python]\npackage = \"jellyfish._rustyfish\"\n",
		}, "p", "p", ".", "include/lib.h", "python/jellyfish/_rustyfish"},
		{"pyproject.toml about something else", map[string]string{
			"pyproject.toml": "[build-system]\nrequires = [\"bindgen\"]\n", "rust/Cargo.toml": empty,
		}, "rust", ".", "rust", "include/lib.h", "python/lib"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			tree(t, c.files)
			report := &diag.Report{}
			p := config.Load(config.Search{Dir: c.arg, Backends: backends}, report)
			require.Empty(t, text(t, report))
			require.Equal(t, c.dir, p.Dir)
			require.Equal(t, c.crate, p.CrateDir)
			layout := p.Layout("lib")
			require.Equal(t, c.header, layout.Header)
			require.Equal(t, c.typed, layout.Python)
		})
	}
}

func TestFindAbove(t *testing.T) {
	dir := tree(t, map[string]string{
		"p/rust/Cargo.toml": "", "p/rust/src/a/lib.rs": "", "p/python/x": "", "p/c/bindgen.toml": "crate = \"d\"", "p/c/d/Cargo.toml": "", "p/c/e/f/x": "",
		"q/.git/x": "", "q/r/x": "", "x/y": "",
	})
	for from, want := range map[string][2]string{
		"p/rust/src/a": {"../../..", "rust"},
		"p/rust/src":   {"../..", "rust"},
		"p/python":     {"..", "rust"},
		"p/c/e/f":      {"../..", "d"},
	} {
		t.Chdir(filepath.Join(dir, from))
		report := &diag.Report{}
		p := config.Load(config.Search{Backends: backends}, report)
		require.Empty(t, text(t, report), from)
		require.Equal(t, want, [2]string{p.Dir, p.CrateDir}, from)
	}
	for from, top := range map[string]string{"q/r": "q", "x": ""} {
		t.Chdir(filepath.Join(dir, from))
		report := &diag.Report{}
		require.Nil(t, config.Load(config.Search{Command: "check"}, report))
		require.Contains(t, text(t, report), "there is no crate in the working directory or above it, up to `"+filepath.ToSlash(filepath.Join(dir, top))+"`\n")
		require.Contains(t, text(t, report), "bindgen check DIR\n")
	}
	t.Chdir(dir)
	report := &diag.Report{}
	require.Nil(t, config.Load(config.Search{Dir: "p/rust/src"}, report), "a directory that was named is not left")
	require.Contains(t, text(t, report), "there is no crate in `p/rust/src`\n")
}

func TestShownPathsAreShort(t *testing.T) {
	dir := tree(t, map[string]string{"p/rust/Cargo.toml": "", "q/x": ""})
	report := &diag.Report{}
	require.Equal(t, "p", config.Load(config.Search{Dir: filepath.Join(dir, "p", "rust"), Backends: backends}, report).Dir)
	t.Chdir("q")
	p := config.Load(config.Search{Dir: "../p/rust", Backends: backends}, report)
	require.Equal(t, "../p", p.Dir)
	require.Equal(t, "../p/rust", p.ParserDir())
	t.Chdir("../p/rust")
	p = config.Load(config.Search{Backends: backends}, report)
	require.Equal(t, "..", p.Dir)
	require.Equal(t, "../rust", p.ParserDir())
	require.Equal(t, "bindgen build rust", p.Layout("x").Command)
}

func TestSettings(t *testing.T) {
	tree(t, map[string]string{"r/Cargo.toml": "", "bindgen.toml": `
crate = "r"
backends = ["header", "pyi"]
features = ["a", "b"]
no-default-features = true
target = "aarch64-apple-darwin"
header = "inc/x.h"
abi = "abi/x.json"
python.package = "pkg"

[python]
dir = "src"
`[1:]})
	report := &diag.Report{}
	p := config.Load(config.Search{Flags: config.Flags{Features: []string{"c"}}, Backends: backends}, report)
	require.Nil(t, p)
	require.Contains(t, text(t, report), "bindgen.toml:10:2") // a dotted key and a table of one name

	require.NoError(t, os.WriteFile("bindgen.toml", []byte(`crate = "r"
backends = ["header", "pyi"]
features = ["a", "b"]
no-default-features = true
target = "aarch64-apple-darwin"
header = "inc/x.h"
abi = "abi/x.json"
[python]
package = "pkg"
dir = "src"
`), 0o666))
	report = &diag.Report{}
	p = config.Load(config.Search{Flags: config.Flags{Features: []string{"c"}}, Backends: backends}, report)
	require.Empty(t, text(t, report))
	require.Equal(t, []string{"header", "pyi"}, p.Backends)
	require.Equal(t, parser.Options{Features: []string{"a", "b", "c"}, NoDefaultFeatures: true, Target: "aarch64-apple-darwin"}, p.Options())
	require.Equal(t, emit.Layout{
		CrateDir: "r", Header: "inc/x.h", ABIJSON: "abi/x.json", Python: "src/pkg", Package: "pkg", Command: "bindgen build r --features c",
	}, p.Layout("lib"))
}

func TestCommand(t *testing.T) {
	tree(t, map[string]string{"it's/Cargo.toml": "", "bindgen.toml": `crate = "it's"`, "b/Cargo.toml": ""})
	report := &diag.Report{}
	flags := config.Flags{Features: []string{"a", "b"}, NoDefaultFeatures: true, Target: "t"}
	require.Equal(t, `bindgen gen 'it'\''s' --features a,b --no-default-features --target t`, config.Load(config.Search{Flags: flags, Backends: backends}, report).Command("gen"))
	require.Equal(t, "bindgen gen", config.Load(config.Search{Dir: "b", Backends: backends}, report).Command("gen"))
}

func text(t *testing.T, r *diag.Report) string {
	t.Helper()
	var out strings.Builder
	require.NoError(t, diag.WriteText(&out, r.Sorted(), diag.Plain))
	return out.String()
}

func TestFaults(t *testing.T) {
	cases := []struct {
		name  string
		files map[string]string
		arg   string
		want  string
	}{
		{"no directory", nil, "gone", "error[BG0101]: there is no directory `gone`"},
		{"a file", map[string]string{"x": ""}, "x", "error[BG0101]: there is no directory `x`"},
		{"no crate", map[string]string{"x/y": ""}, "x", "error[BG0101]: there is no crate in `x`"},
		{"no crate beside", map[string]string{"bindgen.toml": ""}, "", "there is no Cargo.toml beside this file, nor in `rust`\n --> bindgen.toml:1:1"},
		{"no such crate", map[string]string{"bindgen.toml": "\ncrate = \"x\""}, "", "there is no Cargo.toml in `x`\n --> bindgen.toml:2:9"},
		{"unknown key", map[string]string{"p/Cargo.toml": "", "p/bindgen.toml": "\n  heder = \"x.h\""}, "p",
			"there is no setting `heder`\n --> p/bindgen.toml:2:3\n  |\n2 |   heder = \"x.h\"\n  |   ^^^^^\n  |\n  = help: did you mean `header`?"},
		{"unknown nested key", map[string]string{"Cargo.toml": "", "bindgen.toml": "[python]\npakage = \"x\""}, "",
			"there is no setting `python.pakage`\n --> bindgen.toml:2:1"},
		{"unknown table", map[string]string{"Cargo.toml": "", "bindgen.toml": "[phyton]\ndir = \"x\""}, "",
			"there is no setting `phyton`\n --> bindgen.toml:1:2"},
		{"unknown key far from all", map[string]string{"Cargo.toml": "", "bindgen.toml": "zzzzzzzzzzz = 1"}, "", "help: the settings are crate, backends,"},
		{"array of tables", map[string]string{"Cargo.toml": "", "bindgen.toml": "[[python]]\n"}, "", "there is no setting `python`\n --> bindgen.toml:1:3"},
		{"in pyproject.toml", map[string]string{"Cargo.toml": "", "pyproject.toml": "[tool]\nbindgen.target = 1"}, "",
			"`target` has to be a string\n --> pyproject.toml:2:18"},
		{"wrong type", map[string]string{"Cargo.toml": "", "bindgen.toml": "features = \"a\""}, "",
			"`features` has to be an array of strings\n --> bindgen.toml:1:12"},
		{"wrong element", map[string]string{"Cargo.toml": "", "bindgen.toml": "features = [\"a\", 1]"}, "",
			"`features` has to be an array of strings\n --> bindgen.toml:1:1"},
		{"wrong bool", map[string]string{"Cargo.toml": "", "bindgen.toml": "no-default-features = 1"}, "",
			"`no-default-features` has to be true or false\n --> bindgen.toml:1:23"},
		{"outside", map[string]string{"Cargo.toml": "", "bindgen.toml": "header = \"../x.h\""}, "", "`header` has to stay below the directory of this file"},
		{"backslash", map[string]string{"Cargo.toml": "", "bindgen.toml": `header = 'a\x.h'`}, "", "`header` has to be written with / between its parts"},
		{"not clean", map[string]string{"Cargo.toml": "", "bindgen.toml": "header = \"a/../x.h\""}, "", "`header` is not in its shortest form, which is `x.h`"},
		{"empty", map[string]string{"Cargo.toml": "", "bindgen.toml": "header = \"\""}, "", "`header` is empty\n --> bindgen.toml:1:10"},
		{"abi", map[string]string{"Cargo.toml": "", "bindgen.toml": "abi = \"abi\""}, "", "`abi` has to end in .json"},
		{"package", map[string]string{"Cargo.toml": "", "bindgen.toml": "[python]\npackage = \"1x\""}, "", "`python.package` has to be an identifier"},
		{"package in a package", map[string]string{"Cargo.toml": "", "bindgen.toml": "[python]\npackage = \"a..b\""}, "", "with dots between them\n --> bindgen.toml:2:11"},
		{"package from the top", map[string]string{"Cargo.toml": "", "bindgen.toml": "[python]\npackage = \".b\""}, "", "= help: write for instance: package = \"engine\" below [python]"},
		{"packages", map[string]string{"Cargo.toml": "", "bindgen.toml": "wheel.packages = [\"a\", \"b-c\"]"}, "",
			"`wheel.packages` has `b-c`, which is no name of a package or module\n --> bindgen.toml:1:24"},
		{"a pattern", map[string]string{"Cargo.toml": "", "bindgen.toml": "[wheel]\nexclude = [\"a/[b\"]"}, "",
			"`wheel.exclude` has `a/[b`, which is no pattern: a bracket or brace is not closed"},
		{"a pattern out of the project", map[string]string{"Cargo.toml": "", "bindgen.toml": "[wheel]\ninclude = [\"a/../../b\"]"}, "", "which leads out of the directory"},
		{"a pattern of a directory", map[string]string{"Cargo.toml": "", "bindgen.toml": "[wheel]\ninclude = [\"a/\"]"}, "", "which matches no file: leave `./` and the last `/` out"},
		{"an empty pattern", map[string]string{"Cargo.toml": "", "bindgen.toml": "[wheel]\ninclude = [\"\"]"}, "", "has ``, which is empty"},
		{"backend", map[string]string{"Cargo.toml": "", "bindgen.toml": "backends = [\"heder\"]"}, "", "there is no backend `heder`\n --> bindgen.toml:1:1"},
		{"no TOML", map[string]string{"Cargo.toml": "", "bindgen.toml": "a = 1\nb = = 2\n"}, "", "the file is not valid TOML\n --> bindgen.toml:2:5"},
		{"a key given twice", map[string]string{"Cargo.toml": "", "bindgen.toml": "abi = \"a.json\"\nabi = \"a.json\"\n"}, "", "the file is not valid TOML\n --> bindgen.toml:2:1"},
		{"two configurations", map[string]string{"Cargo.toml": "", "bindgen.toml": "", "pyproject.toml": "[tool.bindgen]"}, "", "there are two configurations\n --> bindgen.toml:1:1"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			tree(t, c.files)
			report := &diag.Report{}
			require.Nil(t, config.Load(config.Search{Dir: c.arg, Backends: backends}, report))
			require.Contains(t, text(t, report), c.want)
		})
	}
}

func TestMetadataIsNoSetting(t *testing.T) {
	tree(t, map[string]string{"Cargo.toml": "", "bindgen.toml": "version = \"1.0\"\n"})
	report := &diag.Report{}
	require.Nil(t, config.Load(config.Search{}, report))
	require.Contains(t, text(t, report), "help: `version` is metadata: write it below [project] of pyproject.toml, or into Cargo.toml")
}
