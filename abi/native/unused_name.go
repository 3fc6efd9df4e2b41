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
			l.tellUnused("include", name, l.placeIn("export.include", name), all)
		}
	}
	if l.config.Parse.ParseDeps && l.config.Parse.Include == nil {
		return // what is left may be meant for any crate that the header does not need
	}
	for _, name := range export.Exclude {
		if !l.isThere(name, all) {
			l.tellUnused("exclude", name, l.placeIn("export.exclude", name), all)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(export.Rename)) {
		if !l.isThere(name, all) {
			l.tellUnused("rename", name, l.config.Place("export.rename."+name), all)
		}
	}
}

func (l *lowerer) isThere(name string, all map[string]bool) bool {
	return all[name] || l.wanted[name] || l.knows(name) || len(l.includedTypes(name)) > 0
}

func (l *lowerer) tellUnused(key, name string, at source.Span, all map[string]bool) {
	d := l.report.Warn(diag.BadConfig, at, "nothing is called `%s`: `%s` in [export] does nothing with it", name, key)
	if near := diag.Nearest(name, slices.Sorted(maps.Keys(all))); near != "" {
		d.Helpf("did you mean `%s`?", near)
		return
	}
	d.Helpf("write the name of an item in Rust, or its path in the crate")
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
