package sdist

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// tomlEdit changes a TOML file at places and leaves the rest.
type tomlEdit struct {
	text    string
	entries []entry
	edits   []textEdit
}

type textEdit struct {
	start, end int
	text       string
}

func editTOML(text string) *tomlEdit { return &tomlEdit{text: text, entries: scanTOML(text)} }

// done returns the changed text. Of two edits of one place the first counts:
// whoever removes a line need not know what else was to become of it.
func (e *tomlEdit) done() string {
	slices.SortStableFunc(e.edits, func(a, b textEdit) int {
		switch {
		case a.start != b.start:
			return a.start - b.start
		case a.start == a.end || b.start == b.end: // what is inserted there comes first
			return a.end - b.end
		default:
			return b.end - a.end
		}
	})
	var out strings.Builder
	at := 0
	for _, edit := range e.edits {
		if edit.start < at {
			continue
		}
		out.WriteString(e.text[at:edit.start])
		out.WriteString(edit.text)
		at = edit.end
	}
	out.WriteString(e.text[at:])
	return out.String()
}

func (e *tomlEdit) replace(start, end int, text string) {
	e.edits = append(e.edits, textEdit{start, end, text})
}

// find returns the entry with this path that has a value; nil where there is none.
func (e *tomlEdit) find(path ...string) *entry {
	for i := range e.entries {
		if !e.entries[i].header && slices.Equal(e.entries[i].path, path) {
			return &e.entries[i]
		}
	}
	return nil
}

// has reports whether the table or key is there.
func (e *tomlEdit) has(path ...string) bool {
	return slices.ContainsFunc(e.entries, func(have entry) bool { return below(have.path, path) })
}

func below(path, prefix []string) bool {
	return len(path) >= len(prefix) && slices.Equal(path[:len(prefix)], prefix)
}

// set replaces a value.
func (e *tomlEdit) set(at *entry, value string) { e.replace(at.value, at.end, value) }

// remove removes everything whose path starts with path: lines, whole tables,
// parts of inline tables.
func (e *tomlEdit) remove(path ...string) {
	inside := false // a table that goes as a whole
	for i := range e.entries {
		have := &e.entries[i]
		switch {
		case have.header:
			if inside = below(have.path, path); inside {
				e.removeLines(have)
			}
		case have.inline:
			if below(have.path, path) && !e.covered(i) {
				e.removePart(have)
			}
		case inside, below(have.path, path):
			e.removeLines(have)
		}
	}
}

// covered reports whether the inline table that the entry is in goes itself.
func (e *tomlEdit) covered(i int) bool {
	return slices.ContainsFunc(e.edits, func(edit textEdit) bool {
		return edit.start <= e.entries[i].start && e.entries[i].end <= edit.end
	})
}

// removeLines removes the lines of an entry, with what stands behind it there.
func (e *tomlEdit) removeLines(have *entry) {
	start, end := e.lines(have)
	e.replace(start, end, "")
}

func (e *tomlEdit) lines(have *entry) (start, end int) {
	start = strings.LastIndexByte(e.text[:have.start], '\n') + 1
	if line := strings.IndexByte(e.text[have.end:], '\n'); line >= 0 {
		return start, have.end + line + 1
	}
	return start, len(e.text)
}

// removePart removes one key of an inline table, or a value of an array, and
// the comma that it had.
func (e *tomlEdit) removePart(have *entry) {
	s := &tomlScan{text: e.text, pos: have.end}
	if s.blanks(); s.at(",") {
		s.pos++
		for s.at(" \t") {
			s.pos++
		}
		e.replace(have.start, s.pos, "")
		return
	}
	start := len(strings.TrimRight(e.text[:have.start], " \t\r\n"))
	if start > 0 && e.text[start-1] == ',' {
		e.replace(start-1, have.end, "")
		return
	}
	e.replace(have.start, have.end, "")
}

// keep leaves of an array the values that want takes.
func (e *tomlEdit) keep(at *entry, want func(value string) bool) {
	list := elements(e.text, at.value)
	if len(list) == 0 {
		return
	}
	out, dropped, lastDropped := e.text[at.value:list[0].start], false, false
	for i, have := range list {
		next := have.end
		if i+1 < len(list) {
			next = list[i+1].start
		}
		if lastDropped = !want(decodeString(e.text[have.start:have.end])); lastDropped {
			dropped = true
			continue
		}
		out += e.text[have.start:next]
	}
	if !dropped {
		return
	}
	// What is kept has its comma still, unless nothing is.
	rest := e.text[list[len(list)-1].end:at.end]
	if lastDropped {
		out = strings.TrimRight(out, " \t\r\n")
		rest = strings.TrimPrefix(strings.TrimLeft(rest, " \t\r\n"), ",")
		if out == "[" || !strings.Contains(rest, "\n") {
			out, rest = strings.TrimSuffix(out, ","), strings.TrimLeft(rest, " \t\r\n")
		}
	}
	e.set(at, out+rest)
}

// insertBehind writes lines behind the one of an entry.
func (e *tomlEdit) insertBehind(have *entry, lines string) {
	_, end := e.lines(have)
	if end > 0 && e.text[end-1] != '\n' {
		lines = "\n" + strings.TrimSuffix(lines, "\n")
	}
	e.replace(end, end, lines)
}

// end writes lines at the end of the file.
func (e *tomlEdit) end(lines string) {
	if e.text != "" && !strings.HasSuffix(e.text, "\n") {
		lines = "\n" + lines
	}
	e.replace(len(e.text), len(e.text), lines)
}

// written returns a value as TOML writes it on one line.
func written(value any) string {
	switch v := value.(type) {
	case string:
		return quoteTOML(v)
	case []any:
		parts := make([]string, len(v))
		for i := range v {
			parts[i] = written(v[i])
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case map[string]any:
		if len(v) == 0 {
			return "{}"
		}
		var parts []string
		for _, key := range slices.Sorted(maps.Keys(v)) {
			parts = append(parts, writtenKey(key)+" = "+written(v[key]))
		}
		return "{ " + strings.Join(parts, ", ") + " }"
	case float64:
		text := strconv.FormatFloat(v, 'f', -1, 64)
		if !strings.ContainsAny(text, ".nN") {
			text += ".0"
		}
		return text
	default: // booleans, integers, times
		return fmt.Sprint(v)
	}
}

func writtenKey(key string) string {
	for _, c := range key {
		if c != '-' && c != '_' && (c < '0' || c > '9') && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') {
			return quoteTOML(key)
		}
	}
	if key == "" {
		return `""`
	}
	return key
}

func quoteTOML(text string) string {
	var out strings.Builder
	out.WriteByte('"')
	for _, c := range text {
		switch {
		case c == '"' || c == '\\':
			out.WriteByte('\\')
			out.WriteRune(c)
		case c == '\n':
			out.WriteString(`\n`)
		case c == '\t':
			out.WriteString(`\t`)
		case c < ' ' || c == 0x7f:
			fmt.Fprintf(&out, `\u%04X`, c)
		default:
			out.WriteRune(c)
		}
	}
	out.WriteByte('"')
	return out.String()
}
