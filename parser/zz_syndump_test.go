package parser

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

type zz struct{ o *strings.Builder }

func squash(f *source.File, s source.Span) string {
	var b strings.Builder
	c := lex(&source.File{Text: []byte(s.Text())})
	for i := range c.list { b.WriteString(c.text(i)) }
	r := b.String()
	return strings.Join(strings.FieldsFunc(r, unicode.IsSpace), "")
}
func zty(t Type) string {
	switch t := t.(type) {
	case nil: return "nil"
	case *PathType:
		s := ""
		if t.Global { s = "::" }
		s += strings.Join(t.Path, "::")
		if len(t.Args)+len(t.Lifetimes) > 0 || t.ConstArgs {
			var a []string
			for _, x := range t.Args { a = append(a, zty(x)) }
			s += fmt.Sprintf("<%s|%s|%v>", strings.Join(t.Lifetimes, ","), strings.Join(a, ","), t.ConstArgs)
		}
		return s
	case *RefType:
		m := ""
		if t.Mut { m = "mut" }
		return "&" + t.Lifetime + m + "(" + zty(t.Elem) + ")"
	case *PtrType:
		m := ""
		if t.Mut { m = "mut" }
		return "*" + m + "(" + zty(t.Elem) + ")"
	case *SliceType: return "[" + zty(t.Elem) + "]"
	case *ArrayType: return "[" + zty(t.Elem) + ";" + squash(nil, t.Len.Span) + "]"
	case *TupleType:
		s := "("
		for _, e := range t.Elems { s += zty(e) + "," }
		return s + ")"
	case *NeverType: return "!"
	case *FnPtrType: return "fn"
	case *OtherType:
		if t.Kind == "type" { return "BAD" + t.Span.Text() }
		return "other"
	}
	return "?"
}
func zvis(v Visibility) string {
	switch v.Kind {
	case "": return ""
	case "in": return "in(" + strings.Join(v.Path, "::") + ") "
	}
	return v.Kind + " "
}
func zattrs(a []Attr, doc string) string {
	var n []string
	for _, x := range a {
		if len(x.Path) == 1 && x.Path[0] == "doc" { if x.Args == nil || true { continue } }
		n = append(n, strings.Join(x.Path, "::"))
	}
	doc = strings.Map(func(r rune) rune { if unicode.IsSpace(r) || r == '*' { return -1 }; return r }, doc)
	return "@[" + strings.Join(n, ",") + "]{" + doc + "}"
}
func zgen(g Generics) string {
	return "<" + strings.Join(g.Lifetimes, ",") + "|" + strings.Join(g.Types, ",") + "|" + strings.Join(g.Consts, ",") + ">"
}
func zfields(fs []Field) string {
	s := ""
	for _, f := range fs { s += zattrs(f.Attrs, f.Doc) + zvis(f.Vis) + f.Name + ":" + zty(f.Type) + ";" }
	return s
}
func zexpr(e *Expr) string { if e == nil { return "" }; return squash(nil, e.Span) }
func zmut(b bool) string { if b { return "mut " }; return "" }
func (z zz) items(pre string, items []Item) {
	sub := pre + "  "
	for _, it := range items {
		h := it.Head()
		hd := zattrs(h.Attrs, h.Doc) + zvis(h.Vis)
		w := func(f string, a ...any) { fmt.Fprintf(z.o, pre+f+"\n", a...) }
		switch it := it.(type) {
		case *Function:
			recv := ""
			if r := it.Receiver; r != nil {
				if r.Ref { recv += "&" }
				if r.Mut { recv += "mut" }
				if r.Type != nil { recv += zty(r.Type) }
				recv += "self"
			}
			ps := ""
			for _, p := range it.Params { ps += zattrs(p.Attrs, "") + p.Name + ":" + zty(p.Type) + "," }
			dots := ""
			if it.Variadic { dots = "..." }
			ret := "()"
			if it.Return != nil { ret = zty(it.Return) }
			abi := "None"
			if it.Extern { abi = fmt.Sprintf("Some(%q)", it.ABI) }
			w("fn %s%s q%v%v%v%s %s [%s](%s)%s->%s body%v", hd, it.Name, it.Async, it.Unsafe, it.Const, abi, zgen(it.Generics), recv, ps, dots, ret, it.Body.IsValid())
		case *Struct: w("struct %s%s%s t%vu%v %s", hd, it.Name, zgen(it.Generics), it.Tuple, it.Unit, zfields(it.Fields))
		case *Union: w("union %s%s%s %s", hd, it.Name, zgen(it.Generics), zfields(it.Fields))
		case *Enum:
			w("enum %s%s%s", hd, it.Name, zgen(it.Generics))
			for _, v := range it.Variants { fmt.Fprintf(z.o, sub+"%s%s t%vu%v %s =%s\n", zattrs(v.Attrs, v.Doc), v.Name, v.Tuple, v.Unit, zfields(v.Fields), zexpr(v.Discriminant)) }
		case *Const: w("const %s%s:%s=%s", hd, it.Name, zty(it.Type), zexpr(it.Value))
		case *Static: w("static %s%s%s:%s=%s", hd, zmut(it.Mut), it.Name, zty(it.Type), zexpr(it.Value))
		case *TypeAlias: w("type %s%s%s=%s", hd, it.Name, zgen(it.Generics), zty(it.Type))
		case *Trait: w("trait %s%s", hd, it.Name)
		case *MacroCall: w("macro %s%s!0", zattrs(h.Attrs, h.Doc), strings.Join(it.Path, "::"))
		case *Use:
			g := ""
			if it.Global { g = "::" }
			if it.Glob { w("use %s%s%s::*", hd, g, strings.Join(it.Path, "::")) } else { w("use %s%s%s as %s", hd, g, strings.Join(it.Path, "::"), it.Name) }
		case *Module:
			w("mod %s%s %v", hd, it.Name, it.File != nil)
			z.items(sub, it.Items)
		case *ForeignBlock:
			w("extern %s%s", zattrs(h.Attrs, h.Doc), it.ABI)
			z.items(sub, it.Items)
		case *Impl:
			tr := ""
			if it.Trait != nil {
				if it.Negative { tr = "!" }
				tr += zty(it.Trait)
			}
			w("impl %s%s %s for %s", zattrs(h.Attrs, h.Doc), zgen(it.Generics), tr, zty(it.Self))
			z.items(sub, it.Items)
		default: w("?? %T", it)
		}
	}
}

func TestZZSyn(t *testing.T) {
	list := os.Getenv("LIST")
	if list == "" { t.Skip() }
	lf, _ := os.ReadFile(list)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for _, p := range strings.Fields(string(lf)) {
		text, err := os.ReadFile(p)
		if err != nil { continue }
		text = bytes.ReplaceAll(bytes.ReplaceAll(text, []byte("cfg("), []byte("cfx(")), []byte("cfg_attr("), []byte("cfx_attr("))
		f := &source.File{Path: p, Text: text}
		m := &Module{File: f}
		rep := &diag.Report{}
		parseSource(f, m, newCfgEnv(target{}, nil), rep)
		z := zz{&strings.Builder{}}
		fmt.Fprintf(z.o, "=== %s %s\n", p, zattrs(m.Attrs, m.Doc))
		z.items("", m.Items)
		out.WriteString(z.o.String())
	}
}
