package parser

import "fmt"

var closing = map[byte]byte{'(': ')', '[': ']', '{': '}'}

func (l *lexer) openDelimiter() {
	l.pos++
	if len(l.open) == maxNesting {
		l.fail(l.pos-1, l.pos, fmt.Sprintf("delimiters are nested more than %d deep", maxNesting), "split the item up")
		return
	}
	l.open = append(l.open, int32(len(l.out.list)))
	l.add(tokenOpen, l.pos-1)
}

func (l *lexer) closeDelimiter() {
	c := l.text[l.pos]
	l.pos++
	if len(l.open) == 0 {
		l.fail(l.pos-1, l.pos, fmt.Sprintf("unexpected closing delimiter `%c`", c), "remove it, or open it before")
		return
	}
	open := l.open[len(l.open)-1]
	opened := l.out.list[open]
	if want := closing[l.text[opened.start]]; c != want {
		l.fail(l.pos-1, l.pos, fmt.Sprintf("mismatched closing delimiter `%c`", c), fmt.Sprintf("close it with `%c`", want))
		l.out.fault.other = l.out.file.Span(int(opened.start), int(opened.end))
		l.out.fault.label = "opened here"
		return
	}
	l.open = l.open[:len(l.open)-1]
	l.out.list[open].pair = int32(len(l.out.list))
	l.add(tokenClose, l.pos-1)
	l.out.list[len(l.out.list)-1].pair = open
}

// unclosed reports the innermost delimiter that is open at the end, and where
// one is closed by a delimiter of another indentation: there one was forgotten.
func (l *lexer) unclosed() {
	if l.out.fault != nil {
		return
	}
	opened := l.out.list[l.open[len(l.open)-1]]
	c := l.text[opened.start]
	l.fail(int(opened.start), int(opened.end), fmt.Sprintf("unclosed delimiter `%c`", c), fmt.Sprintf("close it with `%c`", closing[c]))
	for i := int(l.open[len(l.open)-1]) + 1; i < len(l.out.list); i++ {
		t := l.out.list[i]
		if t.kind != tokenOpen || t.pair == 0 || l.text[t.start] != '{' {
			continue
		}
		end := l.out.list[t.pair]
		if indent, first := l.indent(int(end.start)); first {
			if want, _ := l.indent(int(t.start)); indent < want {
				l.out.fault.other = l.out.file.Span(int(t.start), int(t.end))
				l.out.fault.label = "this may be the one: its closing delimiter is indented less"
			}
		}
	}
}

// indent returns the width of the blanks before the line of pos, and whether
// pos is the first character after them.
func (l *lexer) indent(pos int) (width int, first bool) {
	line := pos
	for line > 0 && l.text[line-1] != '\n' {
		line--
	}
	end := line
	for end < len(l.text) && (l.text[end] == ' ' || l.text[end] == '\t') {
		end++
	}
	return end - line, end == pos
}
