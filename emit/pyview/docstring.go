package pyview

import (
	"math"
	"strings"
	"unicode/utf8"
)

// CleanDoc returns doc as inspect.cleandoc does: no trailing space, no empty
// lines around it, and the margin that all lines after the first share removed.
// It is what __doc__ holds by every way of loading; "" means there is none.
func CleanDoc(doc string) string {
	lines := strings.Split(strings.ReplaceAll(doc, "\r\n", "\n"), "\n")
	for i, line := range lines {
		line = strings.TrimRight(line, " \t\r\f\v")
		text := strings.TrimLeft(line, " \t")
		indent := strings.ReplaceAll(line[:len(line)-len(text)], "\t", "        ")
		lines[i] = indent + text
	}
	for len(lines) > 0 && lines[0] == "" {
		lines = lines[1:]
	}
	if len(lines) == 0 {
		return ""
	}
	lines[0] = strings.TrimLeft(lines[0], " ")
	margin := margin(lines[1:])
	for i := range lines[1:] {
		lines[i+1] = lines[i+1][min(margin, len(lines[i+1])):]
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "\n")
}

// margin returns the smallest indentation of the lines that are not empty.
func margin(lines []string) int {
	smallest := math.MaxInt
	for _, line := range lines {
		if line != "" {
			smallest = min(smallest, len(line)-len(strings.TrimLeft(line, " ")))
		}
	}
	return smallest
}

// Docstring returns the lines of doc as a docstring literal, the lines after
// the first not yet indented; nil where there is no documentation.
func Docstring(doc string) []string {
	doc = CleanDoc(doc)
	if doc == "" {
		return nil
	}
	var out strings.Builder
	out.WriteString(`"""`)
	quoted := true // a quote that follows one, or the opening ones, is escaped
	for i, r := range doc {
		switch {
		case r == '"' && (quoted || i+utf8.RuneLen(r) == len(doc)):
			out.WriteString(`\"`)
		case r == '\\':
			out.WriteString(`\\`)
		case r == '\n' || r == '"':
			out.WriteRune(r)
		default:
			writePlain(&out, r)
		}
		quoted = r == '"' && !quoted
	}
	if strings.Contains(doc, "\n") {
		out.WriteByte('\n')
	}
	out.WriteString(`"""`)
	return strings.Split(out.String(), "\n")
}
