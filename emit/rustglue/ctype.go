package rustglue

import (
	"strconv"
	"strings"

	"example.com/bindgen/abi"
)

// ctype returns how Rust spells a C type.
func (w *writer) ctype(t *abi.CType) string {
	switch t.Kind {
	case abi.CScalar:
		switch t.Scalar {
		case abi.Bool:
			return w.use("Bool")
		case abi.CompareOp:
			return "i32"
		default:
			return string(t.Scalar)
		}
	case abi.CChar:
		return w.use("Char")
	case abi.CByte:
		return "u8"
	case abi.CEnum:
		return string(t.Enum.Repr)
	case abi.CHandle:
		return w.handle(t.Class)
	case abi.CStruct:
		return w.cstruct(t.Struct)
	case abi.CVoid:
		return "::core::ffi::c_void"
	case abi.CPointer:
		if t.Const {
			return "*const " + w.ctype(t.Elem)
		}
		return "*mut " + w.ctype(t.Elem)
	default:
		return w.use("ErrorC")
	}
}

// parts are the types of the runtime for structs of one kind.
var parts = map[abi.Kind]string{
	abi.SliceIndex: "SliceIndexC",
	abi.I128:       "SignedHalves",
	abi.U128:       "UnsignedHalves",
	abi.UUID:       "UuidC",
	abi.Date:       "DateC",
	abi.Time:       "TimeC",
	abi.DateTime:   "DateTimeC",
	abi.TimeDelta:  "TimeDeltaC",
}

func (w *writer) handle(c *abi.Class) string {
	return w.use("Handle") + "<" + w.path(c.Home) + ">"
}

// cstruct returns the type of the runtime that a struct is in Rust; a record's
// is written into the glue of the record.
func (w *writer) cstruct(s *abi.Struct) string {
	switch s.Shape {
	case abi.ShapeView:
		return w.use("View") + "<" + w.ctype(s.Fields[0].Type.Elem) + ">"
	case abi.ShapeBuffer:
		return w.use("Buffer") + "<" + w.ctype(s.Fields[0].Type.Elem) + ">"
	case abi.ShapeCallback:
		return w.rootGlue() + s.Name
	case abi.ShapeTaggedText:
		return w.use("TaggedText")
	case abi.ShapeOption:
		return w.use("Opt") + "<" + w.ctype(s.Fields[1].Type) + ">"
	case abi.ShapeTuple:
		var elems []string
		for _, f := range s.Fields {
			elems = append(elems, w.ctype(f.Type))
		}
		return w.use("Tuple"+strconv.Itoa(len(elems))) + "<" + strings.Join(elems, ", ") + ">"
	}
	if name := parts[s.Type.Carrier().Kind]; name != "" {
		return w.use(name)
	}
	switch s.Type.Kind {
	case abi.Either:
		return w.use("EitherC") + "<" + w.ctype(s.Fields[1].Type) + ", " + w.ctype(s.Fields[2].Type) + ">"
	case abi.UnionRef:
		return w.glueOf(s.Type.Union.Home.Attach) + s.Name
	default:
		return w.glueOf(s.Type.Record.Home.Attach) + s.Name
	}
}
