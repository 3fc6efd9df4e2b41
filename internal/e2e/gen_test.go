package e2e_test

import (
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/emit"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/golden"
	"example.com/bindgen/internal/pipeline"
)

const genDir = "../../testdata/gen"

// genCases returns the names of the directories in testdata/gen.
func genCases(t *testing.T) []string {
	t.Helper()
	entries, err := os.ReadDir(genDir)
	require.NoError(t, err)
	var names []string
	for _, e := range entries {
		if e.IsDir() && !strings.HasPrefix(e.Name(), ".") { // a linter may leave its cache
			names = append(names, e.Name())
		}
	}
	require.NotEmpty(t, names)
	return names
}

// wholeCase is the case whose goldens hold every file. The others leave out the
// modules that are the same in every package, so that a change of one of them is
// one change to review.
const wholeCase = "scalars"

var sameInEveryPackage = []string{"_collections.py", "_convert.py", "_errors.py", "_objects.py", "_runtime.py", "_backend.py"}

// TestGen generates the bindings of every crate testdata/gen/NAME/in and
// compares them with the files in NAME/want.
func TestGen(t *testing.T) {
	for _, name := range genCases(t) {
		t.Run(name, func(t *testing.T) {
			files := generate(t, filepath.Join(genDir, name, "in")).files
			if name != wholeCase {
				maps.DeleteFunc(files, func(file string, _ []byte) bool {
					return slices.Contains(sameInEveryPackage, path.Base(file))
				})
			}
			golden.Tree(t, filepath.Join(genDir, name, "want"), files)
		})
	}
}

// outputs is what a run over a case gives.
type outputs struct {
	files  map[string][]byte
	layout emit.Layout
	crate  string // the library's name
}

// generate runs bindgen over the project in dir, without writing anything.
func generate(t *testing.T, dir string) outputs {
	t.Helper()
	report := &diag.Report{}
	walk := pipeline.New(pipeline.Request{Crate: dir}, report)
	require.Empty(t, faults(t, report))
	out := walk.Outputs()
	require.Empty(t, faults(t, report))
	got := outputs{files: map[string][]byte{}, layout: out.Layout, crate: out.Crate}
	for _, f := range out.Files {
		got.files[f.Path] = f.Data
	}
	return got
}

func faults(t *testing.T, report *diag.Report) string {
	t.Helper()
	// A case may be about what a feature leaves out.
	found := slices.DeleteFunc(report.Sorted(), func(d *diag.Diagnostic) bool { return d.Code == diag.LeftOut })
	var out strings.Builder
	require.NoError(t, diag.WriteText(&out, found, diag.Plain))
	return out.String()
}
