package native

import "strings"

// The marks that stand for punctuation in the name of a generic type with its
// arguments, each so many underscores: those of cbindgen, so that headers keep
// their names.
const (
	markOpen = iota + 1
	markComma
	markClose
	markMut
	markConst
	markFn
	markArg
	markFnEnd
	markArray
	markLength
)

// mangle returns the name of base with args, before any renaming.
func (l *lowerer) mangle(base string, args []argument) string {
	m := mangler{l: l}
	m.named(base, args, true)
	return m.String()
}

// mangler writes a name.
type mangler struct {
	strings.Builder
	l *lowerer
}

func (m *mangler) mark(n int) {
	if !m.l.config.Export.MangleRemoveUnderscores {
		m.WriteString(strings.Repeat("_", n))
	}
}

// named writes a name with arguments. last says that nothing follows, so that
// the end needs no mark.
func (m *mangler) named(base string, args []argument, last bool) {
	m.WriteString(base)
	written := 0
	for i, arg := range args {
		if arg.typ != nil && arg.typ.isUnit() {
			continue
		}
		if written++; written == 1 {
			m.mark(markOpen)
		} else {
			m.mark(markComma)
		}
		m.argument(arg, last && i == len(args)-1)
	}
	if written > 0 && !last {
		m.mark(markClose)
	}
}

func (m *mangler) argument(arg argument, last bool) {
	switch {
	case arg.typ != nil:
		m.typ(arg.typ, last)
	case arg.item != nil:
		m.word(arg.item.Name)
	default:
		m.WriteString(strings.Replace(valueText(arg.value), "-", "minus_", 1))
	}
}

func (m *mangler) typ(t *Type, last bool) {
	switch {
	case t.inst != nil:
		inner := mangler{l: m.l}
		inner.named(t.inst.base, t.inst.args, last)
		m.word(inner.String())
	case t.Kind == Pointer && t.Const:
		m.mark(markConst)
		m.typ(t.Elem, last)
	case t.Kind == Pointer:
		m.mark(markMut)
		m.typ(t.Elem, last)
	case t.Kind == Array:
		m.mark(markArray)
		m.typ(t.Elem, false)
		m.mark(markLength)
		m.length(t.Len)
	case t.Kind == FnPointer:
		m.signature(t.Fn, last)
	default:
		m.word(identifier(t.Rust))
	}
}

func (m *mangler) length(n *ArrayLen) {
	if n.Name != "" {
		m.word(n.Name)
		return
	}
	m.WriteString(n.text())
}

func (m *mangler) signature(fn *Signature, last bool) {
	m.mark(markFn)
	if fn.Result != nil {
		m.typ(fn.Result, len(fn.Params) == 0)
	} else {
		m.word("c_void")
	}
	for i, p := range fn.Params {
		m.mark(markArg)
		m.typ(p.Type, last && i == len(fn.Params)-1)
	}
	if fn.Variadic {
		m.mark(markArg)
		m.word("variadic")
	}
	if !last {
		m.mark(markFnEnd)
	}
}

// word writes a name of Rust by the rule for names in names.
func (m *mangler) word(name string) {
	m.WriteString(m.l.config.Export.MangleRenameTypes.Type(name))
}

// identifier makes a name of the text of a type that C cannot hold: such a type
// may stand in the name of one that C knows by name only.
func identifier(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '_', r >= '0' && r <= '9', r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "_"):
			b.WriteByte('_')
		}
	}
	return strings.Trim(b.String(), "_")
}
