package abi

import (
	"fmt"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// The runtime's traits can be implemented for types of this crate only. So the
// glue has an enum of its own for one of a dependency, and turns one into the
// other where it calls a function.

// readMirror takes in a type of a dependency that a #[pymodule] exports.
func (l *lowering) readMirror(p *pymodule, d *dependencyItem, item parser.Item) {
	if first := l.dependencies[item]; first != nil {
		l.report.Error(diag.NameCollision, d.use.Span, "`%s` is exported twice", d.path()).
			At(first.use.Span, "the first time").
			Helpf("export it from one module; a type has one home")
		return
	}
	switch item := item.(type) {
	case *parser.Struct:
		d.wrapper = fmt.Sprintf("write a #[pyclass] of your own that holds one: struct %s(%s);", item.Name, d.path())
		l.found.classes = append(l.found.classes, item)
	case *parser.Enum:
		d.wrapper = "write a #[pyclass] enum of your own with the same variants, and From in both directions; " +
			"#[pyo3(rename_all = \"..\")] at the export changes their names"
		l.found.enums = append(l.found.enums, item)
	}
	l.dependencies[item], l.mirrors = d, true
	l.orders[item] = l.orders[d.use]
	p.entries = append(p.entries, entry{item: item, rust: "super::" + d.use.Raw, span: d.use.Span})
}

// declareMirror makes the class that stands for a struct of a dependency. It has no
// members: what is done with its objects are functions.
func (l *lowering) declareMirror(d *dependencyItem, s *parser.Struct) {
	for _, o := range options(d.options(s), "pyo3") {
		if o.Name() != "name" && o.Name() != "module" {
			l.refuseOption(&o, fmt.Sprintf("class `%s`", d.use.Name), "name", "module")
			return
		}
	}
	l.declareClass(s)
}

// mirrored returns the exported type of a dependency that a name of this crate's
// stands for; nil where it stands for something else.
func (l *lowering) mirrored(def parser.Def) parser.Item {
	if !l.mirrors || !l.crate.IsDependency(def.External) {
		return nil
	}
	found, err := l.crate.Foreign(def.External)
	if err != nil {
		return nil
	}
	if l.dependencies[found.Item] == nil {
		return nil
	}
	return found.Item
}

// mirroredClass reports a class that stands for a struct of a dependency, where
// only the struct itself can be: its objects are of the mirror in the glue.
func (l *lowering) mirroredClass(t parser.Type, c *class, at spot) bool {
	if c.out == nil || c.out.Mirrors == "" || at.alone {
		return false
	}
	l.refuseHere(t, at, "inside another type", at.verb()+" it alone or in an Option: it is a struct of a dependency")
	return true
}

// mirroredType lowers an enum of a dependency.
func (l *lowering) mirroredType(t parser.Type, e *parser.Enum, at spot) *Type {
	switch out := l.enums[e]; {
	case out == nil:
		return nil // reported at its use
	case !at.alone:
		return l.refuseHere(t, at, "inside another type", at.verb()+" it alone or in an Option: it is an enum of a dependency")
	default:
		return &Type{Kind: EnumRef, Enum: out}
	}
}

// unmirroredType reports a struct or an enum of a dependency that nobody exports.
func (l *lowering) unmirroredType(t parser.Type, at spot) *Type {
	at.explain(l.report.Error(diag.UnsupportedType, at.span(t), "%s has the type `%s`, which no #[pymodule] exports", at.what, spelling(t))).
		Note("a type of a dependency crosses where it is exported, too: #[pymodule_export] use ..").
		Helpf("export the type")
	return nil
}
