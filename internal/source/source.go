// Package source holds source files and the byte ranges in them that
// diagnostics point at. Offsets become lines and columns only when printed.
package source

import (
	"sort"
	"unicode/utf8"
)

// File is one source file, read whole.
type File struct {
	// Path is how diagnostics show the file: slash-separated, relative to the
	// directory the command was started in where that is shorter.
	Path string
	// Text is the file's content as read from disk.
	Text []byte
	// Origin is set where the text is the expansion of a macro. Path is that of
	// the file with the call then.
	Origin *Origin

	lines []int32 // offset of the first byte of each line; built on demand
}

// Span is the half-open byte range [Start, End) of File. The zero Span has no
// file and means "nowhere": a fault of the whole run.
type Span struct {
	File       *File
	Start, End int32
}

// Span returns the range [start, end) of f.
func (f *File) Span(start, end int) Span {
	return Span{File: f, Start: int32(start), End: int32(end)}
}

// Position is a 1-based line and a 1-based column counted in characters
// (Unicode scalar values), as editors and rustc count them.
type Position struct{ Line, Column int }

// Position returns the place of byte offset in f, in the file that was written
// where f is an expansion.
func (f *File) Position(offset int32) Position {
	if f.Origin != nil {
		at := f.Origin.real(offset, offset)
		return at.File.Position(at.Start)
	}
	f.index()
	line := sort.Search(len(f.lines), func(i int) bool { return f.lines[i] > offset }) - 1
	start := f.lines[line]
	if int(offset) > len(f.Text) {
		offset = int32(len(f.Text))
	}
	return Position{Line: line + 1, Column: utf8.RuneCount(f.Text[start:offset]) + 1}
}

// Line returns the text of the 1-based line without its line ending.
func (f *File) Line(line int) string {
	f.index()
	start := f.lines[line-1]
	end := int32(len(f.Text))
	if line < len(f.lines) {
		end = f.lines[line]
	}
	for end > start && (f.Text[end-1] == '\n' || f.Text[end-1] == '\r') {
		end--
	}
	return string(f.Text[start:end])
}

// LineStart returns the offset of the first byte of the 1-based line.
func (f *File) LineStart(line int) int {
	f.index()
	return int(f.lines[line-1])
}

func (f *File) index() {
	if f.lines != nil {
		return
	}
	f.lines = append(f.lines, 0)
	for i, b := range f.Text {
		if b == '\n' {
			f.lines = append(f.lines, int32(i+1))
		}
	}
}

// Position returns where s starts.
func (s Span) Position() Position { return s.File.Position(s.Start) }

// IsValid reports whether s points into a file.
func (s Span) IsValid() bool { return s.File != nil }

// Text returns the source text that s covers.
func (s Span) Text() string {
	if s.File == nil {
		return ""
	}
	return string(s.File.Text[s.Start:s.End])
}
