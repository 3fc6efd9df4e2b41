package native

import (
	"errors"
	"slices"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// foreignType lowers a type of a dependency. A name that the configured text
// declares goes before, where [parse] says that the dependency is not read.
func (l *lowerer) foreignType(s scope, t *parser.PathType, item parser.Item) *Type {
	parse := l.config.Parse
	pack, name := l.crate.PackageOf(item), t.Path[len(t.Path)-1]
	excluded := namesPackage(parse.Exclude, pack)
	unread := excluded || !parse.ParseDeps || parse.Include != nil && !namesPackage(parse.Include, pack)
	switch {
	case unread && l.knows(name):
		return &Type{Kind: Named, Name: name, Rust: name}
	case excluded:
		return l.refuse(s, t, diag.UnknownType, "`"+name+"` is of crate `"+pack+"`, which is not to be read",
			"take `"+pack+"` out of `exclude` in [parse] of cbindgen.toml, or declare the type in `after_includes`")
	}
	return l.itemType(s, t, item)
}

// namesPackage reports whether a list of cbindgen.toml names a package.
func namesPackage(list []string, pack string) bool {
	return slices.ContainsFunc(list, func(name string) bool {
		return strings.ReplaceAll(name, "-", "_") == strings.ReplaceAll(pack, "-", "_")
	})
}

// includedTypes returns the types that [export] include means by name: those of
// the crate, those that it imports, and those of the crates in [parse] include.
func (l *lowerer) includedTypes(name string) []parser.Item {
	if items := l.named(l.crate.Root, name); items != nil {
		return items
	}
	items := l.crate.Named(name)
	for _, pack := range l.config.Parse.Include {
		if items != nil {
			break
		}
		if dependency, err := l.crate.Dependency(pack); err == nil {
			items = dependency.Named(name)
		}
	}
	return items
}

// extraBindings adds the items of the crates that [parse] extra_bindings names.
func (l *lowerer) extraBindings(all *found) {
	for _, name := range l.config.Parse.ExtraBindings {
		if namesPackage([]string{name}, l.crate.Package) {
			continue
		}
		dependency, err := l.crate.Dependency(name)
		var missing *parser.ForeignError
		if errors.As(err, &missing) {
			missing.Report(l.report, l.placeIn("parse.extra_bindings", name)).
				Note("`extra_bindings` in [parse] of cbindgen.toml names it")
			continue
		}
		all.add(dependency.Root)
	}
}
