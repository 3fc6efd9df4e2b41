package native

import (
	"slices"
	"sort"
	"strings"

	"example.com/bindgen/internal/diag"
)

// order puts what was declared into an order in which C can read it: enums,
// then opaque types by name, then the rest in the order in which it was asked
// for, but each type after those whose size it needs. A type that is named
// before it can be declared gets a Forward.
func (l *lowerer) order() {
	sort.SliceStable(l.decls, func(i, j int) bool { return before(l.decls[i], l.decls[j]) })
	o := &orderer{lowerer: l, state: map[Decl]state{}, forward: map[Decl]bool{}, circular: map[Decl]bool{}}
	for _, d := range l.decls {
		if !o.contains(d) {
			o.complete(d)
		}
	}
	l.module.Types = o.out
	if sortsByName(l.config.Fn.SortBy, l.config.SortBy) {
		sort.SliceStable(l.module.Functions, func(i, j int) bool { return l.module.Functions[i].Name < l.module.Functions[j].Name })
	}
	if sortsByName(l.config.Const.SortBy, l.config.SortBy) {
		sort.SliceStable(l.module.Constants, func(i, j int) bool { return l.module.Constants[i].Name < l.module.Constants[j].Name })
		sort.SliceStable(l.module.Statics, func(i, j int) bool { return l.module.Statics[i].Name < l.module.Statics[j].Name })
	}
}

// layer says which of the groups of declarations d is in.
func layer(d Decl) int {
	switch d.(type) {
	case *Enum:
		return 0
	case *Opaque:
		return 1
	}
	return 2
}

func before(a, b Decl) bool {
	if la, lb := layer(a), layer(b); la != lb || la != 1 {
		return la < lb
	}
	return lastWord(a) < lastWord(b)
}

// lastWord returns the name of an opaque type by which it is sorted.
func lastWord(d Decl) string { return d.Base().Name }

// orderer is one run of order.
type orderer struct {
	*lowerer
	out     []Decl
	state   map[Decl]state
	forward map[Decl]bool
	// circular are the types of circles by value that were reported.
	circular map[Decl]bool
}

// complete declares d with what it needs before it.
func (o *orderer) complete(d Decl) {
	if o.state[d] != seen || !d.Base().Annotations.Exported() {
		return
	}
	o.state[d] = inTheMaking
	for _, t := range typesOf(d) {
		o.use(t, holdsValue(d))
	}
	o.state[d] = done
	o.out = append(o.out, d)
}

// completeAll declares d and those that have its name under other cfgs.
func (o *orderer) completeAll(d Decl) {
	for _, twin := range o.groups[d] {
		o.complete(twin)
	}
	o.complete(d)
}

// holdsValue reports whether what d names as a value must be complete.
func holdsValue(d Decl) bool {
	_, alias := d.(*Alias)
	return !alias
}

// use declares what t names: completely where a value of it is held.
func (o *orderer) use(t *Type, value bool) {
	switch {
	case t == nil:
	case t.Kind == Array:
		o.use(t.Elem, true)
	case t.Kind == Pointer:
		o.use(t.Elem, false)
	case t.Fn != nil:
		o.use(t.Fn.Result, false)
		for _, p := range t.Fn.Params {
			o.use(p.Type, false)
		}
	case t.Decl == nil:
	case value:
		o.completeAll(t.Decl)
		if alias, ok := t.Decl.(*Alias); ok {
			o.use(alias.Type, true)
		}
	default:
		o.mention(t.Decl)
	}
}

// mention makes d known to C by its name.
func (o *orderer) mention(d Decl) {
	if o.state[d] == done || o.forward[d] || !d.Base().Annotations.Exported() {
		return
	}
	if alias, ok := d.(*Alias); ok {
		if o.state[d] == seen {
			o.complete(alias)
		}
		return
	}
	if o.state[d] == seen && !o.waits(d, map[Decl]bool{}) {
		o.completeAll(d)
		return
	}
	o.forward[d] = true
	o.out = append(o.out, &Forward{Item: *d.Base(), Of: d})
}

// waits reports whether d holds a value of something that is in the making.
func (o *orderer) waits(d Decl, asked map[Decl]bool) bool {
	if asked[d] {
		return false
	}
	asked[d] = true
	if o.state[d] == inTheMaking {
		return true
	}
	for _, t := range typesOf(d) {
		for t != nil && t.Kind == Array {
			t = t.Elem
		}
		if t != nil && t.Decl != nil && o.state[t.Decl] != done && o.waits(t.Decl, asked) {
			return true
		}
	}
	return false
}

// typesOf returns the types of the fields of d, in order.
func typesOf(d Decl) []*Type {
	var out []*Type
	switch d := d.(type) {
	case *Record:
		for _, f := range d.Fields {
			out = append(out, f.Type)
		}
	case *Tagged:
		for _, v := range d.Variants {
			if v.Body != nil {
				out = append(out, typesOf(v.Body)...)
			}
		}
	case *Alias:
		out = append(out, d.Type)
	}
	return out
}

// contains reports a type that contains itself, which has no size.
func (o *orderer) contains(d Decl) bool {
	way := o.wayBack(d, d, map[Decl]bool{})
	if way == nil {
		return false
	}
	if o.circular[d] {
		return true // one report for the whole circle
	}
	for _, step := range way {
		o.circular[step] = true
	}
	names := make([]string, len(way))
	for i, step := range way {
		names[i] = "`" + step.Base().Name + "`"
	}
	o.report.Error(diag.NoNativeType, d.Base().Span, "`%s` contains itself: it has no size", d.Base().Name).
		Note("the way is %s", strings.Join(names, " → ")).
		Helpf("put a pointer between them")
	return true
}

// wayBack returns the way by values from d to goal; nil where there is none.
func (o *orderer) wayBack(d, goal Decl, asked map[Decl]bool) []Decl {
	if asked[d] {
		return nil
	}
	asked[d] = true
	for _, t := range typesOf(d) {
		for t != nil && t.Kind == Array {
			t = t.Elem
		}
		switch {
		case t == nil || t.Decl == nil:
		case t.Decl == goal:
			return []Decl{d, goal}
		default:
			if way := o.wayBack(t.Decl, goal, asked); way != nil {
				return slices.Insert(way, 0, d)
			}
		}
	}
	return nil
}
