package cmodule

import "example.com/bindgen/abi/native"

// takesValue reports whether a function takes or gives d by value, or what holds
// one. cffi cannot declare a field of d that points to such a function: it asks
// for the size of d, which it does not have before all fields are declared.
func takesValue(s *native.Signature, d native.Decl) bool {
	return signatureHolds(s, &search{of: d, seen: map[native.Decl]bool{}})
}

// search is a walk over types for one that is held by value.
type search struct {
	of   native.Decl
	seen map[native.Decl]bool
}

func signatureHolds(f *native.Signature, s *search) bool {
	if f.Result != nil && s.in(f.Result) {
		return true
	}
	for _, p := range f.Params {
		if s.in(p.Type) {
			return true
		}
	}
	return false
}

// in reports whether cffi needs the fields of the type for those of t.
func (s *search) in(t *native.Type) bool {
	switch t = behindAliases(t); t.Kind {
	case native.Array:
		return s.in(t.Elem)
	case native.FnPointer:
		return signatureHolds(t.Fn, s)
	case native.Named:
		return s.inDecl(resolved(t))
	default:
		return false
	}
}

func (s *search) inDecl(d native.Decl) bool {
	if d == s.of {
		return true
	}
	if d == nil || s.seen[d] {
		return false
	}
	s.seen[d] = true
	switch d := d.(type) {
	case *native.Record:
		return s.inFields(d.Fields)
	case *native.Tagged:
		for _, v := range d.Variants {
			if v.Body != nil && s.inFields(v.Body.Fields) {
				return true
			}
		}
	}
	return false
}

func (s *search) inFields(fields []*native.Field) bool {
	for _, f := range fields {
		if s.in(f.Type) {
			return true
		}
	}
	return false
}
