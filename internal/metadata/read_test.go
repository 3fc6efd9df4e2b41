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
	dir := t.TempDir()
	require.NoError(t, os.Mkdir(filepath.Join(dir, ".git"), 0o777))
	if files["Cargo.toml"] == "" && files["rust/Cargo.toml"] == "" {
		files["Cargo.toml"] = manifest
	}
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o777))
		require.NoError(t, os.WriteFile(path, []byte(text), 0o666))
	}
	t.Chdir(dir)
	report := &diag.Report{}
	project := config.Load(config.Search{Dir: "."}, report)
	require.NotNil(t, project)
	m := metadata.Read(project, report)
	var said bytes.Buffer
	require.NoError(t, diag.WriteText(&said, report.Sorted(), diag.Plain))
	return m, said.String()
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
