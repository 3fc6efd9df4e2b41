package config_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/config"
	"example.com/bindgen/internal/diag"
)

func TestHeaders(t *testing.T) {
	tree(t, map[string]string{"Cargo.toml": "", "bindgen.toml": `
[[header]]
output = "include/query.h"
modules = ["ffi::query", "crate::ffi::r#type"]
config = "query.toml"

[[header]]
output = "include/all.h"
`})
	report := &diag.Report{}
	p := config.Load(config.Search{Backends: backends}, report)
	require.Empty(t, report.Sorted())
	list := p.Headers()
	require.Len(t, list, 2)
	require.Equal(t, "include/query.h", list[0].Output)
	require.Equal(t, "query.toml", list[0].Config)
	require.False(t, list[0].Rest)
	require.Equal(t, "ffi::query", list[0].Modules[0].Path)
	require.Equal(t, "ffi::type", list[0].Modules[1].Path)
	require.Equal(t, "include/all.h", list[1].Output)
	require.True(t, list[1].Rest)
}

func TestBadHeaders(t *testing.T) {
	const ok = "[[header]]\noutput = \"a.h\"\n"
	for _, c := range []struct{ name, text, message, help string }{
		{"a setting that is none", ok + "module = [\"a\"]", "there is no setting `module` below [[header]]", "did you mean `modules`?"},
		{"no output", "[[header]]\nmodules = [\"a\"]", "a [[header]] has no `output`", `output = "include/query.h"`},
		{"no list", ok + "modules = \"a\"", "`modules` has to be an array of strings", `modules = ["ffi::query"]`},
		{"an empty list", ok + "modules = []", "`modules` names no module", `modules = ["ffi::query"]`},
		{"no path", ok + "modules = [\"a.b\"]", "`modules` has `a.b`, which is no path of a module", `modules = ["ffi::query"]`},
		{"out of the project", "[[header]]\noutput = \"../a.h\"", "`output` has to stay below the directory of this file", "include/query.h"},
		{"no header", "[[header]]\noutput = \"a.c\"", "`output` has to end in .h", "include/query.h"},
		{"two for the rest", ok + "[[header]]\noutput = \"b.h\"", "two headers have no `modules`", "all headers but one"},
		{"one file twice", ok + "modules = [\"a\"]\n[[header]]\noutput = \"A.h\"", "`A.h` is in two headers", "two files"},
		{"a module twice", ok + "modules = [\"a\"]\n[[header]]\noutput = \"b.h\"\nmodules = [\"crate::a\"]", "a module is in two headers", "leave it in one"},
		{"a table that is one", "[header]\noutput = \"a.h\"", "`header` has to be a string, or tables", "[[header]]"},
		{"keys with dots", "header.output = \"a.h\"", "`header` has to be a string, or tables", "[[header]]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			tree(t, map[string]string{"Cargo.toml": "", "bindgen.toml": c.text})
			report := &diag.Report{}
			require.Nil(t, config.Load(config.Search{Backends: backends}, report))
			list := report.Sorted()
			require.NotEmpty(t, list)
			require.True(t, strings.Contains(list[0].Message, c.message), list[0].Message)
			require.Contains(t, list[0].Help, c.help)
		})
	}
}
