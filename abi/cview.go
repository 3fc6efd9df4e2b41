package abi

import (
	"slices"

	"example.com/bindgen/internal/diag"
)

// finish derives what follows from the items: symbols, C signatures, structs.
// It is the last step of Lower.
func (m *Module) finish(report *diag.Report) {
	m.order()
	m.assignSymbols()
	for _, f := range m.AllFunctions() {
		m.sign(f)
	}
	m.Structs = m.structs().list
	m.unshadow()
	m.checkSymbols(report)
}

// order sorts by namespace, the root first, and keeps the order of the source
// within one: outputs then stay as they are when modules move in the source. A
// class that others extend comes before them, wherever they are.
func (m *Module) order() {
	slices.SortStableFunc(m.Namespaces, func(a, b *Namespace) int { return slices.Compare(a.Path, b.Path) })
	slices.SortStableFunc(m.Functions, func(a, b *Function) int { return a.Home.compare(b.Home) })
	slices.SortStableFunc(m.Classes, func(a, b *Class) int { return a.Home.compare(b.Home) })
	m.Classes = basesFirst(m.Classes)
	slices.SortStableFunc(m.Records, func(a, b *Record) int { return a.Home.compare(b.Home) })
	slices.SortStableFunc(m.Unions, func(a, b *Union) int { return a.Home.compare(b.Home) })
	slices.SortStableFunc(m.Enums, func(a, b *Enum) int { return a.Home.compare(b.Home) })
	slices.SortStableFunc(m.Constants, func(a, b *Constant) int { return a.Home.compare(b.Home) })
}

// basesFirst moves each class to before the first one that extends it.
func basesFirst(list []*Class) []*Class {
	out := make([]*Class, 0, len(list))
	seen := map[*Class]bool{}
	var add func(c *Class)
	add = func(c *Class) {
		if seen[c] || !slices.Contains(list, c) {
			return
		}
		seen[c] = true
		if c.Base != nil {
			add(c.Base)
		}
		out = append(out, c)
	}
	for _, c := range list {
		add(c)
	}
	return out
}

func (h Home) compare(other Home) int { return slices.Compare(h.Namespace, other.Namespace) }

// AllFunctions returns every function of the ABI in the order of its
// declarations: free ones, then class by class and enum by enum as their
// AllFunctions have them.
func (m *Module) AllFunctions() []*Function {
	out := append([]*Function(nil), m.Functions...)
	for _, c := range m.Classes {
		out = append(out, c.AllFunctions()...)
	}
	for _, e := range m.Enums {
		out = append(out, e.AllFunctions()...)
	}
	return out
}

// AllFunctions returns the functions of e: the class attributes, the methods, the
// special methods and the accessors.
func (e *Enum) AllFunctions() []*Function { return e.Members.functions() }

// HasMembers reports whether e has more than its variants.
func (e *Enum) HasMembers() bool { return len(e.AllFunctions()) > 0 }

// functions lists m as AllFunctions do.
func (m *Members) functions() []*Function {
	out := slices.Concat(m.Attrs, m.Methods, m.Specials)
	for _, p := range m.Props {
		for _, f := range []*Function{p.Get, p.Set, p.Del} {
			if f != nil {
				out = append(out, f)
			}
		}
	}
	return out
}

// AllFunctions returns the functions of c: of a data enum the tag and what
// makes and reads each variant, then the constructor, the class attributes, the
// methods, the special methods and the accessors.
func (c *Class) AllFunctions() []*Function {
	var out []*Function
	add := func(list ...*Function) {
		for _, f := range list {
			if f != nil {
				out = append(out, f)
			}
		}
	}
	add(c.Tag)
	for _, v := range c.Variants {
		add(v.New)
		for _, p := range v.Fields {
			add(p.Get)
		}
	}
	add(c.New)
	return append(out, c.Members.functions()...)
}

// CParams returns the parameters of f's C function in order: self, the
// flattened parameters, out.
func (f *Function) CParams() []CParam { return f.cparams }

// OutType returns the C type that f's result is stored as; nil for a function
// that gives nothing.
func (f *Function) OutType() *CType {
	if n := len(f.cparams); n > 0 && f.cparams[n-1].Role == RoleOut {
		return f.cparams[n-1].Type.Elem
	}
	return nil
}

func (m *Module) sign(f *Function) {
	m.structs().user = f.Span
	s := &signature{set: m.structs(), taken: map[string]bool{"self": true, "out": true}}
	switch f.Receiver {
	case NoReceiver:
	case ByValue:
		s.list = append(s.list, CParam{Name: "self", Role: RoleSelf, Type: &CType{Kind: CEnum, Enum: f.Enum}})
	default:
		handle := &CType{Kind: CHandle, Class: f.Class}
		s.list = append(s.list, CParam{
			Name: "self", Role: RoleSelf,
			Type: &CType{Kind: CPointer, Elem: handle, Const: f.Receiver == ByRef},
		})
	}
	for _, p := range f.Params {
		s.flatten(p, p.Type, CName(p.Name))
	}
	if f.Kind == Constructor {
		handle := &CType{Kind: CPointer, Elem: &CType{Kind: CHandle, Class: f.Class}}
		s.list = append(s.list, CParam{Name: "out", Role: RoleOut, Type: &CType{Kind: CPointer, Elem: handle}})
	} else if f.Result.Kind != Unit {
		result := m.CType(f.Result, Out)
		if result.Kind == CStruct && !result.Struct.Plain {
			result.Struct.FreeSymbol = result.Struct.Name + "_free"
		}
		s.list = append(s.list, CParam{Name: "out", Role: RoleOut, Type: &CType{Kind: CPointer, Elem: result}})
	}
	f.cparams = s.list
}

// signature collects the C parameters of one function.
type signature struct {
	set   *structSet
	taken map[string]bool
	list  []CParam
}

// flatten adds what t takes as a parameter (rule 4 of docs/abi.md).
func (s *signature) flatten(p *Param, t *Type, name string) {
	length := &CType{Kind: CScalar, Scalar: Usize}
	flag := &CType{Kind: CScalar, Scalar: Bool}
	t = t.Carrier()
	if t.HasParts() {
		s.pointer(p, t, name)
		return
	}
	switch t.Kind {
	case Str, Bytes, Vec, StrOrBytes:
		s.add(p, name, s.set.dataPointer(t, In), RoleData)
		s.add(p, name+"_len", length, RoleLen)
		if t.Kind == StrOrBytes {
			s.add(p, name+"_is_str", flag, RoleIsStr)
		}
	case Option:
		s.add(p, name+"_is_some", flag, RoleIsSome)
		if t.Elem().Kind == Option {
			s.pointer(p, t.Elem(), name)
		} else {
			s.flatten(p, t.Elem(), name)
		}
	case Tuple, Either, RecordRef, UnionRef, CallbackKind:
		s.pointer(p, t, name)
	case Object:
		// Nothing crosses.
	default:
		s.add(p, name, s.set.ctype(t, In), RoleValue)
	}
}

func (s *signature) pointer(p *Param, t *Type, name string) {
	s.add(p, name, &CType{Kind: CPointer, Const: true, Elem: s.set.ctype(t, In)}, RoleValue)
}

func (s *signature) add(p *Param, name string, t *CType, role Role) {
	for s.taken[name] {
		name += "_"
	}
	s.taken[name] = true
	s.list = append(s.list, CParam{Name: name, Type: t, Role: role, Param: p})
}

// unshadow renames C parameters that have the name of a type or a macro of the
// header: behind them in a prototype it would mean the parameter.
func (m *Module) unshadow() {
	names := map[string]bool{m.GateType(): true, m.Crate + "_error": true, m.Crate + "_error_field": true, m.Crate + "_error_kind": true}
	for _, s := range m.Structs {
		names[s.Name] = true
	}
	for _, c := range m.Classes {
		names[c.CName] = true
	}
	for _, e := range m.Enums {
		names[e.CName] = true
		for _, v := range e.Variants {
			names[v.CName] = true
		}
	}
	for _, u := range m.Unions {
		for _, v := range u.Variants {
			names[v.CName] = true
		}
	}
	for _, c := range m.Constants {
		names[c.CName] = true
	}
	for _, f := range m.AllFunctions() {
		taken := map[string]bool{}
		for _, p := range f.cparams {
			taken[p.Name] = true
		}
		for i := range f.cparams {
			p := &f.cparams[i]
			for names[p.Name] {
				p.Name += "_"
				for taken[p.Name] {
					p.Name += "_"
				}
			}
		}
	}
}

// CName returns name as an identifier of C: a word that C or C++ reserves gets
// an underscore.
func CName(name string) string {
	if CReserved(name) {
		return name + "_"
	}
	return name
}
