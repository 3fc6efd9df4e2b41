package parser

// metas reads the comma-separated arguments of an attribute.
func (c *cursor) metas() []Meta {
	var list []Meta
	for !c.done() {
		list = append(list, c.meta())
		c.take(",")
	}
	return list
}

// meta reads one argument up to the comma after it.
func (c *cursor) meta() Meta {
	start := c.pos
	m := c.word()
	if m.Path == nil || !c.done() && !c.is(",") {
		c.pos = start
		m = c.bareMeta()
	}
	m.Span = c.span(start, c.pos)
	m.Text = c.source(m.Span)
	return m
}

// word reads path, path(..) or path = value. Its Path is nil where there is
// something else.
func (c *cursor) word() Meta {
	var m Meta
	path := c.simplePath()
	switch {
	case path == nil, c.is("=="), c.is("=>"):
		return m
	case c.kind() == tokenOpen:
		m.IsList, m.List = true, c.inside(c.pos).nested()
		c.skip()
	case c.take("="):
		if c.is("(") {
			inner := c.inside(c.pos)
			if ahead := *c; ahead.groupIsAll() {
				m.IsList, m.List = true, inner.nested()
			}
		}
		m.Value = c.exprUntil(",")
	}
	m.Path = path
	return m
}

// groupIsAll reports whether nothing but a comma follows the group that comes
// next, and moves past it.
func (c *cursor) groupIsAll() bool {
	c.skip()
	return c.done() || c.is(",")
}

// nested is metas, unless it goes too deep.
func (c *cursor) nested() []Meta {
	if c.depth >= maxRecursion {
		return nil
	}
	return c.metas()
}

// bareMeta reads an argument that does not start with a word of its own: a
// literal, `*`, `/`, `*args`, `**kwargs`, any other expression.
func (c *cursor) bareMeta() Meta {
	start := c.pos
	for c.is("*") || c.is("/") {
		c.pos++
	}
	if c.pos > start && (c.done() || c.is(",")) {
		return Meta{}
	}
	c.pos = start
	return Meta{Value: c.exprUntil(",")}
}

// simplePath reads a path without generics; nil if there is none.
func (c *cursor) simplePath() []string {
	var path []string
	c.take("::")
	for {
		name := c.ident()
		if name == "" || len(path) == 0 && (name == "true" || name == "false") {
			return nil
		}
		path = append(path, name)
		if !c.take("::") {
			return path
		}
	}
}
