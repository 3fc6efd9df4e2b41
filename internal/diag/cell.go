package diag

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// cell is how one character of a source line is shown, and how many columns of
// a terminal it takes.
type cell struct {
	text  string
	width int
}

// tabStop is how many columns a tab is shown as: always as many, so that the
// same line looks the same wherever it starts.
const tabStop = 4

// cells returns line character by character, made safe for a terminal.
func cells(line string) []cell {
	out := make([]cell, 0, len(line))
	for len(line) > 0 {
		c, size := utf8.DecodeRuneInString(line)
		line = line[size:]
		out = append(out, cellOf(c, size))
	}
	return out
}

func cellOf(c rune, size int) cell {
	switch {
	case c == '\t':
		return cell{strings.Repeat(" ", tabStop), tabStop}
	case c == utf8.RuneError && size == 1:
		return cell{string(utf8.RuneError), 1}
	case c < ' ':
		return cell{string('␀' + c), 1}
	case c == 0x7f:
		return cell{"␡", 1}
	case c == 0x200d || unicode.In(c, unicode.Mn, unicode.Me): // joins what is before it
		return cell{string(c), 0}
	case unicode.In(c, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp): // also what turns the writing direction
		text := fmt.Sprintf("<U+%04X>", c)
		return cell{text, len(text)}
	case unicode.Is(wide, c):
		return cell{string(c), 2}
	default:
		return cell{string(c), 1}
	}
}

// printable returns text made safe for a terminal; a line break stays.
func printable(text string) string {
	if strings.IndexFunc(text, func(c rune) bool { return c < ' ' && c != '\n' || c >= 0x7f }) < 0 {
		return text
	}
	var out strings.Builder
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			out.WriteByte('\n')
		}
		for _, c := range cells(line) {
			out.WriteString(c.text)
		}
	}
	return out.String()
}

// wide holds the characters that take two columns: Unicode's East Asian Width
// W and F, in blocks.
var wide = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0x1100, 0x115f, 1},
		{0x231a, 0x231b, 1},
		{0x2329, 0x232a, 1},
		{0x23e9, 0x23ec, 1},
		{0x23f0, 0x23f3, 3},
		{0x25fd, 0x25fe, 1},
		{0x2614, 0x2615, 1},
		{0x2648, 0x2653, 1},
		{0x267f, 0x2693, 20},
		{0x26a1, 0x26a1, 1},
		{0x26aa, 0x26ab, 1},
		{0x26bd, 0x26be, 1},
		{0x26c4, 0x26c5, 1},
		{0x26ce, 0x26d4, 6},
		{0x26ea, 0x26ea, 1},
		{0x26f2, 0x26f3, 1},
		{0x26f5, 0x26fa, 5},
		{0x26fd, 0x2705, 8},
		{0x270a, 0x270b, 1},
		{0x2728, 0x2728, 1},
		{0x274c, 0x274e, 2},
		{0x2753, 0x2755, 1},
		{0x2757, 0x2757, 1},
		{0x2795, 0x2797, 1},
		{0x27b0, 0x27bf, 15},
		{0x2b1b, 0x2b1c, 1},
		{0x2b50, 0x2b55, 5},
		{0x2e80, 0x303e, 1},
		{0x3041, 0x33ff, 1},
		{0x3400, 0x4dbf, 1},
		{0x4e00, 0xa4cf, 1},
		{0xa960, 0xa97c, 1},
		{0xac00, 0xd7a3, 1},
		{0xf900, 0xfaff, 1},
		{0xfe10, 0xfe19, 1},
		{0xfe30, 0xfe6b, 1},
		{0xff01, 0xff60, 1},
		{0xffe0, 0xffe6, 1},
	},
	R32: []unicode.Range32{
		{0x16fe0, 0x18df2, 1},
		{0x1aff0, 0x1b2fb, 1},
		{0x1f004, 0x1f004, 1},
		{0x1f0cf, 0x1f0cf, 1},
		{0x1f18e, 0x1f18e, 1},
		{0x1f191, 0x1f19a, 1},
		{0x1f200, 0x1f265, 1},
		{0x1f300, 0x1f320, 1},
		{0x1f32d, 0x1f335, 1},
		{0x1f337, 0x1f37c, 1},
		{0x1f37e, 0x1f393, 1},
		{0x1f3a0, 0x1f3ca, 1},
		{0x1f3cf, 0x1f3d3, 1},
		{0x1f3e0, 0x1f3f0, 1},
		{0x1f3f4, 0x1f3f4, 1},
		{0x1f3f8, 0x1f43e, 1},
		{0x1f440, 0x1f440, 1},
		{0x1f442, 0x1f4fc, 1},
		{0x1f4ff, 0x1f53d, 1},
		{0x1f54b, 0x1f54e, 1},
		{0x1f550, 0x1f567, 1},
		{0x1f57a, 0x1f57a, 1},
		{0x1f595, 0x1f596, 1},
		{0x1f5a4, 0x1f5a4, 1},
		{0x1f5fb, 0x1f64f, 1},
		{0x1f680, 0x1f6c5, 1},
		{0x1f6cc, 0x1f6cc, 1},
		{0x1f6d0, 0x1f6d2, 1},
		{0x1f6d5, 0x1f6d7, 1},
		{0x1f6dc, 0x1f6df, 1},
		{0x1f6eb, 0x1f6ec, 1},
		{0x1f6f4, 0x1f6fc, 1},
		{0x1f7e0, 0x1f7eb, 1},
		{0x1f7f0, 0x1f7f0, 1},
		{0x1f90c, 0x1f93a, 1},
		{0x1f93c, 0x1f945, 1},
		{0x1f947, 0x1f9ff, 1},
		{0x1fa70, 0x1faf8, 1},
		{0x20000, 0x2fffd, 1},
		{0x30000, 0x3fffd, 1},
	},
}
