package parser

import "slices"

// expansionMarks say of an expansion what its text does not show: what is one fragment,
// and which identifiers stand for `$crate`.
type expansionMarks struct {
	fragments []fragmentMark // by start, outer ones first
	crates    []crateMark    // by start
	home      *Crate         // of the macro; nil where it is known without its definition
}

type fragmentMark struct {
	start, end int32
	text       string // the specifier
}

type crateMark struct {
	start int32
	crate *Crate
}

// fragmentAt returns the outermost fragment that starts at an offset, and the
// marks of what is in it.
func (m *expansionMarks) fragmentAt(start int32) (f fragmentMark, inside *expansionMarks, ok bool) {
	if m == nil || len(m.fragments) == 0 {
		return fragmentMark{}, nil, false
	}
	i, ok := slices.BinarySearchFunc(m.fragments, start, func(f fragmentMark, at int32) int { return int(f.start - at) })
	if !ok {
		return fragmentMark{}, nil, false
	}
	for i > 0 && m.fragments[i-1].start == start {
		i--
	}
	return m.fragments[i], &expansionMarks{fragments: m.fragments[i+1:], crates: m.crates, home: m.home}, true
}

// crateAt returns the crate that `$crate` at an offset stands for; nil where
// there is none.
func (m *expansionMarks) crateAt(start int32) *Crate {
	if m == nil {
		return nil
	}
	i, ok := slices.BinarySearchFunc(m.crates, start, func(c crateMark, at int32) int { return int(c.start - at) })
	if !ok {
		return nil
	}
	return m.crates[i].crate
}
