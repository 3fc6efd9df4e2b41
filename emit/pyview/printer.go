package pyview

import (
	"fmt"
	"strings"
)

// width is the line length that Python formatters agree on.
const width = 88

// Printer prints Python in the form that Python formatters leave alone.
type Printer struct {
	out    strings.Builder
	indent string
}

// Bytes returns what was printed.
func (p *Printer) Bytes() []byte { return []byte(p.out.String()) }

// Indent makes the following lines stand one level deeper.
func (p *Printer) Indent() { p.indent += "    " }

// Dedent undoes Indent.
func (p *Printer) Dedent() { p.indent = p.indent[4:] }

// Line prints a line.
func (p *Printer) Line(format string, args ...any) {
	p.text(fmt.Sprintf(format, args...))
}

func (p *Printer) text(line string) {
	if line != "" {
		p.out.WriteString(p.indent)
		p.out.WriteString(line)
	}
	p.out.WriteByte('\n')
}

// Blank prints an empty line.
func (p *Printer) Blank() { p.out.WriteByte('\n') }

// Child returns an empty Printer that stands as deep as p.
func (p *Printer) Child() *Printer { return &Printer{indent: p.indent} }

// Print adds what another Printer printed.
func (p *Printer) Print(other *Printer) { p.out.WriteString(other.out.String()) }

// Empty reports whether nothing was printed yet.
func (p *Printer) Empty() bool { return p.out.Len() == 0 }

// Doc prints the docstring of doc, if there is one.
func (p *Printer) Doc(doc string) {
	for _, line := range Docstring(doc) {
		p.text(line)
	}
}

// Comment prints doc as comments.
func (p *Printer) Comment(doc string) {
	if doc = CleanDoc(doc); doc == "" {
		return
	}
	for _, line := range strings.Split(doc, "\n") {
		p.text(strings.TrimRight("# "+line, " "))
	}
}

// List prints prefix, items and suffix on one line where they fit, otherwise
// an item a line. Brackets named by open and shut stand around the items only
// in the second form; prefix and suffix bring those that always do.
func (p *Printer) List(prefix, always string, items []string, suffix, open, shut string) {
	one := prefix + always + strings.Join(items, ", ") + suffix
	if len(p.indent)+len([]rune(one)) <= width || len(items) == 0 {
		p.text(one)
		return
	}
	p.text(prefix + always + open)
	p.Indent()
	for _, item := range items {
		p.text(item + ",")
	}
	p.Dedent()
	p.text(shut + suffix)
}

// Call prints prefix(items)suffix: a call, a def, a subscript.
func (p *Printer) Call(prefix string, items []string, suffix string) {
	p.List(prefix, "(", items, ")"+suffix, "", "")
}

// Assign prints name: annotation = value, on two lines where one is too long.
func (p *Printer) Assign(name, annotation, value string) {
	one := name + ": " + annotation + " = " + value
	if len(p.indent)+len([]rune(one)) <= width {
		p.text(one)
		return
	}
	p.text(name + ": " + annotation)
	p.text(name + " = " + value)
}

// Names prints name = ["a", "b"], sorted as linters want __all__.
func (p *Printer) Names(name string, items []string) {
	var quoted []string
	for _, item := range SortedNames(items) {
		quoted = append(quoted, StrLiteral(item))
	}
	p.List(name+" = ", "[", quoted, "]", "", "")
}
