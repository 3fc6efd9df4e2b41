package native

// pointerSize is that of 64-bit targets, the only ones with known layouts.
const pointerSize = 8

// primSizes are the sizes of primitive types, which are their alignments, too.
// A long is 4 bytes on Windows and 8 elsewhere: it has none.
var primSizes = map[Prim]int{
	Bool: 1, Char: 1, SignedChar: 1, UChar: 1, I8: 1, U8: 1,
	Short: 2, UShort: 2, I16: 2, U16: 2,
	Int: 4, UInt: 4, I32: 4, U32: 4, Float: 4,
	LongLong: 8, ULongLong: 8, I64: 8, U64: 8, Double: 8,
	IPtr: pointerSize, UPtr: pointerSize, Size: pointerSize, SSize: pointerSize, PtrDiff: pointerSize,
}

// layouts computes the layout of every type of the module, where all that is
// in it has one that bindgen knows. A type that holds itself, which is an error,
// has none.
func (l *lowerer) layouts() {
	if l.report.Failed() {
		return
	}
	for _, d := range l.module.Types {
		layoutOfDecl(d)
	}
}

// layoutOfDecl returns the layout of d, which it fills in.
func layoutOfDecl(d Decl) Layout {
	switch d := d.(type) {
	case *Record:
		if !d.Layout.Known {
			d.Layout = d.lay(Layout{Align: 1, Known: true})
		}
		return d.Layout
	case *Enum:
		if d.Repr == nil {
			d.Layout = Layout{Size: 4, Align: 4, Known: true}
		} else {
			d.Layout = LayoutOf(d.Repr)
		}
		return d.Layout
	case *Tagged:
		if !d.Layout.Known {
			d.Layout = d.lay()
		}
		return d.Layout
	case *Alias:
		return LayoutOf(d.Type)
	}
	return Layout{}
}

// LayoutOf returns the layout of t on 64-bit targets.
func LayoutOf(t *Type) Layout {
	switch t.Kind {
	case Primitive:
		size := primSizes[t.Prim]
		return Layout{Size: size, Align: size, Known: size > 0}
	case Pointer, FnPointer:
		return Layout{Size: pointerSize, Align: pointerSize, Known: true}
	case Array:
		elem := LayoutOf(t.Elem)
		elem.Size *= int(t.Len.Value)
		return elem
	case Named:
		if t.Decl != nil {
			return layoutOfDecl(t.Decl)
		}
	}
	return Layout{}
}

// lay places the fields of r behind head, which is the tag of an enum or
// nothing, and returns the layout of the whole.
func (r *Record) lay(head Layout) Layout {
	out := head
	for _, f := range r.Fields {
		field := LayoutOf(f.Type)
		if !field.Known || f.Condition != nil || f.Bits != "" {
			return Layout{}
		}
		if r.Packed {
			field.Align = min(field.Align, max(1, r.Align))
		}
		if r.Union {
			out.Size = max(out.Size, field.Size)
		} else {
			f.Offset = roundUp(out.Size, field.Align)
			out.Size = f.Offset + field.Size
		}
		out.Align = max(out.Align, field.Align)
	}
	if !r.Packed {
		out.Align = max(out.Align, r.Align)
	}
	out.Size = roundUp(out.Size, out.Align)
	return out
}

// lay returns the layout of an enum with fields.
func (d *Tagged) lay() Layout {
	tag := layoutOfDecl(d.Enum)
	if !tag.Known {
		return Layout{}
	}
	head := Layout{Align: 1, Known: true}
	if d.TagInBody {
		head = tag
	}
	content := Layout{Align: 1, Known: true}
	if d.TagInBody {
		content = tag
	}
	for _, v := range d.Variants {
		if v.Condition != nil {
			return Layout{}
		}
		if v.Body == nil {
			continue
		}
		v.Body.Layout = v.Body.lay(head)
		if !v.Body.Layout.Known {
			return Layout{}
		}
		content.Size = max(content.Size, v.Body.Layout.Size)
		content.Align = max(content.Align, v.Body.Layout.Align)
	}
	content.Size = roundUp(content.Size, content.Align)
	out := content
	if !d.TagInBody {
		out.Align = max(tag.Align, content.Align)
		out.Size = roundUp(tag.Size, content.Align) + content.Size
	}
	out.Align = max(out.Align, d.Align)
	out.Size = roundUp(out.Size, out.Align)
	return out
}

func roundUp(n, align int) int {
	if align <= 1 {
		return n
	}
	return (n + align - 1) / align * align
}
