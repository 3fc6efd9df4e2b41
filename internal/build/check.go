package build

import (
	"fmt"
	"slices"
	"strings"

	"example.com/bindgen/abi"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/objfile"
	"example.com/bindgen/internal/source"
)

// entryPoints are the functions by which CPython imports an extension: the glue
// has both.
var entryPoints = []string{"PyInit__native", "PyModExport__native"}

// Product is a library to check, and what it has to be.
type Product struct {
	Path   string // for messages
	Target string // the triple that it was built for
	Object *objfile.Object
	Module *abi.Module
	Direct bool // it may have undefined symbols of CPython
}

// Check compares a library with its ABI: what it exports, and what it needs of
// Python, which is nothing unless the build is a direct one.
func (p *Product) Check(report *diag.Report) {
	p.exports(report)
	p.python(report)
}

// exports reports what is missing, which is an error, and what is there beyond
// the ABI, which is a warning: it may be meant for somebody.
func (p *Product) exports(report *diag.Report) {
	want := p.Module.Exports()
	if !p.Module.IsPlain() {
		want = append(want, entryPoints...)
		slices.Sort(want)
	}
	elsewhere := p.elsewhere()
	var missing, beyond []string
	for _, name := range want {
		if !p.Object.HasExport(name) && !slices.Contains(elsewhere, name) {
			missing = append(missing, name)
		}
	}
	for _, name := range p.Object.Exports {
		if _, known := slices.BinarySearch(want, name); !known && !slices.Contains(linkersOwn, name) {
			beyond = append(beyond, name)
		}
	}
	if len(missing) > 0 {
		d := report.Error(diag.BadLibrary, source.Span{}, "the library `%s` does not export %s", p.Path, names(missing))
		for _, line := range listing(missing) {
			d.Note("%s", line)
		}
		d.Helpf("a linker flag of yours may hide them: look for `--version-script`, `-exported_symbols_list` or a .def file in build.rs and .cargo/config.toml; or `[lib] path` names another source than bindgen reads")
	}
	if len(beyond) > 0 {
		d := report.Warn(diag.BadLibrary, source.Span{}, "the library `%s` also exports %s", p.Path, names(beyond))
		for _, line := range listing(beyond) {
			d.Note("%s", line)
		}
		d.Helpf("a #[no_mangle] function of a dependency is exported, too; two libraries that do so in one process may get each other's")
	}
}

// elsewhere are the native items that may be missing, as the library is for
// another target than the ABI: their #[cfg] may leave them out.
func (p *Product) elsewhere() []string {
	crate := p.Module.Source
	if crate == nil || p.Target == "" || p.Target == crate.Target {
		return nil
	}
	return p.Module.NativeExports()
}

// linkersOwn are symbols that linkers add to a library by themselves.
var linkersOwn = []string{"_init", "_fini", "_edata", "_end", "__bss_start", "__dso_handle", "_mh_dylib_header"}

// python reports what ties the library to one Python.
func (p *Product) python(report *diag.Report) {
	for _, library := range p.Object.Needed {
		if isPython(library) {
			report.Error(diag.BadLibrary, source.Span{}, "the library `%s` is linked with `%s`", p.Path, library).
				Note("an extension takes the functions of Python from the process that imports it").
				Helpf("a dependency links Python: remove the feature `auto-initialize` of pyo3, or the build script's `-lpython`")
		}
	}
	if p.Direct {
		return
	}
	taken := pythonImports(p.Object)
	if len(taken) == 0 {
		return
	}
	d := report.Error(diag.BadLibrary, source.Span{}, "the library `%s` does not load without Python: it needs %s", p.Path, names(taken))
	for _, line := range listing(taken) {
		d.Note("%s", line)
	}
	help := "a dependency calls Python by itself, as PyO3's crates do: `cargo tree -i pyo3-ffi` tells which"
	if crate := p.Module.Source; crate != nil && slices.Contains(crate.RuntimeFeatures, "direct") {
		help = fmt.Sprintf("remove the feature `direct` of `%s` in Cargo.toml: `--abi3` builds turn it on by themselves", crate.RuntimeKey)
	}
	d.Helpf("%s", help)
}

// pythonImports returns the symbols of CPython that o needs.
func pythonImports(o *objfile.Object) []string {
	var out []string
	for _, i := range o.Imports {
		if (strings.HasPrefix(i.Name, "Py") || strings.HasPrefix(i.Name, "_Py")) && !i.Weak {
			out = append(out, i.Name)
		}
	}
	return out
}

// isPython reports whether a library is Python: libpython3.11.so.1.0,
// python311.dll, @rpath/Python.framework/Versions/3.11/Python. What makes
// extensions work on every CPython of Windows, python3.dll, is for direct builds.
func isPython(library string) bool {
	name := strings.ToLower(library[strings.LastIndexAny(library, `/\`)+1:])
	switch {
	case strings.HasPrefix(name, "libpython"), strings.HasPrefix(name, "libpypy"), name == "python":
		return true
	case name == "python3.dll", name == "python3t.dll":
		return false
	}
	return strings.HasPrefix(name, "python") && strings.HasSuffix(name, ".dll")
}

// names returns one name, or how many there are.
func names(list []string) string {
	if len(list) == 1 {
		return "`" + list[0] + "`"
	}
	return fmt.Sprintf("%d symbols", len(list))
}

// maxListed is how many symbols a message names.
const maxListed = 12

// listing names symbols for the notes of a message; one stands in the message itself.
func listing(list []string) []string {
	if len(list) == 1 {
		return nil
	}
	shown := list[:min(len(list), maxListed)]
	out := []string{"`" + strings.Join(shown, "`, `") + "`"}
	if rest := len(list) - len(shown); rest > 0 {
		out[0] += fmt.Sprintf(" and %d more", rest)
	}
	return out
}
