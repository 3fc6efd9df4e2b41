package diag

import "example.com/bindgen/internal/source"

// Record is a Diagnostic as JSON shows it. docs/cli.md describes it; fields are
// added, never changed.
type Record struct {
	Code    Code          `json:"code"`
	Level   string        `json:"level"`
	Message string        `json:"message"`
	File    string        `json:"file,omitempty"` // of the primary label; absent for a fault of the whole run
	Line    int           `json:"line,omitempty"` // from 1
	Column  int           `json:"column,omitempty"`
	End     *Place        `json:"end,omitempty"`
	Labels  []LabelRecord `json:"labels"`
	Notes   []string      `json:"notes"`
	Help    string        `json:"help,omitempty"`
}

// Place is a position; columns count characters from 1.
type Place struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

// LabelRecord is a Label as JSON shows it; the first one is the primary.
type LabelRecord struct {
	File  string `json:"file"`
	Start Place  `json:"start"`
	End   Place  `json:"end"` // just behind the last character
	Text  string `json:"text,omitempty"`
}

// Records returns list as JSON shows it.
func Records(list []*Diagnostic) []Record {
	out := make([]Record, 0, len(list))
	for _, d := range list {
		r := Record{
			Code: d.Code, Level: d.Level.String(), Message: d.Message, Help: d.Help,
			Labels: []LabelRecord{}, Notes: append([]string{}, d.Notes...),
		}
		for _, l := range d.Labels {
			if l.Span.IsValid() {
				r.Labels = append(r.Labels, labelRecord(l))
			}
		}
		if len(r.Labels) > 0 {
			first := r.Labels[0]
			r.File, r.Line, r.Column, r.End = first.File, first.Start.Line, first.Start.Column, &first.End
		}
		out = append(out, r)
	}
	return out
}

func labelRecord(l Label) LabelRecord {
	f := l.Span.File
	return LabelRecord{
		File: f.Path, Text: l.Text,
		Start: place(f, l.Span.Start), End: place(f, max(l.Span.Start, l.Span.End)),
	}
}

func place(f *source.File, offset int32) Place {
	at := f.Position(offset)
	return Place{Line: at.Line, Column: at.Column}
}
