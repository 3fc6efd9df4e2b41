package native

import (
	"errors"
	"math"
	"math/big"

	"example.com/bindgen/internal/cbindgen"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// enum lowers an enum: an *Enum, a *Tagged, or an *Opaque where it has no repr.
// base is its head, with the final name.
func (l *lowerer) enum(item *parser.Enum, s scope, base Item) Decl {
	r := enumReprOf(item.Attrs)
	switch {
	case r.transparent && len(item.Variants) == 1:
		if t := l.onlyField(s, item.Variants[0].Fields); t != nil {
			return &Alias{Item: base, Type: l.needed(t)}
		}
		return &Opaque{Item: base}
	case r.aligned:
		o := &Opaque{Item: base}
		l.unsaids[o] = unsaid{"bindgen knows no C for an enum with an alignment of its own", "use a pointer to it, or align a `#[repr(C)]` struct around the enum"}
		return o
	case !r.known || len(item.Variants) == 0:
		return &Opaque{Item: base}
	}
	lowering := l.enumLowering(item, s, base, r)
	if hasFields(item) {
		return lowering.tagged()
	}
	return lowering.plain()
}

func hasFields(item *parser.Enum) bool {
	for i := range item.Variants {
		if len(item.Variants[i].Fields) > 0 {
			return true
		}
	}
	return false
}

// enumRepr is what #[repr] says of an enum.
type enumRepr struct {
	known       bool // C has such a type
	c           bool
	transparent bool
	aligned     bool   // and for C, but for its alignment
	integer     string // u8, "" for none
}

// enumReprOf reads the reprs of an enum. One that C cannot say, or that
// contradicts another, leaves it opaque.
func enumReprOf(attrs []parser.Attr) enumRepr {
	var r enumRepr
	for i := range attrs {
		if !attrs[i].Is("repr") {
			continue
		}
		for j := range attrs[i].Args {
			switch name := attrs[i].Args[j].Name(); {
			case name == "C":
				r.c = true
			case name == "transparent":
				r.transparent = true
			case name == "align":
				r.aligned = true
			case integers[name] != "" && r.integer == "":
				r.integer = name
			default:
				return enumRepr{}
			}
		}
	}
	r.known = r.c || r.integer != ""
	r.aligned = r.aligned && r.known
	return r
}

// integers are those that an enum can be passed as.
var integers = map[string]Prim{
	"u8": U8, "u16": U16, "u32": U32, "u64": U64, "usize": UPtr,
	"i8": I8, "i16": I16, "i32": I32, "i64": I64, "isize": IPtr,
}

// enumLowering is the work on one enum.
type enumLowering struct {
	*lowerer
	item *parser.Enum
	s    scope
	base Item
	repr enumRepr

	args   []argument // of a generic one
	rule   cbindgen.RenameRule
	prefix string // of the variants
}

func (l *lowerer) enumLowering(item *parser.Enum, s scope, base Item, r enumRepr) *enumLowering {
	e := &enumLowering{lowerer: l, item: item, s: s, base: base, repr: r}
	if s.self != nil && s.self.inst != nil {
		e.args = s.self.inst.args
	}
	e.rule = l.renameRule(base.Annotations, "rename-all", l.config.Enum.RenameVariants)
	if base.Annotations.Bool("prefix-with-name", l.config.Enum.PrefixWithName) {
		e.prefix = base.Name + "_"
		if l.config.Export.MangleRemoveUnderscores {
			e.prefix = base.Name
		}
	}
	return e
}

// plain lowers an enum without fields.
func (e *enumLowering) plain() *Enum {
	out := &Enum{Item: e.base, Repr: e.integer()}
	e.variants(out)
	return out
}

// integer is the type that values are passed as, nil for an enum of C.
func (e *enumLowering) integer() *Type {
	if e.repr.integer == "" {
		return nil
	}
	prim := integers[e.repr.integer]
	if e.config.UsizeIsSizeT {
		switch prim {
		case UPtr:
			prim = Size
		case IPtr:
			prim = PtrDiff
		}
	}
	return &Type{Kind: Primitive, Prim: prim, Rust: e.repr.integer}
}

// variants fills in those of out, which may be the tag of an enum with fields.
func (e *enumLowering) variants(out *Enum) {
	next := new(big.Int) // the next implied value; nil after a variant that is there under a condition
	for i := range e.item.Variants {
		v := e.variant(&e.item.Variants[i])
		if e.item.Variants[i].Discriminant == nil {
			v.Number = implied(next, e.repr.integer)
		}
		next = after(v.Number)
		if v.Condition != nil {
			next = nil
		}
		out.Variants = append(out.Variants, v)
	}
	names, _ := e.base.Annotations.List("enum-trailing-values")
	for _, name := range names {
		v := &Variant{Name: e.variantName(name), Number: implied(next, e.repr.integer), Span: e.base.Annotations.Find("enum-trailing-values").Span}
		next = after(v.Number)
		out.Variants = append(out.Variants, v)
	}
	if e.base.Annotations.Bool("add-sentinel", e.config.Enum.AddSentinel) {
		out.Sentinel = e.variantName("Sentinel")
	}
}

// variant lowers one of the source, without an implied value.
func (e *enumLowering) variant(v *parser.Variant) *Variant {
	doc, _ := e.documented(v.Doc, e.base.Span, v.Span)
	out := &Variant{
		Name: e.variantName(v.Name), Doc: doc, Condition: e.conditionOf(v.Attrs),
		Deprecated: deprecated(v.Attrs), Span: v.Span,
	}
	if v.Discriminant == nil {
		return out
	}
	value, err := e.crate.Discriminant(e.item, v)
	if err != nil {
		e.notConstant(err, v)
		return out
	}
	out.Number = &value
	out.Value = e.discriminant(v.Discriminant, value)
	return out
}

// discriminant returns how C writes value, the one of the expression of a
// variant. What the expression names must be there before the enum is.
func (e *enumLowering) discriminant(written *parser.Expr, value parser.Value) *Expr {
	typ := e.integer()
	if typ == nil {
		typ = &Type{Kind: Primitive, Prim: IPtr, Rust: "isize"}
	}
	expr := e.written(e.s, written, typ, value)
	if expr == nil || expr.Kind == Literal || !e.isEarly(expr) {
		return &Expr{Kind: Literal, Text: enumerator(value.Int)}
	}
	return expr
}

func (e *enumLowering) notConstant(err error, v *parser.Variant) {
	var eval *parser.EvalError
	if errors.As(err, &eval) {
		eval.Report(e.report)
		return
	}
	e.report.Error(diag.NotConstant, v.Discriminant.Span, "the value of variant `%s` is no constant: %s", v.Name, err.Error()).
		Helpf("write a number")
}

// enumerator writes n so that a compiler reads it without a warning.
func enumerator(n *big.Int) string {
	switch {
	case n.IsInt64() && n.Int64() == math.MinInt64:
		return "(-9223372036854775807 - 1)" // the minus is no part of a number
	case !n.IsInt64():
		return n.String() + "ull"
	}
	return n.String()
}

// variantName is the name in C of a variant.
func (e *enumLowering) variantName(name string) string {
	return e.rule.Variant(e.prefix+unreserved(e.mangle(name, e.args)), e.base.Name)
}

// implied is n as a value of an integer type, nil for nil.
func implied(n *big.Int, integer string) *parser.Value {
	if n == nil {
		return nil
	}
	return &parser.Value{Kind: parser.ValueInt, Type: integer, Int: n}
}

// after is the value that follows v, nil where that is not known.
func after(v *parser.Value) *big.Int {
	if v == nil || v.Int == nil {
		return nil
	}
	return new(big.Int).Add(v.Int, big.NewInt(1))
}
