package abi

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"slices"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/parser"
)

// enumOptions are the options of a #[pyclass] enum.
type enumOptions struct {
	name   string
	module *parser.Meta
	rename func(string) string
	int    bool
	asks   []*parser.Meta // for methods: ord, str
}

// lowerEnum lowers a C-like enum.
func (l *lowering) lowerEnum(e *parser.Enum) {
	o, ok := l.readEnumOptions(e)
	if len(e.Generics.Types)+len(e.Generics.Consts)+len(e.Generics.Lifetimes) > 0 {
		l.report.Error(diag.GenericItem, e.Generics.Span, "enum `%s` has parameters, and a binding needs one type", e.Name).
			Helpf("export an enum without parameters")
		ok = false
	}
	if len(e.Variants) == 0 {
		l.report.Error(diag.UnsupportedItem, e.Span, "enum `%s` has no variants", e.Name).
			Helpf("give it one, or remove #[pyclass]")
		ok = false
	}
	if !l.checkName(o.name, "enum", e.Span) || !ok {
		return
	}
	out := &Enum{Name: o.name, Doc: e.Doc, Int: o.int, Span: e.Span}
	if d := l.dependencies[e]; d != nil {
		out.Mirrored, out.Open, out.Doc, out.Span = true, e.Find("non_exhaustive") != nil, d.doc(e), d.use.Span
	}
	if !l.lowerVariants(e, out, o.rename) || !l.setRepr(e, out) {
		return
	}
	if out.Home, ok = l.singleHome(e, o.module); !ok {
		return
	}
	body := newEnumBody(e, out)
	for _, asked := range o.asks {
		if !l.readDerived(body, asked) {
			return
		}
	}
	l.enums[e], l.bodies[e] = out, body
	l.orders[out] = l.orders[e]
	l.module.Enums = append(l.module.Enums, out)
}

func (l *lowering) readEnumOptions(e *parser.Enum) (o enumOptions, ok bool) {
	list := options(e.Attrs, "pyclass")
	o.name = e.Name
	known := []string{"name", "module", "rename_all", "eq_int", "eq", "ord", "frozen", "hash", "str"}
	if d := l.dependencies[e]; d != nil {
		// Its traits cannot be asked for: the glue has a type of its own for it.
		list, known = options(d.use.Attrs, "pyo3"), known[:4]
		o.name = d.use.Name
	}
	ok = l.checkOnce(list, fmt.Sprintf("enum `%s`", e.Name))
	for _, m := range list {
		switch option := m.Name(); {
		case l.dependencies[e] != nil && !slices.Contains(known, option):
			l.refuseOption(&m, fmt.Sprintf("enum `%s`", e.Name), known...)
			ok = false
		case option == "name":
			name, good := l.stringOption(&m)
			if good {
				o.name = name
			}
			ok = ok && good
		case option == "module":
			o.module = &m
		case option == "rename_all":
			o.rename = l.renameOption(&m)
			ok = ok && o.rename != nil
		case option == "eq_int":
			o.int = true
		case heldByEnums[option]:
			// What they ask for holds of every enum in Python.
		case option == "ord", option == "str":
			o.asks = append(o.asks, &m)
		default:
			l.refuseOption(&m, fmt.Sprintf("enum `%s`", e.Name), known...)
			ok = false
		}
	}
	return o, ok
}

// heldByEnums are the options that every enum of Python meets.
var heldByEnums = words("eq", "frozen", "hash", "crate", "from_py_object", "skip_from_py_object")

func (l *lowering) lowerVariants(e *parser.Enum, out *Enum, rename func(string) string) bool {
	ok := true
	seen := map[string]source.Span{}
	for i := range e.Variants {
		v := &e.Variants[i]
		made := &Variant{Name: v.Name, Rust: rustIdent(v.Name), Doc: v.Doc, Span: v.Span}
		if rename != nil {
			made.Name = rename(v.Name)
		}
		ok = l.readVariantOptions(e, v, made) && ok
		ok = l.checkVariantName(out, made) && ok
		if first, taken := seen[made.Name]; taken {
			l.report.Error(diag.NameCollision, v.Span, "enum `%s` has two variants named `%s`", out.Name, made.Name).
				At(first, "the first one").
				Helpf("export one of them under another name: #[pyo3(name = \"..\")]")
			ok = false
		}
		seen[made.Name] = v.Span
		value, known := l.discriminant(e, v)
		if !known {
			return false
		}
		made.Value = value
		out.Variants = append(out.Variants, made)
	}
	return ok
}

func (l *lowering) readVariantOptions(e *parser.Enum, v *parser.Variant, made *Variant) bool {
	for _, m := range options(v.Attrs, "pyo3") {
		if m.Name() != "name" {
			l.refuseOption(&m, fmt.Sprintf("variant `%s::%s`", e.Name, v.Name), "name")
			return false
		}
		name, ok := l.stringOption(&m)
		if !ok {
			return false
		}
		made.Name = name
	}
	return true
}

// checkVariantName reports names that Python's enum module keeps to itself.
func (l *lowering) checkVariantName(out *Enum, v *Variant) bool {
	if !l.checkName(v.Name, "variant", v.Span) {
		return false
	}
	if v.Name == "mro" || strings.HasPrefix(v.Name, "_") && (strings.HasSuffix(v.Name, "_") || strings.HasPrefix(v.Name, "__")) {
		l.report.Error(diag.ReservedWord, v.Span, "variant `%s.%s` has a name that enums of Python keep to themselves", out.Name, v.Name).
			Helpf("export it under another name: #[pyo3(name = \"..\")]")
		return false
	}
	return true
}

func (l *lowering) discriminant(e *parser.Enum, v *parser.Variant) (int64, bool) {
	value, err := l.crate.Discriminant(e, v)
	var fault *parser.EvalError
	switch {
	case errors.As(err, &fault):
		fault.Report(l.report)
	case err != nil || value.Int == nil:
		l.report.Error(diag.NotConstant, v.Span, "the value of `%s::%s` is not known without running the crate", e.Name, v.Name).
			Helpf("write an integer, or a constant that is one")
	case !value.Int.IsInt64():
		l.report.Error(diag.NotConstant, v.Span, "the value of `%s::%s` does not fit 64 bits with a sign", e.Name, v.Name).
			Helpf("take a smaller value")
	default:
		return value.Int.Int64(), true
	}
	return 0, false
}

// setRepr decides the integer that the enum crosses as.
func (l *lowering) setRepr(e *parser.Enum, out *Enum) bool {
	out.Repr = I32
	for _, v := range out.Variants {
		if v.Value < math.MinInt32 || v.Value > math.MaxInt32 {
			out.Repr = I64
		}
	}
	for i := range e.Attrs {
		if !e.Attrs[i].Is("repr") {
			continue
		}
		for _, m := range e.Attrs[i].Args {
			if kind := primitives[m.Name()]; (&Type{Kind: kind}).IsInteger() {
				out.Repr = kind
			}
		}
	}
	for _, v := range out.Variants {
		if !fitsInteger(big.NewInt(v.Value), out.Repr) {
			l.report.Error(diag.NotConstant, v.Span, "the value %d of `%s::%s` does not fit `%s`", v.Value, e.Name, v.Rust, out.Repr).
				Helpf("take a smaller value or a wider #[repr]")
			return false
		}
	}
	return true
}

// fitsInteger reports whether v is a value of the integer kind. Isize and Usize
// have 64 bits: a narrower target checks again when it runs.
func fitsInteger(v *big.Int, kind Kind) bool {
	bits := map[Kind]uint{I8: 8, I16: 16, I32: 32, I64: 64, Isize: 64, U8: 8, U16: 16, U32: 32, U64: 64, Usize: 64, I128: 128, U128: 128}[kind]
	switch kind {
	case U8, U16, U32, U64, Usize, U128:
		return v.Sign() >= 0 && uint(v.BitLen()) <= bits
	default:
		limit := new(big.Int).Lsh(big.NewInt(1), bits-1)
		return v.Cmp(limit) < 0 && v.Cmp(new(big.Int).Neg(limit)) >= 0
	}
}
