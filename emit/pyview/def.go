package pyview

import "strings"

// Def prints def name(params) -> result, and end: a colon with or without a body. Where
// this is too long each parameter goes on a line of its own, and so does what a result
// is made of that is too long even then.
func (p *Printer) Def(name string, params []string, result, end string) {
	head := "def " + name + "("
	if one := head + strings.Join(params, ", ") + ") -> " + result + end; p.Fits(one) {
		p.text(one)
		return
	}
	if len(params) == 0 {
		p.boxed(head+") -> ", result, end)
		return
	}
	p.text(head)
	p.Indent()
	for _, param := range params {
		p.item(param)
	}
	p.Dedent()
	p.boxed(") -> ", result, end)
}

// boxed prints an annotation that no bracket is around: a union that does not fit on a
// line needs parentheses to go on.
func (p *Printer) boxed(prefix, annotation, suffix string) {
	if p.Fits(prefix+annotation+suffix) || len(splitUnion(annotation)) < 2 {
		p.annotation(prefix, annotation, suffix)
		return
	}
	p.text(prefix + "(")
	p.Indent()
	p.annotation("", annotation, "")
	p.Dedent()
	p.text(")" + suffix)
}

// Declare prints name: annotation.
func (p *Printer) Declare(name, annotation string) { p.boxed(name+": ", annotation, "") }

// Define prints name: annotation = value.
func (p *Printer) Define(name, annotation, value string) {
	p.boxed(name+": ", annotation, " = "+value)
}
