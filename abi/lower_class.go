package abi

import (
	"fmt"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/parser"
)

// class is a class in the making.
type class struct {
	item    *parser.Struct
	out     *Class // nil where the class cannot be carried, which is reported
	frozen  bool   // #[pyclass(frozen)]
	mutated bool   // something takes &mut
	getAll  bool
	setAll  bool
	rename  func(string) string
	props   map[string]*Property
	names   map[string]source.Span // of methods and properties
}

// declareClass makes the class, yet without its members, so that all
// signatures can name it.
func (l *lowering) declareClass(s *parser.Struct) {
	c := &class{item: s, props: map[string]*Property{}, names: map[string]source.Span{}}
	l.classes[s] = c
	out := &Class{Name: s.Name, Doc: s.Doc, Span: s.Span, Clone: l.cloneable(s)}
	module, ok := l.readClassOptions(c, out)
	if n := len(s.Generics.Types) + len(s.Generics.Consts) + len(s.Generics.Lifetimes); n > 0 {
		l.report.Error(diag.GenericItem, s.Generics.Span, "class `%s` has parameters, and a binding needs one type", s.Name).
			Helpf("export a struct without parameters that holds the one that is meant")
		ok = false
	}
	ok = l.checkName(out.Name, "class", s.Span) && ok
	if !ok {
		return
	}
	home, ok := l.singleHome(s, module)
	if !ok {
		return
	}
	out.Home = home
	c.out = out
	l.orders[out] = l.orders[s]
	l.module.Classes = append(l.module.Classes, out)
}

func (l *lowering) readClassOptions(c *class, out *Class) (module *parser.Meta, ok bool) {
	list := options(c.item.Attrs, "pyclass")
	ok = l.checkOnce(list, fmt.Sprintf("class `%s`", c.item.Name))
	for _, o := range list {
		switch o.Name() {
		case "name":
			name, good := l.stringOption(&o)
			if good {
				out.Name = name
			}
			ok = ok && good
		case "module":
			module = &o
		case "frozen":
			c.frozen = true
		case "get_all":
			c.getAll = true
		case "set_all":
			c.setAll = true
		case "rename_all":
			c.rename = l.renameOption(&o)
			ok = ok && c.rename != nil
		case "crate", "from_py_object", "skip_from_py_object":
			// They steer code that PyO3 generates and the glue does not need.
		case "extends":
			l.refuseExtends(&o, c.item)
			ok = false
		default:
			l.refuseOption(&o, fmt.Sprintf("class `%s`", c.item.Name),
				"name", "module", "frozen", "get_all", "set_all", "rename_all")
			ok = false
		}
	}
	return module, ok
}

func (l *lowering) refuseExtends(o *parser.Meta, s *parser.Struct) {
	l.report.Error(diag.UnsupportedOption, o.Span, "class `%s` extends another one, which is not carried yet", s.Name).
		Helpf("hold the other one as a field; base classes, and exceptions declared in Rust, are planned")
}

// finishClass settles what depends on all members.
func (l *lowering) finishClass(c *class) {
	c.out.Frozen = c.frozen || !c.mutated
}

// member claims a name of the class and reports a second claim.
func (l *lowering) member(c *class, name string, span source.Span) bool {
	first, taken := c.names[name]
	if !taken {
		c.names[name] = span
		return true
	}
	l.report.Error(diag.NameCollision, span, "class `%s` has two members named `%s`", c.out.Name, name).
		At(first, "the first one").
		Helpf("export one of them under another name: #[pyo3(name = \"..\")]")
	return false
}

// property returns the property of that name, and makes it if need be; nil
// where it cannot have the name, which is reported.
func (l *lowering) property(c *class, name string, span source.Span) *Property {
	if isDunder(name) {
		l.report.Error(diag.UnsupportedItem, span, "`%s.%s` has the name of a special attribute of Python, which bindgen does not carry yet", c.out.Name, name).
			Helpf("leave it out for now; special methods are planned")
		return nil
	}
	p := c.props[name]
	if p == nil && l.member(c, name, span) {
		p = &Property{Name: name}
		c.props[name] = p
		c.out.Props = append(c.out.Props, p)
	}
	return p
}
