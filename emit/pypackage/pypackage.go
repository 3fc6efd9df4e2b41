// Package pypackage writes the modules that users of a Python package import,
// and the choice between the extension and CFFI.
package pypackage

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"example.com/bindgen/abi"
	"example.com/bindgen/emit"
	"example.com/bindgen/emit/cmodule"
	"example.com/bindgen/emit/pyview"
	"example.com/bindgen/support/python"
)

// Backend is the Python package around the library.
var Backend = emit.Backend{
	Name: "python",
	Doc:  "the Python package: modules that take the extension or CFFI",
	Emit: write,

	LoadsLibrary: true,
}

const mark = "# " + abi.Mark + "\n"

func write(c *emit.Context) {
	dir := c.Layout.Python
	if dir == "" {
		return
	}
	c.Write(path.Join(dir, "py.typed"), []byte(mark))
	c.Write(path.Join(dir, "_abi_hash.py"), []byte(mark+abiHash(c)))
	if c.Module.IsPlain() {
		c.Write(path.Join(dir, "__init__.py"), cmodule.Init(c))
		return
	}
	pkg := pyview.New(c.Layout.Package, c.Module)
	pkg.Check(c.Report)
	c.Write(path.Join(dir, "_backend.py"), []byte(mark+python.Backend))
	dataclasses := pyview.DataclassNames(c.Module)
	if len(dataclasses) > 0 {
		c.Write(path.Join(dir, pyview.Dataclasses+".py"), append([]byte(mark), records(pkg, dataclasses).Bytes()...))
	}
	for _, n := range pkg.Namespaces {
		m := &module{namespace: n, dataclasses: dataclasses, scope: pyview.NewPublicScope(slices.Concat(n.Names(), n.RecordMembers())...), body: &pyview.Printer{}}
		c.Write(n.File(dir, ".py"), append([]byte(mark), m.print().Bytes()...))
	}
}

// abiHash sets the constants of the module that refuses other libraries.
func abiHash(c *emit.Context) string {
	return strings.NewReplacer(
		"# Set by the generated first lines of this file in a package.\n", "",
		`PACKAGE = "package"`, "PACKAGE = "+pyview.StrLiteral(c.Layout.Package),
		"ABI_HASH = 0\n", fmt.Sprintf("ABI_HASH = 0x%016X\n", c.Module.Hash()),
		`COMMAND = "bindgen build"`, "COMMAND = "+pyview.StrLiteral(c.Layout.Command),
	).Replace(python.ABIHash)
}

// module is the public module of one namespace.
type module struct {
	namespace   *pyview.Namespace
	dataclasses map[*abi.Record]string
	scope       *pyview.Scope
	body        *pyview.Printer
}

func (m *module) print() *pyview.Printer {
	n := m.namespace
	if len(n.Records) > 0 {
		m.scope.Import("__future__", "annotations")
	}
	m.items()
	m.records()
	for _, child := range n.Children {
		m.scope.ImportAs(".", child, child)
	}
	types := &pyview.Printer{}
	m.scope.TypeImports(types)
	p := &pyview.Printer{}
	p.Doc(n.Docstring())
	p.Blank()
	head := &pyview.Printer{}
	m.scope.Imports(head)
	head.Print(types)
	if !head.Empty() {
		p.Print(head)
		p.Blank()
	}
	p.Names("__all__", n.Names())
	p.Print(m.body)
	return p
}

// items prints the lines that take the items from the implementation.
func (m *module) items() {
	n := m.namespace
	names := n.NativeExports()
	if len(names) == 0 {
		return
	}
	load := m.scope.Import(n.Dots()+"_backend", "load")
	module := m.scope.Fresh("_module")
	m.body.Blank()
	m.body.Line("%s = %s(%s)", module, load, pyview.StrLiteral(strings.Join(n.Path, ".")))
	for _, name := range pyview.SortedNames(names) {
		m.body.Set(name, module+"."+name)
	}
}

// records prints the classes that describe records, and imports the dataclasses.
// They are not in the implementations: these take any object that fits.
func (m *module) records() {
	a := &pyview.Annotator{Scope: m.scope, Gap: (*pyview.Printer).Blank}
	local := func(home abi.Home, name string) string {
		if strings.Join(home.Namespace, ".") == strings.Join(m.namespace.Path, ".") {
			return name
		}
		return m.scope.ImportType(m.namespace.Dots()+strings.Join(home.Namespace, "."), name)
	}
	a.Item, a.Record = local, local
	a.Ellipsis = func() string { return m.scope.ImportType("types", "EllipsisType") }
	for _, r := range m.namespace.Records {
		for _, class := range a.RecordClasses(r) {
			m.body.Blank()
			m.body.Blank()
			m.body.Print(class)
		}
		if r.Class == abi.Dataclass {
			m.scope.ImportAs(m.namespace.Dots()+pyview.Dataclasses, m.dataclasses[r], r.Name)
		}
	}
}
