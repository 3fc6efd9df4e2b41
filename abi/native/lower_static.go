package native

import (
	"slices"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// static lowers a static, if it is exported.
func (l *lowerer) static(st *parser.Static, s scope) {
	name, attr := symbol(&st.ItemHead)
	if attr == nil || ignored(st.Doc) || l.excluded(name) || !l.isName(name, attr.Span) {
		return
	}
	out := &Static{
		Item: l.head(&st.ItemHead, name, pathOf(st)), Symbol: name,
		Mut: st.Mut || l.changes(s, st.Type),
	}
	if !out.Annotations.Exported() {
		report := l.report
		l.report = &diag.Report{}
		defer func() { l.report = report }()
		l.typeOf(s, st.Type)
		return
	}
	out.Type = l.typeOf(s, st.Type)
	switch {
	case out.Type == nil:
	case out.Type.Kind == Void:
		l.report.Error(diag.NoNativeType, st.Type.TypeSpan(), "static `%s` has no size: C has no such variable", st.Name).
			Helpf("remove `#[%s]`, or leave it out of the header: `/// cbindgen:ignore`", attr.Path[0])
	case l.generates("globals") && l.claim(out, &out.Item, name, false):
		l.module.Statics = append(l.module.Statics, out)
	}
}

// innerMutable are the types of std whose value changes behind a shared
// reference.
var innerMutable = []string{
	"Cell", "RefCell", "UnsafeCell", "SyncUnsafeCell", "OnceCell", "LazyCell", "OnceLock", "LazyLock", "Mutex", "RwLock", "Once",
}

// changes reports whether a static of type t that is not `mut` changes all the
// same, so that C must not take it for a constant: it holds a cell or an atomic.
func (l *lowerer) changes(s scope, t parser.Type) bool { return l.changesWithin(s.module, t, nil) }

// changesWithin leaves out the structs that are being looked at.
func (l *lowerer) changesWithin(m *parser.Module, t parser.Type, open []parser.Item) bool {
	switch t := t.(type) {
	case *parser.ArrayType:
		return l.changesWithin(m, t.Elem, open)
	case *parser.PathType:
		name := t.Path[len(t.Path)-1]
		if slices.Contains(innerMutable, name) || strings.HasPrefix(name, "Atomic") {
			return true
		}
		for _, arg := range t.Args {
			if l.changesWithin(m, arg, open) {
				return true
			}
		}
		return l.fieldsChange(m, t, open)
	}
	return false
}

func (l *lowerer) fieldsChange(m *parser.Module, t *parser.PathType, open []parser.Item) bool {
	def, err := l.crate.ResolvePathType(m, t)
	if err != nil || def.Item == nil || slices.Contains(open, def.Item) {
		return false
	}
	open = append(open, def.Item)
	var fields []parser.Field
	switch item := def.Item.(type) {
	case *parser.Struct:
		fields = item.Fields
	case *parser.Union:
		fields = item.Fields
	case *parser.Enum:
		for i := range item.Variants {
			fields = append(fields, item.Variants[i].Fields...)
		}
	case *parser.TypeAlias:
		return l.changesWithin(item.Module, item.Type, open)
	}
	for i := range fields {
		if l.changesWithin(def.Item.Head().Module, fields[i].Type, open) {
			return true
		}
	}
	return false
}
