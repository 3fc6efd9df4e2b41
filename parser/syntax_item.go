package parser

import "example.com/bindgen/internal/diag"

// item reads the item n. A use declaration gives several; what the model does
// not have, or a cfg inside removes, gives none.
func (r *reader) item(n node, head ItemHead, lead leading) []Item {
	r.named(&head, n.child(fieldName))
	switch n.kind() {
	case kindTrait:
		// Its attributes are not taken: nothing on or in a trait is exported.
		r.unread = append(r.unread, unread{"trait `" + head.Name + "`", r.span(n)})
		return []Item{&Trait{ItemHead: head}}
	case kindMacroCall:
		return []Item{r.macroCall(n, head)}
	case kindExpressionStatement:
		if call := n.childOf(kindMacroCall); call.ok() {
			return []Item{r.macroCall(call, head)}
		}
	case kindUse:
		if head.Find("pymodule_export") != nil {
			r.take(lead)
		}
		return r.use(n, head)
	case kindExternCrate:
		return r.externCrate(n, head)
	case kindMacroDefinition:
		return r.macroDefinition(n, head)
	case kindAssociatedType: // in an extern block; traits are not read
		r.take(lead)
		return []Item{&Struct{ItemHead: head, Extern: true}}
	}
	outside := r.exported
	r.exported = outside || n.kind() != kindMod && exportsItem(&Trait{head})
	item, keep := r.bindable(n, head)
	r.exported = outside
	if m, ok := item.(*Module); ok && m.File == nil {
		e := r.env.expand(lead.attrs, &diag.Report{})
		m.doubts, m.removed = e.doubts, !e.keep
		if m.removed && len(m.doubts) == 0 {
			m.absent = r.absence(n, lead.attrs, 0, head.Module)
			m.absent.exports = r.countExports(int(head.Full.Start), int(head.Full.End))
		}
	}
	switch {
	case !keep:
		r.covered = append(r.covered, head.Full)
		return nil
	case item == nil:
		r.rejectNoItem(n, head)
		return nil
	}
	r.take(lead)
	return []Item{item}
}

// bindable reads the item n if it is of a kind that may have bindings.
func (r *reader) bindable(n node, head ItemHead) (item Item, keep bool) {
	switch n.kind() {
	case kindFunction, kindSignature:
		return r.function(n, head), true
	case kindStruct:
		return r.structItem(n, head), true
	case kindUnion:
		return &Union{ItemHead: head, Fields: r.fields(n.childOf(kindFields)), Generics: r.generics(n)}, true
	case kindEnum:
		return &Enum{ItemHead: head, Variants: r.variants(n.childOf(kindVariants)), Generics: r.generics(n)}, true
	case kindConst:
		return &Const{ItemHead: head, Type: r.typeOf(n, fieldType), Value: r.value(n, head.Name, n.end()-1)}, true
	case kindStatic:
		return &Static{ItemHead: head, Type: r.typeOf(n, fieldType), Mut: n.childOf(kindMutable).ok(), Value: r.value(n, head.Name, n.end()-1)}, true
	case kindTypeAlias:
		return &TypeAlias{ItemHead: head, Generics: r.generics(n), Type: r.typeOf(n, fieldType)}, true
	case kindForeignMod:
		return r.foreignBlock(n, head), true
	case kindMod:
		return r.module(n, head)
	case kindImpl:
		return r.impl(n, head)
	}
	return nil, true
}

// rejectNoItem reports a statement or an expression where items belong.
func (r *reader) rejectNoItem(n node, head ItemHead) {
	if r.broken || n.hasError() {
		return
	}
	r.report.Error(diag.SyntaxError, head.Span, "expected an item, found `%s`", head.Span.Text()).
		Helpf("statements belong into functions")
}

// module reads `mod name;` or `mod name { .. }`, whose File tells them apart.
func (r *reader) module(n node, head ItemHead) (item Item, keep bool) {
	m := &Module{
		Name: head.Name, Raw: head.Raw, Parent: head.Module, Span: head.Span, Full: head.Full,
		Vis: head.Vis, Attrs: head.Attrs, Doc: head.Doc,
	}
	list := n.childOf(kindDeclarations)
	if !list.ok() {
		return m, true
	}
	m.File = r.file
	m.Items, keep = r.moduleBody(list, m)
	return m, keep
}

// macroDefinition reads macro_rules! name {..}.
func (r *reader) macroDefinition(n node, head ItemHead) []Item {
	c := r.tokens.between(n.start(), n.end())
	if !c.take("macro_rules") || !c.take("!") || c.kind() != tokenIdent || c.kindAt(1) != tokenOpen {
		return nil
	}
	head.Span, head.Raw = c.span(c.pos, c.pos+1), c.text(c.pos)
	head.Name = c.ident()
	d := newMacroRules(head, r.tokens, c.pos, r.marks)
	r.definitions = append(r.definitions, d)
	return []Item{d}
}

// macroCall reads a macro invocation.
func (r *reader) macroCall(n node, head ItemHead) *MacroCall {
	c := r.tokens.between(n.start(), n.end())
	first := c.pos
	call := &MacroCall{Path: c.simplePath()}
	name := c.pos - 1
	head.Span = c.span(first, c.pos)
	if len(call.Path) > 0 {
		head.Name = call.Path[len(call.Path)-1]
		head.Raw = c.text(name)
	}
	call.ItemHead = head
	c.take("!")
	if c.kind() == tokenOpen {
		open := c.list[c.pos]
		call.Args = r.file.Span(int(open.end), int(c.list[open.pair].start))
		call.tokens, call.group, call.marks = r.tokens, c.pos, r.marks
		r.calls = append(r.calls, call)
		call.modules = r.modulesIn(c.inside(c.pos), head.Module)
		if head.Name == "create_exception" || importsException(head.Name) {
			call.Exception = c.inside(c.pos).exception(head.Name)
			r.taken[c.list[name].start] = true
		}
	}
	return call
}
