package native

import (
	"maps"
	"slices"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/parser"
)

// found notes that something has the name that [export] says something of.
func (l *lowerer) found(name string) {
	if l.wanted == nil {
		l.wanted = map[string]bool{}
	}
	l.wanted[name] = true
}

// unusedNames warns of names in [export] include, exclude and rename that
// nothing in the crate has: most often they are misspelt.
func (l *lowerer) unusedNames() {
	export := &l.config.Export
	if len(export.Include)+len(export.Exclude)+len(export.Rename) == 0 {
		return
	}
	all := l.vocabulary()
	for _, name := range export.Include {
		if !all[name] && len(l.includedTypes(name)) == 0 {
			l.tellUnused([]unusedName{{"include", name, l.placeIn("export.include", name)}}, all)
		}
	}
	if l.config.Parse.ParseDeps && l.config.Parse.Include == nil {
		return // what is left may be meant for any crate that the header does not need
	}
	var unused []unusedName
	for _, name := range export.Exclude {
		if !l.isThere(name, all) {
			unused = append(unused, unusedName{"exclude", name, l.placeIn("export.exclude", name)})
		}
	}
	for _, name := range slices.Sorted(maps.Keys(export.Rename)) {
		if !l.isThere(name, all) {
			unused = append(unused, unusedName{"rename", name, l.config.Place("export.rename." + name)})
		}
	}
	l.tellUnused(unused, all)
}

// unusedName is a name that a key of [export] has and the crate has not.
type unusedName struct {
	key, name string
	at        source.Span
}

func (l *lowerer) isThere(name string, all map[string]bool) bool {
	return all[name] || l.wanted[name] || l.knows(name) || len(l.includedTypes(name)) > 0
}

// tellUnused warns of all the names at once: crates share lists of dozens.
func (l *lowerer) tellUnused(unused []unusedName, all map[string]bool) {
	if len(unused) == 0 {
		return
	}
	known := slices.Sorted(maps.Keys(all))
	var names, keys, near []string
	for _, u := range unused {
		names = append(names, "`"+u.name+"`")
		if key := "`" + u.key + "`"; !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
		if n := diag.Nearest(u.name, known); n != "" {
			near = append(near, "`"+n+"` for `"+u.name+"`")
		}
	}
	if len(unused) == 1 {
		d := l.report.Warn(diag.BadConfig, unused[0].at, "nothing is called %s: %s in [export] does nothing with it", names[0], keys[0])
		if n := diag.Nearest(unused[0].name, known); n != "" {
			d.Helpf("did you mean `%s`?", n)
			return
		}
		d.Helpf("write the name of an item in Rust, or its path in the crate")
		return
	}
	do := "does"
	if len(keys) > 1 {
		do = "do"
	}
	d := l.report.Warn(diag.BadConfig, unused[0].at, "nothing has any of %d names: %s in [export] %s nothing with them", len(unused), strings.Join(keys, " and "), do).
		Note("the names are %s", strings.Join(names, ", ")).
		Helpf("write the names of items in Rust, or their paths in the crate")
	if len(near) > 0 {
		d.Helpf("did you mean %s?", strings.Join(near, ", "))
	}
}

// placeIn returns where the list called key has name; the list where it is not
// written as such.
func (l *lowerer) placeIn(key, name string) source.Span {
	list := l.config.Place(key)
	if !list.IsValid() {
		return list
	}
	if at := strings.Index(string(list.File.Text[list.Start:]), `"`+name+`"`); at >= 0 {
		start := int(list.Start) + at
		return list.File.Span(start, start+len(name)+2)
	}
	return list
}

// vocabulary returns the names and paths of all items of the crate, and the
// names of what is in the header.
func (l *lowerer) vocabulary() map[string]bool {
	all := map[string]bool{}
	addNames(l.crate.Root, all)
	for _, d := range l.module.Types {
		all[d.Base().Name] = true
		if t, ok := d.(*Tagged); ok {
			all[t.Enum.Name] = true
		}
	}
	return all
}

func addNames(m *parser.Module, all map[string]bool) {
	for _, item := range m.Items {
		all[item.Head().Name] = true
		all[pathOf(item)] = true
		if name, _ := symbol(item.Head()); name != "" {
			all[name] = true
		}
		switch item := item.(type) {
		case *parser.Module:
			addNames(item, all)
		case *parser.Impl:
			for _, member := range item.Items {
				all[member.Head().Name] = true
				all[owner(item)+"_"+member.Head().Name] = true
			}
		case *parser.ForeignBlock:
			for _, inner := range item.Items {
				all[inner.Head().Name] = true
			}
		}
	}
	delete(all, "")
}
