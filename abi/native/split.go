package native

import (
	"slices"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// Share is one of the headers that the items of a crate are divided among.
type Share struct {
	Path string // of the header
	// Modules are the modules of Rust whose items it has, with those in them; nil
	// for the items that no other header has.
	Modules []string
	Span    source.Span // where the configuration asks for it
}

// Part is what one header has.
type Part struct {
	*Module
	Includes []int // the numbers of the parts whose headers it includes
}

// Split divides m. A type is declared once: in the header that has its module,
// which the others include; else in the first header that needs it. Where two
// headers would include each other for the sake of a pointer, one of them
// declares the type without its members.
func (m *Module) Split(shares []Share, report *diag.Report) []Part {
	s := &splitter{module: m, shares: shares, report: report, needs: needsOf(m), home: map[Decl]int{}}
	s.assign()
	s.links()
	if s.circles(); report.Failed() {
		return nil
	}
	s.place()
	return s.parts()
}

// nowhere is the home of what no header has.
const nowhere = -1

// splitter is one run of Split.
type splitter struct {
	module *Module
	shares []Share
	report *diag.Report
	needs  *needs
	items  []Decl       // all but Forwards
	home   map[Decl]int // the number of the share that has an item
	// reached are, by the number of a share, the items without a home that it needs.
	reached [][]Decl
	// include says which header includes which, and for what; weak holds what
	// pointers ask for.
	include, weak [][]*link
}

// assign gives every item its home: by the module that holds it.
func (s *splitter) assign() {
	for _, d := range s.module.Types {
		if _, again := d.(*Forward); !again {
			s.items = append(s.items, d)
		}
	}
	types := len(s.items)
	s.items = append(s.items, s.module.symbols()...)
	for _, d := range s.items {
		s.home[d] = s.holder(d)
	}
	// A generic type with a type of another header as its argument needs that
	// header, which needs the generic type: it is declared where it is needed.
	var roaming []Decl
	for _, d := range s.items[:types] {
		s.needs.of(d, func(other Decl, _ bool) {
			if strings.Contains(d.Base().Rust, "<") && s.home[other] != nowhere && s.home[other] != s.home[d] {
				roaming = append(roaming, d)
			}
		})
	}
	for _, d := range roaming {
		s.home[d] = nowhere
	}
	var roots []Decl
	for i, d := range s.items {
		if s.home[d] != nowhere || i >= types {
			roots = append(roots, d)
		}
	}
	used := s.needs.all(roots)
	for i, d := range s.items {
		if s.home[d] == nowhere && (i >= types || !used[d]) {
			s.home[d] = s.rest(d)
		}
	}
}

// holder returns the share that has the module of d.
func (s *splitter) holder(d Decl) int {
	base := d.Base()
	if base.Foreign {
		return nowhere
	}
	best, length := nowhere, -1
	for i, share := range s.shares {
		if at := holder(share.Modules, base.Module); at >= 0 && len(share.Modules[at]) > length {
			best, length = i, len(share.Modules[at])
		}
	}
	if best == nowhere {
		return s.remainder()
	}
	return best
}

// remainder returns the share of what no other has.
func (s *splitter) remainder() int {
	return slices.IndexFunc(s.shares, func(share Share) bool { return share.Modules == nil })
}

// rest returns the share of an item that no header asks for.
func (s *splitter) rest(d Decl) int {
	if at := s.remainder(); at >= 0 {
		return at
	}
	base := d.Base()
	at := s.report.Error(diag.BadConfig, base.Span, "`%s` is in none of the headers", base.Rust)
	switch {
	case base.Foreign:
		at.Helpf("add a [[header]] without `modules` to the configuration: it has what no other has")
	case base.Module == "":
		at.Helpf("add \"crate\" to the `modules` of a [[header]], or a [[header]] without `modules` for all that no other has")
	default:
		at.Helpf("add %q to the `modules` of a [[header]], or a [[header]] without `modules` for all that no other has", base.Module)
	}
	return nowhere
}

// place gives a home to what has none: the first header that needs it, where a
// header comes after those that it includes.
func (s *splitter) place() {
	done := make([]bool, len(s.shares))
	var visit func(int)
	visit = func(i int) {
		if done[i] {
			return
		}
		done[i] = true
		for j, link := range s.include[i] {
			if link != nil {
				visit(j)
			}
		}
		for _, d := range s.reached[i] {
			if s.home[d] == nowhere {
				s.home[d] = i
			}
		}
	}
	for i := range s.shares {
		visit(i)
	}
}

// parts makes the modules of the headers.
func (s *splitter) parts() []Part {
	parts := make([]Part, len(s.shares))
	opened := map[Decl]bool{}
	for i := range s.shares {
		parts[i].Module = s.module.only(func(d Decl) bool { return s.home[d] == i })
		var forward []Decl
		named := map[Decl]bool{}
		needed := make([]bool, len(s.shares))
		for _, d := range s.items {
			if s.home[d] != i {
				continue
			}
			s.needs.of(d, func(other Decl, byPointer bool) {
				to := s.home[other]
				switch {
				case to == i:
				case !byPointer || s.include[i][to] != nil || s.way(to, i, map[int]bool{}) == nil:
					needed[to] = true
				case !named[other]:
					named[other], opened[other] = true, true
					forward = append(forward, &Forward{Item: *other.Base(), Of: other})
				}
			})
		}
		parts[i].Types = append(forward, parts[i].Types...)
		for to, yes := range needed {
			if yes {
				parts[i].Includes = append(parts[i].Includes, to)
			}
		}
	}
	for i := range parts {
		parts[i].Types = reopened(parts[i].Types, opened)
	}
	return parts
}

// reopened puts a Forward before the types that other headers name, so that
// all of them speak of the same tag.
func reopened(types []Decl, opened map[Decl]bool) []Decl {
	var out []Decl
	known := map[Decl]bool{}
	for _, d := range types {
		if f, ok := d.(*Forward); ok {
			known[f.Of] = true
		}
		if _, names := d.(*Opaque); opened[d] && !known[d] && !names {
			out = append(out, &Forward{Item: *d.Base(), Of: d})
		}
		out = append(out, d)
	}
	return out
}
