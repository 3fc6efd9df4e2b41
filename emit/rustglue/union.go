package rustglue

import (
	"fmt"
	"strings"

	"example.com/bindgen/abi"
)

// unions writes the unions of this file: their C structs, and how they are taken
// and given.
func (w *writer) unions() {
	for _, u := range w.m.Unions {
		if u.Home.Attach != w.attach {
			continue
		}
		in, out := w.unionStructs(u)
		if in != nil {
			w.unionStruct(in)
		}
		if out != nil && out != in {
			w.unionStruct(out)
		}
		if u.From && in != nil {
			w.open("union_from")
			head := w.path(u.Home) + ofCall(u.Lifetimes, "'a") + " as " + in.Name + " = " + quote(u.Name) + " " + quote(u.Labels()) + "; "
			w.list(head, w.variantsIn(u, in), "")
			w.close()
		}
		if u.Into && out != nil {
			w.open("union_into")
			w.list(w.path(u.Home)+ofCall(u.Lifetimes, "'_")+" as "+out.Name+"; ", w.variantsOut(u, out), "")
			w.close()
		}
	}
}

// unionStructs returns the structs that u crosses as, see crossingStructs.
func (w *writer) unionStructs(u *abi.Union) (in, out *abi.Struct) {
	return w.crossingStructs(func(s *abi.Struct) bool { return s.Shape == abi.ShapeUnion && s.Type.Union == u })
}

func (w *writer) unionStruct(s *abi.Struct) {
	var fields []string
	for i, f := range s.Fields {
		kind := w.ctype(f.Type)
		if i > 0 { // C need not initialise a member that is not there
			kind = w.use("MaybeUninit") + "<" + kind + ">"
		}
		fields = append(fields, fmt.Sprintf("%s: %s = %d", rustIdent(f.Name), kind, f.Offset))
	}
	w.open("c_struct")
	w.list("struct "+s.Name+" { ", fields, " }")
	w.close()
}

// variantsIn are the variants of u as they are taken.
func (w *writer) variantsIn(u *abi.Union, s *abi.Struct) []string {
	var out []string
	for i, v := range u.Variants {
		held := w.heldByValue(v)
		if r := v.Type.Record; r != nil && r.OfVariant {
			fields := recordMembers(r, s.Fields[i+1].Type.Struct)
			for j, f := range r.Fields {
				if f.Default != nil {
					fields[j] += " or " + w.value(f.Type, f.Default)
				}
			}
			held = "record (" + w.pyID(r.CName) + " " + shapeOf(r) + "; " + strings.Join(fields, ", ") + ")"
		}
		out = append(out, fmt.Sprintf("%d %s %s %s %s", i, rustIdent(s.Fields[i+1].Name), rustIdent(v.Name), quote(v.Label), held))
	}
	return out
}

// variantsOut are the variants of u as they are given.
func (w *writer) variantsOut(u *abi.Union, s *abi.Struct) []string {
	var out []string
	for i, v := range u.Variants {
		held := w.heldByValue(v)
		if r := v.Type.Record; r != nil && r.OfVariant {
			c := s.Fields[i+1].Type.Struct
			held = "record (" + w.pyID(r.CName) + " " + c.Name + "; " + strings.Join(recordMembers(r, c), ", ") + ")"
		}
		out = append(out, fmt.Sprintf("%d %s %s %s", i, rustIdent(s.Fields[i+1].Name), rustIdent(v.Name), held))
	}
	return out
}

// heldByValue spells what a variant holds that is no record: its fields, each with
// the name of a variable.
func (w *writer) heldByValue(v *abi.UnionVariant) string {
	form := "tuple"
	if len(v.Fields) == 1 {
		form = "one"
	}
	var fields []string
	for i, f := range v.Fields {
		fields = append(fields, fmt.Sprintf("%s _%d", f, i))
	}
	return form + " (" + strings.Join(fields, ", ") + ")"
}

// recordMembers are the fields of the record of a variant: in Rust, in C and in
// Python.
func recordMembers(r *abi.Record, s *abi.Struct) []string {
	var out []string
	for i, f := range r.Fields {
		out = append(out, f.Rust+" "+rustIdent(s.Fields[i].Name)+" "+quote(f.Name))
	}
	return out
}

func shapeOf(r *abi.Record) string {
	if r.Shape == abi.ShapeItems {
		return "Items"
	}
	return "Attributes"
}
