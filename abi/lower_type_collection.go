package abi

import (
	"slices"

	"example.com/bindgen/parser"
)

// collection is what a generic type of the standard library, or of a crate like
// it, holds in Rust and asks of what it holds.
type collection struct {
	kind   Kind
	args   int  // types of its elements; a hasher may follow
	hasher bool // one may
	// traits are what its keys need.
	traits []string
}

var (
	hashed = []string{"Eq", "Hash"}
	sorted = []string{"Ord"}
)

// collections are the maps and sets that are carried, by their paths.
var collections = map[[2]string]collection{
	{"std", "HashMap"}:  {Map, 2, true, hashed},
	{"std", "BTreeMap"}: {Map, 2, false, sorted},
	{"std", "HashSet"}:  {Set, 1, true, hashed},
	{"std", "BTreeSet"}: {Set, 1, false, sorted},

	{"indexmap", "IndexMap"}: {Map, 2, true, hashed},
	{"indexmap", "IndexSet"}: {Set, 1, true, hashed},
}

// collectionOf returns the map or set that a type with this path is.
func collectionOf(path []string) (collection, bool) {
	if len(path) == 0 {
		return collection{}, false
	}
	c, ok := collections[[2]string{path[0], last(path)}]
	return c, ok
}

// has reports whether the runtime converts the types of a crate: it does not know
// others than std where their feature is not asked for.
func (l *lowering) has(crate string) bool {
	return crate == "std" || slices.Contains(l.crate.RuntimeFeatures, crate)
}

// collectionType lowers a map or a set of the given crate.
func (l *lowering) collectionType(t *parser.PathType, crate string, c collection, at spot) *Type {
	if !l.has(crate) {
		return l.refuseType(t, at, l.featureHelp(crate))
	}
	if n := len(t.Args); n != c.args && !(c.hasher && n == c.args+1) {
		return l.refuseType(t, at, "write what is in it: "+last(t.Path)+map[Kind]string{Map: "<K, V>", Set: "<T>"}[c.kind])
	}
	out := &Type{Kind: c.kind}
	for _, arg := range t.Args[:c.args] {
		if elem := l.typeOf(arg, at.in(c.kind)); elem != nil {
			out.Elems = append(out.Elems, elem)
		}
	}
	if len(out.Elems) < c.args {
		return nil
	}
	key := out.Elems[0]
	if !isHashable(key) {
		where := map[Kind]string{Map: "as the key of a map", Set: "in a set"}[c.kind]
		return l.refuseHere(t.Args[0], at, where, "what can be hashed in Python is text, bytes, an integer, a bool, a character, an enum, a path, a UUID, a Decimal, a date or time, or an Option or a tuple of these; elsewhere "+at.verb()+" a Vec")
	}
	if enum, trait := l.lacking(key, c.traits); enum != nil {
		return l.refuseHere(t, at, at.place(), "derive "+trait+" on the enum `"+enum.Name+"`, as "+last(t.Path)+" asks for")
	}
	return out
}

// isHashable reports whether values of type t can be keys, in Rust and in Python.
func isHashable(t *Type) bool {
	switch t.Kind {
	case Bool, Char, I128, U128, Str, Bytes, EnumRef, Path, OsStr, UUID, Decimal, Date, Time, DateTime, DateTimeUTC, DateTimeOffset, Timestamp, TimeDelta, Duration:
		return true
	case Array:
		return t.Elem().Kind == U8 // others are lists in Python
	case Option:
		return t.Elem().Kind != Option && isHashable(t.Elem())
	case Tuple:
		return !slices.ContainsFunc(t.Elems, func(e *Type) bool { return !isHashable(e) })
	default:
		return t.IsInteger()
	}
}

// lacking returns an enum in t that lacks one of traits, with that trait.
func (l *lowering) lacking(t *Type, traits []string) (*Enum, string) {
	if t.Kind == EnumRef {
		for _, trait := range traits {
			if !slices.ContainsFunc(l.found.enums, func(e *parser.Enum) bool {
				return l.enums[e] == t.Enum && l.implements(e, trait)
			}) {
				return t.Enum, trait
			}
		}
	}
	for _, e := range t.Elems {
		if enum, trait := l.lacking(e, traits); enum != nil {
			return enum, trait
		}
	}
	return nil, ""
}
