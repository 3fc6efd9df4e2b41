package pyview

import (
	"path"
	"slices"
	"strings"

	"example.com/bindgen/abi"
)

// Package is the Python package of a crate.
type Package struct {
	Name       string // import name: "ophio"
	Namespaces []*Namespace

	native bool // it has the module NativeModule
}

// NativeModule is the module of a package that holds the crate's native items.
const NativeModule = "c"

// Namespace is one module of the package with its items.
type Namespace struct {
	Path       []string // nil for the package itself
	Doc        string
	Children   []string // names of the modules directly in it, in order
	Constants  []*abi.Constant
	Enums      []*abi.Enum
	Exceptions []*abi.Exception // that are exported
	Records    []*abi.Record
	Classes    []*abi.Class
	Functions  []*abi.Function

	root string // import name of the package
}

// New returns the package named name of m. The package itself comes first, a
// namespace always after the one it is in.
func New(name string, m *abi.Module) *Package {
	p := &Package{Name: name, native: m.Native != nil}
	p.at(nil)
	for _, n := range m.Namespaces {
		p.at(n.Path).Doc = n.Doc
	}
	for _, c := range m.Constants {
		n := p.at(c.Home.Namespace)
		n.Constants = append(n.Constants, c)
	}
	for _, e := range m.Enums {
		n := p.at(e.Home.Namespace)
		n.Enums = append(n.Enums, e)
	}
	for _, e := range m.Exceptions {
		if e.Exported {
			n := p.at(e.Home.Namespace)
			n.Exceptions = append(n.Exceptions, e)
		}
	}
	for _, r := range m.Records {
		n := p.at(r.Home.Namespace)
		n.Records = append(n.Records, r)
	}
	for _, c := range m.Classes {
		n := p.at(c.Home.Namespace)
		n.Classes = append(n.Classes, c)
	}
	for _, f := range m.Functions {
		n := p.at(f.Home.Namespace)
		n.Functions = append(n.Functions, f)
	}
	return p
}

// at returns the namespace at path, made with those it is in where it is new.
func (p *Package) at(path []string) *Namespace {
	for _, n := range p.Namespaces {
		if slices.Equal(n.Path, path) {
			return n
		}
	}
	n := &Namespace{Path: slices.Clone(path), root: p.Name}
	if len(path) > 0 {
		last := len(path) - 1
		parent := p.at(path[:last])
		parent.Children = append(parent.Children, path[last])
	}
	p.Namespaces = append(p.Namespaces, n)
	return n
}

// Qualified returns the name of the namespace at path in Python.
func (p *Package) Qualified(path []string) string {
	return strings.Join(append([]string{p.Name}, path...), ".")
}

// Qualified returns the namespace's name in Python: "ophio.glob".
func (n *Namespace) Qualified() string {
	return strings.Join(append([]string{n.root}, n.Path...), ".")
}

// Docstring returns the documentation of the namespace's module. One without any
// gets a line: Python would show the first comment of the file instead.
func (n *Namespace) Docstring() string {
	if doc := CleanDoc(n.Doc); doc != "" {
		return doc
	}
	return "The module " + n.Qualified() + "."
}

// IsPackage reports whether n is a directory: it is the package itself or has
// modules in it.
func (n *Namespace) IsPackage() bool { return len(n.Path) == 0 || len(n.Children) > 0 }

// File returns the namespace's file below dir: dir/glob.py, dir/a/__init__.py.
func (n *Namespace) File(dir, suffix string) string {
	parts := append([]string{dir}, n.Path...)
	if n.IsPackage() {
		parts = append(parts, "__init__")
	}
	return path.Join(parts...) + suffix
}

// Dots returns the relative import of the directory that holds the whole tree
// of namespaces, as seen from the namespace's file: "." or more dots.
func (n *Namespace) Dots() string {
	depth := len(n.Path)
	if !n.IsPackage() {
		depth--
	}
	return strings.Repeat(".", depth+1)
}

// Names returns every name that the namespace's own items take: items, the
// input forms of records, and modules in it.
func (n *Namespace) Names() []string {
	names := slices.Clone(n.Children)
	return append(names, n.Exports()...)
}

// Exports returns what the namespace exports beside its modules.
func (n *Namespace) Exports() []string {
	names := n.NativeExports()
	for _, r := range n.Records {
		names = append(names, RecordNames(r)...)
	}
	return names
}

// NativeExports returns the items of n that exist in the extension, too.
func (n *Namespace) NativeExports() []string {
	var names []string
	for _, c := range n.Constants {
		names = append(names, c.Name)
	}
	for _, e := range n.Enums {
		names = append(names, e.Name)
	}
	for _, e := range n.Exceptions {
		names = append(names, e.Name)
	}
	for _, c := range n.Classes {
		names = append(names, c.Name)
	}
	for _, f := range n.Functions {
		names = append(names, f.Name)
	}
	return names
}

// MemberNames returns the names of the members of n's classes and exceptions.
func (n *Namespace) MemberNames() []string {
	var names []string
	for _, c := range n.Classes {
		for _, f := range c.AllFunctions() {
			names = append(names, f.Name)
		}
	}
	for _, e := range n.Enums {
		names = append(names, EnumNames(e)...)
	}
	for _, e := range n.Exceptions {
		for ; e != nil; e = e.Base {
			for _, f := range e.Fields {
				names = append(names, f.Name)
			}
		}
	}
	return names
}

// ParamNames returns the names of the parameters of all of n's functions.
func (n *Namespace) ParamNames() []string {
	var names []string
	list := n.Functions
	for _, c := range n.Classes {
		list = append(slices.Clip(list), c.AllFunctions()...)
	}
	for _, f := range list {
		for _, p := range f.Params {
			names = append(names, p.Name)
		}
	}
	return names
}
