package parser

import "slices"

// use reads a use declaration, one item for each of its leaves.
func (r *reader) use(n node, head ItemHead) []Item {
	c := r.tokens.between(n.start(), n.end())
	if v := n.childOf(kindVisibility); v.ok() {
		c.pos = r.tokens.index(v.end())
	}
	c.take("use")
	var items []Item
	for _, leaf := range c.useTree(useLeaf{}) {
		items = append(items, leaf.item(head))
	}
	return items
}

// useLeaf is a leaf of a use declaration, or the way to one.
type useLeaf struct {
	path   []string
	global bool
	glob   bool
	name   string
	raw    string
	at     int // the token of the name
	tokens *tokens
}

func (l useLeaf) item(head ItemHead) *Use {
	head.Name, head.Raw = l.name, l.raw
	head.Span = l.tokens.span(l.at, l.at+1)
	return &Use{ItemHead: head, Path: l.path, Global: l.global, Glob: l.glob}
}

// useTree reads what follows the path of prefix.
func (c *cursor) useTree(prefix useLeaf) []useLeaf {
	leaf := prefix
	leaf.tokens = c.tokens
	leaf.path = slices.Clone(prefix.path)
	if c.take("::") && len(leaf.path) == 0 {
		leaf.global = true
	}
	for {
		leaf.at = c.pos
		switch {
		case c.take("*"):
			leaf.glob, leaf.name, leaf.raw = true, "", ""
			return []useLeaf{leaf}
		case c.is("{"):
			return c.useList(leaf)
		case c.kind() != tokenIdent:
			return nil
		}
		leaf.raw = c.text(c.pos)
		leaf.name = c.ident()
		if leaf.name == "self" && len(leaf.path) > 0 {
			leaf.name = leaf.path[len(leaf.path)-1]
			leaf.raw = leaf.name
		} else {
			leaf.path = append(leaf.path, leaf.name)
		}
		if c.take("::") {
			continue
		}
		if c.take("as") {
			leaf.at = c.pos
			leaf.raw = c.source(c.span(c.pos, min(c.pos+1, c.end)))
			leaf.name = c.ident()
		}
		return []useLeaf{leaf}
	}
}

// useList reads the trees in braces.
func (c *cursor) useList(prefix useLeaf) []useLeaf {
	inner := c.inside(c.pos)
	c.skip()
	var leaves []useLeaf
	for !inner.done() {
		before := inner.pos
		leaves = append(leaves, inner.useTree(prefix)...)
		if !inner.take(",") && inner.pos == before {
			inner.skip()
		}
	}
	return leaves
}

// externCrate reads `extern crate a as b;`, which is `use ::a as b;`.
func (r *reader) externCrate(n node, head ItemHead) []Item {
	c := r.tokens.between(n.start(), n.end())
	for !c.done() && !c.is("crate") {
		c.skip()
	}
	c.take("crate")
	leaves := c.useTree(useLeaf{global: true})
	for i := range leaves {
		if slices.Equal(leaves[i].path, []string{"self"}) {
			leaves[i].path, leaves[i].global = []string{"crate"}, false
		}
	}
	var items []Item
	for _, leaf := range leaves {
		items = append(items, leaf.item(head))
	}
	return items
}
