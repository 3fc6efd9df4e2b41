package parser

import "slices"

// static returns the lifetimes that the item whose generic parameters begin at
// start makes as long as 'static, there or in its where clause, which the tree
// does not have.
func (r *reader) static(start, end int) []string {
	bounds := r.tokens.between(start, end).lifetimeBounds()
	var out []string
	for grown := true; grown; {
		grown = false
		for _, b := range bounds {
			if !slices.Contains(out, b.name) && (b.outlives == "'static" || slices.Contains(out, b.outlives)) {
				out, grown = append(out, b.name), true
			}
		}
	}
	return out
}

// lifetimeBound is 'name: 'outlives.
type lifetimeBound struct{ name, outlives string }

// lifetimeBounds reads the bounds of lifetimes that stand in no delimiters.
func (c *cursor) lifetimeBounds() []lifetimeBound {
	var out []lifetimeBound
	for !c.done() {
		if c.kind() != tokenLifetime || !c.isAt(1, ":") {
			c.skip()
			continue
		}
		name := c.text(c.pos)
		c.pos += 2
		for c.kind() == tokenLifetime {
			out = append(out, lifetimeBound{name, c.text(c.pos)})
			c.pos++
			if !c.take("+") {
				break
			}
		}
	}
	return out
}
