package parser

import "slices"

// bitflags expands bitflags! of the versions 1 and 2 of its crate: a struct with
// one integer, and a constant for each flag.
//
//	bitflags! { pub struct Flags: u8 { const A = 1; } }
//
// is struct Flags { bits: u8 } then, and `impl Flags: u8 { .. }` adds to a tuple
// struct that stands elsewhere.
func (q *quoter) bitflags(in []tokenTree) ([]tokenTree, *macroFault) {
	var out []tokenTree
	for s := (&scanner{in: in}); !s.done(); {
		start := s.pos
		s.attributes()
		s.pos += visibilityLength(in[s.pos:])
		lead := in[start:s.pos]
		isImpl := s.take("impl")
		if !isImpl && !s.take("struct") {
			return nil, s.unexpected("`struct` or `impl`")
		}
		name := s.pos
		if !s.ident() || !s.take(":") {
			return nil, s.unexpected("the name of the flags and a colon")
		}
		bits := s.pos
		if !s.typ(false) || s.done() || !in[s.pos].isGroup('{') {
			return nil, s.unexpected("a type and the flags")
		}
		flags := &flagSet{quoter: q, name: in[name : name+1], bits: in[bits:s.pos], isImpl: isImpl}
		list := in[s.pos]
		s.pos++
		constants, fault := flags.constants(list.inside())
		if fault != nil {
			return nil, fault
		}
		if !isImpl {
			out = slices.Concat(out, lead, q.quote("struct "), flags.name, q.wrapped('{', q.quote("bits:"), flags.bits))
		}
		out = slices.Concat(out, q.quote("impl "), flags.name, q.wrapped('{', constants))
	}
	return out, nil
}

// flagSet is one struct of a bitflags!.
type flagSet struct {
	*quoter
	name, bits []tokenTree
	isImpl     bool
}

// constants returns the constants of the flags in list.
func (f *flagSet) constants(in []tokenTree) ([]tokenTree, *macroFault) {
	var out []tokenTree
	for s := (&scanner{in: in}); !s.done(); {
		start := s.pos
		s.attributes()
		lead := in[start:s.pos]
		if !s.take("const") {
			return nil, s.unexpected("`const`")
		}
		name := s.pos
		if s.pos++; !s.take("=") {
			return nil, s.unexpected("`=`")
		}
		value := s.pos
		s.until(";")
		expr := f.fields(in[value:s.pos])
		s.take(";")
		if in[name].isIdent("_") || len(expr) == 0 {
			continue // bits without a name
		}
		if len(expr) > 1 {
			expr = f.wrapped('(', expr)
		}
		expr = slices.Concat(expr, f.quote(" as "), f.bits)
		out = slices.Concat(out, lead, f.quote("pub const "), in[name:name+1], f.quote(": Self = "))
		if f.isImpl {
			out = slices.Concat(out, f.quote("Self"), f.wrapped('(', expr), f.quote(";"))
		} else {
			out = slices.Concat(out, f.quote("Self"), f.wrapped('{', f.quote("bits: "), expr), f.quote(";"))
		}
	}
	return out, nil
}

// fields replaces .bits() and .bits in an expression by the field that it gives.
func (f *flagSet) fields(in []tokenTree) []tokenTree {
	out := make([]tokenTree, 0, len(in))
	for i := 0; i < len(in); i++ {
		t := in[i]
		if t.kind == treeGroup || t.kind == treeFragment {
			t.inner = f.fields(t.inside())
		}
		out = append(out, t)
		if !t.isPunct(".") || i+1 >= len(in) || !in[i+1].isIdent("bits") {
			continue
		}
		i++
		field := in[i]
		if f.isImpl {
			field.kind, field.text = treeLiteral, "0"
		}
		out = append(out, field)
		if i+1 < len(in) && in[i+1].isGroup('(') && len(in[i+1].inside()) == 0 {
			i++
		}
	}
	return out
}

// attributes moves past attributes.
func (s *scanner) attributes() {
	for s.is("#") && s.pos+1 < len(s.in) && s.in[s.pos+1].isGroup('[') {
		s.pos += 2
	}
}

// unexpected says that something else was expected here.
func (s *scanner) unexpected(want string) *macroFault {
	fault := &macroFault{message: "expected " + want}
	if s.pos < len(s.in) {
		fault.span = s.in[s.pos].from
	}
	return fault
}
