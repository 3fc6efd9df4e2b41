package abi

import (
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// linkBases finds the classes that other ones extend.
func (l *lowering) linkBases() {
	for _, c := range l.declared {
		if c.out != nil && c.extends != nil {
			c.out.Base = l.baseOf(c)
		}
	}
	for _, c := range l.declared {
		if c.out == nil || !c.out.extendsItself() {
			continue
		}
		l.report.Error(diag.UnsupportedOption, c.extends.Span, "class `%s` extends itself", c.out.Name).
			Helpf("remove `extends` from one of the classes that extend each other")
		c.out.Base = nil
	}
}

// extendsItself reports whether c is among the classes that it extends. A
// circle further up is another one's.
func (c *Class) extendsItself() bool {
	seen := map[*Class]bool{}
	for up := c.Base; up != nil && !seen[up]; up = up.Base {
		if up == c {
			return true
		}
		seen[up] = true
	}
	return false
}

// baseOf returns the class that c extends, or reports that there is none.
func (l *lowering) baseOf(c *class) *Class {
	o := c.extends
	if o.Value == nil || o.Value.Kind != parser.ExprPath {
		l.report.Error(diag.BadAttribute, o.Span, "`extends` takes the path of a class").
			Helpf("write extends = Base")
		return nil
	}
	path := o.Value.Path
	def, err := l.crate.ResolveType(c.scope, path, strings.HasPrefix(o.Value.Text, "::"))
	if alias, ok := def.Item.(*parser.TypeAlias); ok && err == nil {
		def = l.definition(alias.Module, alias.Type)
	}
	if err != nil {
		l.reportUnresolved(err, diag.UnknownType, o.Value.Span)
		return nil
	}
	base := l.classes[def.Item]
	switch {
	case isRuntime(def.External):
		l.refuseBuiltin(c, def, o)
	case isException(def.Item):
		l.report.Error(diag.UnsupportedOption, o.Span, "%s extends `%s`, which is an exception", c.what(), last(path)).
			Helpf("declare it with create_exception!(module, %s, %s), which C sees, too", c.name, last(path))
	case base == nil || base.data != nil:
		l.report.Error(diag.UnsupportedOption, o.Span, "%s extends `%s`, which is no class of this crate", c.what(), last(path)).
			Helpf("mark it #[pyclass(subclass)], or hold it as a field")
	case base.out == nil:
		// reported at the base
	case !base.out.Subclass:
		l.report.Error(diag.UnsupportedOption, o.Span, "%s extends `%s`, which cannot be extended", c.what(), last(path)).
			At(base.item.Head().Span, "declared here").
			Helpf("mark it #[pyclass(subclass)]")
	default:
		return base.out
	}
	return nil
}

func isException(item parser.Item) bool {
	call, ok := item.(*parser.MacroCall)
	return ok && call.Exception != nil
}

func (l *lowering) refuseBuiltin(c *class, def parser.Def, o *parser.Meta) {
	name := last(def.External)
	d := l.report.Error(diag.UnsupportedOption, o.Span, "%s extends `%s`, which is a class of Python itself", c.what(), name)
	if def.Is("bindgen_rt", "exceptions", name) {
		d.Helpf("declare it with create_exception!(module, %s, %s), which C sees, too", c.name, name)
		return
	}
	d.Helpf("hold what is needed as a field: C has no `%s` that it could extend", name)
}

// checkInitial checks what a constructor returns against what an object is made
// of. made is what is in the Result, if there is one.
func (l *lowering) checkInitial(c *callable, made parser.Type, at spot) bool {
	class := c.self.out
	if o := l.object(made, at); o.handle == "PyClassInitializer" && o.of == c.self && class.Base != nil {
		return true
	}
	if pair, ok := made.(*parser.TupleType); ok && class.Base != nil && len(pair.Elems) == 2 {
		self, base := l.namedClass(pair.Elems[0], at), l.namedClass(pair.Elems[1], at)
		if self == c.self && base != nil && base.out == class.Base {
			if base.out.Base == nil {
				return true
			}
			l.report.Error(diag.UnsupportedType, made.TypeSpan(), "%s returns no value of `%s`, which `%s` extends", c.what, base.out.Base.Name, base.out.Name).
				Helpf("return PyClassInitializer<Self>: PyClassInitializer::from(..).add_subclass(..)")
			return false
		}
	}
	if l.namedClass(made, at) == c.self && class.Base == nil {
		return true
	}
	d := l.report.Error(diag.UnsupportedType, c.rust.Span, "%s does not return %s", c.what, initialText(class))
	if class.Base != nil {
		d.Helpf("an object of `%s` is made of both: return (Self, %s), PyClassInitializer<Self>, or a Result of either", class.Name, class.Base.Name)
	} else {
		d.Helpf("return Self, or a Result of it")
	}
	return false
}

func initialText(c *Class) string {
	if c.Base != nil {
		return "`(Self, " + c.Base.Name + ")`"
	}
	return "`Self`"
}
