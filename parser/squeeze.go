package parser

import (
	"bytes"
	"slices"
	"sync"
)

// squeezed is a text for tree-sitter that has no more of the blanks and comments
// of its file than it takes to read it. The lexer of tree-sitter takes as long for
// a blank as for a letter, and looks at most of them twice: without them, parsing
// takes two thirds of the time.
type squeezed struct {
	text []byte
	// at holds the offset in the file of each byte of text, then that of its end.
	at []uint32
	// full is what text was made of.
	full []byte
}

// squeezes are those that no tree needs any more, to be written over: each file has
// one for a moment only, and their memory was a tenth of all that a run takes.
var squeezes = sync.Pool{New: func() any { return new(squeezed) }}

// free gives up s.
func (s *squeezed) free() { squeezes.Put(s) }

// squeeze leaves the blanks out of the skeleton of t. A comment goes, too, but for
// those that document something: of these the first and the last characters stay.
func squeeze(t *tokens) *squeezed {
	s := squeezes.Get().(*squeezed)
	full := skeletonIn(s.full, t)
	s.text, s.at, s.full = slices.Grow(s.text[:0], 4*len(t.list)), slices.Grow(s.at[:0], 4*len(t.list)+1), full
	w := squeezeWriter{s}
	end := 0
	for i := range t.list {
		start := int(t.list[i].start)
		if full[start] == ' ' {
			continue // not for tree-sitter to read, and as good as a blank
		}
		w.between(end, start)
		end = int(t.list[i].end)
		w.copy(start, start+len(bytes.TrimRight(full[start:end], " ")))
	}
	w.between(end, len(full))
	w.at = append(w.at, uint32(len(full)))
	return s
}

// start returns the offset in the file of what starts at offset i of the text.
func (s *squeezed) start(i uint32) int { return int(s.at[i]) }

// end returns the offset in the file of what ends at offset i of the text.
func (s *squeezed) end(i uint32) int { return int(s.at[i-1]) + 1 }

type squeezeWriter struct{ *squeezed }

// copy writes what stands from start to end in the file.
func (w squeezeWriter) copy(start, end int) {
	w.text = append(w.text, w.full[start:end]...)
	for i := start; i < end; i++ {
		w.at = append(w.at, uint32(i))
	}
}

// put writes c in place of what stands at offset i in the file.
func (w squeezeWriter) put(c byte, i int) {
	w.text = append(w.text, c)
	w.at = append(w.at, uint32(i))
}

// between writes what stands between two tokens: blanks and comments.
func (w squeezeWriter) between(start, end int) {
	if start == end {
		return
	}
	w.put(' ', start)
	if start == 0 {
		l := &lexer{text: w.full}
		l.skipPreamble()
		start = l.pos
	}
	for {
		slash := bytes.IndexByte(w.full[start:end], '/')
		if slash < 0 {
			return
		}
		l := &lexer{text: w.full, pos: start + slash}
		start = l.pos
		if w.full[start+1] == '/' {
			l.skipLine()
			w.line(start, l.pos)
		} else {
			l.skipBlockComment()
			if isDocBlock(w.full[start:l.pos]) {
				w.copy(start, l.pos)
			}
		}
		start = l.pos
	}
}

// line writes the comment that goes from start to the end of the line.
func (w squeezeWriter) line(start, end int) {
	if !isDocLine(w.full[start:end]) {
		return
	}
	w.copy(start, start+3)
	if end > start+3 {
		w.put('x', start+3)
	}
	if end < len(w.full) {
		w.put('\n', end) // which is part of the comment, for tree-sitter
	}
}
