package rustglue

import (
	"fmt"
	"strings"

	"example.com/bindgen/abi"
	"example.com/bindgen/emit/pyview"
)

// records writes the records of this file: their C structs, and how they are
// taken and given.
func (w *writer) records() {
	for _, r := range w.m.Records {
		if r.Home.Attach != w.attach {
			continue
		}
		in, out := w.recordStructs(r)
		for _, s := range []*abi.Struct{in, out} {
			if s != nil && (s == in || in != out) {
				w.recordStruct(s)
			}
			if in == out {
				break
			}
		}
		w.recordDef(r)
		if r.OfVariant {
			if out != nil && r.Into {
				w.recordRelease(out)
			}
			continue
		}
		if r.From && in != nil {
			w.open("record_from")
			fields := recordFields(r, in)
			for i, f := range r.Fields {
				if f.Default != nil {
					fields[i] += " or " + w.value(f.Type, f.Default)
				}
			}
			w.list(w.path(r.Home)+lifetimes(r, "'a")+" as "+in.Name+", "+w.pyID(r.CName)+" "+shapeOf(r)+"; ", fields, "")
			w.close()
		}
		if in != nil && w.isLent(r) {
			w.open("record_lend")
			w.list(w.path(r.Home)+lifetimes(r, "'_")+" as "+in.Name+"; ", recordFields(r, in), "")
			w.close()
		}
		if r.Into && out != nil {
			w.open("record_into")
			w.list(w.path(r.Home)+lifetimes(r, "'_")+" as "+out.Name+", "+w.pyID(r.CName)+"; ", recordFields(r, out), "")
			w.close()
		}
	}
}

// recordRelease writes the release of the struct of a variant's fields.
func (w *writer) recordRelease(s *abi.Struct) {
	var members []string
	for _, f := range s.Fields {
		members = append(members, rustIdent(f.Name))
	}
	w.open("record_release")
	w.list(s.Name+" { ", members, " }")
	w.close()
}

// recordDef writes what does not change of r: the names of its fields, and its
// dataclass.
func (w *writer) recordDef(r *abi.Record) {
	var names []string
	for _, f := range r.Fields {
		names = append(names, quote(f.Name))
	}
	class := ""
	if r.Class == abi.Dataclass {
		class = ": " + quote(w.space([]string{pyview.Dataclasses})) + " " + quote(pyview.DataclassNames(w.m)[r])
	}
	w.open("record")
	w.list("static "+w.pyID(r.CName)+class+" = [", names, "];")
	w.close()
}

// lifetimes returns the arguments of r's lifetime parameters, each the same:
// what is taken borrows from the call, which the macro calls 'a.
func lifetimes(r *abi.Record, each string) string { return ofCall(r.Lifetimes, each) }

// ofCall returns as many lifetime arguments, each the same.
func ofCall(count int, each string) string {
	if count == 0 {
		return ""
	}
	return "<" + each + strings.Repeat(", "+each, count-1) + ">"
}

// recordStructs returns the structs that r crosses as, see crossingStructs.
func (w *writer) recordStructs(r *abi.Record) (in, out *abi.Struct) {
	return w.crossingStructs(func(s *abi.Struct) bool { return s.Shape == abi.ShapeRecord && s.Type.Record == r })
}

// crossingStructs returns the structs of one item for each way; nil where no
// signature needs it. An item that owns nothing has one for both ways.
func (w *writer) crossingStructs(of func(*abi.Struct) bool) (in, out *abi.Struct) {
	for _, s := range w.m.Structs {
		if !of(s) {
			continue
		}
		if s.Plain || s.Direction == abi.In {
			in = s
		}
		if s.Plain || s.Direction == abi.Out {
			out = s
		}
	}
	return in, out
}

func (w *writer) recordStruct(s *abi.Struct) {
	var fields []string
	for _, f := range s.Fields {
		fields = append(fields, fmt.Sprintf("%s: %s = %d", rustIdent(f.Name), w.ctype(f.Type), f.Offset))
	}
	w.open("c_struct")
	w.list("struct "+s.Name+" { ", fields, " }")
	w.close()
}

func recordFields(r *abi.Record, s *abi.Struct) []string {
	var out []string
	for i, f := range r.Fields {
		out = append(out, f.Rust+": "+rustIdent(s.Fields[i].Name)+" = "+quote(f.Name))
	}
	return out
}
