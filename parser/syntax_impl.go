package parser

// impl reads an impl block.
func (r *reader) impl(n node, head ItemHead) (item Item, keep bool) {
	i := &Impl{ItemHead: head, Self: r.typeOf(n, fieldType), Generics: r.generics(n)}
	if trait := n.child(fieldTrait); trait.ok() {
		var ok bool
		if i.Trait, ok = r.typeOf(n, fieldTrait).(*PathType); !ok {
			i.Trait = &PathType{TypeNode: TypeNode{r.span(trait)}}
		}
		i.Negative = r.isNegative(n, trait)
	}
	list := n.childOf(kindDeclarations)
	if !list.ok() {
		return i, true
	}
	attrs, doc, keep := r.inner(list)
	if !keep {
		return nil, false
	}
	i.Attrs = append(i.Attrs, attrs...)
	i.Doc = joinDoc(i.Doc, doc)
	i.Items = chooseMembers(r.env, r.items(list, head.Module), nameAndAttrs)
	return i, true
}

// isNegative reports whether a ! stands before the trait.
func (r *reader) isNegative(n, trait node) bool {
	for c := range n.children {
		if c == trait {
			return false
		}
		if c.kind() == kindPunct && r.text(c) == "!" {
			return true
		}
	}
	return false
}

// foreignBlock reads an extern block.
func (r *reader) foreignBlock(n node, head ItemHead) *ForeignBlock {
	b := &ForeignBlock{ItemHead: head, ABI: "C"}
	if m := n.childOf(kindExternModifier); m.ok() {
		c := r.tokens.between(m.start(), m.end())
		c.take("extern")
		b.ABI = c.abi()
	}
	if list := n.childOf(kindDeclarations); list.ok() {
		b.Items = chooseMembers(r.env, r.items(list, head.Module), nameAndAttrs)
	}
	return b
}
