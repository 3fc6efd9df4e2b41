package pyview

import "strings"

// List prints prefix, items and suffix on one line where they fit, otherwise
// an item a line. The brackets open and shut stand around the items only in the
// second form; always opens one that is there in both.
func (p *Printer) List(prefix, always string, items []string, suffix, open, shut string) {
	one := prefix + always + strings.Join(items, ", ") + suffix
	if p.Fits(one) || len(items) == 0 {
		p.text(one)
		return
	}
	p.text(prefix + always + open)
	p.Indent()
	for _, item := range items {
		p.item(item)
	}
	p.Dedent()
	p.text(shut + suffix)
}

// item prints an item on a line of its own; a parameter with a long annotation
// on several.
func (p *Printer) item(text string) {
	name, rest, annotated := strings.Cut(text, ": ")
	if p.Fits(text+",") || !annotated || strings.ContainsAny(name, "\"'([{ ") {
		p.text(text + ",")
		return
	}
	annotation, value, _ := cutTop(rest, " = ")
	if value != "" {
		value = " = " + value
	}
	p.annotation(name+": ", annotation, value+",")
}

// annotation prints prefix, an annotation and suffix. Where they do not fit on
// a line, each type of a union goes on a line of its own, and so does the content
// of the brackets of one that is too long even then.
func (p *Printer) annotation(prefix, annotation, suffix string) {
	if p.Fits(prefix + annotation + suffix) {
		p.text(prefix + annotation + suffix)
		return
	}
	if parts := splitUnion(annotation); len(parts) > 1 {
		last := len(parts) - 1
		p.annotation(prefix, parts[0], "")
		for _, part := range parts[1:last] {
			p.annotation("| ", part, "")
		}
		p.annotation("| ", parts[last], suffix)
		return
	}
	head, rest, subscripted := strings.Cut(annotation, "[")
	if !subscripted {
		p.text(prefix + annotation + suffix)
		return
	}
	content, _, _ := cutTop(rest, "]")
	p.text(prefix + head + "[")
	p.Indent()
	if p.Fits(content) {
		p.text(content)
	} else if first, more, several := cutTop(content, ", "); several {
		for ; several; first, more, several = cutTop(more, ", ") {
			p.annotation("", first, ",")
		}
		p.annotation("", first, ",")
	} else {
		p.annotation("", content, "")
	}
	p.Dedent()
	p.text("]" + suffix)
}

// cutTop cuts s around the first separator that is not inside brackets.
func cutTop(s, separator string) (before, after string, found bool) {
	depth := 0
	for i := range len(s) {
		if depth == 0 && strings.HasPrefix(s[i:], separator) {
			return s[:i], s[i+len(separator):], true
		}
		switch s[i] {
		case '[':
			depth++
		case ']':
			depth--
		}
	}
	return s, "", false
}

// Call prints prefix(items)suffix: a call, a def, a subscript.
func (p *Printer) Call(prefix string, items []string, suffix string) {
	p.List(prefix, "(", items, ")"+suffix, "", "")
}

// Set prints name = value, the value in parentheses on a line of its own where
// that is what makes it fit.
func (p *Printer) Set(name, value string) {
	if p.Fits(name+" = "+value) || !p.Fits("    "+value) {
		p.text(name + " = " + value)
		return
	}
	p.text(name + " = (")
	p.text("    " + value)
	p.text(")")
}

// SetCall prints name = function(args).
func (p *Printer) SetCall(name, function string, args []string) {
	if p.Fits(name + " = " + function + "(") {
		p.Call(name+" = "+function, args, "")
		return
	}
	p.text(name + " = (")
	p.Indent()
	p.Call(function, args, "")
	p.Dedent()
	p.text(")")
}

// Assign prints name: annotation = value, on two lines where one is too long.
func (p *Printer) Assign(name, annotation, value string) {
	if one := name + ": " + annotation + " = " + value; p.Fits(one) {
		p.text(one)
		return
	}
	p.Declare(name, annotation)
	p.Set(name, value)
}

// Comprehension prints a list comprehension after a prefix.
func (p *Printer) Comprehension(prefix, element, clause string) {
	p.comprehension(prefix+"[", element, clause, "]")
}

// BracedComprehension prints a comprehension of a set, or of a dict where the
// element is a pair, after a prefix.
func (p *Printer) BracedComprehension(prefix, element, clause string) {
	p.comprehension(prefix+"{", element, clause, "}")
}

func (p *Printer) comprehension(before, element, clause, after string) {
	one := before + element + " " + clause + after
	if p.Fits(one) {
		p.text(one)
		return
	}
	p.text(before)
	p.Indent()
	if body := element + " " + clause; p.Fits(body) {
		p.text(body)
	} else {
		p.text(element)
		p.text(clause)
	}
	p.Dedent()
	p.text(after)
}

// Names prints name = ["a", "b"], sorted as linters want __all__.
func (p *Printer) Names(name string, items []string) {
	var quoted []string
	for _, item := range SortedNames(items) {
		quoted = append(quoted, StrLiteral(item))
	}
	p.List(name+" = ", "[", quoted, "]", "", "")
}
