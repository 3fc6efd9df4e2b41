package abi

import (
	"slices"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// structOptions are the options of #[pyclass] that only a struct can have.
var structOptions = []string{
	"get_all", "set_all", "subclass", "extends", "weakref", "dict", "sequence", "mapping",
}

// classOptions are those that an enum with data can have, too.
var classOptions = []string{"name", "module", "frozen", "rename_all", "eq", "ord", "hash", "str", "generic"}

// readClassOptions reads the options of #[pyclass] on a struct or an enum with
// data.
func (l *lowering) readClassOptions(c *class, out *Class) (module *parser.Meta, ok bool) {
	list := options(c.attrs, "pyclass")
	ok = l.checkOnce(list, c.what())
	for i := range list {
		o := &list[i]
		switch name := o.Name(); {
		case name == "module":
			module = o
		case name == "crate", name == "from_py_object", name == "skip_from_py_object", name == "immutable_type":
			// They steer code that PyO3 generates and the glue does not need.
			// No class of bindgen can be changed from Python.
		case c.data != nil && slices.Contains(structOptions, name):
			l.report.Error(diag.UnsupportedOption, o.Span, "option `%s` of %s, whose classes are made of its variants", name, c.what()).
				Helpf("remove it: it is for structs")
			ok = false
		case c.data != nil && name == "eq_int":
			l.report.Error(diag.UnsupportedOption, o.Span, "option `eq_int` of %s, whose variants are no integers", c.what()).
				Helpf("remove it, or write `eq`: it is for enums without data")
			ok = false
		default:
			ok = l.readClassOption(c, out, o) && ok
		}
	}
	return module, ok
}

// readClassOption reads an option that changes the class.
func (l *lowering) readClassOption(c *class, out *Class, o *parser.Meta) bool {
	switch o.Name() {
	case "name":
		name, ok := l.stringOption(o)
		if ok {
			out.Name = name
		}
		return ok
	case "rename_all":
		c.rename = l.renameOption(o)
		return c.rename != nil
	case "frozen":
		c.frozen = true
	case "get_all":
		c.getAll = true
	case "set_all":
		c.setAll = true
	case "subclass":
		out.Subclass = true
	case "weakref":
		out.Weakref = true
	case "dict":
		out.Dict = true
	case "generic":
		out.Generic = true
	case "extends":
		c.extends = o
	case "mapping":
		return l.setProtocol(c, out, Mapping, o)
	case "sequence":
		return l.setProtocol(c, out, Sequence, o)
	case "eq", "ord", "hash", "str":
		return l.readDerived(c, o)
	default:
		known := classOptions
		if c.data == nil {
			known = slices.Concat(classOptions, structOptions)
		}
		l.refuseOption(o, c.what(), known...)
		return false
	}
	return true
}

func (l *lowering) setProtocol(c *class, out *Class, to Protocol, o *parser.Meta) bool {
	if out.Protocol != Both {
		l.report.Error(diag.BadAttribute, o.Span, "%s is a `%s` and a `%s`", c.what(), out.Protocol, to).
			Helpf("remove one of them, or both: without, items are found by index and by key")
		return false
	}
	out.Protocol = to
	return true
}
