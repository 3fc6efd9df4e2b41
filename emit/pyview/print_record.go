package pyview

import "example.com/bindgen/abi"

// RecordClasses prints the classes that describe r, one by one.
func (a *Annotator) RecordClasses(r *abi.Record) []*Printer {
	var out []*Printer
	if r.From && r.Shape == abi.ShapeAttributes {
		out = append(out, a.protocol(r))
	} else if r.From {
		out = append(out, a.typedDict(r, InName(r), a.readOnly))
	}
	if r.Into {
		out = append(out, a.typedDict(r, OutName(r), a.Out))
	}
	return out
}

// protocol prints a Protocol of read-only attributes: whatever has them will do.
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
		gap()
		gap = p.Blank
		p.Line("@%s", a.Scope.Builtin("property"))
		head := "def " + f.Name + "(self) -> " + a.In(f.Type) + ":"
		if f.Doc == "" {
			p.Line("%s ...", head)
			gap = func() { a.Gap(p) }
			continue
		}
		p.Line("%s", head)
		p.Indent()
		p.Doc(f.Doc)
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
func (a *Annotator) typedDict(r *abi.Record, name string, annotate func(*abi.Type) string) *Printer {
	p := &Printer{}
	base := a.Scope.Import("typing", "TypedDict")
	p.Line("class %s(%s):", name, base)
	p.Indent()
	if r.Doc != "" {
		p.Doc(r.Doc)
		p.Blank()
	}
	for _, f := range r.Fields {
		p.Line("%s: %s", f.Name, annotate(f.Type))
		p.Doc(f.Doc)
	}
	p.Dedent()
	return p
}
