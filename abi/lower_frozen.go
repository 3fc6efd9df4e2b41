package abi

import (
	"regexp"
	"slices"

	"example.com/bindgen/internal/source"
)

// freeze decides which classes are frozen: those that are marked so, and those
// whose objects nothing can change.
func (l *lowering) freeze() {
	inside := l.borrowsInside()
	for _, c := range l.declared {
		if c.out != nil {
			c.out.Frozen = c.frozen || !c.mutated && !inside
		}
	}
	// Who holds a PyRefMut of a class can get at the one that it extends.
	for _, c := range l.declared {
		if c.out == nil || c.out.Frozen {
			continue
		}
		for up := c.out.Base; up != nil; up = up.Base {
			up.Frozen = l.isFrozen(up)
		}
	}
}

// isFrozen reports whether the source says that out is frozen.
func (l *lowering) isFrozen(out *Class) bool {
	return slices.ContainsFunc(l.declared, func(c *class) bool { return c.out == out && c.frozen })
}

// The calls that change an object inside of a function, where no signature
// tells: Py::borrow_mut takes the Python token, which RefCell's does not, and a
// Bound comes from one of a few calls.
var (
	borrowOfPy    = expression(`borrow_mut\s*\(\s*[^\s)]`)
	borrowOfBound = expression(`borrow_mut\s*\(\s*\)`)
	makesBound    = expression(`\bBound\s*::\s*(<.*>\s*::\s*)?new\b|\.\s*(bind|into_bound)\s*\(`)
)

// borrowsInside reports whether functions of the crate change objects that
// their signatures do not name. It errs on the side of yes, which costs a borrow
// flag.
func (l *lowering) borrowsInside() bool {
	anywhere := func(pattern func() *regexp.Regexp) bool {
		return slices.ContainsFunc(l.crate.Files, func(f *source.File) bool { return pattern().Match(f.Text) })
	}
	return anywhere(borrowOfPy) || anywhere(borrowOfBound) && anywhere(makesBound)
}
