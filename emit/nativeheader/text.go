package nativeheader

import "strings"

// text is the header while it is written. It knows the column, so that
// parameters can be put under each other and lines be measured.
type text struct {
	buf     []byte
	indents []int
	tab     int
	started bool // the line has its indentation
	column  int  // in bytes
	widest  int  // column that any line reached since it was last reset
}

func newText(tab int) *text { return &text{indents: []int{0}, tab: max(tab, 1)} }

func (t *text) indentation() int { return t.indents[len(t.indents)-1] }

// put appends to the line, which s does not end.
func (t *text) put(parts ...string) {
	for _, s := range parts {
		if !t.started {
			t.buf = append(t.buf, strings.Repeat(" ", t.indentation())...)
			t.column = t.indentation()
			t.started = true
		}
		t.buf = append(t.buf, s...)
		t.column += len(s)
	}
	t.widest = max(t.widest, t.column)
}

// end ends the line.
func (t *text) end() {
	t.buf = append(t.buf, '\n')
	t.started, t.column = false, 0
}

// line is put and end.
func (t *text) line(parts ...string) {
	t.put(parts...)
	t.end()
}

// directive is a line that no indentation stands before.
func (t *text) directive(parts ...string) {
	t.at(0)
	t.line(parts...)
	t.dedent()
}

// gap leaves an empty line, but not at the head of the file.
func (t *text) gap() {
	if len(t.buf) > 0 {
		t.end()
	}
}

// raw appends text of the configuration as it is, without indentation.
func (t *text) raw(s string) {
	if s == "" {
		return
	}
	t.buf = append(t.buf, s...)
	t.started = true
}

// indent moves the lines to come to the next multiple of the tab's width.
func (t *text) indent() {
	in := t.indentation()
	t.indents = append(t.indents, in-in%t.tab+t.tab)
}

// at moves the lines to come to a column.
func (t *text) at(column int) { t.indents = append(t.indents, column) }

func (t *text) dedent() { t.indents = t.indents[:len(t.indents)-1] }

// here is the column of what is put next.
func (t *text) here() int {
	if t.started {
		return t.column
	}
	return t.indentation()
}

// fits writes what write writes, if no line of it gets longer than limit; if
// one does, it is as if nothing had been written.
func (t *text) fits(limit int, write func()) bool {
	before := *t
	t.widest = t.column
	write()
	if t.widest <= limit {
		t.widest = max(t.widest, before.widest)
		return true
	}
	before.buf = t.buf[:len(before.buf)]
	before.indents = t.indents[:len(before.indents)]
	*t = before
	return false
}
