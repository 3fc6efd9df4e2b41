package pyview

import (
	"fmt"
	"strings"
	"unicode/utf8"
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

// Fits reports whether a line is short enough.
func (p *Printer) Fits(line string) bool { return len(p.indent)+utf8.RuneCountInString(line) <= width }
