package pyview

import (
	"slices"
	"strings"

	"example.com/bindgen/abi"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// ownModules are the names of the package's modules beside the namespaces.
var ownModules = []string{"_abi_hash", "_backend", "_c_abi", "_c_library", "_cffi", "_native", "_abi", "_collections", "_convert", "_enums", "_errors", "_exceptions", "_objects", "_publish", Dataclasses, "_results", "_runtime", "_types"}

// Check reports the names of items that the package needs for itself.
func (p *Package) Check(report *diag.Report) {
	for _, n := range p.Namespaces {
		if len(n.Path) == 1 && p.isOwnModule(n.Path[0]) {
			report.Error(diag.NameCollision, n.span(), "the Python package has a module of its own that is named `%s`", n.Path[0]).
				Helpf("export the items under another path: #[pyo3(module = \"..\")]")
		}
		if len(n.Path) == 0 && p.native && slices.Contains(n.Exports(), NativeModule) {
			report.Error(diag.NameCollision, n.spanOf(NativeModule), "the module `%s` of the Python package holds the crate's native items, and this has its name", NativeModule).
				Helpf("export it under another name: #[pyo3(name = \"..\")]")
		}
		for _, r := range n.Records {
			for _, name := range RecordNames(r) {
				if slices.Contains(n.otherNames(r), name) {
					report.Error(diag.NameCollision, r.Span, "record `%s` is described in Python by `%s`, which is the name of another item", r.Name, name).
						Helpf("export one of them under another name: #[pyo3(name = \"..\")]")
				}
			}
		}
		for _, e := range n.Enums {
			checkEnum(report, e)
		}
		for _, c := range n.Classes {
			checkClass(report, c)
		}
	}
}

// isOwnModule reports whether the package has a module of that name anyway.
func (p *Package) isOwnModule(name string) bool {
	return slices.Contains(ownModules, name) || p.native && name == NativeModule
}

// checkEnum reports what Python's enum keeps for itself.
func checkEnum(report *diag.Report, e *abi.Enum) {
	for _, v := range e.Variants {
		sunder := len(v.Name) > 2 && strings.HasPrefix(v.Name, "_") && strings.HasSuffix(v.Name, "_")
		if v.Name == "mro" || v.Name == "name" || v.Name == "value" || sunder {
			report.Error(diag.ReservedWord, v.Span, "variant `%s.%s` has a name that Python's enum keeps to itself", e.Name, v.Name).
				Helpf("export it under another name: #[pyo3(name = \"..\")]")
		}
	}
}

func checkClass(report *diag.Report, c *abi.Class) {
	for _, f := range c.AllFunctions() {
		if f.Kind != abi.Constructor && (strings.HasPrefix(f.Name, "_bindgen_") || f.Name == "__slots__" || f.Name == "__match_args__") {
			report.Error(diag.NameCollision, f.Span, "%s has a name that the Python class needs for itself", f.Describe()).
				Helpf("export it under another name: #[pyo3(name = \"..\")]")
		}
	}
}

// otherNames returns the names of n's items but those of r.
func (n *Namespace) otherNames(r *abi.Record) []string {
	names := append(n.NativeExports(), n.Children...)
	for _, other := range n.Records {
		if other != r {
			names = append(names, RecordNames(other)...)
		}
	}
	return names
}

// spanOf returns the place of the item of a name; nowhere for a type that
// describes a record.
func (n *Namespace) spanOf(name string) source.Span {
	for _, f := range n.Functions {
		if f.Name == name {
			return f.Span
		}
	}
	for _, c := range n.Classes {
		if c.Name == name {
			return c.Span
		}
	}
	for _, e := range n.Enums {
		if e.Name == name {
			return e.Span
		}
	}
	for _, c := range n.Constants {
		if c.Name == name {
			return c.Span
		}
	}
	for _, e := range n.Exceptions {
		if e.Name == name {
			return e.Span
		}
	}
	return n.span()
}

// span returns a place to blame for the namespace's name.
func (n *Namespace) span() source.Span {
	switch {
	case len(n.Functions) > 0:
		return n.Functions[0].Span
	case len(n.Classes) > 0:
		return n.Classes[0].Span
	case len(n.Enums) > 0:
		return n.Enums[0].Span
	case len(n.Records) > 0:
		return n.Records[0].Span
	case len(n.Constants) > 0:
		return n.Constants[0].Span
	default:
		return source.Span{}
	}
}
