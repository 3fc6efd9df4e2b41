package parser

import "slices"

// fragment takes from the start of in what a fragment of a kind matches. What
// rustc would refuse to read further is no matter here: sources that compile are
// matched as rustc matches them.
func (m *matcher) fragment(specifier string, in []tokenTree) (taken, after []tokenTree, ok bool) {
	s := &scanner{in: in}
	ok = s.scan(specifier)
	return s.in[:s.pos:s.pos], s.in[s.pos:], ok
}

// scan moves past what a fragment of a kind matches.
func (s *scanner) scan(specifier string) (ok bool) {
	if specifier == "vis" {
		s.pos = visibilityLength(s.in)
		return true
	}
	if len(s.in) == 0 {
		return false
	}
	first := &s.in[0]
	switch specifier {
	case "tt":
		s.pos = 1
		return true
	case "ident":
		s.pos = 1
		return first.kind == treeIdent && first.text != "_"
	case "lifetime":
		s.pos = 1
		return first.kind == treeLifetime
	}
	if first.kind == treeFragment && accepts(specifier, first.text) && (specifier != "expr" && specifier != "ty" && specifier != "stmt") {
		s.pos = 1
		return true
	}
	switch specifier {
	case "literal":
		s.pos, ok = literalLength(s.in)
	case "block":
		s.pos, ok = 1, first.isGroup('{')
	case "path":
		ok = s.path()
	case "ty":
		ok = s.typ(true)
	case "meta":
		ok = s.meta()
	case "item":
		ok = s.item()
	case "expr", "expr_2021":
		ok = startsExpr(first) && s.until("=>", ",", ";")
	case "stmt":
		ok = s.until("=>", ",", ";")
	case "pat":
		ok = startsPattern(first, true) && s.until("=>", ",", "=", "if", "in")
	case "pat_param":
		ok = startsPattern(first, false) && s.until("=>", ",", "=", "if", "in", "|")
	}
	return ok && s.pos > 0
}

// accepts reports whether a fragment that matched one kind of thing is one of
// another kind, too.
func accepts(want, have string) bool {
	if want == have {
		return true
	}
	switch want {
	case "expr", "expr_2021", "stmt":
		return slices.Contains([]string{"expr", "expr_2021", "literal", "path", "block", "stmt"}, have)
	case "ty":
		return have == "path"
	case "pat", "pat_param":
		return slices.Contains([]string{"pat", "pat_param", "literal", "path", "expr"}, have)
	}
	return false
}

// visibilityLength returns the length of the visibility that in starts with; 0
// for a private item.
func visibilityLength(in []tokenTree) int {
	switch {
	case len(in) == 0:
		return 0
	case in[0].kind == treeFragment && in[0].text == "vis":
		return 1
	case !in[0].isIdent("pub"):
		return 0
	case len(in) > 1 && in[1].isGroup('(') && len(in[1].inside()) > 0:
		inner := in[1].inside()[0]
		if inner.isIdent("in") || len(in[1].inside()) == 1 && (inner.isIdent("crate") || inner.isIdent("self") || inner.isIdent("super")) {
			return 2
		}
	}
	return 1
}

// literalLength returns the length of the literal that in starts with.
func literalLength(in []tokenTree) (int, bool) {
	first := &in[0]
	switch {
	case first.kind == treeLiteral, first.isIdent("true"), first.isIdent("false"):
		return 1, true
	case first.kind == treeFragment:
		n, ok := 0, false
		if len(first.inside()) > 0 {
			n, ok = literalLength(first.inside())
		}
		return 1, ok && n == len(first.inside())
	case first.isPunct("-") && len(in) > 1 && in[1].kind == treeLiteral:
		return 2, true
	}
	return 0, false
}

// startsExpr reports whether an expression may start with t.
func startsExpr(t *tokenTree) bool {
	switch t.kind {
	case treeFragment:
		return accepts("expr", t.text) || t.text == "ty"
	case treeIdent:
		return !slices.Contains(notInExpr, t.text)
	case treePunct:
		return slices.Contains([]string{"!", "-", "*", "|", "||", "&", "&&", "..", "...", "..=", "<", "<<", "::", "#"}, t.text)
	}
	return true // literals, lifetimes of labels, groups
}

// notInExpr are the keywords that no expression starts with.
var notInExpr = []string{
	"_", "as", "else", "enum", "extern", "fn", "impl", "in", "let", "mod", "mut", "pub", "ref", "struct", "trait", "type", "use", "where",
}

// startsPattern reports whether a pattern may start with t.
func startsPattern(t *tokenTree, alternatives bool) bool {
	switch t.kind {
	case treeFragment:
		return accepts("pat", t.text)
	case treeIdent:
		return t.text == "_" || t.text == "ref" || t.text == "mut" || !slices.Contains(notInExpr, t.text)
	case treePunct:
		return slices.Contains([]string{"&", "&&", "-", "..", "...", "..=", "::", "<", "<<"}, t.text) || alternatives && t.text == "|"
	case treeGroup:
		return t.open != '{'
	}
	return true
}

// scanner finds the ends of things in token trees.
type scanner struct {
	in  []tokenTree
	pos int
}

func (s *scanner) done() bool { return s.pos >= len(s.in) }

func (s *scanner) is(text string) bool {
	return !s.done() && s.in[s.pos].text == text && (s.in[s.pos].kind == treePunct || s.in[s.pos].kind == treeIdent)
}

func (s *scanner) take(text string) bool {
	if !s.is(text) {
		return false
	}
	s.pos++
	return true
}

func (s *scanner) group(open byte) bool {
	if s.done() || !s.in[s.pos].isGroup(open) {
		return false
	}
	s.pos++
	return true
}

// ident moves past an identifier that may be a segment of a path.
func (s *scanner) ident() bool {
	if s.done() || s.in[s.pos].kind != treeIdent || s.is("_") {
		return false
	}
	s.pos++
	return true
}

// until moves up to one of the stops that stands outside of generic arguments.
func (s *scanner) until(stops ...string) bool {
	for !s.done() {
		t := &s.in[s.pos]
		switch {
		case (t.kind == treePunct || t.kind == treeIdent) && slices.Contains(stops, t.text):
			return true
		case s.is("::") && s.pos+1 < len(s.in) && (s.in[s.pos+1].isPunct("<") || s.in[s.pos+1].isPunct("<<")):
			s.pos++
			if !s.angles() {
				return false
			}
		case s.is("|") && (s.pos == 0 || s.in[s.pos-1].kind == treePunct || s.in[s.pos-1].isIdent("move")):
			s.closure()
		case s.is("as"):
			s.pos++
			s.typ(false)
		default:
			s.pos++
		}
	}
	return true
}

// closure moves past |a, b|.
func (s *scanner) closure() {
	for s.pos++; !s.done() && !s.take("|"); s.pos++ {
	}
}

// item moves past an item with its attributes.
func (s *scanner) item() bool {
	for s.is("#") {
		s.pos++
		if !s.group('[') {
			return false
		}
	}
	if !s.done() && s.in[s.pos].kind == treeFragment && s.in[s.pos].text == "item" {
		s.pos++
		return true
	}
	s.pos += visibilityLength(s.in[s.pos:])
	if s.done() || s.in[s.pos].kind != treeIdent {
		return s.is("::") && s.macroCall()
	}
	if next := s.pos + 1; next < len(s.in) && (s.in[next].isPunct("!") || s.in[next].isPunct("::")) {
		return s.macroCall()
	}
	switch s.in[s.pos].text {
	case "const", "static", "type", "use":
		if !s.isFunction() {
			return s.pastSemicolon()
		}
	case "fn", "struct", "enum", "impl", "mod", "trait", "unsafe", "async", "safe", "auto", "default":
	case "extern":
		if s.pos+1 < len(s.in) && s.in[s.pos+1].isIdent("crate") {
			return s.pastSemicolon()
		}
	case "union":
	default:
		return false
	}
	return s.pastBody()
}

// isFunction reports whether const starts a function.
func (s *scanner) isFunction() bool {
	for i := s.pos + 1; i < len(s.in) && i < s.pos+6; i++ {
		switch t := &s.in[i]; {
		case t.isIdent("fn"):
			return true
		case t.isIdent("unsafe"), t.isIdent("async"), t.isIdent("extern"), t.kind == treeLiteral:
		default:
			return false
		}
	}
	return false
}

func (s *scanner) pastSemicolon() bool {
	for !s.done() {
		if s.take(";") {
			return true
		}
		s.pos++
	}
	return false
}

// pastBody moves past a block or a semicolon.
func (s *scanner) pastBody() bool {
	for !s.done() {
		switch {
		case s.take(";"), s.group('{'):
			return true
		case s.is("<") || s.is("<<"):
			if !s.angles() {
				return false
			}
		default:
			s.pos++
		}
	}
	return false
}

// macroCall moves past path!{..} or path!(..);.
func (s *scanner) macroCall() bool {
	for s.take("::"); s.ident(); {
		if !s.take("::") {
			break
		}
	}
	if !s.take("!") {
		return false
	}
	s.ident() // of macro_rules!
	if s.group('{') {
		return true
	}
	return (s.group('(') || s.group('[')) && s.take(";")
}

// meta moves past the contents of an attribute.
func (s *scanner) meta() bool {
	if s.is("unsafe") && s.pos+1 < len(s.in) && s.in[s.pos+1].isGroup('(') {
		s.pos += 2
		return true
	}
	s.take("::")
	for {
		if !s.ident() && !s.fragment("path") {
			return false
		}
		if !s.take("::") {
			break
		}
	}
	switch {
	case !s.done() && s.in[s.pos].kind == treeGroup:
		s.pos++
	case s.take("="):
		return s.until("=>", ",", ";")
	}
	return true
}

// fragment moves past a fragment of a kind.
func (s *scanner) fragment(kind string) bool {
	if s.done() || s.in[s.pos].kind != treeFragment || s.in[s.pos].text != kind {
		return false
	}
	s.pos++
	return true
}
