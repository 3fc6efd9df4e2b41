package native

import (
	"math/big"
	"strconv"
	"strings"

	"example.com/bindgen/parser"
)

// translator writes expressions of Rust as C does. What C has no words for
// gives nil; whether C computes the same is found out afterwards.
type translator struct {
	*lowerer
	scope scope
	depth int
}

// maxExprDepth is how deep an expression that is kept may nest.
const maxExprDepth = 64

// of translates e. t is the type that it should have, nil where nothing says it.
func (tr *translator) of(e *parser.Expr, t *Type) *Expr {
	if tr.depth++; tr.depth > maxExprDepth || e.Scope != nil {
		tr.depth--
		return nil
	}
	defer func() { tr.depth-- }()
	switch e.Kind {
	case parser.ExprInt:
		return integerText(e.Text)
	case parser.ExprFloat:
		return &Expr{Kind: Literal, Text: asFloat(floatText(e.Text))}
	case parser.ExprBool:
		return &Expr{Kind: Literal, Text: e.Text}
	case parser.ExprChar:
		return character(e.Value)
	case parser.ExprByte:
		return &Expr{Kind: Literal, Text: strconv.Itoa(int(e.Value[0]))}
	case parser.ExprUnary:
		return tr.unary(e, t)
	case parser.ExprBinary:
		return tr.binary(e)
	case parser.ExprCast:
		return tr.cast(e)
	case parser.ExprPath, parser.ExprQualified:
		if out := tr.path(e); out != nil {
			return out
		}
	case parser.ExprField:
		return tr.member(e.Args[0], e.Path[0])
	case parser.ExprMethod:
		if len(e.Args) == 1 && e.Path[0] == "bits" {
			if out := tr.member(e.Args[0], ""); out != nil {
				return out
			}
		}
	case parser.ExprStruct, parser.ExprCall:
		if out := tr.structLiteral(e, t); out != nil {
			return out
		}
	case parser.ExprArray:
		return tr.array(e, t)
	}
	return tr.computed(e, t)
}

// computed writes the value of e where C has no words for e itself.
func (tr *translator) computed(e *parser.Expr, t *Type) *Expr {
	value, err := tr.crate.EvalIn(tr.scope.module, e, nil, tr.environment(tr.scope))
	if err != nil || !tr.holdsValue(value) {
		return nil
	}
	if t == nil {
		t = &Type{}
	}
	return tr.literal(value, t)
}

// integerText writes an integer literal of Rust; its suffix says what C is to
// take it for.
func integerText(text string) *Expr {
	text = strings.ReplaceAll(text, "_", "")
	suffix := ""
	for _, typ := range []string{"u64", "i64", "u32", "i32", "u16", "i16", "u8", "i8", "usize", "isize", "u128", "i128", "f32", "f64"} {
		if digits, ok := strings.CutSuffix(text, typ); ok && !(typ[0] == 'f' && strings.HasPrefix(text, "0x")) {
			text, suffix = digits, typ
			break
		}
	}
	n, ok := new(big.Int).SetString(text, 0)
	if !ok || strings.HasPrefix(text, "0") && len(text) > 1 && text[1] >= '0' && text[1] <= '9' {
		// Rust has no octal numbers without 0o.
		if n, ok = new(big.Int).SetString(text, 10); !ok {
			return nil
		}
	}
	out := integer(n)
	switch suffix {
	case "f32", "f64":
		return &Expr{Kind: Literal, Text: n.String() + ".0"}
	case "u32":
		out.Text = n.String() + "u"
	case "i64":
		out.Text = n.String() + "ll"
	case "u64":
		out.Text = n.String() + "ull"
	}
	return out
}

// floatText is a float literal without what C does not know.
func floatText(text string) string {
	text = strings.ReplaceAll(text, "_", "")
	return strings.TrimSuffix(strings.TrimSuffix(text, "f32"), "f64")
}

func (tr *translator) unary(e *parser.Expr, t *Type) *Expr {
	operand := tr.of(e.Args[0], t)
	if operand == nil {
		return nil
	}
	op := e.Op
	switch op {
	case "-":
	case "!":
		value, err := tr.crate.EvalIn(tr.scope.module, e.Args[0], nil, tr.environment(tr.scope))
		if err != nil {
			return nil
		}
		if op = "~"; value.Kind == parser.ValueBool {
			op = "!"
		}
	default:
		return nil
	}
	return &Expr{Kind: Unary, Op: op, Args: []*Expr{operand}}
}

func (tr *translator) binary(e *parser.Expr) *Expr {
	left, right := tr.of(e.Args[0], nil), tr.of(e.Args[1], nil)
	if left == nil || right == nil {
		return nil
	}
	return &Expr{Kind: Binary, Op: e.Op, Args: []*Expr{left, right}}
}

func (tr *translator) cast(e *parser.Expr) *Expr {
	typ := tr.shape(tr.scope, e.Type)
	if typ.fault != nil || !tr.holds(typ) || !tr.need(typ) {
		return nil
	}
	operand := tr.of(e.Args[0], nil)
	if operand == nil {
		return nil
	}
	return &Expr{Kind: Cast, Type: typ, Args: []*Expr{operand}}
}

// path names a constant or a variant that is in the header.
func (tr *translator) path(e *parser.Expr) *Expr {
	if len(e.Path) == 1 {
		if arg, ok := tr.scope.args[e.Path[0]]; ok {
			return tr.argument(arg)
		}
	}
	found, err := tr.crate.ValueNamed(tr.scope.module, e, tr.environment(tr.scope))
	if err != nil {
		return nil
	}
	if found.Variant != nil {
		enum := found.Item.(*parser.Enum)
		value, err := tr.crate.Discriminant(enum, found.Variant)
		if err != nil {
			return nil
		}
		return tr.variantNamed(enum, found.Variant, value.Int)
	}
	if found.Item == nil {
		return limit(found.External)
	}
	c, ok := found.Item.(*parser.Const)
	if !ok {
		return nil
	}
	var k *Constant
	if found.Owner.Item != nil {
		k = tr.ownedBy(c, found.Owner.Item)
	} else {
		k = tr.freeConstant(c)
	}
	if k == nil {
		return nil
	}
	return &Expr{Kind: Name, Text: k.Name}
}

// argument names the constant that a const parameter stands for, or writes its value.
func (tr *translator) argument(arg argument) *Expr {
	if arg.value == nil {
		return nil
	}
	if arg.item != nil {
		if k := tr.freeConstant(arg.item); k != nil {
			return &Expr{Kind: Name, Text: k.Name}
		}
	}
	return tr.literal(*arg.value, &Type{})
}

// ownedBy returns the constant of a type, which this declares, as the header
// has it.
func (l *lowerer) ownedBy(c *parser.Const, item parser.Item) *Constant {
	if len(genericParams(item)) > 0 {
		return nil
	}
	for _, impl := range l.implsOf(item) {
		for _, member := range impl.Items {
			if member != parser.Item(c) || ignored(impl.Doc) {
				continue
			}
			inst := l.instance(item, nil)
			k := l.ownConstant(c, impl, item, inst.scope, inst.name)
			if k != nil && l.isRecord(item) && !l.need(inst.typ) {
				return nil
			}
			return k
		}
	}
	return nil
}

// limits are the types whose limits stdint.h names.
var limits = map[string]string{
	"u8": "UINT8", "u16": "UINT16", "u32": "UINT32", "u64": "UINT64", "i8": "INT8", "i16": "INT16", "i32": "INT32", "i64": "INT64",
	"usize": "UINTPTR", "isize": "INTPTR",
}

// pointerLimits are those that differ from target to target.
var pointerLimits = map[string]bool{"UINTPTR_MAX": true, "INTPTR_MAX": true, "INTPTR_MIN": true}

// limit names u8::MAX and its siblings.
func limit(path []string) *Expr {
	if len(path) > 1 && path[0] == "std" {
		path = path[1:]
	}
	if len(path) != 2 || path[1] != "MAX" && path[1] != "MIN" || limits[path[0]] == "" || path[0][0] == 'u' && path[1] == "MIN" {
		return nil
	}
	return &Expr{Kind: Literal, Text: limits[path[0]] + "_" + path[1]}
}

// variantNamed names a variant of an enum, which this declares; nil where the
// header does not have it.
func (l *lowerer) variantNamed(enum *parser.Enum, variant *parser.Variant, number *big.Int) *Expr {
	if !isPlainEnum(enum) || len(genericParams(enum)) > 0 {
		return nil
	}
	inst := l.instance(enum, nil)
	if !l.need(inst.typ) {
		return nil
	}
	decl, ok := inst.decl.(*Enum)
	if !ok || !decl.Annotations.Exported() {
		return nil
	}
	for _, v := range decl.Variants {
		if v.Span == variant.Span {
			if l.constants.value != nil {
				l.constants.value[v.Name] = cInt(number, 32, true)
				if number.BitLen() > 31 {
					l.constants.value[v.Name] = cInt(number, 64, number.Sign() < 0 || number.IsInt64())
				}
			}
			return &Expr{Kind: Name, Text: v.Name}
		}
	}
	return nil
}

// member writes base.field; that of a transparent struct is the struct itself.
// The only field is meant where field is "".
func (tr *translator) member(base *parser.Expr, field string) *Expr {
	value, err := tr.crate.EvalIn(tr.scope.module, base, nil, tr.environment(tr.scope))
	if err != nil || value.Kind != parser.ValueStruct || len(genericParams(value.Struct)) > 0 || !tr.isRecord(value.Struct) {
		return nil
	}
	inst := tr.instance(value.Struct, nil)
	if !tr.need(inst.typ) {
		return nil
	}
	out := tr.of(base, inst.typ)
	if out == nil || inst.target != nil {
		return out
	}
	record := recordOf(inst.typ)
	for i := range value.Struct.Fields {
		f := &value.Struct.Fields[i]
		if f.Name != field && (field != "" || len(value.Struct.Fields) != 1) || record == nil {
			continue
		}
		if named := fieldOf(record, f); named != nil {
			return &Expr{Kind: Member, Text: named.Name, Args: []*Expr{out}}
		}
	}
	return nil
}

// structLiteral writes S { a: 1 } and S(1) with the fields in the order of the
// declaration.
func (tr *translator) structLiteral(e *parser.Expr, t *Type) *Expr {
	value, err := tr.crate.EvalIn(tr.scope.module, e, nil, tr.environment(tr.scope))
	if err != nil || value.Kind != parser.ValueStruct || !tr.isRecord(value.Struct) {
		return nil
	}
	if t == nil || t.inst == nil {
		if len(genericParams(value.Struct)) > 0 {
			return nil
		}
		t = tr.instance(value.Struct, nil).typ
	}
	if !tr.need(t) {
		return nil
	}
	given := map[string]*parser.Expr{}
	if e.Kind == parser.ExprCall {
		for i := range e.Args[1:] {
			given[strconv.Itoa(i)] = e.Args[i+1]
		}
	}
	for i, name := range e.Names {
		given[name] = e.Args[i]
	}
	if given[".."] != nil || len(given) != len(value.Struct.Fields) {
		return nil
	}
	real := t.behind()
	record := recordOf(real)
	if record == nil || real.inst.item != parser.Item(value.Struct) {
		return tr.onlyValue(value, given, real)
	}
	out := &Expr{Kind: StructLit, Type: t}
	for i := range value.Struct.Fields {
		f := &value.Struct.Fields[i]
		field := fieldOf(record, f)
		if field == nil {
			continue
		}
		expr := tr.of(given[f.Name], field.Type)
		if expr == nil || field.Condition != nil {
			return nil
		}
		out.Names, out.Args = append(out.Names, field.Name), append(out.Args, expr)
	}
	return out
}

// onlyValue writes the field of a transparent struct that takes room.
func (tr *translator) onlyValue(value parser.Value, given map[string]*parser.Expr, t *Type) *Expr {
	if !reprOf(value.Struct.Attrs).transparent {
		return nil
	}
	for i := range value.Struct.Fields {
		if !tr.isMarker(value.Elems[i]) {
			return tr.of(given[value.Struct.Fields[i].Name], t)
		}
	}
	return nil
}

func (tr *translator) array(e *parser.Expr, t *Type) *Expr {
	if t == nil {
		return nil
	}
	real := t.behind()
	if real.Kind != Array {
		return nil
	}
	out := &Expr{Kind: ArrayLit}
	for _, arg := range e.Args {
		expr := tr.of(arg, real.Elem)
		if expr == nil {
			return nil
		}
		out.Args = append(out.Args, expr)
	}
	return out
}
