package abi

import (
	"fmt"
	"slices"

	"example.com/bindgen/parser"
)

// callbackType lowers Fn(A) -> PyResult<R> in one of its forms. t is the type as it
// is written, with what is around the trait.
func (l *lowering) callbackType(t parser.Type, fn *parser.FnTraitType, form CallbackForm, at spot) *Type {
	out := &Callback{Form: form, Kept: form == InBox || form == InArc || slices.Contains(fn.Bounds, "'static")}
	switch {
	case at.dir == Out:
		return l.refuseHere(t, at, "as a result", "functions are taken, not returned: return a class with `__call__`")
	case !at.whole() && !at.some:
		return l.refuseHere(t, at, "inside another type", "take it as a parameter of its own, or an Option of it")
	case !takesCallbacks(at):
		return l.refuseHere(t, at, "in this place", "take it in a function, a method, a constructor or a setter")
	case len(fn.Params) > 12:
		return l.refuseType(t, at, "callbacks take at most 12 arguments; pass a record")
	case form == ByDyn && fn.Trait != "Fn":
		return l.refuseType(t, at, "take it as `&mut dyn FnMut(..)`, or as `impl "+fn.Trait+"(..)`")
	case form == ByDynMut && fn.Trait == "FnOnce":
		return l.refuseType(t, at, "take it as `impl FnOnce(..)` or as `Box<dyn FnOnce(..) + Send>`")
	case form == InArc && fn.Trait != "Fn":
		return l.refuseType(t, at, "take it as `Box<dyn "+fn.Trait+"(..) + Send>`: what is shared is called by many")
	case fn.Dyn && out.Kept && fn.Trait != "Fn" && !slices.Contains(fn.Bounds, "Send"):
		return l.refuseType(t, at, "add `+ Send`: what Rust keeps may be called and dropped by any thread")
	case fn.Dyn && out.Kept && !slices.Contains(fn.Bounds, "Send"):
		return l.refuseType(t, at, "add `+ Send + Sync`: what Rust keeps may be called and dropped by any thread")
	case fn.Dyn && out.Kept && fn.Trait == "Fn" && !slices.Contains(fn.Bounds, "Sync"):
		return l.refuseType(t, at, "add `+ Sync`: what Rust keeps may be called by several threads at once")
	}
	for _, b := range fn.Bounds {
		if b != "Send" && b != "Sync" && b != "Unpin" && b[0] != '\'' {
			return l.refuseType(t, at, "leave `+ "+b+"` out: callbacks are Send, Sync and 'static, and nothing else")
		}
	}
	ok := true
	for i, p := range fn.Params {
		inner := at.inCallback(fmt.Sprintf("argument %d of the callback in %s", i+1, at.what), Out)
		lowered := l.callbackPart(p, inner)
		ok = ok && lowered != nil
		out.Params = append(out.Params, lowered)
	}
	if out.Result = l.callbackResult(t, fn, at); out.Result == nil || !ok {
		return nil
	}
	return &Type{Kind: CallbackKind, Callback: out}
}

// inCallback returns the spot of a part of a callback's signature.
func (at spot) inCallback(what string, dir Direction) spot {
	return spot{what: what, scope: at.scope, self: at.self, dir: dir, depth: 1, back: true}
}

// takesCallbacks reports whether the function at the spot can have a callback: not a
// field, and not a special method but those that are called like a function.
func takesCallbacks(at spot) bool { return !at.field && !at.slices && !at.operator && !at.special }

// callbackPart lowers an argument or the result of a callback.
func (l *lowering) callbackPart(t parser.Type, at spot) *Type {
	const help = "callbacks carry all kinds of values but objects and unions; what is in a map, a set or an array is owned"
	if l.namesObject(t, at) {
		return l.refuseType(t, at, help)
	}
	out := l.typeOf(t, at)
	if out == nil || crossesBack(out) {
		return out
	}
	if r, f := heldBack(out); f != nil {
		return l.refuseType(t, at, fmt.Sprintf("field `%s` of record `%s` is %s: %s", f.Name, r.Name, describeKind(f.Type), help))
	}
	return l.refuseType(t, at, help)
}

// heldBack returns the field because of which no callback carries t, and its
// record; nothing where it is no field.
func heldBack(t *Type) (*Record, *RecordField) {
	if t.Kind != RecordRef {
		for _, e := range t.Elems {
			if r, f := heldBack(e); f != nil {
				return r, f
			}
		}
		return nil, nil
	}
	for _, f := range t.Record.Fields {
		if crossesBack(f.Type) {
			continue
		}
		if r, inner := heldBack(f.Type); inner != nil {
			return r, inner
		}
		return t.Record, f
	}
	return nil, nil
}

// describeKind names the kind of a type that callbacks do not carry.
func describeKind(t *Type) string {
	for t.Kind == Option || t.Kind == Vec {
		t = t.Elem()
	}
	switch t.Kind {
	case ClassRef:
		return "a `" + t.Class.Name + "`, which is a class"
	case UnionRef:
		return "a `" + t.Union.Name + "`, which is a union"
	case Either, StrOrBytes:
		return "an alternative of types"
	default:
		return "no owned value"
	}
}

// functionHelp says how a function is taken.
func functionHelp(at spot) string {
	if at.back {
		return "leave it out: callbacks are passed values, and give values"
	}
	if at.dir == Out {
		return "return a class with `__call__`"
	}
	return "take `impl Fn(..) -> PyResult<..>`, or a `Box<dyn Fn(..) -> PyResult<..> + Send + Sync>` to keep it"
}

// namesObject reports whether t is a class, or a reference to one, in whatever form.
func (l *lowering) namesObject(t parser.Type, at spot) bool {
	if l.object(t, at).handle != "" {
		return true
	}
	if ref, isRef := t.(*parser.RefType); isRef {
		t = ref.Elem
	}
	return l.namedClass(t, at) != nil
}

// crossesBack reports whether a t goes to a callback, or comes from it.
func crossesBack(t *Type) bool {
	if t.Wrapper != nil && t.Borrow == RefOwned {
		return false
	}
	switch t.Borrow {
	case Owned:
	case Ref, RefOwned, AsCow:
		if !isLentByReference[t.Kind] {
			return false
		}
	default:
		return false
	}
	switch t.Kind {
	case Str, Bytes, Path, OsStr, EnumRef:
		return true
	case Vec, Option, Tuple:
		return !slices.ContainsFunc(t.Elems, func(e *Type) bool { return !crossesBack(e) })
	case Map, Set, Array: // the glue cannot name them, so that they borrow nothing
		return !slices.ContainsFunc(t.Elems, func(e *Type) bool { return !crossesBack(e) || !isOwned(e) })
	case RecordRef:
		return !slices.ContainsFunc(t.Record.Fields, func(f *RecordField) bool { return !crossesBack(f.Type) })
	default:
		return t.HasParts() && t.Kind != SliceIndex || t.Carrier().Kind == Str || t.IsScalar() && t.Kind != CompareOp
	}
}

// isLentByReference has the kinds that callbacks take references to, or a Cow of.
var isLentByReference = map[Kind]bool{Str: true, Bytes: true, Path: true, OsStr: true, Vec: true, Map: true, Set: true, Array: true}

// callbackResult lowers the R of -> PyResult<R>.
func (l *lowering) callbackResult(t parser.Type, fn *parser.FnTraitType, at spot) *Type {
	const help = "a callback can always fail: let it return a PyResult"
	if fn.Result == nil {
		return l.refuseType(t, at, help+"<()>")
	}
	inner := at.inCallback("the result of the callback in "+at.what, Out)
	value, inner, fallible, ok := l.unwrapResult(fn.Result, inner)
	switch {
	case !ok:
		return nil
	case !fallible || !l.failsWithPyErr(fn.Result, at):
		return l.refuseType(t, at, help)
	case value == nil:
		return &Type{Kind: Unit}
	}
	if tuple, isTuple := value.(*parser.TupleType); isTuple && len(tuple.Elems) == 0 {
		return &Type{Kind: Unit}
	}
	inner.dir = In
	out := l.callbackPart(value, inner)
	if out == nil || isOwned(out) {
		return out
	}
	return l.refuseHere(value, inner, "in a result", "take an owned value: what the callback gives is gone when it has returned")
}

// failsWithPyErr reports whether t is a Result with a PyErr.
func (l *lowering) failsWithPyErr(t parser.Type, at spot) bool {
	expanded, scope := l.crate.ExpandAlias(at.scope, t)
	named, isPath := expanded.(*parser.PathType)
	if !isPath {
		return false
	}
	if len(named.Args) < 2 {
		return l.definition(scope, expanded).Is("bindgen_rt", "PyResult")
	}
	return l.definition(scope, named.Args[1]).Is("bindgen_rt", "PyErr")
}

// isOwned reports whether a t borrows nothing in Rust.
func isOwned(t *Type) bool {
	if t.Kind == RecordRef && t.Record.Lifetimes > 0 {
		return false
	}
	return t.Borrow == Owned && !slices.ContainsFunc(t.Elems, func(e *Type) bool { return !isOwned(e) })
}

// boxes are the types that hold a callback which Rust keeps.
var boxes = map[string]CallbackForm{"Box": InBox, "Arc": InArc}

// isCallbackBox reports whether t, which is called name in the standard library, is a
// Box<dyn Fn(..)> or an Arc of it.
func isCallbackBox(t *parser.PathType, name string) bool {
	if boxes[name] == "" || len(t.Args) != 1 {
		return false
	}
	_, isFn := t.Args[0].(*parser.FnTraitType)
	return isFn
}

// boxedCallback lowers such a type.
func (l *lowering) boxedCallback(t *parser.PathType, name string, at spot) *Type {
	fn := t.Args[0].(*parser.FnTraitType)
	return l.callbackType(t, fn, boxes[name], at)
}

// bareCallback lowers a trait without anything around it: impl Fn(..).
func (l *lowering) bareCallback(t *parser.FnTraitType, at spot) *Type {
	if t.Dyn {
		return l.refuseType(t, at, at.verb()+" it as `&dyn "+t.Trait+"(..)`, `impl "+t.Trait+"(..)` or `Box<dyn "+t.Trait+"(..) + Send + Sync>`")
	}
	return l.callbackType(t, t, ByImpl, at)
}

// refCallback lowers &dyn Fn(..) and &mut dyn FnMut(..).
func (l *lowering) refCallback(t *parser.RefType, fn *parser.FnTraitType, at spot) *Type {
	switch {
	case !fn.Dyn:
		return l.refuseType(t, at, "take it without the reference: `impl "+fn.Trait+"(..)`")
	case t.Mut:
		return l.callbackType(t, fn, ByDynMut, at)
	default:
		return l.callbackType(t, fn, ByDyn, at)
	}
}
