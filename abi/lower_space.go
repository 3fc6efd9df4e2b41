package abi

import (
	"example.com/bindgen/internal/source"
	"slices"
	"strings"
)

// space is a namespace in the making.
type space struct {
	path     []string
	doc      string
	used     bool        // holds an item, or is a #[pymodule]
	checked  bool        // its name was
	span     source.Span // of the Rust module or the name that made it
	children []*space
}

// ensure returns the namespace at path below s, and makes it where it is new.
func (s *space) ensure(path []string) *space {
	for _, name := range path {
		i := slices.IndexFunc(s.children, func(c *space) bool { return last(c.path) == name })
		if i < 0 {
			i = len(s.children)
			s.children = append(s.children, &space{path: append(slices.Clone(s.path), name)})
		}
		s = s.children[i]
	}
	return s
}

// flatten returns s and what is below it depth first, without the namespaces
// that hold nothing. The root is always there.
func (s *space) flatten() []*space {
	var below []*space
	for _, c := range s.children {
		below = append(below, c.flatten()...)
	}
	if len(below) == 0 && !s.used && len(s.path) > 0 {
		return nil
	}
	return append([]*space{s}, below...)
}

// key makes a map key of a path.
func key(path []string) string { return strings.Join(path, ".") }

// subpath returns a then b in a slice of its own.
func subpath(a []string, b ...string) []string {
	return append(slices.Clone(a), b...)
}
