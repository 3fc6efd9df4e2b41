package metadata

import (
	"slices"
	"strings"

	"example.com/bindgen/internal/pyproject"
)

// importNames sets what can be imported: PEP 794.
func (b *builder) importNames() {
	if b.project == nil {
		return
	}
	if names := b.project.ImportNames; names.Given() {
		b.m.ImportNames = append([]string{}, b.imports("import-names", names.Values)...)
	}
	b.m.ImportNamespaces = b.imports("import-namespaces", b.project.ImportNamespaces.Values)
	for _, v := range b.project.ImportNamespaces.Values {
		if slices.ContainsFunc(b.m.ImportNames, func(name string) bool { return bare(name) == bare(v.Text) }) {
			b.bad(v.Span, "`%s` is in `import-names`, too", bare(v.Text)).Helpf("a package is a namespace or not: keep one of the two")
		}
	}
	for _, v := range append(slices.Clone(b.project.ImportNames.Values), b.project.ImportNamespaces.Values...) {
		b.parentNamed(v)
	}
}

// parentNamed asks that with a.b also a is named.
func (b *builder) parentNamed(v pyproject.Value) {
	name := bare(v.Text)
	dot := strings.LastIndex(name, ".")
	if dot < 0 {
		return
	}
	isParent := func(other string) bool { return bare(other) == name[:dot] }
	if !slices.ContainsFunc(b.m.ImportNames, isParent) && !slices.ContainsFunc(b.m.ImportNamespaces, isParent) {
		b.bad(v.Span, "`%s` is named, but `%s`, which it is in, is not", name, name[:dot]).
			Helpf("add %q to `import-names`, or to `import-namespaces` if other projects have a part of it", name[:dot])
	}
}

// bare returns the name without "; private".
func bare(name string) string {
	name, _, _ = strings.Cut(name, ";")
	return strings.TrimSpace(name)
}

func (b *builder) imports(key string, values []pyproject.Value) []string {
	var out []string
	for _, v := range values {
		_, mark, marked := strings.Cut(v.Text, ";")
		name := bare(v.Text)
		if !isDotted(name) || slices.ContainsFunc(strings.Split(name, "."), isKeyword) || marked && strings.TrimSpace(mark) != "private" {
			b.bad(v.Span, "`%s` in `%s` is no name that Python can import", v.Text, key).
				Helpf("write for instance: %s = [\"my_package\", \"_my_package; private\"]", key)
			continue
		}
		if marked {
			name += "; private"
		}
		out = append(out, name)
	}
	return out
}

// isKeyword reports whether Python keeps the name for itself: keyword.kwlist.
func isKeyword(name string) bool {
	return slices.Contains(strings.Fields("False None True and as assert async await break class continue def del elif else except"+
		" finally for from global if import in is lambda nonlocal not or pass raise return try while with yield"), name)
}
