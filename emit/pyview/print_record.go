package pyview

import (
	"slices"

	"example.com/bindgen/abi"
)

// RecordClasses prints the classes that describe r, one by one: all but a
// dataclass, which is more than a description.
func (a *Annotator) RecordClasses(r *abi.Record) []*Printer {
	var out []*Printer
	switch {
	case r.Class == abi.TypedDict && r.Into:
		return a.typedDict(r, OutName(r), a.Out)
	case r.Class == abi.TypedDict:
		return a.typedDict(r, OutName(r), a.readOnly)
	case r.From && r.Shape == abi.ShapeAttributes:
		out = append(out, a.protocol(r))
	case r.From:
		out = a.typedDict(r, InName(r), a.readOnly)
	}
	if r.Into && r.Class == abi.NoRecordClass {
		p := a.openTypedDict(r, OutName(r), a.Scope.Import("typing", "TypedDict"))
		a.keys(p, r.Fields, a.Out)
		out = append(out, p)
	}
	return out
}

// protocol prints a Protocol of read-only attributes: whatever has them will do. An
// attribute with a default need not be there, which a Protocol cannot say.
func (a *Annotator) protocol(r *abi.Record) *Printer {
	p := &Printer{}
	p.Line("class %s(%s):", InName(r), a.Scope.Import("typing", "Protocol"))
	p.Indent()
	p.Doc(r.Doc)
	gap := p.Blank
	if r.Doc == "" {
		gap = func() {}
	}
	for _, f := range r.Fields {
		if f.Default != nil {
			continue
		}
		gap()
		gap = p.Blank
		p.Line("@%s", a.Scope.Builtin("property"))
		if f.Doc == "" {
			p.Def(f.Name, []string{"self"}, a.In(f.Type), ": ...")
			gap = func() { a.Gap(p) }
			continue
		}
		p.Def(f.Name, []string{"self"}, a.In(f.Type), ":")
		p.Indent()
		p.Doc(f.Doc)
		if a.Ellipsis != nil {
			p.Line("...") // a body that gives nothing is one that gives None, in a module
		}
		p.Dedent()
	}
	p.Dedent()
	return p
}

// readOnly annotates a key that is only read: a dict with a narrower type fits.
func (a *Annotator) readOnly(t *abi.Type) string {
	return a.Scope.ExtensionType("ReadOnly") + "[" + a.In(t) + "]"
}

// typedDict prints a TypedDict. Its keys are identifiers: lowering refuses others.
// Where some of them need not be there, the others are in a class of their own,
// since Python 3.9 has no NotRequired.
func (a *Annotator) typedDict(r *abi.Record, name string, annotate func(*abi.Type) string) []*Printer {
	base := a.Scope.Import("typing", "TypedDict")
	isOptional := func(f *abi.RecordField) bool { return f.Default != nil }
	optional := slices.Clone(r.Fields)
	optional = slices.DeleteFunc(optional, func(f *abi.RecordField) bool { return !isOptional(f) })
	required := slices.DeleteFunc(slices.Clone(r.Fields), isOptional)
	if len(optional) == 0 {
		p := a.openTypedDict(r, name, base)
		a.keys(p, required, annotate)
		return []*Printer{p}
	}
	var out []*Printer
	if len(required) > 0 {
		first := "_" + name + "Required"
		p := &Printer{}
		p.Line("class %s(%s):", first, base)
		p.Indent()
		a.keys(p, required, annotate)
		out = append(out, p)
		base = first
	}
	p := a.openTypedDict(r, name, base+", total=False")
	a.keys(p, optional, annotate)
	return append(out, p)
}

// openTypedDict prints the head of a TypedDict.
func (a *Annotator) openTypedDict(r *abi.Record, name, bases string) *Printer {
	p := &Printer{}
	p.Line("class %s(%s):", name, bases)
	p.Indent()
	if r.Doc != "" {
		p.Doc(r.Doc)
		p.Blank()
	}
	return p
}

// keys prints the keys of a TypedDict, and ends its body.
func (a *Annotator) keys(p *Printer, fields []*abi.RecordField, annotate func(*abi.Type) string) {
	for _, f := range fields {
		p.Declare(f.Name, annotate(f.Type))
		p.Doc(f.Doc)
	}
	p.Dedent()
}
