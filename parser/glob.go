package parser

// throughGlobs returns what name means in m by way of its glob imports.
//
// A glob keeps the name, so for one name the globs of the crate are a graph
// from module to module, which may have circles. The meanings flow along it,
// from the modules that declare the name, until nothing changes.
func (l *lookup) throughGlobs(m *Module, name string, ns namespace) []binding {
	m.index()
	if len(m.globs) == 0 {
		return nil
	}
	nodes := []*globNode{{module: m}}
	byModule := map[*Module]*globNode{m: nodes[0]}
	for i := 0; i < len(nodes); i++ {
		node := nodes[i]
		if i > 0 {
			if node.found = l.explicit(nil, node.module, name, ns); node.found != nil {
				continue // what a module says itself hides what its globs bring
			}
		}
		node.module.index()
		for _, use := range node.module.globs {
			edge := globEdge{use: use, scope: l.crate.scopeOf(node.module, use.Vis)}
			target := l.globOf(use)
			if target.module == nil {
				node.found = addGlob(node.found, edge, l.members(target, name, ns), node.module)
				continue
			}
			if edge.from = byModule[target.module]; edge.from == nil {
				edge.from = &globNode{module: target.module}
				byModule[target.module] = edge.from
				nodes = append(nodes, edge.from)
			}
			node.edges = append(node.edges, edge)
		}
	}
	for changed := true; changed; {
		changed = false
		for _, node := range nodes {
			changed = node.pull() || changed
		}
	}
	return preferOwn(nodes[0].found)
}

// globNode is a module in the graph of globs of one name.
type globNode struct {
	module *Module
	found  []binding
	edges  []globEdge
}

// globEdge is a `use from::*`.
type globEdge struct {
	use   *Use
	scope *Module
	from  *globNode
}

// pull takes over what the modules that n globs have found.
func (n *globNode) pull() (changed bool) {
	for _, edge := range n.edges {
		before := fingerprint(n.found)
		n.found = addGlob(n.found, edge, edge.from.found, n.module)
		changed = changed || fingerprint(n.found) != before
	}
	return changed
}

// fingerprint changes whenever add changes a list: meanings are only added, and
// scopes only widen, towards the root.
func fingerprint(list []binding) int {
	sum := 0
	for _, b := range list {
		sum += 1 << 20
		for m := b.scope; m != nil; m = m.Parent {
			sum--
		}
	}
	return sum
}

// addGlob adds what a glob in module to imports of found: that which is visible
// there, and no further than the use itself is.
func addGlob(list []binding, edge globEdge, found []binding, to *Module) []binding {
	for _, b := range found {
		if b.scope == nil {
			b.scope = edge.scope
		}
		if to.within(b.scope) {
			list = add(list, binding{def: b.def, span: edge.use.Span, scope: narrower(b.scope, edge.scope), glob: true, use: edge.use})
		}
	}
	return list
}

// preferOwn drops names of other crates where an item of this crate has the
// name, too. What other crates declare is known by lists only, and rustc
// reports a name that is really ambiguous.
func preferOwn(found []binding) []binding {
	var own []binding
	for _, b := range found {
		if b.def.External == nil {
			own = append(own, b)
		}
	}
	if own != nil {
		return own
	}
	return found
}

// member returns what name means inside an enum or a known module of another
// crate. The scope is left to the glob.
func (t globTarget) member(name string) []binding {
	if t.enum != nil {
		if variant := t.enum.variant(name); variant != nil {
			return []binding{{def: Def{Item: t.enum, Variant: variant}, span: variant.Span}}
		}
	}
	if t.external != nil && knownMember(t.external, name) {
		return []binding{{def: Def{External: canonical(append(t.external[:len(t.external):len(t.external)], name))}}}
	}
	return nil
}

// variant returns the variant of that name, or nil.
func (e *Enum) variant(name string) *Variant {
	for i := range e.Variants {
		if e.Variants[i].Name == name {
			return &e.Variants[i]
		}
	}
	return nil
}
