// Package cmodule writes the module `c` of a Python package: the items that the
// crate's author wrote for C, by CFFI and under their names in C.
package cmodule

import (
	"path"
	"slices"
	"strings"

	"example.com/bindgen/abi"
	"example.com/bindgen/abi/native"
	"example.com/bindgen/emit"
	"example.com/bindgen/emit/cffi/table"
	"example.com/bindgen/emit/pyview"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/support/python"
)

const mark = "# " + abi.Mark + "\n"

// Write writes the module with its tables, where the crate has native items.
func Write(c *emit.Context) {
	if !isWritten(c) {
		return
	}
	v := newView(c.Layout.Package, c.Module)
	tables, err := v.declarations.out.Build()
	if err != nil {
		c.Report.Error(diag.Internal, source.Span{}, "the CFFI tables of native items cannot be written: %v", err).
			Helpf("this is a fault of bindgen: please report it")
		return
	}
	v.warn(c.Report)
	c.Write(path.Join(c.Layout.Python, "_c_library.py"), []byte(mark+python.CLibrary))
	c.Write(path.Join(c.Layout.Python, "_c_abi.py"), append([]byte(mark), v.tables(tables).Bytes()...))
	c.Write(path.Join(c.Layout.Python, "c.py"), append([]byte(mark), v.module().Bytes()...))
}

// isWritten reports whether the package has the module. A namespace of its name
// is an error of its own.
func isWritten(c *emit.Context) bool {
	taken := slices.ContainsFunc(c.Module.Namespaces, func(n *abi.Namespace) bool {
		return len(n.Path) > 0 && n.Path[0] == pyview.NativeModule
	})
	return c.Module.Native != nil && c.Layout.Python != "" && !taken
}

// view is the module as Python sees it.
type view struct {
	pkg          string
	crate        string
	native       *native.Module
	declarations *declarations
	scope        *pyview.Scope // of the stub
}

func newView(pkg string, m *abi.Module) *view {
	return &view{pkg: pkg, crate: m.Crate, native: m.Native, declarations: declare(m.Native)}
}

// warn tells what can be called from C and not by cffi.
func (v *view) warn(report *diag.Report) {
	for _, f := range v.native.Functions {
		if why := v.declarations.refused[f.Name]; why != "" {
			report.Warn(diag.UnsupportedFeature, f.Span, "Python cannot call `%s`: %s", f.Name, why).
				Helpf("take and give pointers; C can use the function as it is")
		}
	}
	for _, s := range v.native.Statics {
		if why := v.declarations.refused[s.Name]; why != "" {
			report.Warn(diag.UnsupportedFeature, s.Span, "Python cannot read `%s`: %s", s.Name, why).
				Helpf("add a function that gives it; C can use the static as it is")
		}
	}
}

// tables prints _c_abi.py.
func (v *view) tables(built *table.Tables) *pyview.Printer {
	p := &pyview.Printer{}
	p.Doc("The C items of " + v.crate + " in cffi's out-of-line format, which loads without parsing C.")
	p.Blank()
	p.Line("from __future__ import annotations")
	p.Blank()
	p.Line("from importlib import import_module")
	p.Line("from typing import Any")
	p.Blank()
	p.Blank()
	for _, line := range built.FFI(pyview.StrLiteral(v.pkg + ".c" + " needs cffi in this Python: pip install cffi")) {
		p.Line("%s", line)
	}
	return p
}

// module prints c.py.
func (v *view) module() *pyview.Printer {
	p := &pyview.Printer{}
	p.Doc(v.doc())
	p.Blank()
	p.Line("from __future__ import annotations")
	p.Blank()
	p.Line("from ._c_abi import ffi")
	names := []string{"open_library"}
	if slices.ContainsFunc(v.pythonConstants(), func(c constant) bool { return c.record != "" }) {
		names = slices.Insert(names, 0, "constant")
	}
	if len(v.refusals()) > 0 {
		names = append(names, "refused")
	}
	p.Line("from ._c_library import %s", strings.Join(names, ", "))
	p.Blank()
	p.Names("__all__", v.names())
	p.Blank()
	p.Line("CData = ffi.CData")
	p.Line("lib = open_library()")
	v.constants(p)
	v.functions(p)
	return p
}

func (v *view) doc() string {
	return "The C items of " + v.crate + ", by CFFI.\n\n" +
		"Everything has its name in C. `lib` is the library with its functions, variables\n" +
		"and integer constants; `ffi` makes and reads C values: `ffi.new(\"NAME *\")`."
}

func (v *view) refusals() []string {
	var list []string
	for _, f := range v.native.Functions {
		if v.declarations.refused[f.Name] != "" {
			list = append(list, f.Name)
		}
	}
	return list
}

// constants prints the values that Python can hold.
func (v *view) constants(p *pyview.Printer) {
	for i, c := range v.pythonConstants() {
		if i == 0 {
			p.Blank()
		}
		if c.record == "" {
			p.Set(c.name, c.value.String())
			continue
		}
		call := &literal{open: "constant(", shut: ")", items: []item{{value: text(pyview.StrLiteral(c.record))}, {value: c.value}}}
		call.print(p, c.name+" = ", "")
	}
}

func (v *view) functions(p *pyview.Printer) {
	first := true
	for _, f := range v.native.Functions {
		name := pythonName(f.Name)
		if f.Import || name == "" {
			continue
		}
		if first {
			p.Blank()
			first = false
		}
		switch why := v.declarations.refused[f.Name]; {
		case why != "":
			p.Call(name+" = refused", []string{pyview.StrLiteral(f.Name), pyview.StrLiteral(why)}, "")
		default:
			p.Set(name, "lib."+f.Name)
		}
	}
}

// names are those that the module exports. A package of a plain crate exports
// them, too.
func (v *view) names() []string {
	names := []string{"CData", "ffi", "lib"}
	for _, c := range v.pythonConstants() {
		names = append(names, c.name)
	}
	for _, f := range v.native.Functions {
		if name := pythonName(f.Name); name != "" && !f.Import {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// pythonName is the name of an item of C in Python: "" where Python cannot spell
// it, or the module has it for something else. `lib` has it then by getattr.
func pythonName(name string) string {
	if abi.PythonReserved(name) || name == "lib" || name == "ffi" || name == "CData" || name == "constant" || name == "open_library" || name == "refused" || strings.HasPrefix(name, "__") {
		return ""
	}
	return name
}
