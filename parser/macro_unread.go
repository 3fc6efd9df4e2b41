package parser

import "example.com/bindgen/internal/source"

// unreadGroup is what is in the braces of a group that no one has looked into:
// most often the body of a function, which goes through macros as it is. Reading
// these as trees, and writing them token by token, took a third of the memory of
// a crate whose functions are written in macros.
type unreadGroup struct {
	reader *treeReader
	open   int // the index of its delimiter
	trees  []tokenTree
	read   bool
}

// inside returns the trees in a group or a fragment.
func (t *tokenTree) inside() []tokenTree {
	if u := t.unread; u != nil {
		if !u.read {
			u.trees, u.read = u.reader.group(u.open), true
		}
		t.inner, t.unread = u.trees, nil
	}
	return t.inner
}

// size returns how many tokens are in the group, roughly.
func (u *unreadGroup) size() int { return int(u.reader.list[u.open].pair) - u.open - 1 }

// text returns what is between the braces, and where.
func (u *unreadGroup) text() (string, source.Span) {
	open := u.reader.list[u.open]
	at := source.Span{File: u.reader.file, Start: open.end, End: u.reader.list[open.pair].start}
	return u.reader.src[at.Start:at.End], at
}
