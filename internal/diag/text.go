package diag

import (
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Palette holds the escape sequences around each part of the text.
type Palette struct {
	error, warning, primary, secondary, gutter, bold, reset string
}

// The palettes: no colour at all, and that of a terminal.
var (
	Plain    = Palette{}
	Terminal = Palette{
		error: "\x1b[1;31m", warning: "\x1b[1;33m", primary: "\x1b[1;31m", secondary: "\x1b[1;34m",
		gutter: "\x1b[1;34m", bold: "\x1b[1m", reset: "\x1b[0m",
	}
)

// WriteText writes the diagnostics for people: what is wrong, the source with
// the place underlined, notes and help, and a last line that counts them.
func WriteText(w io.Writer, list []*Diagnostic, p Palette) error {
	t := &textWriter{palette: p}
	for _, d := range list {
		t.diagnostic(d)
	}
	t.summary(list)
	_, err := io.WriteString(w, t.out.String())
	return err
}

type textWriter struct {
	out     strings.Builder
	palette Palette
	gutter  int // columns of the line numbers
}

func (t *textWriter) diagnostic(d *Diagnostic) {
	t.paint(t.level(d.Level), fmt.Sprintf("%s[%s]", d.Level, d.Code))
	t.paint(t.palette.bold, ": "+printable(d.Message))
	t.out.WriteByte('\n')
	shown := snippets(d.Labels)
	t.gutter = 0
	for _, s := range shown {
		for _, l := range s.lines {
			t.gutter = max(t.gutter, len(strconv.Itoa(l.number)))
		}
	}
	for i, s := range shown {
		arrow := "--> "
		if i > 0 {
			arrow = "::: "
		}
		t.out.WriteString(strings.Repeat(" ", t.gutter))
		t.paint(t.palette.gutter, arrow)
		fmt.Fprintf(&t.out, "%s:%d:%d\n", printable(s.file.Path), s.at.Line, s.at.Column)
		t.snippet(s)
		if i+1 < len(shown) || len(d.Notes) > 0 || d.Help != "" {
			t.rail("", "|", "")
		}
	}
	for _, note := range d.Notes {
		t.remark("note", note)
	}
	if d.Help != "" {
		t.remark("help", d.Help)
	}
	t.out.WriteByte('\n')
}

func (t *textWriter) snippet(s snippet) {
	t.rail("", "|", "")
	for i := range s.lines {
		l := &s.lines[i]
		if i > 0 {
			t.between(s, s.lines[i-1].number, l.number)
		}
		l.trim()
		t.rail(strconv.Itoa(l.number), "|", l.text())
		for _, row := range l.annotations() {
			t.out.WriteString(strings.Repeat(" ", t.gutter))
			t.paint(t.palette.gutter, " | ")
			for _, r := range row {
				t.run(r)
			}
			t.out.WriteByte('\n')
		}
	}
}

// between shows what lies between two marked lines: one line as it is, more as dots.
func (t *textWriter) between(s snippet, above, below int) {
	switch below - above {
	case 1:
	case 2:
		l := line{cells: cells(s.file.Line(above + 1))}
		if len(l.cells) > longLine {
			t.out.WriteString("...\n")
			return
		}
		t.rail(strconv.Itoa(above+1), "|", l.text())
	default:
		t.paint(t.palette.gutter, "...")
		t.out.WriteByte('\n')
	}
}

func (t *textWriter) rail(number, rail, text string) {
	t.paint(t.palette.gutter, fmt.Sprintf("%*s %s", t.gutter, number, rail))
	if text != "" {
		t.out.WriteString(" " + text)
	}
	t.out.WriteByte('\n')
}

func (t *textWriter) run(r run) {
	body := strings.TrimLeft(r.text, " ")
	t.out.WriteString(r.text[:len(r.text)-len(body)])
	if r.primary {
		t.paint(t.palette.primary, body)
	} else {
		t.paint(t.palette.secondary, body)
	}
}

// remark writes a note or the help; its further lines are indented below the first.
func (t *textWriter) remark(kind, text string) {
	indent := strings.Repeat(" ", t.gutter+1)
	t.out.WriteString(indent)
	t.paint(t.palette.gutter, "= ")
	t.paint(t.palette.bold, kind)
	hang := "\n" + indent + strings.Repeat(" ", len("= "+kind+": "))
	t.out.WriteString(": " + strings.ReplaceAll(printable(text), "\n", hang) + "\n")
}

func (t *textWriter) summary(list []*Diagnostic) {
	var parts []string
	gravest := Notice
	for _, level := range []Level{Error, Warning, Notice} {
		if n := count(list, level); n > 0 {
			parts = append(parts, plural(n, level.String()))
			gravest = min(gravest, level)
		}
	}
	if len(parts) == 0 {
		return
	}
	t.paint(t.level(gravest), gravest.String())
	t.paint(t.palette.bold, ": "+strings.Join(parts, ", "))
	t.out.WriteByte('\n')
}

func count(list []*Diagnostic, level Level) int {
	n := 0
	for _, d := range list {
		if d.Level == level {
			n++
		}
	}
	return n
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}

func (t *textWriter) level(l Level) string {
	switch l {
	case Warning:
		return t.palette.warning
	case Notice:
		return t.palette.secondary
	default:
		return t.palette.error
	}
}

func (t *textWriter) paint(color, text string) {
	if color == "" || text == "" {
		t.out.WriteString(text)
		return
	}
	t.out.WriteString(color + text + t.palette.reset)
}
