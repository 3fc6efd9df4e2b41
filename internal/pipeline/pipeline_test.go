package pipeline_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/abi"
	"example.com/bindgen/emit"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/pipeline"
	"example.com/bindgen/internal/source"
)

// crate makes the working directory a small crate.
func crate(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		".git/HEAD":  "",
		"Cargo.toml": "[package]\nname = \"demo\"\nversion = \"0.1.0\"\nedition = \"2021\"\n\n[lib]\ncrate-type = [\"cdylib\"]\n\n[dependencies]\nbindgen-rt = \"0.1\"\n",
		"src/lib.rs": "use bindgen_rt::prelude::*;\n\n#[pyfunction]\nfn double(value: i64) -> i64 {\n    value * 2\n}\n\nbindgen_rt::bindings!();\n",
	} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o777))
		require.NoError(t, os.WriteFile(file, []byte(text), 0o666))
	}
	t.Chdir(dir)
	return dir
}

func run(t *testing.T, request pipeline.Request) *pipeline.Run {
	t.Helper()
	report := &diag.Report{}
	walk := pipeline.New(request, report)
	require.False(t, report.Failed())
	return walk
}

func TestAPanicBecomesADiagnostic(t *testing.T) {
	for _, debug := range []bool{false, true} {
		crate(t)
		walk := run(t, pipeline.Request{Debug: debug})
		item := &source.File{Path: "src/lib.rs", Text: []byte("fn f() {}\n")}
		walk.Backends = []emit.Backend{{Name: "bad", Emit: func(c *emit.Context) {
			c.Report.Working("function `f`", item.Span(3, 4))
			var none *abi.Function
			_ = none.Name
		}}}
		require.Nil(t, walk.Plan())
		list := walk.Report.Sorted()
		require.Len(t, list, 1)
		require.Equal(t, diag.Internal, list[0].Code)
		require.Contains(t, list[0].Message, "bindgen failed while writing the bindings, at function `f`: ")
		require.Contains(t, list[0].Message, "nil pointer dereference")
		require.Equal(t, "f", list[0].Labels[0].Span.Text())
		require.Equal(t, debug, strings.Contains(strings.Join(list[0].Notes, ""), "pipeline_test.go"))
	}
}

func TestAPanicNamesTheBackend(t *testing.T) {
	crate(t)
	walk := run(t, pipeline.Request{})
	walk.Backends = []emit.Backend{{Name: "bad", Emit: func(*emit.Context) { panic("lost") }}}
	require.Nil(t, walk.Outputs())
	require.Equal(t, "bindgen failed while writing the bindings, at backend `bad`: lost", walk.Report.Sorted()[0].Message)
}

func TestSelection(t *testing.T) {
	cases := []struct {
		config     string
		only, skip []string
		want       string
		partial    bool
	}{
		{"", []string{"header"}, nil, "header", true},
		{`backends = ["abi", "header"]`, nil, nil, "header abi", false},
		{`backends = ["abi", "header"]`, nil, []string{"abi"}, "header", true},
		{`backends = ["abi"]`, []string{"header"}, nil, "", true},
		{`backends = []`, nil, nil, "", false},
	}
	for _, c := range cases {
		dir := crate(t)
		require.NoError(t, os.WriteFile(filepath.Join(dir, "bindgen.toml"), []byte(c.config), 0o666))
		walk := run(t, pipeline.Request{Only: c.only, Skip: c.skip})
		require.Equal(t, c.want, strings.Join(pipeline.Names(walk.Backends), " "), "%+v", c)
		require.Equal(t, c.partial, walk.Partial, "%+v", c)
	}
}

func TestPlanAndApply(t *testing.T) {
	dir := crate(t)
	walk := run(t, pipeline.Request{Only: []string{"header"}})
	plan := walk.Plan()
	require.NotNil(t, plan)
	require.NoFileExists(t, filepath.Join(dir, "include", "demo.h"))
	walk.Apply(plan)
	require.False(t, walk.Report.Failed())
	require.FileExists(t, filepath.Join(dir, "include", "demo.h"))
	again := run(t, pipeline.Request{Only: []string{"header"}}).Plan()
	require.Empty(t, again.Changes)
	require.Equal(t, 1, again.Unchanged)
}

func TestDumps(t *testing.T) {
	crate(t)
	text, err := pipeline.DumpCrate(run(t, pipeline.Request{}).Crate())
	require.NoError(t, err)
	var tree struct {
		Name string
		Root struct{ Items []map[string]any }
	}
	require.NoError(t, json.Unmarshal(text, &tree))
	require.Equal(t, "demo", tree.Name)
	var kinds []any
	for _, item := range tree.Root.Items {
		kinds = append(kinds, item["node"])
		require.NotContains(t, item, "module")
	}
	require.Equal(t, []any{"Use", "Function", "MacroCall"}, kinds)
	require.Equal(t, "src/lib.rs:4:4-4:10", tree.Root.Items[1]["span"])

	text, err = pipeline.DumpFiles(run(t, pipeline.Request{Only: []string{"header"}}).Outputs())
	require.NoError(t, err)
	var files []struct{ Path, Text string }
	require.NoError(t, json.Unmarshal(text, &files))
	require.Len(t, files, 1)
	require.Equal(t, "include/demo.h", files[0].Path)
}
