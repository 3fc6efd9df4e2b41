package abi

import (
	"slices"

	"example.com/bindgen/parser"
)

// refType lowers &T and &mut T.
func (l *lowering) refType(t *parser.RefType, at spot) *Type {
	if at.dir == In && at.keeps(t.Lifetime) {
		help := "a parameter is borrowed for the call only: leave the lifetime out, or take an owned value"
		if t.Lifetime != "'static" {
			help = "a parameter is borrowed for the call only: remove the bound that makes `" + t.Lifetime + "` 'static, or take an owned value"
		}
		return l.refuseType(t, at, help)
	}
	switch elem := t.Elem.(type) {
	case *parser.SliceType:
		return l.sliceType(t, elem, at)
	case *parser.ArrayType:
		return l.arrayRef(t, elem, at)
	case *parser.FnTraitType:
		return l.refCallback(t, elem, at)
	case *parser.PathType:
		return l.namedRef(t, elem, at)
	default:
		return l.refuseType(t, at, at.verb()+" it by value")
	}
}

func (l *lowering) sliceType(t *parser.RefType, slice *parser.SliceType, at spot) *Type {
	if t.Mut {
		return l.refuseType(t, at, at.unwritable("a Vec"))
	}
	inner := at.in(Vec)
	elem := l.typeOf(slice.Elem, inner)
	if elem == nil {
		return nil
	}
	if elem.Kind == U8 && elem.Wrapper == nil {
		return &Type{Kind: Bytes, Borrow: Ref}
	}
	out := &Type{Kind: Vec, Elems: []*Type{elem}, Borrow: Ref}
	return l.copied(t, out, at)
}

// namedRef lowers a reference to a named type.
func (l *lowering) namedRef(t *parser.RefType, elem *parser.PathType, at spot) *Type {
	if l.isStr(elem, at) {
		if t.Mut {
			return l.refuseType(t, at, at.unwritable("a String"))
		}
		return &Type{Kind: Str, Borrow: Ref}
	}
	if lent := l.lentType(elem, at); lent != nil {
		return l.lentRef(t, lent, at)
	}
	if c := l.classOf(elem, at); c != nil {
		return l.classRef(t, c, at)
	}
	if t.Mut {
		return l.refuseType(t, at, at.unwritable("it by value"))
	}
	if o := l.object(t, at); o.of != nil || o.name == "PySlice" {
		return l.objectType(t, o, at)
	}
	out := l.typeOf(elem, at)
	if out == nil {
		return nil
	}
	owned := []Kind{Str, Bytes, Vec, Map, Set, Array, Path, OsStr}
	if at.dir == In {
		owned = append(owned, EnumRef, RecordRef, UnionRef, UUID, Decimal, JSON, Date, Time, DateTime, DateTimeUTC, DateTimeOffset, Timestamp, TimeDelta, Duration)
	}
	switch {
	case out.Wrapper != nil && at.dir == Out:
		return l.refuseType(t, at, "return it by value: a clone, or a reference to what it holds")
	case out.Wrapper != nil && at.whole():
	case !slices.Contains(owned, out.Kind) || out.Borrow != Owned:
		return l.refuseType(t, at, at.verb()+" it by value")
	case at.dir == In && !at.whole():
		return l.refuseHere(t, at, "inside another type", "write it there without the reference")
	}
	out.Borrow = RefOwned
	return l.copied(t, out, at)
}

// classRef lowers &C and &mut C.
func (l *lowering) classRef(t *parser.RefType, c *class, at spot) *Type {
	switch {
	case c.out == nil:
		return nil // reported at the class
	case l.mirroredClass(t, c, at):
		return nil
	case at.dir == Out:
		return l.refuseHere(t, at, "as a result", "return it by value: a clone, or a class that shares it by Arc")
	case t.Mut && !at.whole() && !at.some && !at.list:
		return l.refuseHere(t, at, "inside another type", "take one `&mut` as a parameter of its own, or a Vec of them")
	case t.Mut && c.frozen:
		return l.refuseHere(t, at, "of a frozen class", c.stays("take `&"+c.out.Name+"`"))
	case t.Mut:
		c.mutated = true
		return &Type{Kind: ClassRef, Class: c.out, Borrow: Mut}
	default:
		return &Type{Kind: ClassRef, Class: c.out, Borrow: Ref}
	}
}

// copied checks that a borrowed result can be copied out of what it borrows from.
func (l *lowering) copied(t parser.Type, out *Type, at spot) *Type {
	if at.dir == In || l.allClone(out.Elems) {
		return out
	}
	owned := "it by value"
	if out.Kind == Vec {
		owned = "a Vec"
	}
	return l.refuseHere(t, at, "in a result", "the elements are copied: derive Clone on them, or return "+owned)
}

// clones reports whether a value of type t can be cloned in Rust.
func (l *lowering) clones(t *Type) bool {
	if t.Wrapper != nil {
		return l.cloneable(t.Wrapper.item)
	}
	if t.Borrow == Ref {
		return true
	}
	switch t.Kind {
	case ClassRef:
		return t.Borrow == AsPy || t.Class.Clone && t.Borrow == Owned
	case EnumRef:
		return slices.ContainsFunc(l.found.enums, func(e *parser.Enum) bool {
			return l.enums[e] == t.Enum && l.cloneable(e)
		})
	case UnionRef:
		for item, u := range l.unions {
			if u.out == t.Union {
				return l.cloneable(item)
			}
		}
		return false
	case RecordRef:
		for item, r := range l.records {
			if r.out == t.Record {
				return l.cloneable(item)
			}
		}
		return false
	default:
		return l.allClone(t.Elems)
	}
}

func (l *lowering) allClone(list []*Type) bool {
	return !slices.ContainsFunc(list, func(t *Type) bool { return !l.clones(t) })
}

// cloneable reports whether item derives or implements Clone.
func (l *lowering) cloneable(item parser.Item) bool {
	return l.implements(item, "Clone")
}

// implements reports whether item derives or implements a trait.
func (l *lowering) implements(item parser.Item, trait string) bool {
	return derives(item, trait) || l.found.traits[implementation{item, trait}]
}

// derives reports whether item has name in a #[derive(..)].
func derives(item parser.Item, name string) bool {
	for _, a := range item.Head().Attrs {
		if !a.Is("derive") {
			continue
		}
		for _, arg := range a.Args {
			if last(arg.Path) == name {
				return true
			}
		}
	}
	return false
}

// unwritable is the help for a `&mut` of anything but a class. what is what to
// write for it.
func (at spot) unwritable(what string) string {
	if at.dir == Out {
		return "return " + what + ": only classes are changed in place"
	}
	return "take " + what + " and return it: only classes are changed in place"
}
