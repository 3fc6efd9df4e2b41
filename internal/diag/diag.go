// Package diag is the one way a fault travels: every stage adds Diagnostics to
// a Report, and only cmd/bindgen prints it. Messages are lower case, without a
// full stop, and say what is wrong; Help says what to do about it.
package diag

import (
	"fmt"
	"slices"
	"sort"

	"example.com/bindgen/internal/source"
)

// Level is how grave a Diagnostic is.
type Level int

// The levels, gravest first. An Error makes the run fail with exit code 2.
const (
	Error Level = iota
	Warning
	// Notice tells what a user may want to know and need not act on.
	Notice
)

func (l Level) String() string {
	switch l {
	case Warning:
		return "warning"
	case Notice:
		return "note"
	default:
		return "error"
	}
}

// Label marks a place in the source. The first label of a Diagnostic is the
// primary one: it gives the file, line and column.
type Label struct {
	Span source.Span
	Text string // said beside the caret; may be empty
}

// Diagnostic is one fault.
type Diagnostic struct {
	Code    Code
	Level   Level
	Message string
	Labels  []Label
	Notes   []string
	Help    string
}

// Report collects the diagnostics of a run. The zero Report is ready to use.
type Report struct {
	list    []*Diagnostic
	subject Subject
}

// Subject is what a stage is busy with, so that a panic can say on which item
// it happened.
type Subject struct {
	What string // "function `f`"
	Span source.Span
}

// Working says which item the stage turns to next.
func (r *Report) Working(what string, span source.Span) {
	r.subject = Subject{What: what, Span: span.Real()}
}

// Subject returns what Working was told last.
func (r *Report) Subject() Subject { return r.subject }

// Error adds an error at span and returns it for further labels, notes and help.
// What stands in the expansion of a macro is shown where it is written, and the
// call with it.
func (r *Report) Error(code Code, span source.Span, format string, args ...any) *Diagnostic {
	d := &Diagnostic{Code: code, Level: Error, Message: fmt.Sprintf(format, args...)}
	if span.IsValid() {
		d.Labels = append(d.Labels, Label{Span: span.Real()})
		if macro, call := span.Expansion(); macro != "" {
			d.At(call, "in this expansion of `%s!`", macro)
		}
	}
	r.list = append(r.list, d)
	return d
}

// Warn adds a warning at span.
func (r *Report) Warn(code Code, span source.Span, format string, args ...any) *Diagnostic {
	d := r.Error(code, span, format, args...)
	d.Level = Warning
	return d
}

// Notice adds a notice at span.
func (r *Report) Notice(code Code, span source.Span, format string, args ...any) *Diagnostic {
	d := r.Error(code, span, format, args...)
	d.Level = Notice
	return d
}

// Add adds what another report holds.
func (r *Report) Add(other *Report) { r.list = append(r.list, other.list...) }

// Failed reports whether an error was added.
func (r *Report) Failed() bool {
	for _, d := range r.list {
		if d.Level == Error {
			return true
		}
	}
	return false
}

// Sorted returns the diagnostics by file, place and code, so that the output
// does not depend on the order in which stages found them. Diagnostics without
// a place come first. What was said twice of one place is there once: two
// users of a field's type find the same fault in it.
func (r *Report) Sorted() []*Diagnostic {
	out := append([]*Diagnostic(nil), r.list...)
	sort.SliceStable(out, func(i, j int) bool { return before(out[i], out[j]) })
	return slices.CompactFunc(out, func(a, b *Diagnostic) bool {
		return len(a.Labels) > 0 && a.Code == b.Code && a.Message == b.Message && a.primary() == b.primary()
	})
}

func before(a, b *Diagnostic) bool {
	sa, sb := a.primary(), b.primary()
	pa, pb := path(sa), path(sb)
	if pa != pb {
		return pa < pb
	}
	if sa.Start != sb.Start {
		return sa.Start < sb.Start
	}
	return a.Code < b.Code
}

func path(s source.Span) string {
	if s.File == nil {
		return ""
	}
	return s.File.Path
}

func (d *Diagnostic) primary() source.Span {
	if len(d.Labels) == 0 {
		return source.Span{}
	}
	return d.Labels[0].Span
}

// At adds a secondary label.
func (d *Diagnostic) At(span source.Span, format string, args ...any) *Diagnostic {
	d.Labels = append(d.Labels, Label{Span: span.Real(), Text: fmt.Sprintf(format, args...)})
	return d
}

// Label sets the text beside the primary caret.
func (d *Diagnostic) Label(format string, args ...any) *Diagnostic {
	if len(d.Labels) > 0 {
		d.Labels[0].Text = fmt.Sprintf(format, args...)
	}
	return d
}

// Note adds a line of background.
func (d *Diagnostic) Note(format string, args ...any) *Diagnostic {
	d.Notes = append(d.Notes, fmt.Sprintf(format, args...))
	return d
}

// Helpf sets the line that says how to mend it.
func (d *Diagnostic) Helpf(format string, args ...any) *Diagnostic {
	d.Help = fmt.Sprintf(format, args...)
	return d
}
