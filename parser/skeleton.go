package parser

import "slices"

// skeleton returns the text of t with blanks in place of what is not for
// tree-sitter to read: bodies of functions, values of constants, arguments of
// macros and attributes, where clauses. All offsets stay as they are. Parsing takes a fraction of the
// time then, and what the grammar cannot read in these places does not matter.
func skeleton(t *tokens) []byte { return skeletonIn(nil, t) }

// skeletonIn is skeleton that writes to the memory of room.
func skeletonIn(room []byte, t *tokens) []byte {
	s := &skeletonWriter{tokens: t, out: append(room[:0], t.file.Text...), body: -1, params: -1}
	for i := 0; i < len(t.list); {
		i = s.step(i)
	}
	return s.out
}

type skeletonWriter struct {
	*tokens
	out []byte
	// body and params are the delimiters of the function whose signature is
	// being read; -1 without.
	body, params int
}

// blank overwrites the tokens [from, to) and what is between them.
func (s *skeletonWriter) blank(from, to int) {
	if from >= to {
		return
	}
	for i := s.list[from].start; i < s.list[to-1].end; i++ {
		s.out[i] = ' '
	}
}

// empty overwrites what is inside the group at i, and returns its end.
func (s *skeletonWriter) empty(i int) int {
	end := int(s.list[i].pair)
	for k := s.list[i].end; k < s.list[end].start; k++ {
		s.out[k] = ' '
	}
	return end
}

// step handles token i and returns the next one to look at.
func (s *skeletonWriter) step(i int) int {
	switch s.list[i].kind {
	case tokenOpen:
		if i == s.body {
			return s.empty(i) + 1
		}
	case tokenIdent:
		return s.word(i)
	case tokenPunct:
		switch {
		case s.isMacro(i):
			open := i + 1
			if s.list[open].kind != tokenOpen {
				open++
			}
			return s.empty(open) + 1
		case s.spells(i, "#"):
			return s.attribute(i)
		case s.spells(i, "-") && s.isNegativeArg(i):
			s.blank(i, i+1)
		case s.spells(i, ":") && s.isTypeTurbofish(i):
			s.blank(i, i+2)
		}
	}
	return i + 1
}

func (s *skeletonWriter) spells(i int, text string) bool {
	return i >= 0 && i < len(s.list) && s.text(i) == text
}

// word handles an identifier or a keyword.
func (s *skeletonWriter) word(i int) int {
	switch s.text(i) {
	case "fn":
		if i+1 < len(s.list) && s.list[i+1].kind == tokenIdent {
			s.signature(i + 2)
		}
	case "where":
		end := s.until(i+1, "{", ";", "=")
		s.blank(i, end)
		return end
	case "const", "static":
		return s.constant(i)
	case "safe":
		if s.spells(i+1, "fn") || s.spells(i+1, "static") {
			s.blank(i, i+1)
		}
	case "dyn", "impl":
		// dyn 'a + Trait
		if i+2 < len(s.list) && s.list[i+1].kind == tokenLifetime && s.spells(i+2, "+") {
			s.blank(i+1, i+3)
		}
	case "type":
		// An extern type has a visibility, which the grammar does not know.
		if end := s.until(i+1, "=", ";"); s.spells(end, ";") {
			s.blankVisibility(i)
		}
	case "self":
		// extern crate self as name
		if s.spells(i-1, "crate") && s.spells(i-2, "extern") {
			copy(s.out[s.list[i].start:], "this")
		}
	}
	return i + 1
}

// constant replaces the value of the constant or static whose keyword is token
// i by 0, and returns the next token to look at.
func (s *skeletonWriter) constant(i int) int {
	name := i + 1
	if s.spells(name, "mut") {
		name++
	}
	isParam := s.spells(i-1, "<") || s.spells(i-1, ",")
	if isParam || name+2 >= len(s.list) || s.list[name].kind != tokenIdent || !s.spells(name+1, ":") || s.spells(name+2, ":") {
		return i + 1
	}
	value := s.until(name+2, "=", ";", ">", ",") + 1
	if !s.spells(value-1, "=") {
		return i + 1
	}
	c := &cursor{tokens: s.tokens, pos: value, end: len(s.list)}
	for !c.done() && !c.is(";") && c.kind() != tokenClose {
		c.skip()
	}
	if c.pos == value || !c.is(";") {
		return i + 1
	}
	s.blank(value, c.pos)
	s.out[s.list[value].start] = '0'
	return c.pos
}

// blankVisibility overwrites the visibility that ends before token i.
func (s *skeletonWriter) blankVisibility(i int) {
	start := i - 1
	if s.spells(start, ")") {
		start = int(s.list[start].pair) - 1
	}
	if s.spells(start, "pub") {
		s.blank(start, i)
	}
}

// signature finds the parameters and the body of the function whose signature
// goes on at i.
func (s *skeletonWriter) signature(i int) {
	s.params, s.body = -1, -1
	if s.spells(i, "<") {
		c := &cursor{tokens: s.tokens, pos: i, end: len(s.list)}
		c.skipAngles()
		i = c.pos
	}
	if s.spells(i, "(") {
		s.params = i
	}
	if end := s.until(i, "{", ";"); s.spells(end, "{") {
		s.body = end
	}
}

// until returns where a signature or a where clause that goes on at i ends: at
// one of stops that is not in < >, or at a closing delimiter.
func (s *skeletonWriter) until(i int, stops ...string) int {
	c := &cursor{tokens: s.tokens, pos: i, end: len(s.list)}
	for !c.done() && c.kind() != tokenClose {
		switch {
		case slices.ContainsFunc(stops, c.is):
			return c.pos
		case c.take("->"):
		case c.is("<"):
			c.skipAngles()
		default:
			c.skip()
		}
	}
	return c.pos
}

// isMacro reports whether the ! at i belongs to a macro: m!(..) or macro_rules! m {..}.
func (t *tokens) isMacro(i int) bool {
	if t.text(i) != "!" || i == 0 || i+1 >= len(t.list) || !t.isName(i-1) {
		return false
	}
	if t.list[i+1].kind == tokenOpen {
		return true
	}
	return t.text(i-1) == "macro_rules" && t.list[i+1].kind == tokenIdent && i+2 < len(t.list) && t.list[i+2].kind == tokenOpen
}

// attribute empties the arguments of the attribute that starts at i. On a
// parameter, which may have one only according to the grammar, all of it goes.
func (s *skeletonWriter) attribute(i int) int {
	attr := i + 1
	if s.spells(attr, "!") {
		attr++
	}
	if !s.spells(attr, "[") {
		return i + 1
	}
	end := int(s.list[attr].pair) + 1
	if s.params >= 0 && i > s.params && i < int(s.list[s.params].pair) {
		s.blank(i, end)
		return end
	}
	for k := attr + 1; k < end-1; k++ {
		if s.list[k].kind == tokenOpen {
			k = s.empty(k)
		}
	}
	return end
}

// isTypeTurbofish reports whether the ::< at i belongs to a type, A::<B>: no call
// and no path goes on after it.
func (s *skeletonWriter) isTypeTurbofish(i int) bool {
	if !s.spells(i+1, ":") || !s.spells(i+2, "<") {
		return false
	}
	c := &cursor{tokens: s.tokens, pos: i + 2, end: len(s.list)}
	c.skipAngles()
	return c.is(",") || c.is(";") || c.is("=") || c.is(">") || c.is("{") || c.kind() == tokenClose
}

// isNegativeArg reports whether the - at i starts a generic argument: A<-1>.
func (s *skeletonWriter) isNegativeArg(i int) bool {
	return (s.spells(i-1, "<") || s.spells(i-1, ",")) && i+2 < len(s.list) && s.list[i+1].kind == tokenInt &&
		(s.spells(i+2, ",") || s.spells(i+2, ">"))
}
