package pyproject_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/diag"
)

// bindgen builds whatever [build-system] says, and pip by what it says.
func TestBuildsAsOthersDo(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"requires = [\"bindgen\"]\nbuild-backend = \"bindgen_backend\"\n", ""},
		{"requires = [\"other\", \"Bindgen[x] >= 0.1; python_version > '3'\"]\nbuild-backend = \"bindgen_backend\"\n", ""},
		{"requires = [\"bindgen>=0.1\"]\nbuild-backend = \"bindgen_backend\"\n", ""},
		{"requires = []\nbuild-backend = \"own\"\nbackend-path = [\".\"]\n", ""},
		{"requires = [\"bindgen\"]\nbuild-backend = \"bindgen-backend\"\n", `
warning[BG0701]: pip and others build the project by ` + "`bindgen-backend`" + `, not by bindgen
 --> pyproject.toml:3:17
  |
3 | build-backend = "bindgen-backend"
  |                 ^^^^^^^^^^^^^^^^^
  |
  = help: write: build-backend = "bindgen_backend"
`},
		{"requires = [\"bindgen-tools\"]\nbuild-backend = \"bindgen_backend\"\n", `
warning[BG0701]: ` + "`requires` does not have bindgen, which `bindgen_backend`" + ` is from
 --> pyproject.toml:2:1
  |
2 | requires = ["bindgen-tools"]
  | ^^^^^^^^
  |
  = help: write: requires = ["bindgen"]
`},
	} {
		_, report, ok := decode(t, "[build-system]\n"+c.text)
		require.True(t, ok)
		var out strings.Builder
		require.NoError(t, diag.WriteText(&out, report.Sorted(), diag.Plain))
		require.Equal(t, strings.TrimPrefix(c.want, "\n"), strings.TrimSuffix(strings.TrimSuffix(out.String(), "warning: 1 warning\n"), "\n"), c.text)
	}
}
