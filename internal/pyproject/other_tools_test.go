package pyproject_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/diag"
)

const ours = "[build-system]\nrequires = [\"bindgen\"]\nbuild-backend = \"bindgen_backend\"\n"

func TestTablesOfOtherTools(t *testing.T) {
	cases := []struct{ name, text, want string }{
		{"maturin", ours + "[tool.maturin]\nmodule-name = \"a._a\"\nstrip = true\nbindings = \"pyo3\"\n", `
note[BG0602]: [tool.maturin] does nothing, as bindgen builds the project
 --> pyproject.toml:4:2
  |
4 | [tool.maturin]
  |  ^^^^^^^^^^^^
  |
  = note: in bindgen ` + "`module-name` is `python.package`; `strip` is `strip = true` below [profile.release] of Cargo.toml" + `
  = help: say in [tool.bindgen] what is still meant, and remove the table
`},
		{"setuptools-rust", ours + "[[tool.setuptools-rust.ext-modules]]\ntarget = \"a._a\"\n", `
note[BG0602]: [tool.setuptools-rust] does nothing, as bindgen builds the project
 --> pyproject.toml:4:3
  |
4 | [[tool.setuptools-rust.ext-modules]]
  |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = note: in bindgen ` + "`ext-modules` is `python.package`, `crate` and `features`" + `
  = help: say in [tool.bindgen] what is still meant, and remove the table
`},
		{"one that no key is known of", ours + "[tool.setuptools]\nzip-safe = false\n[tool.ruff]\nline-length = 100\n", `
note[BG0602]: [tool.setuptools] does nothing, as bindgen builds the project
 --> pyproject.toml:4:2
  |
4 | [tool.setuptools]
  |  ^^^^^^^^^^^^^^^
  |
  = help: say in [tool.bindgen] what is still meant, and remove the table
`},
		{"a project of that tool", "[build-system]\nrequires = [\"own\"]\nbuild-backend = \"own\"\nbackend-path = [\".\"]\n[tool.maturin]\nstrip = true\n", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, report, ok := decode(t, c.text)
			require.True(t, ok)
			var out strings.Builder
			require.NoError(t, diag.WriteText(&out, report.Sorted(), diag.Plain))
			require.Equal(t, strings.TrimPrefix(c.want, "\n"), strings.TrimSuffix(strings.TrimSuffix(out.String(), "note: 1 note\n"), "\n"))
		})
	}
}
