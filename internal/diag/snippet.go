package diag

import (
	"cmp"
	"slices"
	"strings"

	"example.com/bindgen/internal/source"
)

// mark is the part of a label on one line, in characters from the line's start.
type mark struct {
	start, end int // end > start
	primary    bool
	text       string
}

// line is one source line of a snippet.
type line struct {
	number int
	cells  []cell
	marks  []mark
}

// snippet is what is shown of one file.
type snippet struct {
	file  *source.File
	at    source.Position // of the first label
	lines []line
}

// shownLines is how many lines of a longer span are shown from its start and
// from its end.
const shownLines = 2

// snippets sorts labels into the files and lines they point at, the file of
// the primary label first.
func snippets(labels []Label) []snippet {
	var out []snippet
	for i, l := range labels {
		if !l.Span.IsValid() {
			continue
		}
		s := slices.IndexFunc(out, func(s snippet) bool { return s.file == l.Span.File })
		if s < 0 {
			s = len(out)
			out = append(out, snippet{file: l.Span.File, at: l.Span.Position()})
		}
		out[s].add(l, i == 0)
	}
	for i := range out {
		slices.SortFunc(out[i].lines, func(a, b line) int { return cmp.Compare(a.number, b.number) })
	}
	return out
}

func (s *snippet) add(l Label, primary bool) {
	from, to := l.Span.Position(), s.file.Position(max(l.Span.Start, l.Span.End))
	if to.Column == 1 && to.Line > from.Line { // ends with the line break before
		to.Line--
		to.Column = len(cells(s.file.Line(to.Line))) + 1
	}
	if from.Line == to.Line {
		s.mark(from.Line, mark{from.Column - 1, to.Column - 1, primary, l.Text})
		return
	}
	for n := from.Line; n <= to.Line; n++ {
		if n >= from.Line+shownLines && n <= to.Line-shownLines {
			continue
		}
		text := s.file.Line(n)
		if strings.TrimSpace(text) == "" {
			s.line(n) // shown, but there is nothing to underline
			continue
		}
		m := mark{0, len(cells(text)), primary, ""}
		if n == from.Line {
			m.start = from.Column - 1
		} else {
			m.start = len(text) - len(strings.TrimLeft(text, " \t"))
		}
		if n == to.Line {
			m.end, m.text = to.Column-1, l.Text
		}
		s.mark(n, m)
	}
}

func (s *snippet) mark(number int, m mark) {
	m.end = max(m.end, m.start+1)
	l := s.line(number)
	l.marks = append(l.marks, m)
}

func (s *snippet) line(number int) *line {
	i := slices.IndexFunc(s.lines, func(l line) bool { return l.number == number })
	if i < 0 {
		i = len(s.lines)
		s.lines = append(s.lines, line{number: number, cells: cells(s.file.Line(number))})
	}
	return &s.lines[i]
}

// The window of a line that is too long to be shown whole, in characters.
const (
	longLine = 200
	lead     = 20
	window   = 140
)

// trim cuts a long line down to what surrounds its first mark.
func (l *line) trim() {
	if len(l.cells) <= longLine {
		return
	}
	first := 0
	if len(l.marks) > 0 {
		first = slices.MinFunc(l.marks, func(a, b mark) int { return cmp.Compare(a.start, b.start) }).start
	}
	from := max(0, min(first-lead, len(l.cells)-window))
	to := min(len(l.cells), from+window)
	kept := slices.Clone(l.cells[from:to])
	if from > 0 {
		kept[0] = cell{"…", 1}
	}
	if to < len(l.cells) {
		kept = append(kept, cell{"…", 1})
	}
	l.cells = kept
	for i := range l.marks {
		m := &l.marks[i]
		m.start = min(max(m.start-from, 0), len(kept)-1)
		m.end = min(max(m.end-from, m.start+1), len(kept))
	}
}

// text returns the line as shown.
func (l *line) text() string {
	var out strings.Builder
	for _, c := range l.cells {
		out.WriteString(c.text)
	}
	return strings.TrimRight(out.String(), " ")
}

// column returns the display column at which character i starts.
func (l *line) column(i int) int {
	column := 0
	for _, c := range l.cells[:min(i, len(l.cells))] {
		column += c.width
	}
	return column + max(0, i-len(l.cells))
}
