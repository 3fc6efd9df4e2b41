package abi

import (
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// signatureReader goes along #[pyo3(signature = (..))] and the parameters of
// the function side by side.
type signatureReader struct {
	*lowering
	call     *callable
	params   []*Param
	next     int  // the parameter that the next name must be
	slash    bool // seen /
	star     bool // seen *
	optional bool // seen a positional parameter with a default
}

// readSignature sets kinds and defaults of params as the signature says.
func (l *lowering) readSignature(c *callable, params []*Param) bool {
	r := &signatureReader{lowering: l, call: c, params: params}
	ok := true
	for i := range c.signature.List {
		ok = r.read(&c.signature.List[i], i == len(c.signature.List)-1) && ok
	}
	if ok && r.next < len(params) {
		l.report.Error(diag.BadSignature, c.signature.Span, "parameter `%s` of %s is missing in its signature", params[r.next].Name, c.what).
			At(params[r.next].Span, "this parameter").
			Helpf("name every parameter, in the order of the function")
		return false
	}
	return ok
}

func (r *signatureReader) read(m *parser.Meta, last bool) bool {
	text := strings.TrimSpace(m.Text)
	kind, name := variadicOf(m)
	switch {
	case text == "/":
		return r.readSlash(m)
	case text == "*":
		return r.readStar(m, last)
	case kind != "":
		return r.readVariadic(m, kind, name, last)
	default:
		return r.readParam(m)
	}
}

// readVariadic reads *args and **kwargs.
func (r *signatureReader) readVariadic(m *parser.Meta, kind ParamKind, name string, last bool) bool {
	if kind == VarPositional && r.star || kind == VarKeyword && !last {
		r.report.Error(diag.BadSignature, m.Span, "`%s` stands where it has no meaning", strings.TrimSpace(m.Text)).
			Helpf("*args comes once, in the place of `*`; **kwargs comes last")
		r.next++
		return false
	}
	p := r.take(m, name)
	if p == nil {
		return false
	}
	if strings.Contains(m.Text, "=") {
		r.report.Error(diag.BadSignature, m.Span, "`%s` of %s has a default", name, r.call.what).
			Helpf("remove it: without arguments `%s` is empty", name)
		return false
	}
	p.Kind = kind
	r.star = true
	return true
}

// take moves past the parameter that comes next, if m names it.
func (r *signatureReader) take(m *parser.Meta, name string) *Param {
	word := strings.TrimLeft(firstWord(m), "* ")
	if r.next >= len(r.params) {
		r.report.Error(diag.BadSignature, m.Span, "`%s` is no parameter of %s", word, r.call.what).
			Helpf("the signature names the parameters of the function and no others")
		return nil
	}
	p := r.params[r.next]
	if name != p.Name {
		r.report.Error(diag.BadSignature, m.Span, "`%s` stands where %s has its parameter `%s`", word, r.call.what, p.Name).
			At(p.Span, "this parameter comes next").
			Helpf("name every parameter, in the order of the function")
		return nil
	}
	r.next++
	return p
}

func (r *signatureReader) readSlash(m *parser.Meta) bool {
	if r.slash || r.star || r.next == 0 {
		r.report.Error(diag.BadSignature, m.Span, "`/` stands where it has no meaning").
			Helpf("it comes once, after the positional-only parameters and before `*`")
		return false
	}
	r.slash = true
	for _, p := range r.params[:r.next] {
		p.Kind = PositionalOnly
	}
	return true
}

func (r *signatureReader) readStar(m *parser.Meta, last bool) bool {
	if r.star || last {
		r.report.Error(diag.BadSignature, m.Span, "`*` stands where it has no meaning").
			Helpf("it comes once, before the keyword-only parameters")
		return false
	}
	r.star = true
	return true
}

func (r *signatureReader) readParam(m *parser.Meta) bool {
	name := m.Name()
	p := r.take(m, name)
	if p == nil {
		return false
	}
	if r.star {
		p.Kind = KeywordOnly
	}
	if m.Value == nil {
		if r.optional && !r.star {
			r.report.Error(diag.BadSignature, m.Span, "parameter `%s` is required, but comes after one that has a default", name).
				Helpf("give it a default, too, or put `*` before it to make it keyword-only")
			return false
		}
		return true
	}
	r.optional = r.optional || !r.star
	value := r.defaultOf(m.Value, p, r.call)
	p.Default = value
	return value != nil
}
