// Package pyi writes the stubs of a Python package: what type checkers and
// editors read in place of its modules.
package pyi

import (
	"path"
	"slices"
	"strings"

	"example.com/bindgen/abi"
	"example.com/bindgen/emit"
	"example.com/bindgen/emit/cmodule"
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
	cmodule.WriteStub(c)
	if c.Module.IsPlain() {
		c.Write(path.Join(c.Layout.Python, "__init__.pyi"), cmodule.InitStub(c))
		return
	}
	pkg := pyview.New(c.Layout.Package, c.Module)
	for _, n := range pkg.Namespaces {
		c.Write(n.File(c.Layout.Python, ".pyi"), append([]byte("# "+abi.Mark+"\n"+n.Directives()), Stub(n)...))
	}
}

// Stub returns the stub of n.
func Stub(n *pyview.Namespace) []byte {
	s := &stub{namespace: n, scope: pyview.NewScope(slices.Concat(n.Names(), n.MemberNames(), n.RecordMembers())...), body: &pyview.Printer{}}
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
		s.enum(e)
	}
	for _, e := range n.Exceptions {
		s.exception(e)
	}
	for _, c := range n.Constants {
		s.constant(c)
	}
	for _, r := range n.Records {
		for _, class := range s.annotator.RecordClasses(r) {
			s.body.Blank()
			s.body.Print(class)
		}
		if r.Class == abi.Dataclass {
			s.body.Blank()
			s.body.Print(s.annotator.Dataclass(r, r.Name))
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

func (s *stub) function(f *abi.Function) {
	name := f.Name
	if f.Kind == abi.Constructor {
		name = "__new__"
	}
	s.def(name, s.annotator.Parameters(f), s.result(f), f.Doc)
}

// def prints a function: on a line where it has no documentation.
func (s *stub) def(name string, params []string, result, doc string) {
	if pyview.CleanDoc(doc) == "" {
		s.body.Def(name, params, result, ": ...")
		s.tight = true
		return
	}
	s.body.Def(name, params, result, ":")
	s.body.Indent()
	s.body.Doc(doc)
	s.body.Dedent()
}

// result annotates what f gives to Python.
func (s *stub) result(f *abi.Function) string {
	special := f.Special()
	switch {
	case f.Kind == abi.Constructor && f.Variant != nil:
		return f.Class.Name + "." + f.Variant.Name
	case f.Kind == abi.Constructor && f.Class.Subclass, special != nil && special.Group == abi.SpecialInplace:
		return s.scope.Extension("Self")
	case f.Kind == abi.Constructor:
		return f.Class.Name
	case (f.Name == "__enter__" || f.Name == "__iter__") && f.Class != nil && f.Class.Subclass && f.Result.Class == f.Class && f.Result.Borrow != abi.Owned:
		return s.scope.Extension("Self") // an object that returns itself
	case pyview.EntersMember(f):
		return s.scope.Extension("Self")
	case special != nil && special.Result == abi.ResultOption:
		return s.annotator.Out(f.Result.Elem())
	default:
		return s.annotator.Out(f.Result)
	}
}
