package cmodule

import (
	"fmt"
	"strconv"

	"example.com/bindgen/abi/native"
)

// A shape is how cffi lays out a type when the tables are loaded: every field at
// the next multiple of its alignment, or directly behind the one before.
type shape struct {
	size, align int
	// known says that size and align are those of every 64-bit machine: a long
	// has others on Windows.
	known bool
	// padded says that the alignment that cffi sees is not that of C.
	padded bool
	// empty is a type without a size, which cffi has none of.
	empty bool
	// opaque says why cffi is to know no fields, "" where it does. Such a type is
	// used by pointer only.
	opaque string
	// refused says why cffi cannot pass the type by value though it knows its
	// fields; "" where it can.
	refused string
	// explicit says that the padding of a struct is written as fields.
	explicit bool
}

// maxAlign is the alignment of what ffi.new gives on every Python.
const maxAlign = 8

// shapes finds the shapes of types, each once.
type shapes map[native.Decl]*shape

// of returns the shape of a field of type t.
func (s shapes) of(t *native.Type) *shape {
	switch t.Kind {
	case native.Array:
		elem := *s.of(t.Elem)
		elem.size *= int(t.Len.Value)
		if elem.size == 0 && elem.opaque == "" {
			elem.refused = "it has an array without items"
		}
		return &elem
	case native.Named:
		if t.Decl == nil {
			return &shape{opaque: fmt.Sprintf("`%s` is declared by the header's own text", t.Name)}
		}
		return s.decl(t.Decl)
	case native.VaList, native.Void:
		return &shape{opaque: fmt.Sprintf("it has a `%s`", t)}
	default:
		layout := native.LayoutOf(t)
		return &shape{size: layout.Size, align: layout.Align, known: layout.Known}
	}
}

// decl returns the shape of the type that d declares.
func (s shapes) decl(d native.Decl) *shape {
	switch d := d.(type) {
	case *native.Alias:
		return s.of(d.Type)
	case *native.Forward:
		return s.decl(d.Of)
	case *native.Enum:
		return &shape{size: d.Layout.Size, align: d.Layout.Align, known: d.Layout.Known}
	}
	if known := s[d]; known != nil {
		return known
	}
	out := &shape{opaque: "it is opaque"}
	switch d := d.(type) {
	case *native.Record:
		out = s.record(d)
	case *native.Tagged:
		out = s.tagged(d)
	}
	s[d] = out
	return out
}

// record returns the shape of a struct or a union.
func (s shapes) record(r *native.Record) *shape {
	out := s.fields(r, native.Layout{Align: 1, Known: true})
	switch {
	case out.opaque != "":
		return out
	case len(r.Fields) == 0:
		return &shape{align: 1, known: true, empty: true, opaque: "it has no fields", padded: r.Align > 1}
	case r.Packed && r.Align <= 1:
		// cffi knows it by a flag.
		out.refused = "it is packed"
	case r.Packed, r.Align > out.align, out.padded:
		return explicit(r, out)
	case r.Union:
		out.refused = "it is a union"
	}
	return out
}

// explicit is the shape of a struct whose layout cffi does not find by itself.
func explicit(r *native.Record, natural *shape) *shape {
	switch {
	case !r.Layout.Known:
		return &shape{opaque: "bindgen does not know its layout"}
	case r.Layout.Align > maxAlign:
		return &shape{opaque: "its alignment is " + strconv.Itoa(r.Layout.Align)}
	}
	return &shape{
		size: r.Layout.Size, align: 1, known: true,
		padded: true, explicit: true, refused: "its layout is not that of its fields",
	}
}

// fields lays the fields of r behind head.
func (s shapes) fields(r *native.Record, head native.Layout) *shape {
	out := &shape{size: head.Size, align: head.Align, known: head.Known}
	for _, f := range r.Fields {
		field := s.of(f.Type)
		if field.empty {
			out.padded = out.padded || field.padded
			continue
		}
		switch {
		case field.opaque != "":
			return &shape{opaque: fmt.Sprintf("cffi has no type for its field `%s`: %s", f.Name, field.opaque)}
		case f.Condition != nil:
			return &shape{opaque: fmt.Sprintf("its field `%s` is there under a condition only", f.Name)}
		case f.Bits != "":
			if _, err := strconv.Atoi(f.Bits); err != nil {
				return &shape{opaque: fmt.Sprintf("its field `%s` has `%s` bits", f.Name, f.Bits)}
			}
			out.known, out.refused = false, "it has a bit-field"
		case field.refused != "":
			out.refused = fmt.Sprintf("its field `%s` cannot be passed: %s", f.Name, field.refused)
		}
		out.known, out.padded = out.known && field.known, out.padded || field.padded
		align := field.align
		if r.Packed {
			align = 1
		}
		if r.Union {
			out.size = max(out.size, field.size)
		} else {
			out.size = roundUp(out.size, align) + field.size
		}
		out.align = max(out.align, align)
	}
	out.size = roundUp(out.size, out.align)
	return out
}

// tagged returns the shape of an enum with fields.
func (s shapes) tagged(t *native.Tagged) *shape {
	tag := s.decl(t.Enum)
	head := native.Layout{Align: 1, Known: true}
	if t.TagInBody {
		head = native.Layout{Size: tag.size, Align: tag.align, Known: tag.known}
	}
	content := shape{align: 1, known: tag.known}
	bodies := 0
	for _, v := range t.Variants {
		if v.Body == nil {
			continue
		}
		body := s.fields(v.Body, head)
		switch {
		case body.opaque != "":
			return body
		case body.padded:
			return &shape{opaque: fmt.Sprintf("its variant `%s` holds what is aligned in a special way", v.Field)}
		}
		bodies++
		content.known = content.known && body.known
		content.size, content.align = max(content.size, body.size), max(content.align, body.align)
	}
	out := content
	if !t.TagInBody || bodies == 0 {
		out.align = max(tag.align, content.align)
		out.size = roundUp(tag.size, content.align) + content.size
	}
	out.size = roundUp(out.size, out.align)
	if t.Align > out.align {
		return &shape{opaque: "its alignment is " + strconv.Itoa(t.Align)}
	}
	if bodies > 0 {
		out.refused = "it holds a union"
	}
	return &out
}

func roundUp(n, align int) int {
	if align <= 1 {
		return n
	}
	return (n + align - 1) / align * align
}
