package rustglue

import (
	"slices"

	"example.com/bindgen/abi"
)

// takesBuffer reports whether p is a slice that may refer to the memory of an
// array of Python's while f runs, in place of a copy of it.
func (w *writer) takesBuffer(f *abi.Function, p *abi.Param) bool {
	return isNumbers(p.Type) && p.Default == nil && p.Kind != abi.VarPositional && w.keepsOut(f)
}

// isNumbers reports whether t is a slice of bytes or numbers.
func isNumbers(t *abi.Type) bool {
	if t.Borrow != abi.Ref {
		return false
	}
	if t.Wrapper != nil {
		return false
	}
	switch t.Kind {
	case abi.Bytes:
		return true
	case abi.Vec:
		elem := t.Elem()
		return elem.Wrapper == nil && (elem.IsInteger() || elem.Kind == abi.F32 || elem.Kind == abi.F64)
	default:
		return false
	}
}

// keepsOut reports whether no code of Python can run between the conversion of
// f's arguments and that of its result: such code could change what a slice
// refers to.
func (w *writer) keepsOut(f *abi.Function) bool {
	switch f.Kind {
	case abi.Plain, abi.Method, abi.Static, abi.Constructor:
	default:
		return false
	}
	// A callback is code of Python's, and any function may call one that Rust keeps.
	if w.m.HasCallbacks() {
		return false
	}
	// A token lets other threads run, and objects come with one.
	if f.TakesPython || f.SelfForm != abi.SelfReference || f.Variant != nil {
		return false
	}
	if slices.ContainsFunc(f.Params, func(p *abi.Param) bool { return hasToken(p.Type) }) {
		return false
	}
	// Finalizers may run when the result becomes an object, and when the crate
	// lets go of an object that Python code takes part in.
	return !refers(f.Result) && !slices.ContainsFunc(w.m.Classes, func(c *abi.Class) bool {
		return c.Subclass || c.Weakref || c.Dict
	})
}

// hasToken reports whether a t is or holds an object of Python's.
func hasToken(t *abi.Type) bool {
	switch t.Borrow {
	case abi.AsPyRef, abi.AsPyRefMut, abi.AsBound, abi.AsBoundOwned, abi.AsPy:
		return true
	}
	return isIgnored(t) || slices.ContainsFunc(t.Elems, hasToken)
}

// refers reports whether a t may refer to what is in an argument.
func refers(t *abi.Type) bool {
	return t.Borrow != abi.Owned || slices.ContainsFunc(t.Elems, refers)
}
