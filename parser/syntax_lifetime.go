package parser

import "slices"

// static returns the lifetimes that the generic parameters of n, which are
// list, and its where clause make as long as 'static.
func (r *reader) static(n, list node) []string {
	bounds := r.lifetimeBounds(list)
	if where := n.childOf(kindWhere); where.ok() {
		bounds = append(bounds, r.lifetimeBounds(where)...)
	}
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

// lifetimeBounds reads the bounds of lifetimes among the tokens of n.
func (r *reader) lifetimeBounds(n node) []lifetimeBound {
	var out []lifetimeBound
	c := r.tokens.between(n.start(), n.end())
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
