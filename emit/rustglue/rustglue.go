// Package rustglue writes the Rust glue: for each #[pymodule], or for
// bindings!(), one file of C functions and CPython entries that call the
// crate's own functions. What does not differ between functions lives in
// bindgen-rt; rustc checks the C types written here against the functions.
package rustglue

import (
	"path"
	"slices"
	"strings"

	"example.com/bindgen/abi"
	"example.com/bindgen/emit"
)

// Backend is the Rust glue.
var Backend = emit.Backend{
	Name: "glue",
	Doc:  "the Rust glue, included by the crate",
	Emit: func(c *emit.Context) {
		for _, a := range c.Module.Glue {
			file := path.Join(c.Layout.CrateDir, "src", "bindings", a.Name+".rs")
			c.Write(file, Glue(c.Module, a, c.Layout.Package))
		}
	},
}

// RuntimeVersion is the version of bindgen-rt, major.minor, that the glue is
// written for; with another one it does not compile.
const RuntimeVersion = "0.1"

// Glue returns the glue that is included at a. The Python package is named pkg.
func Glue(m *abi.Module, a *abi.Attach, pkg string) []byte {
	w := &writer{m: m, attach: a, pkg: pkg}
	w.records()
	w.unions()
	w.wrappers()
	w.enums()
	w.functions()
	for _, c := range m.Classes {
		if c.Home.Attach == a {
			w.class(c)
		}
	}
	w.constantChecks()
	w.items()
	if a.Root {
		w.root()
	}
	return []byte(w.header() + w.out.String())
}

// writer prints one glue file.
type writer struct {
	m      *abi.Module
	attach *abi.Attach
	pkg    string
	used   []string // names of bindgen-rt that the text uses without a path
	out    strings.Builder
}

// header returns the first lines: it is made last, when the names are known.
func (w *writer) header() string {
	names := append([]string{"self"}, w.used...)
	slices.Sort(names[1:])
	from := "::" + w.runtime() + "::glue"
	use := "use " + from + ";"
	if len(names) > 1 {
		use = "use " + from + "::{" + strings.Join(names, ", ") + "};"
	}
	if len(use) > width {
		use = "use " + from + "::{"
		for _, line := range filled(names, width-indent) {
			use += "\n    " + line + ","
		}
		use += "\n};"
	}
	return "// " + abi.Mark + "\n\n" + use + "\n\nglue::require_version!(\"" + RuntimeVersion + "\");\n"
}

// runtime is the name of bindgen-rt in the crate.
func (w *writer) runtime() string {
	if w.m.Source == nil || w.m.Source.Runtime == "" {
		return "pyo3"
	}
	return w.m.Source.Runtime
}

// use returns name and notes that it is imported.
func (w *writer) use(name string) string {
	if !slices.Contains(w.used, name) {
		w.used = append(w.used, name)
	}
	return name
}

// open begins a call of a macro of the runtime.
func (w *writer) open(macro string) { w.out.WriteString("\nglue::" + macro + "! {\n") }

func (w *writer) close() { w.out.WriteString("}\n") }

// short is a C symbol without the crate's prefix.
func (w *writer) short(symbol string) string {
	return strings.TrimPrefix(symbol, w.m.Crate+"_")
}

// pyID is the name in the glue of what Python gets for a C name.
func (w *writer) pyID(symbol string) string { return "py_" + w.short(symbol) }

// space is the Python name of a namespace.
func (w *writer) space(namespace []string) string {
	return strings.Join(append([]string{w.pkg}, namespace...), ".")
}
