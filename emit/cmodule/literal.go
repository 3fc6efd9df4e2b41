package cmodule

import (
	"strings"

	"example.com/bindgen/emit/pyview"
)

// literal is an expression of Python: a text, or items between brackets.
type literal struct {
	text       string
	open, shut string
	items      []item
}

// item is one of a literal's, with the key of a dict before it.
type item struct {
	key   string
	value *literal
}

func text(s string) *literal { return &literal{text: s} }

// String is l on one line.
func (l *literal) String() string {
	if l.open == "" {
		return l.text
	}
	var list []string
	for _, i := range l.items {
		list = append(list, i.key+i.value.String())
	}
	return l.open + strings.Join(list, ", ") + l.shut
}

// print prints prefix, l and suffix: on one line where they fit, else an item a
// line.
func (l *literal) print(p *pyview.Printer, prefix, suffix string) {
	if one := prefix + l.String() + suffix; l.open == "" || p.Fits(one) {
		p.Line("%s", one)
		return
	}
	p.Line("%s", prefix+l.open)
	p.Indent()
	for _, i := range l.items {
		i.value.print(p, i.key, ",")
	}
	p.Dedent()
	p.Line("%s", l.shut+suffix)
}
