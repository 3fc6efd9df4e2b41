package abi

import (
	"slices"
	"strings"

	"example.com/bindgen/parser"
)

// object is a type of the runtime that stands for an object of Python.
type object struct {
	handle    string // PyRef, PyRefMut, Bound, Borrowed, Py or PyClassInitializer; "" where it is none
	ref       bool   // behind a &
	of        *class // of which class; nil for a type of Python itself
	name      string // that type: "PyAny"
	lifetimes []string
}

// handles are the types that hold an object.
var handles = []string{"PyRef", "PyRefMut", "Bound", "Borrowed", "Py", "PyClassInitializer"}

// object takes apart a type that stands for an object. Its handle is "" for
// other types.
func (l *lowering) object(t parser.Type, at spot) object {
	var o object
	if ref, ok := t.(*parser.RefType); ok && !ref.Mut {
		o.ref, t = true, ref.Elem
		o.lifetimes = append(o.lifetimes, ref.Lifetime)
	}
	expanded, scope := l.crate.ExpandAlias(at.scope, t)
	named, ok := expanded.(*parser.PathType)
	if !ok {
		return object{}
	}
	def, err := l.crate.ResolvePathType(scope, named)
	if err != nil || !isRuntime(def.External) {
		return object{}
	}
	o.handle = last(def.External)
	o.lifetimes = append(o.lifetimes, named.Lifetimes...)
	switch {
	case o.handle == "PyObject":
		o.handle, o.name = "Py", "PyAny"
		return o
	case !slices.Contains(handles, o.handle) || len(named.Args) != 1:
		return object{}
	}
	at.scope = scope
	if o.of = l.namedClass(named.Args[0], at); o.of == nil {
		o.name = last(l.definition(scope, named.Args[0]).External)
	}
	return o
}

// namedClass returns the class that t names, or nil.
func (l *lowering) namedClass(t parser.Type, at spot) *class {
	named, ok := t.(*parser.PathType)
	if !ok {
		return nil
	}
	return l.classOf(named, at)
}

// borrow is how a class in this form is taken or given; Owned for a form that
// is not carried.
func (o object) borrow() Borrow {
	switch {
	case o.handle == "Bound" && o.ref:
		return AsBound
	case o.ref:
		return Owned
	}
	return map[string]Borrow{"PyRef": AsPyRef, "PyRefMut": AsPyRefMut, "Bound": AsBoundOwned, "Py": AsPy}[o.handle]
}

// reach notes that something has an object of c and not only its value: with
// all but a PyRef it can change it.
func (c *class) reach(by Borrow) {
	if by != AsPyRef {
		c.mutated = true
	}
}

// objectType lowers a class in a form that is an object, and slices.
func (l *lowering) objectType(t parser.Type, o object, at spot) *Type {
	borrow := o.borrow()
	switch {
	case o.name == "PySlice" && (borrow == AsBound || borrow == AsBoundOwned):
		return l.sliceIndex(t, borrow, at)
	case o.name == "PyBytes" && borrow == AsBoundOwned && at.dir == Out && !at.field:
		return &Type{Kind: Bytes} // a bytes object that the function wrote in place
	case o.of == nil:
		return l.refuseType(t, at, l.objectHelp(t, o.handle, at))
	case o.of.out == nil:
		return nil // reported at the class
	case o.of.out.Mirrors != "":
		return l.refuseType(t, at, "take `&"+o.of.out.Name+"`: it is a struct of a dependency, whose objects are known to the glue alone")
	case borrow == Owned:
		return l.refuseType(t, at, at.verb()+" it as PyRef, PyRefMut, Bound or Py")
	case at.dir == In && at.keeps(o.lifetimes...):
		return l.refuseType(t, at, "a parameter is borrowed for the call only: leave the lifetime out, or take a Py")
	case at.field && borrow != AsPy:
		return l.refuseHere(t, at, "in a field", "hold a Py")
	case (borrow == AsPyRefMut || borrow == AsBound) && !at.whole() && !at.some && !(borrow == AsPyRefMut && at.list && at.dir == In):
		return l.refuseHere(t, at, "inside another type", at.verb()+" a Py or a Bound there")
	case borrow == AsPyRefMut && o.of.frozen:
		return l.refuseHere(t, at, "of a frozen class", o.of.stays("take a PyRef"))
	}
	o.of.reach(borrow)
	return &Type{Kind: ClassRef, Class: o.of.out, Borrow: borrow}
}

// sliceIndex lowers a slice object, which only the access to items takes.
func (l *lowering) sliceIndex(t parser.Type, borrow Borrow, at spot) *Type {
	if !at.slices {
		return l.refuseHere(t, at, "in this place", "only `__getitem__`, `__setitem__` and `__delitem__` take a slice, alone or in an Either; take start, stop and step elsewhere")
	}
	return &Type{Kind: SliceIndex, Borrow: borrow}
}

// ignorable are the types of Python itself that a function may name for a
// parameter that it does not look at.
var ignorable = words("PyAny", "PyTuple", "PyDict", "PyType")

// isIgnored reports whether p is a Python object that its function does not
// look at, as the underscore before its name says.
func (l *lowering) isIgnored(p *parser.Param, at spot) bool {
	return strings.HasPrefix(p.Name, "_") && l.isObject(p.Type, at)
}

func (l *lowering) isObject(t parser.Type, at spot) bool {
	if named, ok := t.(*parser.PathType); ok && len(named.Args) == 1 && l.definition(at.scope, t).Is("std", "option", "Option") {
		return l.isObject(named.Args[0], at)
	}
	o := l.object(t, at)
	return ignorable[o.name] && !(o.ref && o.handle != "Bound") && o.handle != "PyClassInitializer" && !isStaticAny(o.lifetimes, at.call)
}

// eitherType lowers Either<L, R>.
func (l *lowering) eitherType(t *parser.PathType, at spot) *Type {
	out := &Type{Kind: Either}
	for _, arg := range t.Args {
		if elem := l.typeOf(arg, at.in(Either)); elem != nil {
			out.Elems = append(out.Elems, elem)
		}
	}
	switch {
	case len(t.Args) != 2:
		return l.refuseType(t, at, "write Either<L, R>")
	case len(out.Elems) < 2:
		return nil
	default:
		return out
	}
}

// compareOp lowers the operator of __richcmp__.
func (l *lowering) compareOp(t parser.Type, at spot) *Type {
	if !at.operator {
		return l.refuseHere(t, at, "in this place", "only `__richcmp__` takes a CompareOp")
	}
	return &Type{Kind: CompareOp}
}
