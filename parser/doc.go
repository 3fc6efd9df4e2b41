package parser

import (
	"bytes"
	"strings"
)

// docText returns what a comment documents. inner tells `//!` and `/*!` from
// `///` and `/**`; ok is false for an ordinary comment.
func docText(comment string) (text string, inner, ok bool) {
	switch {
	case strings.HasPrefix(comment, "//!"):
		return docLine(comment[3:]), true, true
	case strings.HasPrefix(comment, "////"):
	case strings.HasPrefix(comment, "///"):
		return docLine(comment[3:]), false, true
	case strings.HasPrefix(comment, "/*!"):
		return docBlock(comment[3:]), true, true
	case strings.HasPrefix(comment, "/***"), strings.HasPrefix(comment, "/**/"):
	case strings.HasPrefix(comment, "/**"):
		return docBlock(comment[3:]), false, true
	}
	return "", false, false
}

// isDocLine reports whether a comment that goes to the end of its line documents
// something, for docText.
func isDocLine(comment []byte) bool {
	text, _ := bytes.CutPrefix(comment, []byte("//"))
	return bytes.HasPrefix(text, []byte("!")) || bytes.HasPrefix(text, []byte("/")) && !bytes.HasPrefix(text, []byte("//"))
}

// isDocBlock is isDocLine for a comment that has an end.
func isDocBlock(comment []byte) bool {
	text, _ := bytes.CutPrefix(comment, []byte("/*"))
	return bytes.HasPrefix(text, []byte("!")) ||
		bytes.HasPrefix(text, []byte("*")) && !bytes.HasPrefix(text, []byte("**")) && !bytes.HasPrefix(text, []byte("*/"))
}

func docLine(text string) string {
	return strings.TrimPrefix(strings.TrimRight(text, "\r\n"), " ")
}

// docBlock takes the decoration off a block comment the way rustc and rustdoc
// do: first and last lines of stars only, a column of stars, the common
// indentation.
func docBlock(text string) string {
	text = strings.TrimSuffix(strings.ReplaceAll(text, "\r\n", "\n"), "*/")
	lines := strings.Split(text, "\n")
	if isStars(lines[0]) {
		lines = lines[1:]
	}
	if n := len(lines); n > 0 && lines[n-1] != "" && isStars(lines[n-1]) {
		lines = lines[:n-1]
	}
	if gutter, ok := gutter(lines); ok {
		for i, line := range lines {
			if i == 0 && !strings.Contains(line, "*") {
				continue // /** text
			}
			rest, found := strings.CutPrefix(line, gutter)
			if found && (rest == "*" || strings.HasPrefix(rest, "* ") || strings.HasPrefix(rest, "**")) {
				rest = rest[1:]
			}
			if found {
				lines[i] = rest
			}
		}
	}
	return strings.TrimRight(unindent(strings.Join(trimBlank(lines), "\n")), " \t")
}

func isStars(line string) bool { return strings.Trim(line, "*") == "" }

// trimBlank drops blank lines at both ends.
func trimBlank(lines []string) []string {
	for len(lines) > 0 && strings.TrimSpace(lines[0]) == "" {
		lines = lines[1:]
	}
	for len(lines) > 0 && strings.TrimSpace(lines[len(lines)-1]) == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// gutter returns the blanks before the column of stars that all lines have,
// but for the one after the opening of the comment.
func gutter(lines []string) (string, bool) {
	if len(lines) > 0 && !strings.HasPrefix(strings.TrimLeft(lines[0], " \t"), "*") {
		lines = lines[1:]
	}
	lines = trimBlank(lines)
	if len(lines) == 0 {
		return "", false
	}
	column := strings.IndexByte(lines[0], '*')
	for _, line := range lines {
		if column < 0 || len(line) <= column || line[column] != '*' || strings.Trim(line[:column], " \t") != "" {
			return "", false
		}
	}
	return lines[0][:column], true
}

// unindent takes the indentation off that all lines have which are not blank.
func unindent(text string) string {
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	least := -1
	for _, line := range lines {
		blanks := len(line) - len(strings.TrimLeft(line, " \t"))
		if blanks < len(line) && (least < 0 || blanks < least) {
			least = blanks
		}
	}
	for i, line := range lines {
		lines[i] = line[min(max(least, 0), len(line)):]
	}
	return strings.Join(lines, "\n")
}
