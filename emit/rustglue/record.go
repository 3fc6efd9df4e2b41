package rustglue

import (
	"fmt"
	"strings"

	"example.com/bindgen/abi"
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
		if r.From && in != nil {
			w.open("record_from")
			shape := "Attributes"
			if r.Shape == abi.ShapeItems {
				shape = "Items"
			}
			w.list(w.path(r.Home)+lifetimes(r, "'a")+" as "+in.Name+", "+shape+"; ", recordFields(r, in), "")
			w.close()
		}
		if r.Into && out != nil {
			w.open("record_into")
			w.list(w.path(r.Home)+lifetimes(r, "'_")+" as "+out.Name+"; ", recordFields(r, out), "")
			w.close()
		}
	}
}

// lifetimes returns the arguments of r's lifetime parameters, each the same:
// what is taken borrows from the call, which the macro calls 'a.
func lifetimes(r *abi.Record, each string) string {
	if r.Lifetimes == 0 {
		return ""
	}
	return "<" + each + strings.Repeat(", "+each, r.Lifetimes-1) + ">"
}

// recordStructs returns the structs that r crosses as; nil where no signature
// needs it. A record that owns nothing has one for both ways.
func (w *writer) recordStructs(r *abi.Record) (in, out *abi.Struct) {
	for _, s := range w.m.Structs {
		if s.Shape != abi.ShapeRecord || s.Type.Record != r {
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
