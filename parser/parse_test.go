package parser

import (
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/diag"
)

func TestParseExample(t *testing.T) {
	report := &diag.Report{}
	c := Parse("../examples/ophio/rust", Options{}, report)
	require.Empty(t, report.Sorted())
	require.Equal(t, "ophio", c.Name)
	require.Equal(t, "pyo3", c.Runtime)
	require.Equal(t, []string{"cdylib"}, c.CrateTypes)
	glob, err := c.ResolveValue(c.Root, []string{"glob", "is_glob_match"}, false)
	require.NoError(t, err)
	function := glob.Item.(*Function)
	require.Len(t, function.Params, 6)

	for path, want := range map[string][]string{
		"StrOrBytes":   {"bindgen_rt", "StrOrBytes"},
		"PyResult":     {"bindgen_rt", "PyResult"},
		"PyValueError": {"bindgen_rt", "exceptions", "PyValueError"},
		"Vec":          {"std", "vec", "Vec"},
		"bool":         {"bool"},
	} {
		def, err := c.ResolveType(function.Module, []string{path}, false)
		require.NoError(t, err)
		require.Equal(t, want, def.External)
	}
	path, ok, _ := c.PathFrom(c.Root, function)
	require.True(t, ok)
	require.Equal(t, "crate::glob::is_glob_match", path)
}
