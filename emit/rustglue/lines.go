package rustglue

import "strings"

// width is the longest line, as rustfmt has it; indent what macro calls add.
const (
	width  = 100
	indent = 4
)

// line writes a line inside a macro call.
func (w *writer) line(parts ...string) {
	w.out.WriteString("    " + strings.TrimRight(strings.Join(parts, ""), " ") + "\n")
}

// list writes before, the items and after on one line, or each item on a line
// of its own where that is too long.
func (w *writer) list(before string, items []string, after string) {
	if w.oneLine(before, items, after) {
		return
	}
	w.line(before)
	for _, item := range items {
		w.line("    ", item, ",")
	}
	if after != "" {
		w.line(strings.TrimLeft(after, " "))
	}
}

// block is list with as many items on a line as fit.
func (w *writer) block(before string, items []string, after string) {
	if w.oneLine(before, items, after) {
		return
	}
	w.line(before)
	for _, line := range filled(items, width-2*indent) {
		w.line("    ", line, ",")
	}
	w.line(after)
}

// fill writes before, the items and after, and begins an indented line where
// one is full.
func (w *writer) fill(before string, items []string, after string) {
	if w.oneLine(before, items, after) {
		return
	}
	text := ""
	line := before
	margin := before[:len(before)-len(strings.TrimLeft(before, " "))] + "    "
	for i, item := range items {
		piece := item + ","
		if i == len(items)-1 {
			piece = item + after
		}
		switch {
		case line == before:
			line += piece
		case len(line)+1+len(piece)+indent > width:
			text += line + "\n" + "    "
			line = margin + piece
		default:
			line += " " + piece
		}
	}
	w.line(text, line)
}

func (w *writer) oneLine(before string, items []string, after string) bool {
	one := before + strings.Join(items, ", ") + after
	if len(items) > 0 && len(one)+indent > width {
		return false
	}
	w.line(one)
	return true
}

// filled joins items to lines of at most max characters. An item with a comma
// in it, the parts of one parameter, gets a line of its own.
func filled(items []string, max int) []string {
	var lines []string
	alone := true
	for _, item := range items {
		whole := strings.Contains(item, ": ") && strings.Count(item, ": ") > 1
		last := len(lines) - 1
		if alone || whole || len(lines[last])+2+len(item) >= max {
			lines = append(lines, item)
		} else {
			lines[last] += ", " + item
		}
		alone = whole
	}
	return lines
}
