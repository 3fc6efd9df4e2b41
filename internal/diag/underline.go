package diag

import (
	"cmp"
	"slices"
	"strings"
)

// run is a piece of an annotation row in one colour.
type run struct {
	text    string
	primary bool
}

// placed is a mark in display columns.
type placed struct {
	start, end int
	primary    bool
	text       string
}

// annotations returns the rows below a source line: the carets with the text
// of the last label beside them, and the other texts hanging from theirs.
func (l *line) annotations() [][]run {
	if len(l.marks) == 0 {
		return nil
	}
	marks := make([]placed, 0, len(l.marks))
	for _, m := range l.marks {
		p := placed{l.column(m.start), l.column(m.end), m.primary, m.text}
		p.end = max(p.end, p.start+1)
		marks = append(marks, p)
	}
	slices.SortStableFunc(marks, func(a, b placed) int { return cmp.Compare(a.start, b.start) })

	row := carets(marks)
	last := len(marks) - 1
	inline := marks[last].text != "" && !slices.ContainsFunc(marks[:last], func(p placed) bool { return p.end > marks[last].end })
	if inline {
		row = append(row, run{" " + printable(marks[last].text), marks[last].primary})
	}
	rows := [][]run{row}

	var hanging []placed
	for i, p := range marks {
		if p.text != "" && (i != last || !inline) {
			hanging = append(hanging, p)
		}
	}
	if len(hanging) > 0 {
		rows = append(rows, bars(hanging))
	}
	for len(hanging) > 0 {
		i := len(hanging) - 1
		p := hanging[i]
		hanging = hanging[:i]
		row := bars(slices.DeleteFunc(slices.Clone(hanging), func(o placed) bool { return o.start == p.start }))
		row = append(row, run{strings.Repeat(" ", p.start-width(row)) + printable(p.text), p.primary})
		rows = append(rows, row)
	}
	return rows
}

// carets draws all marks in one row; the primary one covers the others.
func carets(marks []placed) []run {
	end := 0
	for _, p := range marks {
		end = max(end, p.end)
	}
	row := []byte(strings.Repeat(" ", end))
	for _, p := range marks {
		for i := p.start; i < p.end; i++ {
			if p.primary {
				row[i] = '^'
			} else if row[i] != '^' {
				row[i] = '-'
			}
		}
	}
	var runs []run
	for i := 0; i < len(row); {
		j := i
		for j < len(row) && row[j] == row[i] {
			j++
		}
		runs = append(runs, run{string(row[i:j]), row[i] == '^'})
		i = j
	}
	return runs
}

// bars draws a | below the start of each mark.
func bars(marks []placed) []run {
	var row []run
	at := 0
	for _, p := range marks {
		if p.start < at {
			continue
		}
		row = append(row, run{strings.Repeat(" ", p.start-at) + "|", p.primary})
		at = p.start + 1
	}
	return row
}

// width is the number of columns of a row of blanks, bars and carets.
func width(row []run) int {
	n := 0
	for _, r := range row {
		n += len(r.text)
	}
	return n
}
