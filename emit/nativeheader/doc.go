package nativeheader

import (
	"strings"
	"unicode"
)

// doc writes documentation as a comment in the configured style. What it says
// never ends the comment, and never starts anything in it.
func (w *writer) doc(text string) {
	if text == "" || !w.config.Documentation {
		return
	}
	lines := docLines(text)
	if w.config.DocumentationLength == "short" {
		lines = lines[:1]
	}
	switch w.config.DocumentationStyle {
	case "c":
		w.comment("/*", lines, "", " */")
	case "c99":
		w.comment("", lines, "//", "")
	case "cxx":
		w.comment("", lines, "///", "")
	default: // auto and doxy
		w.comment("/**", lines, " *", " */")
	}
}

// comment writes lines between open and end, each after prefix.
func (w *writer) comment(open string, lines []string, prefix, end string) {
	if open != "" {
		w.line(open)
	}
	for _, line := range lines {
		if line != "" {
			line = " " + line
		}
		w.line(prefix, line)
	}
	if end != "" {
		w.line(end)
	}
}

// docLines splits text where any compiler sees the end of a line.
func docLines(text string) []string {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	lines := strings.Split(strings.ToValidUTF8(text, "\uFFFD"), "\n")
	for i, line := range lines {
		lines[i] = commentText(line)
	}
	return lines
}

// commentText takes from a line what means something inside a comment: its two
// ends, a backslash (or its trigraph) that joins the next line, and characters
// that make the line look other than it is.
func commentText(line string) string {
	line = strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return r
		case unicode.IsControl(r):
			return ' '
		case turnsText(r):
			return -1
		}
		return r
	}, line)
	line = strings.ReplaceAll(line, "*/", "* /")
	line = strings.ReplaceAll(line, "/*", "/ *")
	line = strings.TrimRightFunc(line, unicode.IsSpace)
	if strings.HasSuffix(line, `\`) || strings.HasSuffix(line, "??/") {
		line += " ."
	}
	return line
}

// turnsText says that r changes the direction of what follows, which compilers
// warn of.
func turnsText(r rune) bool {
	return r >= '\u202A' && r <= '\u202E' || r >= '\u2066' && r <= '\u2069'
}
