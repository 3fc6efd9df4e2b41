package build

import (
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/objfile"
)

func TestStableABI(t *testing.T) {
	known, err := stableABI()
	require.NoError(t, err)
	require.Greater(t, len(known), 100)
	for name, minor := range map[string]int{
		"PyModuleDef_Init": 5, "_Py_NoneStruct": 2, "PyDict_Type": 2, "PyType_GetModuleState": 10,
		"Py_GenericAlias": 9, "PyObject_GetTypeData": 12, "PyUnicode_AsUTF8AndSize": 10,
	} {
		require.Equal(t, minor, known[name], name)
	}
}

func taking(names ...string) *objfile.Object {
	o := &objfile.Object{Imports: []objfile.Import{{Name: "malloc"}}}
	for _, name := range names {
		o.Imports = append(o.Imports, objfile.Import{Name: name})
	}
	return o
}

func TestStableSince(t *testing.T) {
	report := &diag.Report{}
	require.Equal(t, 9, StableSince("l.so", taking("PyList_New", "Py_GenericAlias"), report))
	require.Equal(t, 10, StableSince("l.so", taking("PyList_New", "PyType_FromModuleAndSpec"), report))
	require.Empty(t, report.Sorted())
	require.Zero(t, StableSince("l.so", taking("PyList_New", "_PyObject_GC_Malloc"), report))
	require.Len(t, report.Sorted(), 1)
	require.Equal(t, "the library `l.so` needs more of Python than its stable ABI is known for: `_PyObject_GC_Malloc`", report.Sorted()[0].Message)
}
