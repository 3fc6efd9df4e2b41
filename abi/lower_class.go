package abi

import (
	"fmt"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/parser"
)

// class is a class in the making: a struct, or an enum whose variants hold data. An
// enum without data is one, too, as far as its members go.
type class struct {
	item    parser.Item
	name    string // in Rust
	scope   *parser.Module
	attrs   []parser.Attr
	fields  []parser.Field // of a struct
	tuple   bool           // a tuple struct
	data    *parser.Enum   // nil for a struct
	out     *Class         // nil where the class cannot be carried, which is reported, and for enum
	enum    *Enum          // an enum without data; nil for classes
	frozen  bool           // #[pyclass(frozen)], or a data enum
	mutated bool           // something takes &mut, or the object itself
	getAll  bool
	setAll  bool
	rename  func(string) string
	extends *parser.Meta // what it derives from
	derives []derived
	props   map[string]*Property
	names   map[string]source.Span // of methods and properties
}

// what names c in messages.
func (c *class) what() string {
	if c.data != nil || c.enum != nil {
		return fmt.Sprintf("enum `%s`", c.name)
	}
	return fmt.Sprintf("class `%s`", c.name)
}

// title names c in messages by its name in Python.
func (c *class) title() string {
	if c.enum != nil {
		return fmt.Sprintf("enum `%s`", c.enum.Name)
	}
	return fmt.Sprintf("class `%s`", c.out.Name)
}

// exported is the name of c in Python.
func (c *class) exported() string {
	if c.enum != nil {
		return c.enum.Name
	}
	return c.out.Name
}

// members is where the members of c go.
func (c *class) members() *Members {
	if c.enum != nil {
		return &c.enum.Members
	}
	return &c.out.Members
}

// own makes f a member of c.
func (c *class) own(f *Function) {
	if c.enum != nil {
		f.Enum, f.Home = c.enum, c.enum.Home
		return
	}
	f.Class, f.Home = c.out, c.out.Home
}

// stays is the help for what would change an object of a frozen class: what to
// take instead, and what else there is to do.
func (c *class) stays(instead string) string {
	if c.enum != nil {
		return instead + ": the members of an enum never change"
	}
	if c.data != nil {
		return instead + ": the objects of an enum with data never change"
	}
	return instead + ", or remove `frozen` from the class"
}

// newClass returns what is known of the struct or enum item without looking at
// its options.
func newClass(item parser.Item) (*class, parser.Generics) {
	head := item.Head()
	c := &class{
		item: item, name: head.Name, scope: head.Module, attrs: head.Attrs,
		props: map[string]*Property{}, names: map[string]source.Span{},
	}
	switch item := item.(type) {
	case *parser.Struct:
		c.fields, c.tuple = item.Fields, item.Tuple
		return c, item.Generics
	case *parser.Enum:
		c.data, c.frozen = item, true
		return c, item.Generics
	default:
		return c, parser.Generics{}
	}
}

// declareClass makes the class, yet without its members, so that all
// signatures can name it.
func (l *lowering) declareClass(item parser.Item) {
	c, generics := newClass(item)
	d := l.dependencies[item]
	if d != nil {
		c.attrs, c.fields = d.options(item), nil
	}
	l.classes[item] = c
	l.declared = append(l.declared, c)
	head := item.Head()
	out := &Class{Name: c.name, Doc: head.Doc, Span: head.Span, Clone: l.cloneable(item)}
	if d != nil {
		out.Name, out.Doc, out.Span, out.Clone = d.use.Name, d.doc(item), d.use.Span, false
	}
	module, ok := l.readClassOptions(c, out)
	if n := len(generics.Types) + len(generics.Consts) + len(generics.Lifetimes); n > 0 {
		kind := "a struct"
		if c.data != nil {
			kind = "an enum"
		}
		l.report.Error(diag.GenericItem, generics.Span, "%s has parameters, and a binding needs one type", c.what()).
			Helpf("export %s without parameters that holds the one that is meant", kind)
		ok = false
	}
	ok = l.checkName(out.Name, "class", head.Span) && ok
	if !ok {
		return
	}
	home, ok := l.singleHome(item, module)
	if !ok {
		return
	}
	out.Home = home
	if d != nil {
		out.Mirrors = home.Rust
		out.Home.Rust = "super::__bindings_" + home.Attach.Name + "::Mirrored" + d.use.Name
	}
	c.out = out
	l.orders[out] = l.orders[item]
	l.module.Classes = append(l.module.Classes, out)
}

// finishClass settles what depends on all members.
func (l *lowering) finishClass(c *class) {
	l.derive(c)
	l.checkComparisons(c)
	for _, p := range c.out.Props {
		if p.Del != nil && p.Get == nil && p.Set == nil {
			l.report.Error(diag.BadSignature, p.Del.Span, "property `%s.%s` can be deleted, but neither read nor written", c.out.Name, p.Name).
				Helpf("write a #[getter] for it, or a method")
		}
	}
	if first, taken := c.names["__class_getitem__"]; taken && c.out.Generic {
		l.report.Error(diag.NameCollision, first, "class `%s` is `generic` and has a `__class_getitem__` of its own", c.out.Name).
			Helpf("remove one of them")
	}
}

// member claims a name of the class and reports a second claim.
func (l *lowering) member(c *class, name string, span source.Span) bool {
	if c.enum != nil && !l.checkEnumMember(c, name, span) {
		return false
	}
	first, taken := c.names[name]
	if !taken {
		c.names[name] = span
		return true
	}
	l.report.Error(diag.NameCollision, span, "%s has two members named `%s`", c.title(), name).
		At(first, "the first one").
		Helpf("export one of them under another name: #[pyo3(name = \"..\")]")
	return false
}

// property returns the property of that name, and makes it if need be; nil
// where it cannot have the name, which is reported.
func (l *lowering) property(c *class, name string, span source.Span) *Property {
	if isDunder(name) {
		l.report.Error(diag.UnsupportedItem, span, "property `%s.%s` has the name of a special attribute of Python", c.exported(), name).
			Helpf("leave the underscores out")
		return nil
	}
	p := c.props[name]
	if p == nil && l.member(c, name, span) {
		p = &Property{Name: name}
		c.props[name] = p
		members := c.members()
		members.Props = append(members.Props, p)
	}
	return p
}
