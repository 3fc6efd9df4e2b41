package cbindgen

import (
	"iter"
	"maps"
	"slices"
	"strings"
)

// Knows reports whether the text that the configuration adds to the header
// declares name: as a macro, a type, a tag, an enumerator, a function or a
// variable.
func (c *Config) Knows(name string) bool {
	if c.known == nil {
		c.known = map[string]bool{}
		for text := range c.texts() {
			declared(text, c.known)
		}
	}
	return c.known[name]
}

// texts are the pieces of C that the configuration adds.
func (c *Config) texts() iter.Seq[string] {
	return func(yield func(string) bool) {
		list := []string{c.Header, c.AfterIncludes, c.Trailer}
		for _, bodies := range []map[string]string{c.Export.PreBody, c.Export.Body} {
			for _, item := range slices.Sorted(maps.Keys(bodies)) {
				list = append(list, bodies[item])
			}
		}
		for _, text := range list {
			if !yield(text) {
				return
			}
		}
	}
}

// declared adds to names what a piece of C declares. It reads C without knowing
// its types: the last word before the end of a declarator is its name. What it
// takes for a name and is none does no harm, as no type of Rust is called so.
func declared(text string, names map[string]bool) {
	d := &declarations{names: names}
	for t := range tokens(text) {
		switch t.kind {
		case directive:
			d.define(t.text)
		case wordToken:
			d.word(t.text)
		default:
			d.mark(t.text)
		}
	}
}

// declarations is the state between two tokens.
type declarations struct {
	names map[string]bool
	open  []bracket
	last  string // the word that came right before; "" after anything else
	tag   bool   // struct, union or enum came right before
	kind  string // struct, union or enum, until its braces open
	enum  bool   // an enumerator may come
	paren bool   // ( came right before
}

// bracket is what was opened.
type bracket string

const (
	block      bracket = "block" // of extern "C", a namespace or a function
	fields     bracket = "fields"
	enums      bracket = "enums"
	parens     bracket = "parens"
	declarator bracket = "declarator" // (*
)

func (d *declarations) define(line string) {
	name, ok := strings.CutPrefix(strings.TrimSpace(line), "define")
	if !ok {
		return
	}
	name = strings.TrimSpace(name)
	if end := strings.IndexFunc(name, func(c rune) bool { return !isWordPart(c) }); end >= 0 {
		name = name[:end]
	}
	d.names[name] = true
}

func (d *declarations) word(text string) {
	d.paren = false
	switch {
	case text == "struct" || text == "union" || text == "enum":
		d.tag, d.kind, d.last = true, text, ""
	case d.tag || d.enum:
		d.names[text] = true
		d.tag, d.enum = false, false
	default:
		d.last = text
	}
}

func (d *declarations) mark(text string) {
	inner := d.innermost()
	switch text {
	case "{":
		d.open = append(d.open, map[string]bracket{"": block, "enum": enums, "struct": fields, "union": fields}[d.kind])
		d.enum, d.kind = d.kind == "enum", ""
	case "(", "[":
		d.name(inner)
		d.open = append(d.open, parens)
	case "*":
		if d.paren {
			d.open[len(d.open)-1] = declarator
		}
	case ")", "]", "}":
		d.name(inner)
		if len(d.open) > 0 {
			d.open = d.open[:len(d.open)-1]
		}
	case ",":
		d.name(inner)
		d.enum = inner == enums
	case ";", "=":
		d.name(inner)
		d.kind = ""
	}
	d.tag, d.last, d.paren = false, "", text == "("
}

func (d *declarations) innermost() bracket {
	if len(d.open) == 0 {
		return block
	}
	return d.open[len(d.open)-1]
}

// name takes the last word for the name that is declared, where names stand.
func (d *declarations) name(inner bracket) {
	if d.last != "" && (inner == block || inner == declarator) && !slices.Contains(d.open, fields) {
		d.names[d.last] = true
	}
}
