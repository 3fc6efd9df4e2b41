package native

import (
	"slices"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// taken is a name of the header, and what has it.
type taken struct {
	what      string // as a message calls it
	rename    string // the key of [export.rename]; "" where that does not help
	help      string // where rename is ""
	condition *Condition
	span      source.Span
	decl      Decl // of a type
}

// claims are the names of a header. C has them all in one room, but for tags
// where the style has no typedefs; constants are macros, which take a name
// everywhere.
type claims struct {
	*lowerer
	ordinary map[string][]taken
	tags     map[string][]taken
	macros   map[string]taken // the constants, which C replaces wherever it reads their names
}

// collisions reports names that two things of the header have.
func (l *lowerer) collisions() {
	c := &claims{lowerer: l, ordinary: map[string][]taken{}, macros: map[string]taken{}}
	c.tags = c.ordinary
	if l.config.Style == "tag" {
		c.tags = map[string][]taken{}
	}
	types := l.module.Types
	l.module.Types = nil
	for _, d := range types {
		if c.addType(d) {
			l.module.Types = append(l.module.Types, d)
		}
	}
	for _, constant := range l.module.Constants {
		c.addConstant(constant)
	}
	for _, s := range l.module.Statics {
		c.add(c.ordinary, s.Name, taken{what: "static `" + s.Rust + "`", help: renameSymbol, condition: s.Condition, span: s.Span})
	}
	for _, f := range l.module.Functions {
		c.add(c.ordinary, f.Name, taken{what: "function `" + f.Rust + "`", help: renameSymbol, condition: f.Condition, span: f.Span})
	}
	c.members()
}

const renameSymbol = `give it another symbol: #[export_name = ".."]`

// addType claims the names of d. It is false for what is there already.
func (c *claims) addType(d Decl) bool {
	base := d.Base()
	room := c.tags
	switch d := d.(type) {
	case *Forward:
		return true
	case *Alias:
		room = c.ordinary
		if d.Type != nil && d.Type.Kind == Named && d.Type.Name == base.Name && len(c.tags[base.Name]) > 0 {
			return false // what it stands for has the name already: type Doc = dependency::Doc
		}
	}
	if !c.add(room, base.Name, taken{what: "type `" + base.Rust + "`", rename: base.Rust, condition: base.Condition, span: base.Span, decl: d}) {
		return false
	}
	switch d := d.(type) {
	case *Enum:
		c.addVariants(d, base)
		c.addConstants(d.Constants)
	case *Tagged:
		if d.Enum != nil {
			c.add(c.tags, d.Enum.Name, taken{what: "the tag of type `" + base.Rust + "`", rename: base.Rust, condition: base.Condition, span: base.Span})
			c.addVariants(d.Enum, base)
		}
		c.addConstants(d.Constants)
	case *Record:
		c.addConstants(d.Constants)
	case *Alias:
		c.addConstants(d.Constants)
	case *Opaque:
		c.addConstants(d.Constants)
	}
	return true
}

func (c *claims) addVariants(e *Enum, base *Item) {
	for _, v := range e.Variants {
		condition := v.Condition
		if condition == nil {
			condition = base.Condition
		}
		c.add(c.ordinary, v.Name, taken{
			what: "variant `" + v.Name + "` of `" + base.Rust + "`", condition: condition, span: v.Span,
			help: "put `prefix_with_name = true` under [enum] of cbindgen.toml, or `/// cbindgen:prefix-with-name` before the enum",
		})
	}
}

func (c *claims) addConstants(list []*Constant) {
	for _, constant := range list {
		c.addConstant(constant)
	}
}

func (c *claims) addConstant(k *Constant) {
	as := taken{what: "constant `" + k.Rust + "`", rename: k.Rust, condition: k.Condition, span: k.Span}
	c.add(c.ordinary, k.Name, as)
	c.macros[k.Name] = as
}

// add claims name, and reports who has it already. It is false for a second
// declaration of the same type, which C needs once.
func (c *claims) add(room map[string][]taken, name string, as taken) bool {
	if what := c.reserved(name); what != "" && !again(as.decl) {
		d := c.report.Error(diag.ReservedWord, as.span, "%s is called `%s` in C, which is %s", as.what, name, what)
		helpName(d, as)
		return true
	}
	for _, other := range room[name] {
		switch {
		case alternatives(other.condition, as.condition):
			continue // each is there under its own #if
		case as.decl != nil && other.decl != nil && sameDecl(as.decl, other.decl):
			return false
		case as.span == other.span:
			continue
		}
		c.clash(name, other, as)
		break
	}
	room[name] = append(room[name], as)
	return true
}

func (c *claims) clash(name string, first, second taken) {
	d := c.report.Error(diag.NameCollision, second.span, "%s and %s are both `%s` in C", first.what, second.what, name)
	if first.span.IsValid() {
		d.At(first.span, "the first")
	}
	switch {
	case second.rename != "":
		d.Helpf("name one of them in cbindgen.toml: [export.rename] %q = \"..\"", second.rename)
	case first.rename != "":
		d.Helpf("name one of them in cbindgen.toml: [export.rename] %q = \"..\"", first.rename)
	default:
		d.Helpf("%s", second.help)
	}
}

// helpName says how to give another name to what has one that is taken.
func helpName(d *diag.Diagnostic, as taken) {
	if as.rename == "" {
		d.Helpf("%s", as.help)
		return
	}
	d.Helpf("give it another in cbindgen.toml: [export.rename] %q = \"..\"", as.rename)
}

// sameDecl reports whether C reads two declarations of one name as one: aliases
// of the same type, and two instances of a generic type that differ in what C
// does not know.
func sameDecl(a, b Decl) bool {
	switch a := a.(type) {
	case *Alias:
		b, ok := b.(*Alias)
		return ok && sameType(a.Type, b.Type)
	case *Opaque:
		b, ok := b.(*Opaque)
		return ok && a.Rust == b.Rust
	case *Record:
		b, ok := b.(*Record)
		return ok && a.Rust == b.Rust && a.Union == b.Union && slices.EqualFunc(a.Fields, b.Fields, func(f, g *Field) bool {
			return f.Name == g.Name && sameType(f.Type, g.Type)
		})
	}
	return false
}

// sameType reports whether two types are the same in C.
func sameType(a, b *Type) bool {
	if a == nil || b == nil {
		return a == b
	}
	if a.Kind != b.Kind || a.Prim != b.Prim || a.Const != b.Const || a.Name != b.Name || a.Kind == Array && *a.Len != *b.Len {
		return false
	}
	if a.Fn != nil {
		return sameType(a.Fn.Result, b.Fn.Result) && a.Fn.Variadic == b.Fn.Variadic &&
			slices.EqualFunc(a.Fn.Params, b.Fn.Params, func(p, q *Param) bool { return sameType(p.Type, q.Type) })
	}
	return a.Elem == nil || sameType(a.Elem, b.Elem)
}
