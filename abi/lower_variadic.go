package abi

import (
	"strings"

	"example.com/bindgen/parser"
)

// variadic returns VarPositional or VarKeyword where the signature makes the
// parameter of that name *args or **kwargs, and "" elsewhere.
func (c *callable) variadic(name string) ParamKind {
	if c.signature == nil {
		return ""
	}
	for i := range c.signature.List {
		if kind, of := variadicOf(&c.signature.List[i]); kind != "" && of == name {
			return kind
		}
	}
	return ""
}

// variadicOf takes *args and **kwargs in a signature apart.
func variadicOf(m *parser.Meta) (kind ParamKind, name string) {
	text := strings.TrimSpace(m.Text)
	kind = VarPositional
	rest, ok := strings.CutPrefix(text, "*")
	if again, double := strings.CutPrefix(strings.TrimSpace(rest), "*"); double {
		kind, rest = VarKeyword, again
	}
	rest, _, _ = strings.Cut(rest, "=") // which is reported where the signature is read
	if name = strings.TrimSpace(rest); !ok || name == "" {
		return "", ""
	}
	return kind, strings.TrimPrefix(name, "r#")
}

// argsType lowers *args: a Vec.
func (l *lowering) argsType(p *parser.Param, at spot) *Type {
	if l.isObject(p.Type, at) {
		return l.refuseHere(p.Type, at, "for any number of arguments", "take a Vec of what each argument is, or "+notLookedAt)
	}
	t := l.typeOf(p.Type, at)
	if t == nil || t.Kind == Vec && t.Borrow == Owned {
		return t
	}
	help := "take a Vec of what each argument is"
	if t.Kind == Bytes {
		help = "take a Vec<u16>, say: a Vec<u8> is bytes, and not numbers"
	}
	return l.refuseHere(p.Type, at, "for any number of arguments", help)
}

// notLookedAt is the help for a Python object that a function has no use for.
const notLookedAt = "begin its name with an underscore, where the function does not look at it"

const kwargsHelp = "take a HashMap<String, T>, a BTreeMap<String, T> or a Vec<(String, T)>, or an Option of it"

// kwargsType lowers **kwargs: pairs, whatever collects them in Rust.
func (l *lowering) kwargsType(p *parser.Param, at spot) *Type {
	if l.isObject(p.Type, at) {
		return l.refuseHere(p.Type, at, "for keywords of any name", kwargsHelp+", or "+notLookedAt)
	}
	expanded, scope := l.crate.ExpandAlias(at.scope, p.Type)
	named, ok := expanded.(*parser.PathType)
	if !ok {
		return l.refuseHere(p.Type, at, "for keywords of any name", kwargsHelp)
	}
	def := l.definition(scope, named)
	at.scope = scope
	if def.Is("std", "option", "Option") && len(named.Args) == 1 {
		pairs := l.pairs(named.Args[0], at.in(Option))
		if pairs == nil {
			return nil
		}
		return &Type{Kind: Option, Elems: []*Type{pairs}}
	}
	return l.pairs(named, at)
}

// pairs lowers a map or a Vec of pairs whose keys are text.
func (l *lowering) pairs(t parser.Type, at spot) *Type {
	expanded, scope := l.crate.ExpandAlias(at.scope, t)
	named, ok := expanded.(*parser.PathType)
	if !ok {
		return l.refuseHere(t, at, "for keywords of any name", kwargsHelp)
	}
	at.scope = scope
	def := l.definition(scope, named)
	if _, ok := collectionOf(def.External); ok && !l.has(def.External[0]) {
		return l.refuseType(t, at, l.featureHelp(def.External[0]))
	}
	key, value := pairOf(named, def)
	if key == nil || !l.definition(scope, key).Is("std", "string", "String") {
		return l.refuseHere(t, at, "for keywords of any name", kwargsHelp)
	}
	elem := l.typeOf(value, at.in(Vec).in(Tuple))
	if elem == nil {
		return nil
	}
	return &Type{Kind: Vec, Elems: []*Type{{Kind: Tuple, Elems: []*Type{{Kind: Str}, elem}}}}
}

// pairOf returns the types of the keys and the values of a map or a Vec of
// pairs; nil for another type.
func pairOf(t *parser.PathType, def parser.Def) (key, value parser.Type) {
	c, _ := collectionOf(def.External)
	switch {
	case c.kind == Map && (len(t.Args) == 2 || c.hasher && len(t.Args) == 3):
		return t.Args[0], t.Args[1]
	case def.Is("std", "vec", "Vec") && len(t.Args) == 1:
		if pair, ok := t.Args[0].(*parser.TupleType); ok && len(pair.Elems) == 2 {
			return pair.Elems[0], pair.Elems[1]
		}
	}
	return nil, nil
}
