package abi

import (
	"cmp"
	"fmt"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// assignSymbols names everything as rule 1 of docs/abi.md says.
func (m *Module) assignSymbols() {
	for _, c := range m.Classes {
		c.CName = m.cname(c.Home, c.Name)
		c.FreeSymbol = c.CName + "_free"
		for _, v := range c.Variants {
			v.CName = c.CName + "_" + v.Name
		}
		assignMembers(c.CName, c.AllFunctions())
	}
	for _, c := range m.Classes {
		if c.Base != nil {
			c.UpcastSymbol = c.CName + "_as_" + c.Base.Name
		}
	}
	for _, r := range m.Records {
		r.CName = m.cname(r.Home, r.Name)
	}
	for _, u := range m.Unions {
		u.CName = m.cname(u.Home, u.Name)
		for _, v := range u.Variants {
			v.CName = u.CName + "_tag_" + v.Name
		}
	}
	for _, e := range m.Enums {
		e.CName = m.cname(e.Home, e.Name)
		for _, v := range e.Variants {
			v.CName = e.CName + "_" + v.Name
		}
		assignMembers(e.CName, e.AllFunctions())
	}
	for _, c := range m.Constants {
		c.CName = m.cname(c.Home, c.Name)
	}
	for _, e := range m.exported() {
		if !e.Panic {
			e.CName = m.cname(e.Home, e.Name)
		}
	}
	for _, f := range m.Functions {
		f.Symbol = m.cname(f.Home, f.Name)
	}
}

func (m *Module) cname(h Home, name string) string {
	parts := append([]string{m.Crate}, h.Namespace...)
	return strings.Join(append(parts, name), "_")
}

// assignMembers names the functions of a class or enum.
func assignMembers(owner string, functions []*Function) {
	plain := plainMembers(functions)
	for _, f := range functions {
		prefix, name := owner, memberName(f)
		if f.Variant != nil {
			prefix = f.Variant.CName
		}
		if isDunder(f.Name) && plain[name] {
			name = f.Name
		}
		f.Symbol = prefix + "_" + name
	}
}

// plainMembers returns the names of members that no special method has: they
// have them in C, too, before special methods lose their underscores.
func plainMembers(functions []*Function) map[string]bool {
	out := map[string]bool{}
	for _, f := range functions {
		if f.Variant == nil && !isDunder(f.Name) {
			out[memberName(f)] = true
		}
	}
	return out
}

func memberName(f *Function) string {
	switch f.Kind {
	case Constructor:
		return "new"
	case Setter:
		return "set_" + f.Name
	case Deleter:
		return "del_" + f.Name
	}
	switch {
	case f.Variant != nil && f.Variant.Tuple:
		return strings.TrimPrefix(f.Name, "_")
	case isDunder(f.Name):
		return strings.TrimSuffix(strings.TrimPrefix(f.Name, "__"), "__")
	default:
		return f.Name
	}
}

// symbolTable finds two items with one name. All C names share one table:
// functions, typedefs, enumerators and macros clash with each other in a header.
type symbolTable struct {
	owners map[string]owner
	report *diag.Report
}

type owner struct {
	what string
	span source.Span
	// field is the name of a variant's field, which no attribute gives another one.
	field string
}

func (m *Module) checkSymbols(report *diag.Report) { m.symbols(report) }

// symbols collects the C names of m, and reports those that two items have.
func (m *Module) symbols(report *diag.Report) *symbolTable {
	t := &symbolTable{owners: map[string]owner{}, report: report}
	generated := owner{what: "a name of every generated header"}
	for _, own := range []string{"error", "error_field", "error_free", "error_kind", "abi_hash"} {
		t.owners[m.Crate+"_"+own] = generated
	}
	if m.HasCallbacks() {
		for _, own := range []string{"error_new", "gate", "gate_new", "gate_close", "gate_free"} {
			t.owners[m.Crate+"_"+own] = generated
		}
	}
	upper := strings.ToUpper(m.Crate)
	for _, own := range []string{"H", "ABI_HASH", "ASSERT"} {
		t.owners[upper+"_"+own] = generated
	}
	for _, kind := range ErrorKinds {
		t.owners[upper+"_ERROR_"+kind.Name] = generated
	}
	clashing := map[string]bool{}
	for _, c := range m.structs().clashes {
		if clashing[c.name] {
			continue
		}
		clashing[c.name] = true
		report.Error(diag.SymbolCollision, c.user, "the types `%s` and `%s` have one C name, `%s`", c.a, c.b, c.name).
			Helpf("export one of the items in them under another name: #[pyo3(name = \"..\")]")
	}
	for _, s := range m.Structs {
		if (s.Shape != ShapeRecord && s.Shape != ShapeUnion || s.Direction == In) && !clashing[s.Name] {
			t.owners[s.Name] = owner{what: "the struct of a type in a signature"}
		}
		if s.FreeSymbol != "" {
			t.owners[s.FreeSymbol] = owner{what: "the function that releases `" + s.Name + "`"}
		}
	}
	for _, c := range m.Classes {
		t.add(c.CName, "class `"+c.Name+"`", c.Span)
		t.add(c.FreeSymbol, "the release of class `"+c.Name+"`", c.Span)
		if c.Base != nil {
			t.add(c.UpcastSymbol, "the base of class `"+c.Name+"`", c.Span)
		}
	}
	for _, r := range m.Records {
		t.add(r.CName, "record `"+r.Name+"`", r.Span)
	}
	for _, u := range m.Unions {
		t.add(u.CName, "enum `"+u.Name+"`", u.Span)
		for _, v := range u.Variants {
			t.add(v.CName, "variant `"+u.Name+"::"+v.Name+"`", v.Span)
		}
	}
	for _, e := range m.Enums {
		t.add(e.CName, "enum `"+e.Name+"`", e.Span)
		for _, v := range e.Variants {
			t.add(v.CName, "variant `"+e.Name+"."+v.Name+"`", v.Span)
		}
	}
	for _, c := range m.Constants {
		t.add(c.CName, "constant `"+c.Name+"`", c.Span)
	}
	for _, e := range m.exported() {
		if !e.Panic {
			t.add(e.CName, "exception `"+e.Name+"`", e.Span)
		}
	}
	for _, f := range m.AllFunctions() {
		o := owner{what: f.Describe(), span: f.Span}
		if f.Kind == Getter && f.Variant != nil {
			o.field = f.Name
		}
		t.claim(f.Symbol, o)
	}
	return t
}

// IsMember reports whether f belongs to a class or enum.
func (f *Function) IsMember() bool { return f.Class != nil || f.Enum != nil }

// Owner returns the name of the class or enum that f belongs to; "" for a free
// function.
func (f *Function) Owner() string {
	switch {
	case f.Class != nil:
		return f.Class.Name
	case f.Enum != nil:
		return f.Enum.Name
	default:
		return ""
	}
}

// Describe returns "function `f`" or "method `K.f`" for messages.
func (f *Function) Describe() string {
	switch {
	case !f.IsMember():
		return "function `" + f.Name + "`"
	case f.Kind == VariantPart:
		return "the tag of enum `" + f.Class.Name + "`"
	}
	owner := f.Owner()
	if f.Variant != nil {
		owner += "." + f.Variant.Name
	}
	kind := string(f.Kind)
	if f.Kind == Special {
		kind = "method"
	}
	return strings.ReplaceAll(kind, "_", " ") + " `" + owner + "." + f.Name + "`"
}

func (t *symbolTable) add(symbol, what string, span source.Span) {
	t.claim(symbol, owner{what: what, span: span})
}

func (t *symbolTable) claim(symbol string, o owner) {
	if !isASCII(symbol) {
		t.report.Error(diag.ReservedWord, o.span, "%s has a name that C cannot spell: `%s`", o.what, symbol).
			Helpf("export it under an ASCII name: #[pyo3(name = \"..\")]")
		return
	}
	first, taken := t.owners[symbol]
	if !taken {
		t.owners[symbol] = o
		return
	}
	d := t.report.Error(diag.SymbolCollision, o.span, "%s and %s have one C symbol, `%s`", o.what, first.what, symbol).
		Label("would be `%s`, too", symbol).
		Helpf("%s", apart(first, o))
	if first.span.IsValid() {
		d.At(first.span, "`%s` is this", symbol)
	}
}

// apart says how two items get symbols of their own.
func apart(a, b owner) string {
	if field := cmp.Or(a.field, b.field); field != "" {
		return fmt.Sprintf("rename the field `%s`", field)
	}
	return "export one of them under another name: #[pyo3(name = \"..\")]"
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
