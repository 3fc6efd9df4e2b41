package abi

import (
	"slices"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/parser"
)

// spot is where a type stands.
type spot struct {
	what  string // "parameter `x` of function `f`", for messages
	scope *parser.Module
	self  *class // what Self is; nil outside #[pymethods]
	dir   Direction
	depth int         // 0 for the type of the parameter, result or field itself
	some  bool        // directly in an Option that is the whole parameter or result
	list  bool        // directly in a list that is whole, or in a whole Option
	field bool        // in a field of a record
	alias parser.Type // the alias that was written for the type, if any

	call *parser.Function // the function whose parameter it is, if any

	slices   bool // a slice object may stand here
	operator bool // an operator of comparison may stand here
	back     bool // in the signature of a callback: out is what it takes, in what it gives
	alone    bool // all that a parameter or result of a function holds, or in an Option
	anyError bool // of a function of a dependency: glue makes an exception of any error
	special  bool // a parameter of a special method that Python calls by a slot
}

// in returns the spot of what t contains.
func (at spot) in(outer Kind) spot {
	at.list = outer == Vec && (at.whole() || at.some)
	at.some = outer == Option && at.whole()
	at.slices = at.slices && outer == Either
	at.operator = false
	at.alone = at.alone && at.some
	at.depth++
	return at
}

// keeps reports whether one of lifetimes is longer than the call.
func (at spot) keeps(lifetimes ...string) bool {
	return isStaticAny(lifetimes, at.call)
}

// isStatic reports whether name is 'static, or f says that it is as long.
func isStatic(name string, f *parser.Function) bool {
	return name == "'static" || f != nil && slices.Contains(f.Generics.Static, name)
}

// verb is what is done with a type of this direction.
func (at spot) verb() string {
	if at.dir == Out {
		return "return"
	}
	return "take"
}

// whole reports whether the type is all of a parameter or result.
func (at spot) whole() bool { return at.depth == 0 && !at.field }

// typeOf lowers t. It reports what bindgen does not carry and returns nil then.
//
// What comes out is one of these; C stands for a class, E for a C-like enum, R
// for a record, U for an enum that derives FromPyObject or IntoPyObject, T for any type of the direction. "whole" is the type of a
// parameter or result itself, "some" is the T of a whole Option<T>, "list" the T
// of a Vec<T> or &[T] that is whole or some, "anywhere" adds elements of Vec,
// &[..], Option, tuples and fields of records, to any depth.
//
//	Kind           Borrow    Rust               In (parameter)          Out (result)
//	Unit           Owned     ()                 never                   whole
//	scalars        Owned     bool, i8.., f64    anywhere                anywhere
//	I128, U128     Owned     i128, u128         anywhere                anywhere
//	Char           Owned     char               anywhere                anywhere
//	Str            Owned     String             anywhere                anywhere
//	Str            Ref       &str               anywhere                anywhere, copied
//	Str            RefOwned  &String            whole                   anywhere, copied
//	Str            AsCow     Cow<'_, str>       anywhere                anywhere, copied
//	Path, OsStr    Owned     PathBuf, OsString  anywhere                anywhere
//	Path, OsStr    Ref       &Path, &OsStr      anywhere                anywhere, copied
//	Path, OsStr    RefOwned  &PathBuf           whole                   anywhere, copied
//	UUID .. JSON   Owned     Uuid, Value ..     anywhere                anywhere
//	UUID .. JSON   RefOwned  &Uuid, &Value ..   whole                   never
//	Bytes          Owned     Vec<u8>            anywhere                anywhere
//	Bytes          Ref       &[u8]              anywhere                anywhere, copied
//	Bytes          RefOwned  &Vec<u8>           whole                   anywhere, copied
//	Bytes          AsCow     Cow<'_, [u8]>      anywhere                anywhere, copied
//	StrOrBytes     Owned     StrOrBytes<'_>     anywhere                never
//	Vec            Owned     Vec<T>             anywhere                anywhere
//	Vec            Ref       &[T]               anywhere                anywhere: copied, T is Clone
//	Vec            RefOwned  &Vec<T>            whole                   anywhere: copied, T is Clone
//	Vec            AsCow     Cow<'_, [T]>       anywhere, T is Clone    anywhere: copied, T is Clone
//	Map            Owned     HashMap<K, V>..    anywhere, K isHashable  anywhere, K isHashable
//	Set            Owned     HashSet<T>..       anywhere, T isHashable  anywhere, T isHashable
//	Array          Owned     [T; N]             anywhere                anywhere
//	Map, Set, Array RefOwned &HashMap<K, V>..   whole                   anywhere: copied, all is Clone
//	Option, Tuple  Owned     Option<T>, (A, B)  anywhere                anywhere
//	EnumRef        Owned     E                  anywhere                anywhere
//	EnumRef        RefOwned  &E                 whole                   never
//	RecordRef      Owned     R                  anywhere, if R.From     anywhere, if R.Into
//	RecordRef      RefOwned  &R                 whole, if R.From        never
//	UnionRef       Owned     U                  anywhere, if U.From     anywhere, if U.Into
//	UnionRef       RefOwned  &U                 whole, if U.From        never
//	ClassRef       Owned     C                  anywhere, if C.Clone    anywhere, a new handle
//	ClassRef       Ref       &C                 anywhere                never
//	ClassRef       Mut       &mut C             whole, some, list       never
//	ClassRef       AsPyRef   PyRef<'_, C>       anywhere but fields     anywhere but fields, the object itself
//	ClassRef       AsPy..    Bound, Py          anywhere; Bound: but fields, the same way out
//	ClassRef       AsBound   &Bound<'_, C>      whole, some             whole, some
//	ClassRef       ..RefMut  PyRefMut<'_, C>    whole, some, list       whole, some
//	Either         Owned     Either<L, R>       anywhere                anywhere
//	SliceIndex     AsBound.. Bound, &Bound      key of an item access, alone or in an Either
//	CompareOp      Owned     CompareOp          operator of __richcmp__ never
//	CallbackKind   Owned     &dyn Fn(A) -> ..    whole, some; see callbackType   never
//	Object         Owned     &Bound<'_, PyAny>  whole, with an underscore before its name; see isIgnored
//
// A class that extends another one is never an owned result: its value alone
// is no object.
// A reference in a parameter is never 'static. Anything else is an error, so
// that glue for what comes out always compiles.
func (l *lowering) typeOf(t parser.Type, at spot) *Type {
	switch t := t.(type) {
	case *parser.PathType:
		return l.namedType(t, at)
	case *parser.RefType:
		return l.refType(t, at)
	case *parser.TupleType:
		return l.tupleType(t, at)
	case *parser.SliceType:
		return l.refuseType(t, at, at.verb()+" it as `&[..]` or `Vec<..>`")
	case *parser.ArrayType:
		return l.arrayType(t, at)
	case *parser.FnTraitType:
		return l.bareCallback(t, at)
	case *parser.FnPtrType:
		return l.refuseType(t, at, "a function of Python is no bare function pointer: "+functionHelp(at))
	case *parser.PtrType:
		return l.refuseType(t, at, "export a class that holds the pointer; raw pointers are planned for native items only")
	default:
		return l.refuseType(t, at, supported)
	}
}

const supported = "bindgen carries bool, numbers, char, text, bytes, paths, times, Vec, slices, arrays, maps, sets, Option, tuples, Cow, " +
	"records, unions, newtypes, enums, classes, callbacks, Uuid, Decimal and JSON: docs/types.md lists them all"

// refuseType reports a type that is known but not carried.
func (l *lowering) refuseType(t parser.Type, at spot, help string) *Type {
	at.explain(l.report.Error(diag.UnsupportedType, at.span(t), "%s has the type `%s`, which bindgen does not carry", at.what, spelling(t))).
		Helpf("%s", at.turned(help))
	return nil
}

// refuseHere reports a type that is carried, but not in this place.
func (l *lowering) refuseHere(t parser.Type, at spot, where, help string) *Type {
	at.explain(l.report.Error(diag.UnsupportedType, at.span(t), "%s has `%s` %s, which bindgen does not carry", at.what, spelling(t), at.turned(where))).
		Helpf("%s", at.turned(help))
	return nil
}

// span is where a fault of type t is shown: where the alias stands that was
// written for it, else t itself.
func (at spot) span(t parser.Type) source.Span {
	if at.alias != nil {
		return at.alias.TypeSpan()
	}
	return t.TypeSpan()
}

// explain says what alias a type comes from.
func (at spot) explain(d *diag.Diagnostic) *diag.Diagnostic {
	if at.alias != nil {
		d.Note("`%s` is an alias", spelling(at.alias))
	}
	return d
}

// spelling is a type as written, on one line.
func spelling(t parser.Type) string {
	return strings.Join(strings.Fields(t.TypeSpan().Text()), " ")
}

func (l *lowering) tupleType(t *parser.TupleType, at spot) *Type {
	switch n := len(t.Elems); {
	case n == 0 && at.dir == Out && at.whole():
		return &Type{Kind: Unit}
	case n == 0:
		return l.refuseHere(t, at, "as a value", "leave it out, or say with a bool what it tells")
	case n > 12:
		return l.refuseType(t, at, "tuples have at most 12 elements; "+at.verb()+" a record")
	}
	out := &Type{Kind: Tuple}
	for _, e := range t.Elems {
		if elem := l.typeOf(e, at.in(Tuple)); elem != nil {
			out.Elems = append(out.Elems, elem)
		}
	}
	if len(out.Elems) < len(t.Elems) {
		return nil
	}
	return out
}

func (l *lowering) namedType(t *parser.PathType, at spot) *Type {
	if len(t.Path) == 1 && t.Path[0] == "Self" && at.self != nil {
		if at.self.enum != nil {
			return &Type{Kind: EnumRef, Enum: at.self.enum}
		}
		return l.classType(t, at.self, at)
	}
	expanded, def, at, ok := l.resolveType(t, at)
	if !ok {
		return nil
	}
	named, isNamed := expanded.(*parser.PathType)
	if !isNamed {
		return l.typeOf(expanded, at)
	}
	if c := l.classes[def.Item]; c != nil {
		return l.classType(named, c, at)
	}
	switch item := def.Item.(type) {
	case *parser.Struct:
		return l.structType(named, item, at)
	case *parser.Enum:
		return l.enumType(named, item, at)
	case *parser.MacroCall:
		return l.refuseType(named, at, "exceptions declared in Rust are raised, not passed; as types they are planned")
	case nil:
		switch item := l.mirrored(def).(type) {
		case *parser.Enum:
			return l.mirroredType(named, item, at)
		case *parser.Struct:
			return l.classType(named, l.classes[item], at)
		}
		return l.externalType(named, def.External, at)
	default:
		l.report.Error(diag.UnknownType, t.Span, "`%s` is %s, not a type", spelling(t), kindOf(item)).
			Helpf("name a type")
		return nil
	}
}

func (l *lowering) enumType(t *parser.PathType, item *parser.Enum, at spot) *Type {
	if l.dependencies[item] != nil {
		return l.mirroredType(t, item, at)
	}
	if l.crate.IsForeign(item) && !holdsData(item) {
		return l.unmirroredType(t, at)
	}
	if item.Find("pyclass") == nil && !l.crate.IsForeign(item) && (derives(item, "FromPyObject") || derives(item, "IntoPyObject")) {
		return l.unionType(t, item, at)
	}
	if item.Find("pyclass") == nil {
		return l.refuseType(t, at, "mark the enum #[pyclass]")
	}
	out := l.enums[item]
	if out == nil {
		return nil // reported at the enum
	}
	return &Type{Kind: EnumRef, Enum: out}
}

func (l *lowering) structType(t *parser.PathType, item *parser.Struct, at spot) *Type {
	if at.dir == In && at.keeps(t.Lifetimes...) {
		return l.refuseType(t, at, "a parameter is borrowed for the call only: leave the lifetime out")
	}
	if g := item.Generics; l.crate.IsForeign(item) && len(g.Types)+len(g.Consts)+len(g.Lifetimes) == 0 {
		return l.unmirroredType(t, at)
	}
	if !derives(item, "FromPyObject") && !derives(item, "IntoPyObject") {
		return l.refuseType(t, at, "mark the struct #[pyclass], or derive FromPyObject or IntoPyObject on it")
	}
	if wraps(item) {
		return l.wrapperType(t, item, at)
	}
	r := l.record(item)
	if r == nil {
		return nil // reported at the record
	}
	if at.dir == In && !r.From {
		return l.refuseHere(t, at, "as a parameter", "derive FromPyObject on it")
	}
	if at.dir == Out && !r.Into {
		return l.refuseHere(t, at, "as a result", "derive IntoPyObject on it")
	}
	return &Type{Kind: RecordRef, Record: r}
}

// classType is a class by value: a new handle out, a clone in.
func (l *lowering) classType(t parser.Type, c *class, at spot) *Type {
	if c.out == nil {
		return nil // reported at the class
	}
	if l.mirroredClass(t, c, at) {
		return nil
	}
	if at.dir == In && !c.out.Clone {
		return l.refuseHere(t, at, "by value", "take `&"+c.out.Name+"`, or derive Clone on it")
	}
	if at.dir == Out && c.out.Base != nil {
		return l.refuseHere(t, at, "by value", "return Py<"+c.out.Name+">, made by Py::new: an object of it holds a `"+c.out.Base.Name+"`, too")
	}
	return &Type{Kind: ClassRef, Class: c.out}
}
