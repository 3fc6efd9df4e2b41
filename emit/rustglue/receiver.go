package rustglue

import "example.com/bindgen/abi"

// receiver returns the expression of self in the form in which the Rust
// function takes it; "" where it takes none. In C the object is named this; a
// call from Python knows its own, and this is empty.
func (w *writer) receiver(f *abi.Function, call, this string) string {
	switch f.SelfForm {
	case abi.SelfValue:
		return member(call, this, "")
	case abi.SelfPyRef:
		return call + ".py_ref(" + borrowArgs(f, this) + ")?"
	case abi.SelfPyRefMut:
		return call + ".py_ref_mut(" + borrowArgs(f, this) + ")?"
	case abi.SelfBound:
		return "&" + call + ".bound(" + this + ")?"
	case abi.SelfBoundMove:
		return call + ".bound(" + this + ")?"
	case abi.SelfPy:
		return call + ".py_object(" + this + ")?"
	}
	switch f.Receiver {
	case abi.ByValue:
		return "&" + member(call, this, "")
	case abi.ByRef:
		return "&*" + w.borrow(f, call, this)
	case abi.ByMut:
		return "&mut *" + w.borrow(f, call, this)
	default:
		return ""
	}
}

// member returns the expression of the member of an enum that a method is called
// on, of a kind where nothing else tells. In C it comes as any other argument.
func member(call, this, kind string) string {
	if this == "" {
		return call + ".member" + kind + "()?"
	}
	return call + ".arg" + kind + "(\"self\", " + this + ")?"
}

// borrow returns the expression that borrows the object's value.
func (w *writer) borrow(f *abi.Function, call, this string) string {
	kind := ""
	// In C the handle says which class it is; in Python the function that is
	// called does, where there is one.
	if this == "" && callsNothing(f) {
		kind = "::<" + w.path(f.Class.Home) + ">"
	}
	method := ".shared"
	if f.Receiver == abi.ByMut {
		method = ".exclusive"
	}
	return call + method + kind + "(" + borrowArgs(f, this) + ")?"
}

// callsNothing reports whether glue does what f stands for by itself.
func callsNothing(f *abi.Function) bool {
	return f.Field || f.Derived != abi.NotDerived || f.Variant != nil || f.Kind == abi.VariantPart
}

// borrowArgs are the arguments of a borrow: the name for errors, and the object.
func borrowArgs(f *abi.Function, this string) string {
	if this == "" {
		return quote(f.Name)
	}
	return quote(f.Name) + ", " + this
}
