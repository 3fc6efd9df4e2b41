package native

import (
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/parser"
)

// instance is a type that has a name: a struct, union, enum or alias of a crate
// with its generic parameters filled in, or a type of the standard library that
// C sees the name of only.
type instance struct {
	item parser.Item // nil for a type of the standard library
	base string      // its name in Rust, without arguments
	args []argument  // as the source gives them, without defaults
	rust string      // the path in Rust: a::Pair<u8, u16>
	name string      // in C
	typ  *Type       // the type that names it
	all  []*Type     // typ, and those that are like it but may be null
	id   int         // in the order of naming
	deep int         // how deep the arguments nest

	scope  scope // of its body
	target *Type // of an alias and of a transparent struct: what it is

	state state
	decl  Decl
}

// instanceKey is what makes two instances one: the item, or the path of a type
// of the standard library, and the arguments.
type instanceKey struct {
	item      parser.Item
	std, args string
}

// state is how far an instance has come.
type state int

const (
	seen state = iota
	inTheMaking
	done
	measuring // whether it takes room is being found out
)

// instance returns the type that item is with args, under its final name. What
// is in it is looked at when it is needed.
func (l *lowerer) instance(item parser.Item, args []argument) *instance {
	head := item.Head()
	key := instanceKey{item: item, args: argumentsKey(args)}
	if inst := l.instances[key]; inst != nil {
		return inst
	}
	inst := l.newInstance(key, head.Name, pathOf(item), args)
	inst.item = item
	inst.scope = scope{module: head.Module, args: l.bind(item, args, head.Module), self: inst.typ, item: item}
	inst.target = l.targetOf(inst)
	if inst.target != nil {
		inst.typ.niche, inst.typ.NonNull = inst.target.niche, inst.target.NonNull
	}
	return inst
}

// stdInstance returns the type of the standard library that is called name
// and has no layout that C could know.
func (l *lowerer) stdInstance(path []string, args []argument) *instance {
	key := instanceKey{std: strings.Join(path, "::"), args: argumentsKey(args)}
	if inst := l.instances[key]; inst != nil {
		return inst
	}
	return l.newInstance(key, path[len(path)-1], key.std, args)
}

func (l *lowerer) newInstance(key instanceKey, base, path string, args []argument) *instance {
	inst := &instance{base: base, args: args, rust: path + rustArguments(args), id: len(l.instances), deep: 1 + deep(args)}
	mangled := l.mangle(base, args)
	inst.name = l.typeName(path, mangled)
	inst.typ = &Type{Kind: Named, Name: inst.name, inst: inst}
	inst.all = []*Type{inst.typ}
	l.instances[key] = inst
	return inst
}

// nullable returns a type that is like the one of inst, but may be null.
func (inst *instance) nullable() *Type {
	t := &Type{Kind: Named, Name: inst.name, inst: inst, Decl: inst.decl}
	inst.all = append(inst.all, t)
	return t
}

// targetOf returns what an alias or a transparent struct is; nil for what is a
// type of its own.
func (l *lowerer) targetOf(inst *instance) *Type {
	switch item := inst.item.(type) {
	case *parser.TypeAlias:
		if item.Type == nil {
			return nil
		}
		return l.shape(inst.scope, item.Type)
	case *parser.Struct:
		if reprOf(item.Attrs).transparent {
			return l.onlyField(inst.scope, item.Fields)
		}
	}
	return nil
}

// leftToText reports whether the header leaves the declaration of inst to text
// of the author, or to a header that it includes: [export] exclude, the annotation
// ignore or a rename to more than a word say so.
func (l *lowerer) leftToText(inst *instance) bool {
	if !isWord(inst.name) {
		return true // "unsigned int", "char*": C has it already
	}
	mangled := l.mangle(inst.base, inst.args)
	out := l.excluded(mangled) || inst.item != nil && ignored(inst.item.Head().Doc)
	if !out || l.knows(inst.name) || l.includesMore() {
		return out
	}
	span := source.Span{}
	if inst.item != nil {
		span = inst.item.Head().Span
	}
	l.report.Error(diag.UnknownType, span, "type `%s` is left out of the header, but an exported item needs it", mangled).
		Helpf("declare it in `after_includes` or `header` of cbindgen.toml, or in a header that `includes` names")
	return true
}

// includesMore reports whether the header includes others than those of C, which
// may declare what it does not.
func (l *lowerer) includesMore() bool {
	return len(l.config.Includes) > 0 || len(l.config.SysIncludes) > 0
}

// declare makes the declaration of inst where it is not yet made, and those of
// its twins, which have its name under other cfgs.
func (l *lowerer) declare(inst *instance) {
	if inst.state != seen {
		return
	}
	if l.leftToText(inst) {
		inst.state = done
		return
	}
	group := l.twins(inst)
	var decls []Decl
	for _, one := range group {
		if one.state == seen {
			one.state = inTheMaking
			l.finish(one, l.make(one))
		}
		if one.decl != nil {
			decls = append(decls, one.decl)
		}
	}
	if len(group) > 1 {
		for _, d := range decls {
			l.groups[d] = decls
		}
	}
}

// twins returns inst and its twins, in the order of the source.
func (l *lowerer) twins(inst *instance) []*instance {
	if inst.item == nil {
		return []*instance{inst}
	}
	var group []*instance
	for _, item := range l.crate.Twins(inst.item) {
		if item == inst.item {
			group = append(group, inst)
		} else if len(genericParams(item)) == len(genericParams(inst.item)) {
			group = append(group, l.instance(item, inst.args))
		}
	}
	if len(group) == 0 {
		return []*instance{inst}
	}
	return group
}

// make makes the declaration of inst.
func (l *lowerer) make(inst *instance) Decl {
	if inst.item == nil {
		return &Opaque{Item: Item{Name: inst.name, Tag: inst.name, Rust: inst.rust, Foreign: true}}
	}
	base := l.head(inst.item.Head(), inst.name, inst.rust)
	base.Annotations = l.annotationsOf(inst.item, base.Annotations)
	switch item := inst.item.(type) {
	case *parser.Struct:
		return l.structDecl(item, inst, base)
	case *parser.Union:
		return l.unionDecl(item, inst, base)
	case *parser.Enum:
		return l.enum(item, inst.scope, base)
	case *parser.TypeAlias:
		return &Alias{Item: base, Type: l.needed(inst.target)}
	}
	return nil
}

// finish gives inst its declaration, with the constants of its impls.
func (l *lowerer) finish(inst *instance, d Decl) {
	inst.state = done
	if d == nil || !l.generates(kindOf(d)) {
		return
	}
	inst.decl = d
	for _, t := range inst.all {
		t.Decl = d
	}
	if inst.item != nil {
		l.addConstants(inst)
	}
	if d.Base().Annotations.Exported() {
		l.decls = append(l.decls, d)
	}
}

// addConstants gives the declaration the constants of its impls.
func (l *lowerer) addConstants(inst *instance) {
	constants := l.associated(inst.item, inst.scope, inst.name)
	if !l.generates("constants") {
		return
	}
	switch d := inst.decl.(type) {
	case *Record:
		d.Constants = constants
	case *Enum:
		d.Constants = constants
	case *Tagged:
		d.Constants = constants
	case *Alias:
		d.Constants = constants
	case *Opaque:
		d.Constants = constants
	}
}

// kindOf returns the word of [export] item_types for d.
func kindOf(d Decl) string {
	switch d := d.(type) {
	case *Record:
		if d.Union {
			return "unions"
		}
	case *Enum, *Tagged:
		return "enums"
	case *Alias:
		return "typedefs"
	case *Opaque:
		return "opaque"
	}
	return "structs"
}
