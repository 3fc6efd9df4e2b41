package abi

import (
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// The runtime's traits can be implemented for types of this crate only. So the
// glue has an enum of its own for one of a dependency, and turns one into the
// other where it calls a function.

// readMirror takes in an enum of a dependency that a #[pymodule] exports.
func (l *lowering) readMirror(p *pymodule, d *dependencyItem, e *parser.Enum) {
	if first := l.dependencies[e]; first != nil {
		l.report.Error(diag.NameCollision, d.use.Span, "`%s` is exported twice", d.path()).
			At(first.use.Span, "the first time").
			Helpf("export it from one module; a type has one home")
		return
	}
	d.wrapper = "write a #[pyclass] enum of your own with the same variants, and From in both directions; " +
		"#[pyo3(rename_all = \"..\")] at the export changes their names"
	l.dependencies[e], l.mirrors = d, true
	l.orders[e] = l.orders[d.use]
	l.found.enums = append(l.found.enums, e)
	p.entries = append(p.entries, entry{item: e, rust: "super::" + d.use.Raw, span: d.use.Span})
}

// mirrored returns the exported enum of a dependency that a name of this crate's
// stands for; nil where it stands for something else.
func (l *lowering) mirrored(def parser.Def) *parser.Enum {
	if !l.mirrors || !l.crate.IsDependency(def.External) {
		return nil
	}
	found, err := l.crate.Foreign(def.External)
	if err != nil {
		return nil
	}
	if e, ok := found.Item.(*parser.Enum); ok && l.dependencies[e] != nil {
		return e
	}
	return nil
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

// unmirroredType reports an enum of a dependency that nobody exports.
func (l *lowering) unmirroredType(t parser.Type, at spot) *Type {
	at.explain(l.report.Error(diag.UnsupportedType, at.span(t), "%s has the type `%s`, which no #[pymodule] exports", at.what, spelling(t))).
		Note("an enum of a dependency crosses where it is exported, too: #[pymodule_export] use ..").
		Helpf("export the enum")
	return nil
}
