package native

import (
	"reflect"
	"slices"
	"unicode"

	"example.com/bindgen/internal/diag"
)

// symbolHolder is what has a symbol.
type symbolHolder struct {
	item    *Item
	of      any // *Function or *Static
	imports bool
}

// claim takes symbol for item, a function or a static of. It reports two items
// of one symbol, unless they stand under different conditions; what an extern
// block declares gives way to the definition. It is false where the item is not
// to be written.
func (l *lowerer) claim(of any, item *Item, symbol string, imports bool) bool {
	if l.symbols == nil {
		l.symbols = map[string][]symbolHolder{}
	}
	for i, other := range slices.Backward(l.symbols[symbol]) {
		switch {
		case alternatives(item.Condition, other.item.Condition):
		case imports && (!other.imports || sameDeclaration(of, other.of)):
			return false
		case !imports && other.imports:
			l.drop(other.of)
			l.symbols[symbol] = slices.Delete(l.symbols[symbol], i, i+1)
		default:
			l.report.Error(diag.SymbolCollision, item.Span, "two items have the symbol `%s`", symbol).
				At(other.item.Span, "the other one").
				Helpf("give one of them another name: `#[export_name = \"..\"]`")
			return false
		}
	}
	l.symbols[symbol] = append(l.symbols[symbol], symbolHolder{item, of, imports})
	return true
}

// drop takes an import out of the module again.
func (l *lowerer) drop(of any) {
	for i, f := range l.module.Functions {
		if of == any(f) {
			l.module.Functions = append(l.module.Functions[:i], l.module.Functions[i+1:]...)
			return
		}
	}
}

func sameDeclaration(a, b any) bool {
	f, ok := a.(*Function)
	g, also := b.(*Function)
	return ok && also && f.Signature.equal(&g.Signature)
}

// equal reports whether s and t are compatible types of C.
func (s *Signature) equal(t *Signature) bool {
	if len(s.Params) != len(t.Params) || s.Variadic != t.Variadic || !s.Result.equal(t.Result) {
		return false
	}
	for i := range s.Params {
		if !s.Params[i].Type.equal(t.Params[i].Type) {
			return false
		}
	}
	return true
}

// equal reports whether t and u are one type of C; nil is only equal to nil.
func (t *Type) equal(u *Type) bool {
	if t == nil || u == nil {
		return t == u
	}
	if t.Kind != u.Kind || t.Prim != u.Prim || t.Const != u.Const || t.Decl != u.Decl || t.Name != u.Name {
		return false
	}
	if (t.Len == nil) != (u.Len == nil) || t.Len != nil && t.Len.Value != u.Len.Value {
		return false
	}
	if (t.Fn == nil) != (u.Fn == nil) || t.Fn != nil && !t.Fn.equal(u.Fn) {
		return false
	}
	return t.Elem.equal(u.Elem)
}

// isIdentifier reports whether name is an identifier of C. Letters beyond ASCII
// are, for the compilers of today.
func isIdentifier(name string) bool {
	for i, c := range name {
		if c != '_' && !unicode.IsLetter(c) && (i == 0 || !unicode.IsDigit(c)) {
			return false
		}
	}
	return name != ""
}

// alternatives reports whether a and b are different conditions: rustc has seen
// to it that the items under them are never there together.
func alternatives(a, b *Condition) bool {
	return a != nil && b != nil && !reflect.DeepEqual(a, b)
}
