// Package pep508 reads dependency specifiers, as
// https://packaging.python.org/en/latest/specifications/dependency-specifiers/
// has them.
package pep508

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"example.com/bindgen/internal/pep440"
)

// Requirement is a dependency specifier.
type Requirement struct {
	Name       string // as written
	Extras     []string
	Specifiers string // ">=1,<2"
	URL        string // of a direct reference; then there are no Specifiers
	Marker     string // "python_version < '3.11'"; "" for none
	or         bool   // the marker has an `or` outside of parentheses
}

var nameForm = regexp.MustCompile(`^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$`)

// IsName reports whether name is one that a project, or an extra, can have.
func IsName(name string) bool { return nameForm.MatchString(name) }

// Normalize returns the normal form of a name, by which names are compared.
func Normalize(name string) string {
	return strings.ToLower(separators.ReplaceAllString(name, "-"))
}

var separators = regexp.MustCompile(`[-_.]+`)

// Parse reads a dependency specifier. The error says what is wrong with it, to
// be said behind "has".
func Parse(text string) (Requirement, error) {
	p := &parser{text: text}
	if i := strings.IndexFunc(text, func(r rune) bool { return r < ' ' && r != '\t' || r == 0x7f }); i >= 0 {
		return Requirement{}, fmt.Errorf("a control character")
	}
	r := p.requirement()
	if p.fault == nil && p.blanks() && p.at < len(p.text) {
		p.fail("something behind its end")
	}
	return r, p.fault
}

// String returns the requirement in one form.
func (r Requirement) String() string {
	out := r.Name
	if len(r.Extras) > 0 {
		out += "[" + strings.Join(r.Extras, ",") + "]"
	}
	if r.URL != "" {
		out += " @ " + r.URL
	}
	out += r.Specifiers
	if r.Marker == "" {
		return out
	}
	if r.URL != "" {
		out += " " // a URL may have a semicolon of its own
	}
	return out + "; " + r.Marker
}

// Of returns the requirement as one of an extra.
func (r Requirement) Of(extra string) Requirement {
	mark := fmt.Sprintf("extra == '%s'", extra)
	switch {
	case r.Marker == "":
		r.Marker = mark
	case r.or:
		r.Marker = "(" + r.Marker + ") and " + mark
	default:
		r.Marker += " and " + mark
	}
	r.or = false
	return r
}

// parser goes through a requirement and stops at the first fault.
type parser struct {
	text  string
	at    int
	fault error
}

func (p *parser) fail(format string, args ...any) {
	if p.fault == nil {
		p.fault = fmt.Errorf(format, args...)
	}
	p.at = len(p.text)
}

// blanks goes over blanks. It always gives true.
func (p *parser) blanks() bool {
	for p.at < len(p.text) && (p.text[p.at] == ' ' || p.text[p.at] == '\t') {
		p.at++
	}
	return true
}

// eat goes over word, after blanks, if it is there.
func (p *parser) eat(word string) bool {
	p.blanks()
	if !strings.HasPrefix(p.text[p.at:], word) {
		return false
	}
	p.at += len(word)
	return true
}

// word returns what stands next of the bytes of a name.
func (p *parser) word() string {
	p.blanks()
	start := p.at
	for p.at < len(p.text) && isNameByte(p.text[p.at]) {
		p.at++
	}
	return p.text[start:p.at]
}

func isNameByte(c byte) bool {
	return c == '.' || c == '_' || c == '-' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

func (p *parser) requirement() Requirement {
	r := Requirement{Name: p.word()}
	if !IsName(r.Name) {
		p.fail("no name of a project at its beginning")
		return r
	}
	if p.eat("[") {
		r.Extras = p.extras()
	}
	if p.eat("@") {
		r.URL = p.url()
	} else {
		r.Specifiers = p.specifiers()
	}
	if p.fault == nil && p.eat(";") {
		r.Marker, r.or = p.marker()
	}
	return r
}

func (p *parser) extras() []string {
	var out []string
	if p.eat("]") {
		return nil
	}
	for p.fault == nil {
		extra := p.word()
		if !IsName(extra) {
			p.fail("an extra without a name")
			return nil
		}
		if !slices.Contains(out, extra) {
			out = append(out, extra)
		}
		if p.eat("]") {
			break
		}
		if !p.eat(",") {
			p.fail("extras without `]` or `,` behind `%s`", extra)
		}
	}
	slices.Sort(out)
	return out
}

// url reads a direct reference, which ends at a blank.
func (p *parser) url() string {
	p.blanks()
	text, _, _ := strings.Cut(strings.ReplaceAll(p.text[p.at:], "\t", " "), " ")
	if u, err := url.Parse(text); err != nil || u.Scheme == "" || u.Host == "" && u.Path == "" && u.Opaque == "" {
		p.fail("no URL behind `@`")
		return ""
	}
	p.at += len(text)
	return text
}

// specifiers reads version clauses, in parentheses or not.
func (p *parser) specifiers() string {
	if p.eat("(") {
		inside, _, closed := strings.Cut(p.text[p.at:], ")")
		if !closed {
			p.fail("no `)` behind its versions")
			return ""
		}
		p.at += len(inside) + 1
		return p.clauses(inside)
	}
	rest, _, _ := strings.Cut(p.text[p.at:], ";")
	p.at += len(rest)
	return p.clauses(rest)
}

func (p *parser) clauses(text string) string {
	normal, bad, ok := pep440.Specifiers(text)
	if !ok {
		p.fail("`%s` where a version specifier goes, such as `>=1.2`", bad)
	}
	return normal
}
