package native

import "example.com/bindgen/internal/diag"

// link is why one header includes another; nil where it does not.
type link struct{ item, needs Decl }

// links finds out which headers need which.
func (s *splitter) links() {
	s.include, s.weak = square(len(s.shares)), square(len(s.shares))
	s.reached = make([][]Decl, len(s.shares))
	for i := range s.shares {
		seen := map[Decl]bool{}
		var from func(Decl)
		from = func(d Decl) {
			s.needs.of(d, func(other Decl, byPointer bool) {
				to := s.home[other]
				links := s.include
				if byPointer {
					links = s.weak
				}
				switch {
				case to == nowhere && !seen[other]:
					seen[other] = true
					s.reached[i] = append(s.reached[i], other)
					from(other)
				case to != nowhere && to != i && links[i][to] == nil:
					links[i][to] = &link{d, other}
				}
			})
		}
		for _, d := range s.items {
			if s.home[d] == i {
				from(d)
			}
		}
	}
}

func square(n int) [][]*link {
	rows := make([][]*link, n)
	for i := range rows {
		rows[i] = make([]*link, n)
	}
	return rows
}

// circles reports headers that would include each other, and takes those
// pointers as a reason to include that make no circle.
func (s *splitter) circles() {
	for i := range s.shares {
		if way := s.way(i, i, map[int]bool{}); way != nil {
			s.reportCircle(append([]int{i}, way...))
			return
		}
	}
	for i := range s.shares {
		for j, weak := range s.weak[i] {
			if weak != nil && s.include[i][j] == nil && s.way(j, i, map[int]bool{}) == nil {
				s.include[i][j] = weak
			}
		}
	}
}

// way returns the numbers of the headers on the way of includes that leads from
// one to another, without the first; nil where there is none.
func (s *splitter) way(from, to int, asked map[int]bool) []int {
	if asked[from] {
		return nil
	}
	asked[from] = true
	for next, link := range s.include[from] {
		if link == nil {
			continue
		}
		if next == to {
			return []int{to}
		}
		if rest := s.way(next, to, asked); rest != nil {
			return append([]int{next}, rest...)
		}
	}
	return nil
}

func (s *splitter) reportCircle(way []int) {
	first := s.shares[way[0]]
	at := s.report.Error(diag.BadConfig, first.Span, "`%s` would have to include itself", first.Path)
	for i, from := range way[:len(way)-1] {
		to := way[i+1]
		l := s.include[from][to]
		at.Note("`%s` of `%s` needs `%s` of `%s`", l.item.Base().Rust, s.shares[from].Path, l.needs.Base().Rust, s.shares[to].Path)
	}
	back := s.include[way[len(way)-2]][way[0]]
	at.Helpf("move `%s` to a module that a header of its own has, or give the modules to one header", back.needs.Base().Rust)
}
