package abi

// Layouts are those of 64-bit targets, where all ABIs that Rust and C share
// agree on the natural alignment of these types (System V, AAPCS64, Win64).

// Layout returns the size and alignment of t.
func (t *CType) Layout() Layout {
	switch t.Kind {
	case CScalar:
		return scalarLayout(t.Scalar)
	case CEnum:
		return scalarLayout(t.Enum.Repr)
	case CStruct:
		return t.Struct.Size
	case CChar, CByte:
		return Layout{1, 1}
	default:
		return Layout{8, 8}
	}
}

func scalarLayout(k Kind) Layout {
	switch k {
	case Bool, I8, U8:
		return Layout{1, 1}
	case I16, U16:
		return Layout{2, 2}
	case I32, U32, F32:
		return Layout{4, 4}
	default:
		return Layout{8, 8}
	}
}

// layoutStruct sets the offsets of fields and returns the layout of the whole
// by the rule of C and #[repr(C)]: each field at the next multiple of its alignment.
func layoutStruct(fields []CField) Layout {
	whole := Layout{0, 1}
	for i := range fields {
		l := fields[i].Type.Layout()
		whole.Size = alignUp(whole.Size, l.Align)
		fields[i].Offset = whole.Size
		whole.Size += l.Size
		whole.Align = max(whole.Align, l.Align)
	}
	whole.Size = alignUp(whole.Size, whole.Align)
	return whole
}

func alignUp(n, align int) int { return (n + align - 1) / align * align }
