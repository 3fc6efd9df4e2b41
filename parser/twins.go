package parser

import (
	"slices"

	"example.com/bindgen/internal/diag"
)

// Twins returns the items of the name of item, in its module and namespace, that
// stay beside it because Options.Defined has all that their cfgs ask for, in
// source order and with item itself; nil where it has none. A path to the name
// gives the one that is there for the target and the features.
func (c *Crate) Twins(item Item) []Item { return c.of(item.Head().Module).twins[item] }

// Instead returns the items of the same name that item was chosen over, by the
// target and the features.
func (c *Crate) Instead(item Item) []Item { return c.of(item.Head().Module).instead[item] }

// Elsewhere reports whether item, or a module around it, has a cfg that CfgKeep
// left standing and that does not hold for the target and the features, both with
// their defaults. Of a method it does not look at the impl.
func (c *Crate) Elsewhere(item Item) bool {
	head := item.Head()
	owner := c.of(head.Module)
	if owner.plain == nil {
		return false
	}
	if owner.plain.excludes(head.Attrs) {
		return true
	}
	for m := head.Module; m != nil; m = m.Parent {
		if owner.plain.excludes(m.Attrs) {
			return true
		}
	}
	return false
}

// here returns those of several meanings of a name that are there for the target
// and the features, which is one where cfgs choose among them.
func (l *lookup) here(found []binding) []binding {
	here := slices.DeleteFunc(slices.Clone(found), func(b binding) bool {
		return b.def.Item != nil && l.crate.Elsewhere(b.def.Item) || b.use != nil && l.crate.Elsewhere(b.use)
	})
	if len(here) == 0 {
		return found[:1] // all are for other targets
	}
	return here
}

// excludes reports whether a cfg among attrs does not hold.
func (env *cfgEnv) excludes(attrs []Attr) bool {
	for i := range attrs {
		if !isCfg(&attrs[i]) {
			continue
		}
		if holds, _ := env.holds(&attrs[i].Args[0], &diag.Report{}); !holds {
			return true
		}
	}
	return false
}

// isCfg reports whether attr is a cfg, which CfgKeep has left.
func isCfg(attr *Attr) bool {
	return len(attr.Path) == 1 && attr.Path[0] == "cfg" && len(attr.Args) == 1
}

func hasCfg(attrs []Attr) bool {
	return slices.ContainsFunc(attrs, func(a Attr) bool { return isCfg(&a) })
}

// covers reports whether the preprocessor answers all that the cfgs among attrs
// ask for.
func (o *openCfgs) covers(attrs []Attr) bool {
	for i := range attrs {
		if isCfg(&attrs[i]) && !o.coversPredicate(&attrs[i].Args[0]) {
			return false
		}
	}
	return true
}

func (o *openCfgs) coversPredicate(p *Meta) bool {
	if !p.IsList {
		return o.defined[questionOf(p)]
	}
	for i := range p.List {
		if !o.coversPredicate(&p.List[i]) {
			return false
		}
	}
	return true
}

// choose returns which of several things of one name, each with its attributes,
// stay: all where the preprocessor can choose, else those that the plain answers
// keep, or the first where that is none.
func (o *openCfgs) choose(attrs [][]Attr) (stay []bool) {
	stay = make([]bool, len(attrs))
	all, some := true, false
	for i := range attrs {
		all = all && o.covers(attrs[i])
		stay[i] = !o.plain.excludes(attrs[i])
		some = some || stay[i]
	}
	for i := range stay {
		stay[i] = stay[i] && some || all || i == 0 && !some
	}
	return stay
}

// chooseItems drops those of items that have a twin which is rather there. An
// import is never dropped: two of one name may mean two things.
func (l *loader) chooseItems(items []Item) []Item {
	if l.env.open == nil {
		return items
	}
	groups := map[string][]int{}
	for i, item := range items {
		head := item.Head()
		if _, isUse := item.(*Use); !isUse && head.Name != "" && head.Name != "_" && hasCfg(head.Attrs) {
			groups[head.Name] = append(groups[head.Name], i)
		}
	}
	gone := map[Item]bool{}
	for i, item := range items {
		name := item.Head().Name
		group := slices.DeleteFunc(slices.Clone(groups[name]), func(k int) bool { return !shareNamespace(item, items[k]) })
		if len(group) < 2 || group[0] != i {
			continue
		}
		attrs := make([][]Attr, len(group))
		for k, at := range group {
			attrs[k] = items[at].Head().Attrs
		}
		var kept, dropped []Item
		for k, stays := range l.env.open.choose(attrs) {
			if stays {
				kept = append(kept, items[group[k]])
			} else {
				dropped = append(dropped, items[group[k]])
				gone[items[group[k]]] = true
			}
		}
		for _, item := range kept {
			if len(kept) > 1 {
				l.crate.twins[item] = kept
			}
			if len(dropped) > 0 {
				l.crate.instead[item] = dropped
			}
		}
	}
	if len(gone) == 0 {
		return items
	}
	return slices.DeleteFunc(items, func(item Item) bool { return gone[item] })
}

// chooseMembers drops those of the fields of a struct, or the like, that have a
// twin which is rather there. key returns the name and the attributes of one.
func chooseMembers[T any](env *cfgEnv, list []T, key func(T) (string, []Attr)) []T {
	if env.open == nil {
		return list
	}
	groups := map[string][]int{}
	for i, member := range list {
		if name, attrs := key(member); name != "" && hasCfg(attrs) {
			groups[name] = append(groups[name], i)
		}
	}
	gone := map[int]bool{}
	for _, group := range groups {
		if len(group) < 2 {
			continue
		}
		attrs := make([][]Attr, len(group))
		for k, at := range group {
			_, attrs[k] = key(list[at])
		}
		for k, stays := range env.open.choose(attrs) {
			gone[group[k]] = !stays
		}
	}
	var out []T
	for i, member := range list {
		if !gone[i] {
			out = append(out, member)
		}
	}
	return out
}

// nameAndAttrs is the key of an item in an impl or an extern block.
func nameAndAttrs(item Item) (string, []Attr) { return item.Head().Name, item.Head().Attrs }

// shareNamespace reports whether a name can mean one of two items only.
func shareNamespace(a, b Item) bool {
	types, values := namespacesOf(a)
	otherTypes, otherValues := namespacesOf(b)
	return types && otherTypes || values && otherValues
}

// namespacesOf returns the namespaces that an item declares its name in.
func namespacesOf(item Item) (types, values bool) {
	switch item := item.(type) {
	case *Function, *Const, *Static:
		return false, true
	case *Struct:
		return true, item.Tuple || item.Unit
	case *Module, *Enum, *Union, *TypeAlias, *Trait:
		return true, false
	}
	return false, false
}
