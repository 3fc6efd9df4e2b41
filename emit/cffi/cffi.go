// Package cffi writes the part of a Python package that uses the library
// through cffi: the tables, a module for every namespace, and the modules that
// are the same for every package.
package cffi

import (
	"maps"
	"path"
	"slices"

	"example.com/bindgen/abi"
	"example.com/bindgen/emit"
	"example.com/bindgen/emit/cmodule"
	"example.com/bindgen/emit/pyview"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/support/python"
)

// Backend is the CFFI modules.
var Backend = emit.Backend{
	Name: "cffi",
	Doc:  "the CFFI modules of the Python package, for PyPy and others",
	Emit: write,

	LoadsLibrary: true,
}

const mark = "# " + abi.Mark + "\n"

func write(c *emit.Context) {
	if c.Layout.Python == "" {
		return
	}
	cmodule.Write(c)
	if c.Module.IsPlain() {
		return
	}
	dir := path.Join(c.Layout.Python, "_cffi")
	g := &generator{context: c, crate: c.Module, pkg: pyview.New(c.Layout.Package, c.Module), used: map[string]bool{}}
	g.nameEnums()
	g.nameExceptions()
	g.compound = newCompound(g)
	c.Write(path.Join(dir, "_runtime.py"), []byte(mark+python.Runtime))
	c.Write(path.Join(dir, "_errors.py"), []byte(mark+python.Errors))
	c.Write(path.Join(dir, "_objects.py"), []byte(mark+python.Objects))
	c.Write(path.Join(dir, "_publish.py"), []byte(mark+python.Publish))
	c.Write(path.Join(dir, "_results.py"), []byte(mark+python.Results))
	c.Write(path.Join(dir, "_convert.py"), []byte(mark+python.Convert))
	c.Write(path.Join(dir, "_collections.py"), []byte(mark+python.Collections))
	g.file(path.Join(dir, "_abi.py"), g.tables())
	for _, n := range g.pkg.Namespaces {
		g.namespaceFile(n.File(dir, ".py"), n)
	}
	g.file(path.Join(dir, "_exceptions.py"), g.exceptions())
	if enums := g.enums(); enums != nil {
		head := mark + pyview.EnumDirectives(c.Module.Enums)
		c.Write(path.Join(dir, "_enums.py"), append([]byte(head), enums.Bytes()...))
	}
	if !g.compound.empty() {
		g.file(path.Join(dir, "_types.py"), g.compound.print())
	}
	for _, name := range slices.Sorted(maps.Keys(g.used)) {
		c.Write(path.Join(dir, name+".py"), []byte(mark+externalSources[name]))
	}
}

// generator writes the modules of one package.
type generator struct {
	context   *emit.Context
	crate     *abi.Module
	pkg       *pyview.Package
	compound  *compound
	enumNames map[*abi.Enum]string

	exceptionNames map[*abi.Exception]string

	used map[string]bool // the modules of externalSources that are needed
}

// file writes one file below its mark.
func (g *generator) file(name string, body *pyview.Printer) {
	if body != nil {
		g.context.Write(name, append([]byte(mark), body.Bytes()...))
	}
}

// namespaceFile writes the implementation of n.
func (g *generator) namespaceFile(name string, n *pyview.Namespace) {
	g.context.Write(name, append([]byte(mark+n.Directives()), g.namespace(n).Bytes()...))
}

func (g *generator) fault(span source.Span, format string, args ...any) {
	g.context.Report.Error(diag.Internal, span, format, args...).
		Helpf("this is a fault of bindgen: please report it")
}
