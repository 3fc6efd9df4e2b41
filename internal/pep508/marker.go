package pep508

import (
	"slices"
	"strings"
)

// variables are what a marker can ask for, with the older spellings that
// installers still take.
var variables = []string{
	"python_version", "python_full_version", "os_name", "sys_platform", "platform_release", "platform_system",
	"platform_version", "platform_machine", "platform_python_implementation", "implementation_name",
	"implementation_version", "extra",
	"os.name", "sys.platform", "platform.version", "platform.machine", "platform.python_implementation", "python_implementation",
}

// operators are those of a comparison, the longer ones first.
var operators = []string{"===", "==", "~=", "!=", "<=", ">=", "<", ">"}

// marker reads the marker up to the end. It returns it as written, and whether
// there is an `or` outside of parentheses.
func (p *parser) marker() (text string, or bool) {
	p.blanks()
	start := p.at
	or = p.alternatives(0)
	return strings.TrimRight(p.text[start:p.at], " \t"), or
}

// deepest is how many parentheses a marker may open.
const deepest = 100

// alternatives reads comparisons with `and` and `or` between them.
func (p *parser) alternatives(depth int) (or bool) {
	if depth > deepest {
		p.fail("more than %d parentheses in each other", deepest)
	}
	for p.fault == nil {
		if p.eat("(") {
			p.alternatives(depth + 1)
			if p.fault == nil && !p.eat(")") {
				p.fail("a marker without its `)`")
			}
		} else {
			p.comparison()
		}
		before := p.at
		switch p.word() {
		case "and":
		case "or":
			or = true
		default:
			p.at = before
			return or
		}
	}
	return or
}

func (p *parser) comparison() {
	p.operand()
	p.operator()
	p.operand()
}

// operand reads a variable or a string in quotes.
func (p *parser) operand() {
	if p.fault != nil {
		return
	}
	for _, quote := range []string{"'", `"`} {
		if !p.eat(quote) {
			continue
		}
		value, _, closed := strings.Cut(p.text[p.at:], quote)
		if !closed || strings.Contains(value, `\`) {
			p.fail("a string in its marker that does not end, or with a backslash")
			return
		}
		p.at += len(value) + 1
		return
	}
	name := p.word()
	if !slices.Contains(variables, name) {
		if name == "" {
			p.fail("a marker that lacks a variable or a string in quotes")
			return
		}
		p.fail("`%s` in its marker, which is no variable; strings have quotes", name)
	}
}

func (p *parser) operator() {
	if p.fault != nil {
		return
	}
	for _, operator := range operators {
		if p.eat(operator) {
			return
		}
	}
	switch word := p.word(); {
	case word == "in":
	case word == "not" && p.at < len(p.text) && p.text[p.at] <= ' ' && p.word() == "in":
	default:
		p.fail("a marker without `==`, `<`, `in` or another operator where one goes")
	}
}
