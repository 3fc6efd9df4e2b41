package build

import (
	"bytes"
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/abi"
	"example.com/bindgen/abi/native"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/objfile"
	"example.com/bindgen/parser"
)

// module has one function, a class that extends another, a struct that is
// released, and two items that are written for C.
func module() *abi.Module {
	base := &abi.Class{Name: "Base", CName: "m_Base", FreeSymbol: "m_Base_free"}
	return &abi.Module{
		Crate:     "m",
		Functions: []*abi.Function{{Name: "f", Symbol: "m_f"}},
		Classes:   []*abi.Class{base, {Name: "Sub", CName: "m_Sub", FreeSymbol: "m_Sub_free", UpcastSymbol: "m_Sub_as_Base", Base: base}},
		Structs:   []*abi.Struct{{Name: "m_bytes", FreeSymbol: "m_bytes_free"}, {Name: "m_str"}},
		Glue:      []*abi.Attach{{Name: "m", Root: true}},
		Native: &native.Module{
			Functions: []*native.Function{{Symbol: "own_f"}, {Symbol: "taken_from_c", Import: true}},
			Statics:   []*native.Static{{Symbol: "OWN"}},
		},
		Source: &parser.Crate{Target: "x86_64-unknown-linux-gnu", RuntimeKey: "pyo3"},
	}
}

func library() *objfile.Object {
	return &objfile.Object{
		Exports: []string{
			"OWN", "PyInit__native", "PyModExport__native", "m_Base_free", "m_Sub_as_Base", "m_Sub_free",
			"m_abi_hash", "m_bytes_free", "m_error_free", "m_f", "own_f",
		},
		Imports: []objfile.Import{{Name: "malloc"}},
		Needed:  []string{"libc.so.6"},
	}
}

func check(p Product) string {
	p.Path = "target/libm.so"
	report := &diag.Report{}
	p.Check(report)
	var text bytes.Buffer
	if err := diag.WriteText(&text, report.Sorted(), diag.Plain); err != nil {
		return err.Error()
	}
	return text.String()
}

func TestCheckIsContent(t *testing.T) {
	require.Empty(t, check(Product{Object: library(), Module: module()}))
	o := library()
	o.Exports = append(o.Exports, "_init")
	slices.Sort(o.Exports)
	require.Empty(t, check(Product{Object: o, Module: module()}), "what linkers add")
}

func TestCheckOfPlainCrate(t *testing.T) {
	m := &abi.Module{Crate: "m", Native: module().Native}
	require.Empty(t, check(Product{Object: &objfile.Object{Exports: []string{"OWN", "own_f"}}, Module: m}))
}

func TestCheckMissing(t *testing.T) {
	o := library()
	o.Exports = []string{"OWN", "PyInit__native", "PyModExport__native", "m_abi_hash", "m_error_free", "own_f"}
	require.Equal(t, "error[BG0709]: the library `target/libm.so` does not export 5 symbols\n"+
		" = note: `m_Base_free`, `m_Sub_as_Base`, `m_Sub_free`, `m_bytes_free`, `m_f`\n"+
		" = help: a linker flag of yours may hide them: look for `--version-script`, `-exported_symbols_list` or a .def file in build.rs and .cargo/config.toml; "+
		"or `[lib] path` names another source than bindgen reads\n\nerror: 1 error\n", check(Product{Object: o, Module: module()}))
}

func TestCheckMissingEntry(t *testing.T) {
	o := library()
	o.Exports = slices.DeleteFunc(o.Exports, func(name string) bool { return name == "PyModExport__native" })
	require.Contains(t, check(Product{Object: o, Module: module()}), "does not export `PyModExport__native`\n")
}

// Native items under a #[cfg] may be missing from a library for another target.
func TestCheckOfAnotherTarget(t *testing.T) {
	o := library()
	o.Exports = slices.DeleteFunc(o.Exports, func(name string) bool { return name == "own_f" })
	require.Empty(t, check(Product{Object: o, Module: module(), Target: "x86_64-pc-windows-gnu"}))
	require.NotEmpty(t, check(Product{Object: o, Module: module(), Target: "x86_64-unknown-linux-gnu"}))
}

func TestCheckBeyond(t *testing.T) {
	o := library()
	for i := range 14 {
		o.Exports = append(o.Exports, fmt.Sprintf("zz_%02d", i))
	}
	require.Equal(t, "warning[BG0709]: the library `target/libm.so` also exports 14 symbols\n"+
		" = note: `zz_00`, `zz_01`, `zz_02`, `zz_03`, `zz_04`, `zz_05`, `zz_06`, `zz_07`, `zz_08`, `zz_09`, `zz_10`, `zz_11` and 2 more\n"+
		" = help: a #[no_mangle] function of a dependency is exported, too; two libraries that do so in one process may get each other's\n\nwarning: 1 warning\n",
		check(Product{Object: o, Module: module()}))
}

func TestCheckPython(t *testing.T) {
	o := library()
	o.Imports = append(o.Imports, objfile.Import{Name: "PyLong_FromLong"}, objfile.Import{Name: "_Py_Dealloc"}, objfile.Import{Name: "PyMaybe", Weak: true})
	require.Equal(t, "error[BG0709]: the library `target/libm.so` does not load without Python: it needs 2 symbols\n"+
		" = note: `PyLong_FromLong`, `_Py_Dealloc`\n"+
		" = help: a dependency calls Python by itself, as PyO3's crates do: `cargo tree -i pyo3-ffi` tells which\n\nerror: 1 error\n",
		check(Product{Object: o, Module: module()}))
	require.Empty(t, check(Product{Object: o, Module: module(), Direct: true}))

	asked := module()
	asked.Source.RuntimeFeatures = []string{"direct"}
	require.Contains(t, check(Product{Object: o, Module: asked}), "remove the feature `direct` of `pyo3` in Cargo.toml")
}

func TestCheckLibpython(t *testing.T) {
	for library, want := range map[string]bool{
		"libpython3.11.so.1.0": true, "python311.dll": true, "PYTHON313.DLL": true, "libpypy3.9-c.so": true,
		"@rpath/Python.framework/Versions/3.11/Python": true, "@executable_path/../lib/libpython3.13.dylib": true,
		"python3.dll": false, "libc.so.6": false, "/usr/lib/libSystem.B.dylib": false, "pythonic.so": false,
	} {
		require.Equal(t, want, isPython(library), library)
	}
	o := library()
	o.Needed = append(o.Needed, "libpython3.11.so.1.0")
	require.Contains(t, check(Product{Object: o, Module: module(), Direct: true}), "the library `target/libm.so` is linked with `libpython3.11.so.1.0`")
}
