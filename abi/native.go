package abi

import (
	"example.com/bindgen/abi/native"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// IsAnnotated reports whether c marks anything with one of PyO3's words: what
// needs glue, and so the runtime crate.
func IsAnnotated(c *parser.Crate) bool { return isAnnotated(c.Root) }

func isAnnotated(m *parser.Module) bool {
	for _, item := range m.Items {
		head := item.Head()
		for _, a := range annotations {
			if head.Find(a.name) != nil {
				return true
			}
		}
		switch item := item.(type) {
		case *parser.Module:
			if isAnnotated(item) {
				return true
			}
		case *parser.MacroCall:
			if item.Exception != nil || last(item.Path) == "bindings" {
				return true
			}
		}
	}
	return false
}

// IsPlain reports whether m has native items only: there is no glue then, no
// extension, and no function that tells the ABI's hash.
func (m *Module) IsPlain() bool { return m.Native != nil && len(m.Glue) == 0 }

// SetNative gives m its native items, unless there are none, and reports names
// of theirs that the rest of m has in C as well.
func (m *Module) SetNative(n *native.Module, report *diag.Report) {
	if n.IsEmpty() {
		return
	}
	m.Native, m.hash = n, 0
	if m.IsPlain() {
		return
	}
	t := m.symbols(&diag.Report{}) // whose own faults are reported already
	t.report = report
	for _, name := range n.Names() {
		t.compare(name.C, owner{what: name.What, span: name.Span})
	}
}

// compare reports a native item that has a name of t. Its help is another one
// than that of annotated items, which bindgen names.
func (t *symbolTable) compare(symbol string, o owner) {
	first, taken := t.owners[symbol]
	if !taken {
		return
	}
	d := t.report.Error(diag.SymbolCollision, o.span, "%s and %s have one name in C, `%s`", o.what, first.what, symbol).
		Helpf("rename one of them, or write `%s = \"..\"` below [export.rename] of cbindgen.toml where it is a type", symbol)
	if first.span.IsValid() {
		d.At(first.span, "`%s` is this", symbol)
	}
}
