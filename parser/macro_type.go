package parser

// typ moves past a type; bounds says that A + B is one, too.
func (s *scanner) typ(bounds bool) bool {
	if s.done() {
		return false
	}
	t := &s.in[s.pos]
	switch {
	case t.kind == treeGroup:
		s.pos++
		return t.open != '{'
	case s.fragment("ty"):
		return true
	case s.take("!"), s.take("_"):
		return true
	case s.take("&"), s.take("&&"):
		if !s.done() && s.in[s.pos].kind == treeLifetime {
			s.pos++
		}
		s.take("mut")
		return s.typ(false)
	case s.take("*"):
		return (s.take("const") || s.take("mut")) && s.typ(false)
	case s.is("dyn"), s.is("impl"):
		s.pos++
		return s.bounds(true)
	case s.is("for"):
		s.pos++
		return s.angles() && s.typ(bounds)
	case s.is("unsafe"), s.is("extern"), s.is("fn"):
		return s.function()
	case s.is("<"), s.is("<<"):
		if !s.angles() || !s.take("::") {
			return false
		}
	case t.kind == treeIdent && !startsPath(t.text):
		return false
	}
	if !s.path() {
		return false
	}
	if s.is("!") && s.pos+1 < len(s.in) && s.in[s.pos+1].kind == treeGroup {
		s.pos += 2
		return true
	}
	if bounds && s.take("+") {
		return s.bounds(false)
	}
	return true
}

// startsPath reports whether a path may start with an identifier.
func startsPath(text string) bool {
	switch text {
	case "crate", "self", "Self", "super":
		return true
	}
	for _, word := range keywords {
		if word == text {
			return false
		}
	}
	return text != "_" && text != "true" && text != "false"
}

// bounds moves past A + 'a + ?B.
func (s *scanner) bounds(any bool) bool {
	for {
		switch {
		case !s.done() && s.in[s.pos].kind == treeLifetime:
			s.pos++
		case s.group('('):
		default:
			s.take("?")
			if s.take("for") && !s.angles() {
				return false
			}
			if !s.path() {
				return !any
			}
		}
		if !s.take("+") {
			return true
		}
		any = false
	}
}

// function moves past the type of a function.
func (s *scanner) function() bool {
	s.take("unsafe")
	if s.take("extern") && !s.done() && s.in[s.pos].kind == treeLiteral {
		s.pos++
	}
	if !s.take("fn") || !s.group('(') {
		return false
	}
	return !s.take("->") || s.typ(false)
}

// path moves past a path with its generic arguments.
func (s *scanner) path() bool {
	if s.fragment("path") || s.fragment("ty") {
		if !s.take("::") {
			return true
		}
	}
	if s.is("<") || s.is("<<") {
		if !s.angles() || !s.take("::") {
			return false
		}
	}
	s.take("::")
	for {
		if s.done() || s.in[s.pos].kind != treeIdent || !startsPath(s.in[s.pos].text) {
			return false
		}
		s.pos++
		next := s.pos + 1
		turbofish := s.is("::") && next < len(s.in) && (s.in[next].isPunct("<") || s.in[next].isPunct("<<"))
		if turbofish {
			s.pos++
		}
		switch {
		case s.is("<"), s.is("<<"):
			if !s.angles() {
				return false
			}
		case !s.done() && s.in[s.pos].isGroup('(') && isFnTrait(s.in[s.pos-1].text):
			s.pos++
			if s.take("->") && !s.typ(false) {
				return false
			}
		}
		if !s.take("::") {
			return true
		}
	}
}

// isFnTrait reports whether a trait is written with parentheses: Fn(u8) -> u8.
func isFnTrait(name string) bool { return name == "Fn" || name == "FnMut" || name == "FnOnce" }

// angles moves past generic arguments. Where they end with a half of >>, that
// operator is taken apart.
func (s *scanner) angles() bool {
	depth := 0
	for !s.done() {
		t := &s.in[s.pos]
		if t.kind == treePunct {
			switch t.text {
			case "<":
				depth++
			case "<<":
				depth += 2
			case ">", ">>", ">=", ">>=":
				closing := 0
				for closing < len(t.text) && t.text[closing] == '>' && closing < depth {
					closing++
				}
				depth -= closing
				if depth == 0 && closing < len(t.text) {
					s.part(closing)
				}
			case ";":
				return false
			}
		}
		s.pos++
		if depth == 0 {
			return true
		}
	}
	return false
}

// part takes the operator at pos apart behind its first n characters.
func (s *scanner) part(n int) {
	t := s.in[s.pos]
	first, second := t, t
	first.text, second.text, second.tight = t.text[:n], t.text[n:], true
	first.from.End = first.from.Start + int32(n)
	second.from.Start += int32(n)
	in := make([]tokenTree, 0, len(s.in)+1)
	in = append(in, s.in[:s.pos]...)
	in = append(in, first, second)
	s.in = append(in, s.in[s.pos+1:]...)
}
