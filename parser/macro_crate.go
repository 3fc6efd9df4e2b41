package parser

import "strconv"

// hygienic is how the names begin that stand for crates which `$crate` leads to
// and which the code has no name for. Nobody writes such names.
const hygienic = "crate\u00B7"

// spellCrate returns how the code of the crate that is read names another one.
func (l *loader) spellCrate(c *Crate) string {
	if c == l.crate || c == nil {
		return "crate"
	}
	s := l.crate.sources
	for _, d := range l.crate.manifest.dependencies() {
		if d.pack != c.Package {
			continue
		}
		if dep, fault := s.dependency(l.crate, l.crate.externs[d.crateName()]); fault == nil && dep == c {
			return "::" + d.crateName()
		}
	}
	name := s.hygienicName(c)
	l.crate.externs[name] = name
	return "::" + name
}

// hygienicName returns the name under which any crate reaches c.
func (s *sources) hygienicName(c *Crate) string {
	for name, named := range s.hygienic {
		if named == c {
			return name
		}
	}
	name := hygienic + strconv.Itoa(len(s.hygienic)+1)
	if s.hygienic == nil {
		s.hygienic = map[string]*Crate{}
	}
	s.hygienic[name] = c
	return name
}
