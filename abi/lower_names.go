package abi

import (
	"slices"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// claim is a name that an item has in a namespace.
type claim struct {
	item  any
	space []string
	name  string
	what  string
	span  source.Span
	order int
}

// checkNames reports two items that have one name in one namespace, and drops
// the later one, which would be reported again for its symbol.
func (l *lowering) checkNames() {
	var claims []claim
	add := func(item any, name, what string, span source.Span) {
		claims = append(claims, claim{item, homeOf(item).Namespace, name, what, span, l.orders[item]})
	}
	m := l.module
	for _, f := range m.Functions {
		add(f, f.Name, "function", f.Span)
	}
	for _, c := range m.Classes {
		add(c, c.Name, "class", c.Span)
	}
	for _, e := range m.Enums {
		add(e, e.Name, "enum", e.Span)
	}
	for _, r := range m.Records {
		add(r, r.Name, "record", r.Span)
	}
	for _, c := range m.Constants {
		add(c, c.Name, "constant", c.Span)
	}
	for _, e := range m.exported() {
		add(e, e.Name, "exception", e.Span)
	}
	slices.SortStableFunc(claims, func(a, b claim) int { return a.order - b.order })
	owners := map[string]claim{}
	for _, n := range m.Namespaces {
		if len(n.Path) > 0 {
			owners[key(n.Path)] = claim{what: "module", span: l.spaces.ensure(n.Path).span}
		}
	}
	l.checkCase()
	dropped := map[any]bool{}
	for _, c := range claims {
		dropped[c.item] = !l.claim(owners, c) || !l.checkModuleName(c)
	}
	m.Functions = slices.DeleteFunc(m.Functions, func(f *Function) bool { return dropped[f] })
	m.Classes = slices.DeleteFunc(m.Classes, func(c *Class) bool { return dropped[c] })
	m.Enums = slices.DeleteFunc(m.Enums, func(e *Enum) bool { return dropped[e] })
	m.Records = slices.DeleteFunc(m.Records, func(r *Record) bool { return dropped[r] })
	m.Constants = slices.DeleteFunc(m.Constants, func(c *Constant) bool { return dropped[c] })
	m.Exceptions = slices.DeleteFunc(m.Exceptions, func(e *Exception) bool { return dropped[e] })
}

// claim reports whether c is the first to have its name.
func (l *lowering) claim(owners map[string]claim, c claim) bool {
	path := key(subpath(c.space, c.name))
	first, taken := owners[path]
	if !taken {
		owners[path] = c
		return true
	}
	if c.item != nil && first.item != nil && c.span == first.span {
		l.report.Error(diag.NameCollision, c.span, "%s `%s` is registered twice in one module", c.what, path).
			Helpf("register it once")
		return false
	}
	d := l.report.Error(diag.NameCollision, c.span, "%s `%s` has the name of another %s in Python", c.what, path, first.what)
	if c.sameInRust(first) {
		d.Helpf("rename one of them in Rust, where a module has each name once")
	} else {
		d.Helpf("export one of them under another name: #[pyo3(name = \"..\")]")
	}
	if first.span.IsValid() {
		d.At(first.span, "the other one")
	}
	return false
}

// sameInRust reports whether c and other have one name in one module of Rust,
// which rustc refuses, too: a name in Python does not help. Types have names of
// their own there.
func (c *claim) sameInRust(other claim) bool {
	if c.item == nil || other.item == nil || c.isValue() != other.isValue() {
		return false
	}
	a, b := homeOf(c.item), homeOf(other.item)
	return a.Attach == b.Attach && a.Rust == b.Rust
}

func (c *claim) isValue() bool { return c.what == "function" || c.what == "constant" }

// moduleWords are the names that a module of Python has of its own, and those
// that steer it.
var moduleWords = words(
	"__all__", "__annotations__", "__builtins__", "__cached__", "__class__", "__dict__", "__dir__", "__doc__", "__file__",
	"__getattr__", "__loader__", "__name__", "__package__", "__path__", "__spec__",
)

// checkModuleName reports an item whose name means something of its own in a
// module. A constant may have another special name: __version__.
func (l *lowering) checkModuleName(c claim) bool {
	if !isDunder(c.name) || c.what == "constant" && !moduleWords[c.name] {
		return true
	}
	help := "export it under another name: #[pyo3(name = \"..\")]"
	if c.what == "constant" || c.what == "record" {
		help = "give it another name"
	}
	l.report.Error(diag.ReservedWord, c.span, "%s `%s` has a name that modules of Python keep to themselves", c.what, c.name).
		Helpf("%s", help)
	return false
}

// checkCase reports modules of one parent whose names differ in case only:
// they are one file on half of all machines.
func (l *lowering) checkCase() {
	seen := map[string]*Namespace{}
	for _, n := range l.module.Namespaces {
		folded := strings.ToLower(key(n.Path))
		first := seen[folded]
		if first == nil {
			seen[folded] = n
			continue
		}
		if len(n.Path) != len(first.Path) || key(n.Path[:len(n.Path)-1]) != key(first.Path[:len(first.Path)-1]) {
			continue // reported at their parents
		}
		d := l.report.Error(diag.NameCollision, l.spaces.ensure(n.Path).span, "module `%s` and module `%s` differ in case only", key(n.Path), key(first.Path)).
			Helpf("rename one of them: their files are one where case does not count")
		if span := l.spaces.ensure(first.Path).span; span.IsValid() {
			d.At(span, "the other one")
		}
	}
}
