package cheader

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"example.com/bindgen/abi"
)

// types prints handles, enums and structs: everything that signatures name.
func (w *writer) types() {
	for _, c := range w.m.Classes {
		w.line("")
		w.doc(c.Doc)
		w.line("typedef struct %s %s;", c.CName, c.CName)
	}
	for _, e := range w.m.Enums {
		w.enum(e)
	}
	for _, s := range w.m.Structs {
		w.structure(s)
	}
}

// enum prints the integer an enum crosses as, and its values: as enumerators
// where int holds them, as C11 demands, otherwise as macros.
func (w *writer) enum(e *abi.Enum) {
	w.line("")
	w.doc(e.Doc)
	w.line("typedef %s %s;", abi.ScalarName(e.Repr), e.CName)
	for _, v := range e.Variants {
		if v.Value < math.MinInt32 || v.Value > math.MaxInt32 {
			w.enumMacros(e)
			return
		}
	}
	w.line("enum {")
	for _, v := range e.Variants {
		w.indentedDoc("    ", v.Doc)
		w.line("    %s = %d,", v.CName, v.Value)
	}
	w.line("};")
}

func (w *writer) enumMacros(e *abi.Enum) {
	for _, v := range e.Variants {
		w.doc(v.Doc)
		w.line("#define %s ((%s)%s)", v.CName, e.CName, intLiteral(strconv.FormatInt(v.Value, 10)))
	}
}

func (w *writer) structure(s *abi.Struct) {
	w.line("")
	w.doc(w.structDoc(s))
	w.line("typedef struct %s {", s.Name)
	for _, f := range s.Fields {
		w.indentedDoc("    ", f.Doc)
		w.line("    %s;", f.Type.Spell(f.Name))
	}
	w.line("} %s;", s.Name)
	if s.Shape == abi.ShapeUnion && (s.Plain || s.Direction == abi.In || !w.isTaken(s.Type.Union)) {
		w.tags(s.Type.Union)
	}
}

// isTaken reports whether u has a struct of the borrowed form, too.
func (w *writer) isTaken(u *abi.Union) bool {
	return slices.ContainsFunc(w.m.Structs, func(s *abi.Struct) bool {
		return s.Shape == abi.ShapeUnion && s.Type.Union == u && s.Direction == abi.In
	})
}

// tags prints the tags of u's variants.
func (w *writer) tags(u *abi.Union) {
	w.line("")
	w.doc("The tags of `" + u.Name + "`.")
	w.line("enum {")
	for i, v := range u.Variants {
		w.indentedDoc("    ", v.Doc)
		w.line("    %s = %d,", v.CName, i)
	}
	w.line("};")
}

// structDoc says what a struct stands for and who owns what it points to.
func (w *writer) structDoc(s *abi.Struct) string {
	if s.Shape == abi.ShapeRecord && s.Type.Record.Doc != "" {
		return strings.TrimSpace(s.Type.Record.Doc + "\n\n" + capitalized(ownership(s)))
	}
	if s.Shape == abi.ShapeUnion && s.Type.Union.Doc != "" {
		return strings.TrimSpace(s.Type.Union.Doc + "\n\n" + capitalized(ownership(s)))
	}
	if s.Type.Kind == abi.SliceIndex {
		return "A slice, `start:stop:step`: each number holds where its `has_` is true."
	}
	if s.Type.IsWide() {
		return "`" + s.Type.String() + "`: " + "its lower and its upper 64 bits."
	}
	if s.Shape == abi.ShapeCallback {
		return "`" + s.Type.Callback.Signature() + "`: a function that Rust calls. Taking it over is copying it."
	}
	doc := "`" + s.Type.String() + "`"
	if owner := ownership(s); owner != "" {
		doc += ", " + owner
	}
	return doc
}

func ownership(s *abi.Struct) string {
	switch {
	case s.Plain:
		return ""
	case s.Direction == abi.In:
		return "borrowed for the call."
	case s.FreeSymbol != "":
		return "owned: release it with " + s.FreeSymbol + "."
	default:
		return "owned by what holds it."
	}
}

func capitalized(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

func (w *writer) constant(c *abi.Constant) {
	w.line("")
	w.doc(c.Doc)
	w.line("#define %s %s", c.CName, literal(c.Value))
}

// literal spells a constant in C.
func literal(v *abi.Value) string {
	switch v.Kind {
	case abi.ValueBool:
		return strconv.FormatBool(v.Bool)
	case abi.ValueInt:
		return intLiteral(v.Int)
	case abi.ValueFloat:
		return floatLiteral(v.Float)
	case abi.ValueChar:
		r, _ := utf8.DecodeRuneInString(v.Str)
		return fmt.Sprintf("UINT32_C(0x%x)", r)
	case abi.ValueEnum:
		return v.Variant.CName
	default:
		return stringLiteral(v.Str)
	}
}

// intLiteral spells a decimal integer so that no C type is too narrow for it.
// The smallest int64 has no literal in C.
func intLiteral(decimal string) string {
	if decimal == "-9223372036854775808" {
		return "INT64_MIN"
	}
	if n, err := strconv.ParseInt(decimal, 10, 64); err == nil {
		if n >= math.MinInt32+1 && n <= math.MaxInt32 {
			if n < 0 {
				return "(" + decimal + ")"
			}
			return decimal
		}
		if n < 0 {
			return "(-INT64_C(" + decimal[1:] + "))"
		}
		return "INT64_C(" + decimal + ")"
	}
	return "UINT64_C(" + decimal + ")"
}

func floatLiteral(f float64) string {
	switch {
	case math.IsInf(f, 1):
		return "((double)INFINITY)"
	case math.IsInf(f, -1):
		return "(-(double)INFINITY)"
	case math.IsNaN(f):
		return "((double)NAN)"
	}
	s := strconv.FormatFloat(f, 'g', -1, 64)
	if !strings.ContainsAny(s, ".e") {
		s += ".0"
	}
	if f < 0 {
		return "(" + s + ")"
	}
	return s
}

// stringLiteral quotes s for C: everything but printable ASCII as three octal
// digits, which end by themselves, and ?? kept from becoming a trigraph.
func stringLiteral(s string) string {
	var out strings.Builder
	out.WriteByte('"')
	for i := range len(s) {
		switch b := s[i]; {
		case b == '"' || b == '\\' || b == '?':
			out.WriteByte('\\')
			out.WriteByte(b)
		case b < 0x20 || b >= 0x7f:
			fmt.Fprintf(&out, "\\%03o", b)
		default:
			out.WriteByte(b)
		}
	}
	out.WriteByte('"')
	return out.String()
}

// layouts prints the assertions that the compiler lays the structs out as the
// library does (docs/abi.md, rule 11).
func (w *writer) layouts() {
	w.line("")
	w.line("#if UINTPTR_MAX == UINT64_MAX")
	w.line("#ifdef __cplusplus")
	w.line("#define %s_ASSERT(condition) static_assert(condition, #condition)", w.upper)
	w.line("#else")
	w.line("#define %s_ASSERT(condition) _Static_assert(condition, #condition)", w.upper)
	w.line("#endif")
	w.errorLayouts()
	for _, s := range w.m.Structs {
		w.line("%s_ASSERT(sizeof(%s) == %d);", w.upper, s.Name, s.Size.Size)
		for _, f := range s.Fields[1:] {
			w.line("%s_ASSERT(offsetof(%s, %s) == %d);", w.upper, s.Name, f.Name, f.Offset)
		}
	}
	w.line("#undef %s_ASSERT", w.upper)
	w.line("#endif")
}
