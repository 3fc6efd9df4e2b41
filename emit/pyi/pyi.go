// Package pyi writes the stubs of a Python package: what type checkers and
// editors read in place of its modules.
package pyi

import (
	"slices"
	"strings"

	"example.com/bindgen/abi"
	"example.com/bindgen/emit"
	"example.com/bindgen/emit/pyview"
)

// Backend is the stubs.
var Backend = emit.Backend{
	Name: "pyi",
	Doc:  "the stubs of the Python package, for type checkers",
	Emit: write,
}

func write(c *emit.Context) {
	if c.Layout.Python == "" {
		return
	}
	pkg := pyview.New(c.Layout.Package, c.Module)
	for _, n := range pkg.Namespaces {
		c.Write(n.File(c.Layout.Python, ".pyi"), append([]byte("# "+abi.Mark+"\n"), Stub(n)...))
	}
}

// Stub returns the stub of n.
func Stub(n *pyview.Namespace) []byte {
	s := &stub{namespace: n, scope: pyview.NewScope(slices.Concat(n.Names(), n.MemberNames())...), body: &pyview.Printer{}}
	s.annotator = &pyview.Annotator{Scope: s.scope, Item: s.name, Record: s.name, Gap: func(*pyview.Printer) {}}
	s.print()
	for _, child := range n.Children {
		s.scope.ImportAs(".", child, child)
	}
	p := &pyview.Printer{}
	p.Doc(n.Docstring())
	p.Blank()
	head := &pyview.Printer{}
	s.scope.AllImports(head)
	if !head.Empty() {
		p.Print(head)
		p.Blank()
	}
	p.Names("__all__", n.Names())
	p.Print(s.body)
	return p.Bytes()
}

// stub prints one stub.
type stub struct {
	namespace *pyview.Namespace
	scope     *pyview.Scope
	annotator *pyview.Annotator
	body      *pyview.Printer
	tight     bool // what was printed last is one line: no empty line after it
}

// gap prints the empty line before a function or property, if there is one.
func (s *stub) gap() {
	if !s.tight {
		s.body.Blank()
	}
	s.tight = false
}

// name names an item, imported from the namespace it is in.
func (s *stub) name(home abi.Home, name string) string {
	if slices.Equal(home.Namespace, s.namespace.Path) {
		return name
	}
	return s.scope.Import(s.namespace.Dots()+strings.Join(home.Namespace, "."), name)
}

func (s *stub) print() {
	n := s.namespace
	for _, e := range n.Enums {
		s.body.Blank()
		pyview.PrintEnum(s.body, s.scope, e, e.Name)
	}
	for _, c := range n.Constants {
		s.constant(c)
	}
	for _, r := range n.Records {
		for _, class := range s.annotator.RecordClasses(r) {
			s.body.Blank()
			s.body.Print(class)
		}
	}
	for _, c := range n.Classes {
		s.class(c)
	}
	for _, f := range n.Functions {
		s.gap()
		s.function(f)
	}
}

func (s *stub) constant(c *abi.Constant) {
	final := s.scope.Import("typing", "Final")
	s.body.Blank()
	value := pyview.Literal(c.Value)
	if c.Value.Kind == abi.ValueEnum {
		value = s.name(c.Value.Enum.Home, c.Value.Enum.Name) + "." + c.Value.Variant.Name
	}
	s.body.Line("%s: %s = %s", c.Name, final, value)
	s.body.Doc(c.Doc)
}

func (s *stub) class(c *abi.Class) {
	s.body.Blank()
	s.body.Line("@%s", s.scope.Import("typing", "final"))
	if c.Doc == "" && len(c.AllFunctions()) == 0 {
		s.body.Line("class %s: ...", c.Name)
		return
	}
	s.body.Line("class %s:", c.Name)
	s.body.Indent()
	s.body.Doc(c.Doc)
	s.members(c)
	s.body.Dedent()
}

func (s *stub) members(c *abi.Class) {
	s.tight = c.Doc == ""
	if c.New != nil {
		s.gap()
		s.function(c.New)
	}
	for _, f := range c.Methods {
		s.gap()
		if f.Kind == abi.Static {
			s.body.Line("@%s", s.scope.Builtin("staticmethod"))
		}
		s.function(f)
	}
	for _, p := range c.Props {
		s.gap()
		s.property(p)
	}
	s.tight = false
}

func (s *stub) property(p *abi.Property) {
	s.body.Line("@%s", s.scope.Builtin("property"))
	if p.Get != nil {
		s.function(p.Get)
	} else {
		s.body.Line("def %s(self) -> %s: ...", p.Name, s.scope.Import("typing", "NoReturn"))
		s.tight = true
	}
	if p.Set != nil {
		s.gap()
		s.body.Line("@%s.setter", p.Name)
		s.function(p.Set)
	}
}

func (s *stub) function(f *abi.Function) {
	name, result := f.Name, s.annotator.Out(f.Result)
	if f.Kind == abi.Constructor {
		name, result = "__new__", f.Class.Name
	}
	params := s.annotator.Parameters(f)
	if pyview.CleanDoc(f.Doc) == "" {
		s.body.Call("def "+name, params, " -> "+result+": ...")
		s.tight = true
		return
	}
	s.body.Call("def "+name, params, " -> "+result+":")
	s.body.Indent()
	s.body.Doc(f.Doc)
	s.body.Dedent()
}
