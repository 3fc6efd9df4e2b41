package metadata_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/config"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/metadata"
)

// manifest is a Cargo.toml that has all that metadata asks for.
const manifest = `[package]
name = "my-crate"
version = "1.0.0-rc.1"
edition = "2021"
description = """
Two
lines"""
license = "MIT/Apache-2.0"
authors = ["Ada, Countess <ada@example.org>", "Nobody"]
keywords = ["one", "two"]
homepage = "https://example.org"
repository = "https://example.org/git"

[dependencies]
bindgen-rt = "0.1"
`

// read places files into a new project and returns its metadata, and what was
// said.
func read(t *testing.T, files map[string]string) (*metadata.Metadata, string) {
	t.Helper()
	if files["Cargo.toml"] == "" && files["rust/Cargo.toml"] == "" {
		files["Cargo.toml"] = manifest
	}
	tree(t, files)
	report := &diag.Report{}
	project := config.Load(config.Search{Dir: "."}, report)
	require.NotNil(t, project)
	m := metadata.Read(project, report)
	var said bytes.Buffer
	require.NoError(t, diag.WriteText(&said, report.Sorted(), diag.Plain))
	return m, said.String()
}

// tree places files into a new directory and makes it the working directory.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	require.NoError(t, os.Mkdir(filepath.Join(dir, ".git"), 0o777))
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o777))
		require.NoError(t, os.WriteFile(path, []byte(text), 0o666))
	}
	t.Chdir(dir)
	return dir
}

func TestFromCargo(t *testing.T) {
	m, said := read(t, map[string]string{"README.md": "# It\r\n\r\nText\r\n", "LICENSE-MIT": "free", "NOTICE.txt": "n"})
	require.Contains(t, said, "the licence is taken as `MIT OR Apache-2.0`")
	require.NotNil(t, m, said)
	require.Equal(t, `Metadata-Version: 2.4
Name: my-crate
Version: 1.0.0rc1
Summary: Two lines
Keywords: one,two
Author: Nobody
Author-email: "Ada, Countess" <ada@example.org>
License-Expression: MIT OR Apache-2.0
License-File: LICENSE-MIT
License-File: NOTICE.txt
Project-URL: Homepage, https://example.org
Project-URL: Repository, https://example.org/git
Requires-Python: >=3.9
Description-Content-Type: text/markdown

# It

Text
`, string(m.Bytes()))
	require.Equal(t, "my_crate-1.0.0rc1", m.Stem())
	require.Equal(t, "README.md", m.ReadmePath)
	require.Nil(t, m.EntryPointsText())
}

// whole is a pyproject.toml with every key.
const whole = `[build-system]
requires = ["bindgen"]
build-backend = "bindgen_backend"

[project]
name = "My.Project"
version = "1.0.0-RC1"
description = "One line"
readme = { file = "docs/README.rst", content-type = "text/x-rst; charset=UTF-8" }
requires-python = ">= 3.9, <4"
license = "mit or (apache-2.0 and LicenseRef-Own)"
license-files = ["LICENSES/*.txt"]
authors = [{ name = "Ada" }, { email = "b@example.org" }, { name = "C. D.", email = "c@example.org" }]
keywords = ["one", "two"]
classifiers = ["Programming Language :: Rust", "Private :: Do Not Upload"]
dependencies = ["attrs >= 23 ; python_version < '3.11' or os_name == 'nt'", "own[b,a] @ https://example.org/x;y.zip ; extra == 'q'"]
import-names = ["my", "my.part; private"]
import-namespaces = ["other"]

[[project.maintainers]]
name = "Eve"
email = "eve@example.org"

[project.urls]
Homepage = "https://example.org"
"Bug Tracker" = "https://example.org/bugs"

[project.scripts]
my-tool = "my.cli:main"

[project.gui-scripts]
my-window = "my.window:App.run"

[project.entry-points."my.group"]
b = "my"
a = "my:thing"

[project.optional-dependencies]
Fast_One = ["numpy>=2", "x; os_name == 'nt' or os_name == 'posix'"]

[dependency-groups]
test = ["pytest"]

[tool.other]
anything = 1
`

func TestFromPyproject(t *testing.T) {
	m, said := read(t, map[string]string{
		"pyproject.toml": whole, "docs/README.rst": "It\n==\n", "LICENSES/b.txt": "b", "LICENSES/a.txt": "a", "LICENSE": "not named",
	})
	require.Empty(t, said)
	require.Equal(t, `Metadata-Version: 2.5
Name: My.Project
Version: 1.0.0rc1
Summary: One line
Keywords: one,two
Author: Ada
Author-email: b@example.org, "C. D." <c@example.org>
Maintainer-email: Eve <eve@example.org>
License-Expression: MIT OR (Apache-2.0 AND LicenseRef-Own)
License-File: LICENSES/a.txt
License-File: LICENSES/b.txt
Classifier: Programming Language :: Rust
Classifier: Private :: Do Not Upload
Project-URL: Homepage, https://example.org
Project-URL: Bug Tracker, https://example.org/bugs
Requires-Python: >=3.9,<4
Requires-Dist: attrs>=23; python_version < '3.11' or os_name == 'nt'
Requires-Dist: own[a,b] @ https://example.org/x;y.zip ; extra == 'q'
Requires-Dist: numpy>=2; extra == 'fast-one'
Requires-Dist: x; (os_name == 'nt' or os_name == 'posix') and extra == 'fast-one'
Provides-Extra: fast-one
Import-Name: my
Import-Name: my.part; private
Import-Namespace: other
Description-Content-Type: text/x-rst; charset=UTF-8

It
==
`, string(m.Bytes()))
	require.Equal(t, "my_project-1.0.0rc1", m.Stem())
	require.Equal(t, `[console_scripts]
my-tool = my.cli:main

[gui_scripts]
my-window = my.window:App.run

[my.group]
a = my:thing
b = my
`, string(m.EntryPointsText()))
}

// cargo returns a Cargo.toml with lines in its [package].
func cargo(lines string) string {
	return "[package]\nname = \"case\"\nedition = \"2021\"\n" + lines + "\n[dependencies]\nbindgen-rt = \"0.1\"\n"
}

func TestVersionsOfCargo(t *testing.T) {
	for cargoVersion, want := range map[string]string{
		"1.2.3": "1.2.3", "1.0.0-rc.1": "1.0.0rc1", "1.0.0-rc1": "1.0.0rc1", "1.0.0-alpha": "1.0.0a0", "1.0.0-alpha.2": "1.0.0a2",
		"1.0.0-beta": "1.0.0b0", "1.0.0-b-3": "1.0.0b3", "1.0.0-pre.4": "1.0.0rc4", "1.0.0-dev.5": "1.0.0.dev5", "1.0.0-DEV": "1.0.0.dev0",
		"1.0.0+linux.X-1": "1.0.0+linux.x.1", "1.0.0-rc.1+007": "1.0.0rc1+7",
		"1.0": "", "1.0.0-nightly": "", "1.0.0-1": "", "1.0.0-rc.1.2": "", "1.0.0-alpha.beta": "", "1.0.0+a..b": "", "01.0.0": "", "1.0.0-post.1": "",
	} {
		m, said := read(t, map[string]string{"Cargo.toml": cargo("version = \"" + cargoVersion + "\"")})
		if want == "" {
			require.Nil(t, m, cargoVersion)
			require.Contains(t, said, "has no counterpart in Python")
			continue
		}
		require.NotNil(t, m, said)
		require.Equal(t, want, m.Version, cargoVersion)
	}
}

func TestWorkspaceInheritance(t *testing.T) {
	m, said := read(t, map[string]string{
		"Cargo.toml": "[workspace]\nmembers = [\"crates/*\"]\n[workspace.package]\nversion = \"3.0.0\"\nlicense = \"MIT\"\nauthors = [\"A <a@example.org>\"]\n" +
			"readme = \"README.md\"\nlicense-file = \"COPYRIGHT\"\nkeywords = [\"k\"]\ndescription = \"d\"\nrepository = \"https://example.org\"\n",
		"README.md": "# Shared\n", "COPYRIGHT": "all rights",
		"bindgen.toml": "crate = \"crates/a\"\n",
		"crates/a/Cargo.toml": cargo("version.workspace = true\nlicense = { workspace = true }\nauthors.workspace = true\nreadme.workspace = true\n" +
			"license-file.workspace = true\nkeywords.workspace = true\ndescription.workspace = true\nrepository.workspace = true"),
	})
	require.NotNil(t, m, said)
	require.Empty(t, said)
	require.Equal(t, "README.md", m.ReadmePath)
	require.Equal(t, "COPYRIGHT", m.LicenseFiles[0].Path)
	require.Equal(t, `Metadata-Version: 2.4
Name: case
Version: 3.0.0
Summary: d
Keywords: k
Author-email: A <a@example.org>
License-Expression: MIT
License-File: COPYRIGHT
Project-URL: Repository, https://example.org
Requires-Python: >=3.9
Description-Content-Type: text/markdown

# Shared
`, string(m.Bytes()))
}

// A file of Cargo.toml outside of the project is one at its top, where an sdist
// has it.
func TestFilesOutside(t *testing.T) {
	files := map[string]string{
		"README.md": "# Above\n", "LICENSE": "above",
		"p/Cargo.toml": cargo("version = \"1.0.0\"\nreadme = \"../README.md\"\nlicense-file = \"../LICENSE\""),
	}
	for _, want := range []string{"# Above\n", "# Own\n"} {
		dir := tree(t, files)
		report := &diag.Report{}
		m := metadata.Read(config.Load(config.Search{Dir: "p"}, report), report)
		require.NotNil(t, m)
		require.Equal(t, "README.md", m.ReadmePath)
		require.Equal(t, want, m.Description)
		require.Equal(t, []metadata.LicenseFile{{Path: "LICENSE", Data: []byte("above")}}, m.LicenseFiles, dir)
		files["p/README.md"] = "# Own\n" // as in an unpacked sdist
	}
}

func TestUsualLicensesOfTheCrate(t *testing.T) {
	files := map[string]string{
		"rust/Cargo.toml": cargo("version = \"1.0.0\""), "rust/LICENSE-MIT": "m", "rust/COPYING": "c", "rust/LICENSES/x": "a directory",
	}
	m, said := read(t, files)
	require.NotNil(t, m, said)
	require.Equal(t, []metadata.LicenseFile{{"rust/COPYING", []byte("c")}, {"rust/LICENSE-MIT", []byte("m")}}, m.LicenseFiles)
	files["NOTICE"] = "n"
	m, _ = read(t, files)
	require.Equal(t, []metadata.LicenseFile{{"NOTICE", []byte("n")}}, m.LicenseFiles)
}

// What [project] leaves out is left out, unless it is dynamic: PEP 621.
func TestDynamic(t *testing.T) {
	files := map[string]string{"README.md": "# It\n", "pyproject.toml": "[project]\nname = \"other\"\ndynamic = [\"version\"]\n"}
	m, said := read(t, files)
	require.NotNil(t, m, said)
	require.Equal(t, "Metadata-Version: 2.4\nName: other\nVersion: 1.0.0rc1\n\n", string(m.Bytes()))

	files["pyproject.toml"] = "[project]\nname = \"other\"\ndynamic = [\"version\", \"description\", \"readme\", \"license\", \"authors\", \"keywords\", \"urls\", \"dependencies\"]\n"
	m, said = read(t, files)
	require.NotNil(t, m, said)
	require.Equal(t, []string{"Two lines", "# It\n", "MIT OR Apache-2.0"}, []string{m.Summary, m.Description, m.License})
	require.Len(t, m.URLs, 2)

	files["Cargo.toml"] = cargo("version = \"1.0.0\"\nreadme = false")
	_, said = read(t, files)
	for _, field := range []string{"description", "readme", "license", "authors", "keywords", "urls"} {
		require.Contains(t, said, "`"+field+"` is dynamic, but [package] of Cargo.toml has no")
	}
}

// A crate with plain items only is called by CFFI.
func TestPlainCrateRequiresCFFI(t *testing.T) {
	const plain = "[package]\nname = \"case\"\nversion = \"1.0.0\"\n"
	m, _ := read(t, map[string]string{"Cargo.toml": plain})
	require.Equal(t, []string{"cffi; implementation_name != 'pypy'"}, m.RequiresDist)
	m, said := read(t, map[string]string{"Cargo.toml": plain, "pyproject.toml": "[project]\nname = \"case\"\ndynamic = [\"version\", \"dependencies\"]\n"})
	require.Empty(t, said)
	require.Equal(t, []string{"cffi; implementation_name != 'pypy'"}, m.RequiresDist)
	m, said = read(t, map[string]string{"Cargo.toml": plain, "pyproject.toml": "[project]\nname = \"case\"\ndynamic = [\"version\"]\ndependencies = [\"CFFI>=1.15\"]\n"})
	require.Empty(t, said)
	require.Equal(t, []string{"CFFI>=1.15"}, m.RequiresDist)
	_, said = read(t, map[string]string{"Cargo.toml": plain + "[dependencies]\npyo3 = \"0.26\"\n", "pyproject.toml": "[project]\nname = \"case\"\ndynamic = [\"version\"]\n"})
	require.Contains(t, said, "`dependencies` lacks cffi, which the package of a crate without bindgen-rt imports")
	require.Contains(t, said, "a crate with #[pyfunction] and the like needs bindgen-rt in Cargo.toml instead")
	m, said = read(t, map[string]string{"Cargo.toml": cargo("version = \"1.0.0\"")})
	require.Empty(t, said)
	require.Empty(t, m.RequiresDist)
}

func TestOldLicenses(t *testing.T) {
	for toml, want := range map[string]string{
		`{ text = "mit" }`:                "License-Expression: MIT\n",
		`{ text = """One\n\nTwo\n""" }`:   "License: One\n         \n         Two\n",
		`{ file = "OWN.txt" }`:            "License-File: OWN.txt\n",
		`{ text = "BSD, kind of\u2028" }`: "License: BSD, kind of\n",
	} {
		m, said := read(t, map[string]string{"OWN.txt": "own", "pyproject.toml": "[project]\nname = \"case\"\ndynamic = [\"version\"]\nlicense = " + toml + "\n"})
		require.NotNil(t, m, said)
		require.Contains(t, said, "warning[BG0701]: `license` as a table")
		require.Contains(t, string(m.Bytes()), want)
	}
}

func TestReadmes(t *testing.T) {
	for _, c := range []struct{ readme, text, want string }{
		{`"R.rst"`, "x", "text/x-rst"},
		{`"R.TXT"`, "x", "text/plain"},
		{`{ file = "R", content-type = "text/markdown; variant=CommonMark" }`, "\ufeffx", "text/markdown; variant=CommonMark"},
		{`{ text = "x", content-type = "text/plain" }`, "", "text/plain"},
		{`{ text = "x" }`, "", "has no type"},
		{`{ file = "R.md" }`, "x", "the readme has no type"},
		{`{ content-type = "text/plain" }`, "", "neither a file nor a text"},
		{`{ text = "x", file = "R" }`, "", "a file and a text"},
		{`"R.md"`, "\xff", "is not UTF-8"},
		{`"../R.md"`, "", "has to stay below"},
		{`"a\\R.md"`, "", "has to be written with /"},
		{`{ file = "R", content-type = "text/plain; charset=latin1" }`, "x", "is no type"},
	} {
		files := map[string]string{"pyproject.toml": "[project]\nname = \"case\"\ndynamic = [\"version\"]\nreadme = " + c.readme + "\n"}
		for _, name := range []string{"R", "R.rst", "R.TXT", "R.md"} {
			files[name] = c.text
		}
		m, said := read(t, files)
		if m == nil {
			require.Contains(t, said, c.want, c.readme)
			continue
		}
		require.Equal(t, c.want, m.ContentType, c.readme)
		require.Equal(t, "x", m.Description)
	}
}

// `**` does not lead to what builds and tools write.
func TestLicensePatterns(t *testing.T) {
	m, said := read(t, map[string]string{
		"pyproject.toml": "[project]\nname = \"case\"\ndynamic = [\"version\"]\nlicense-files = [\"**/LICENSE*\", \"LICENSES/*\", \"a/[A-Z].txt\"]\n",
		"LICENSE":        "1", "a/b/LICENSE.md": "2", "LICENSES/MIT": "3", "a/A.txt": "4", "target/x/LICENSE": "no", ".venv/LICENSE": "no",
	})
	require.NotNil(t, m, said)
	var paths []string
	for _, f := range m.LicenseFiles {
		paths = append(paths, f.Path)
	}
	require.Equal(t, []string{"LICENSE", "LICENSES/MIT", "a/A.txt", "a/b/LICENSE.md"}, paths)
}

func BenchmarkRead(b *testing.B) {
	b.Chdir("../../examples/ophio")
	report := &diag.Report{}
	project := config.Load(config.Search{}, report)
	for b.Loop() {
		require.NotNil(b, metadata.Read(project, report))
	}
}

// An expression that Python's older form of `license` happens to be is none beside
// classifiers of the licence, with which an index refuses it.
func TestLicenseTextBesideClassifier(t *testing.T) {
	project := "[project]\nname = \"x\"\nversion = \"1.0.0\"\nlicense = { text = \"Apache-2.0\" }\n"
	m, said := read(t, map[string]string{"pyproject.toml": project + "classifiers = [\"License :: OSI Approved :: Apache Software License\"]\n"})
	require.NotNil(t, m, said)
	require.Contains(t, string(m.Bytes()), "\nLicense: Apache-2.0\nClassifier: License :: OSI Approved :: Apache Software License\n")
	require.NotContains(t, string(m.Bytes()), "License-Expression")
	m, said = read(t, map[string]string{"pyproject.toml": project})
	require.NotNil(t, m, said)
	require.Contains(t, string(m.Bytes()), "\nLicense-Expression: Apache-2.0\n")
}
