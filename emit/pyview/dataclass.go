package pyview

import "example.com/bindgen/abi"

// Dataclasses is the module of a package that holds its dataclasses: one class
// for the extension and for CFFI, and no item of theirs is needed to load it.
const Dataclasses = "_records"

// DataclassNames returns what the dataclasses of m are called in the module
// Dataclasses: their own names, with underscores after those that others have.
func DataclassNames(m *abi.Module) map[*abi.Record]string {
	names := map[*abi.Record]string{}
	taken := NewScope()
	for _, r := range m.Records {
		if r.Class == abi.Dataclass {
			names[r] = taken.Fresh(r.Name)
		}
	}
	return names
}

// factories make the defaults that each object needs anew.
var factories = map[abi.ValueKind]string{
	abi.ValueEmptyList: "list", abi.ValueEmptyMap: "dict", abi.ValueEmptySet: "set",
}

// Dataclass prints the class of r under a name. In a stub, which has no Ellipsis of
// its own, a default that is made anew for each object is not spelled.
func (a *Annotator) Dataclass(r *abi.Record, name string) *Printer {
	p := &Printer{}
	p.Line("@%s(frozen=True)", a.Scope.Import("dataclasses", "dataclass"))
	p.Line("class %s:", name)
	p.Indent()
	if r.Doc != "" {
		p.Doc(r.Doc)
		p.Blank()
	}
	for _, f := range r.Fields {
		annotation := a.given(r, f.Type)
		switch {
		case f.Default == nil:
			p.Declare(f.Name, annotation)
		case factories[f.Default.Kind] != "" && a.Ellipsis == nil:
			p.Define(f.Name, annotation, Unspelled)
		case factories[f.Default.Kind] != "":
			factory := a.Scope.Builtin(factories[f.Default.Kind])
			p.Define(f.Name, annotation, a.Scope.Import("dataclasses", "field")+"(default_factory="+factory+")")
		default:
			p.Define(f.Name, annotation, Literal(f.Default))
		}
		p.Doc(f.Doc)
	}
	p.Dedent()
	return p
}

// given annotates a field of the class that a record of both ways has: as it is
// given, where it ever is.
func (a *Annotator) given(r *abi.Record, t *abi.Type) string {
	if r.Into {
		return a.Out(t)
	}
	return a.In(t)
}
