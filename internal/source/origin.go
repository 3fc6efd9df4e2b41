package source

import "sort"

// Origin says where the text of a File comes from that stands in no file: the
// expansion of a macro. Its places are those of the code that was written.
type Origin struct {
	// Macro is the name of the macro, and Call where it is called: the outermost
	// call, where an expansion calls macros itself.
	Macro string
	Call  Span
	// Pieces are the parts of the text in order, without the blanks between them.
	Pieces []Piece
}

// Piece is a part of an expansion that is copied from one place.
type Piece struct {
	Start, End int32
	From       Span
	// Home tells the arguments of a call from the definition of a macro: pieces
	// of one home that follow each other there are one place.
	Home int32
}

// Real returns where what s covers is written. That is s itself, but for the
// text of an expansion.
func (s Span) Real() Span {
	if s.File == nil || s.File.Origin == nil {
		return s
	}
	return s.File.Origin.real(s.Start, s.End)
}

// Expansion returns the macro whose expansion s lies in and where that is
// called; "" for a span of a file.
func (s Span) Expansion() (macro string, call Span) {
	if s.File == nil || s.File.Origin == nil {
		return "", Span{}
	}
	return s.File.Origin.Macro, s.File.Origin.Call
}

func (o *Origin) real(start, end int32) Span {
	i := sort.Search(len(o.Pieces), func(i int) bool { return o.Pieces[i].End > start })
	if i == len(o.Pieces) {
		return o.Call
	}
	first := o.Pieces[i]
	out := first.From
	if first.End-first.Start == out.End-out.Start {
		out.Start += max(start-first.Start, 0)
		out.End -= max(first.End-end, 0)
	}
	if end <= start {
		out.End = out.Start
		return out
	}
	for _, p := range o.Pieces[i+1:] {
		if p.Start >= end {
			break
		}
		if p.From.File != out.File || p.Home != first.Home || p.From.Start < out.End {
			break
		}
		out.End = p.From.End
	}
	return out
}

// PieceAt returns the piece at a place of the expansion, or nil.
func (o *Origin) PieceAt(at int32) *Piece {
	i := sort.Search(len(o.Pieces), func(i int) bool { return o.Pieces[i].End > at })
	if i == len(o.Pieces) || o.Pieces[i].Start > at {
		return nil
	}
	return &o.Pieces[i]
}
