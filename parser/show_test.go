package parser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// readText reads text as the file of a root module. on are the active features.
func readText(text string, on ...string) (*Module, *diag.Report) {
	f := &source.File{Path: "lib.rs", Text: []byte(text)}
	m, report := &Module{File: f}, &diag.Report{}
	parseSource(f, m, newCfgEnv(target{}, on), report)
	// No loader comes by, so nothing is expanded.
	for _, item := range m.Items {
		if call, ok := item.(*MacroCall); ok {
			for _, lost := range call.lost {
				lost(report)
			}
		}
	}
	return m, report
}

// readItem reads text, which must hold one item of type T.
func readItem[T Item](t *testing.T, text string) T {
	t.Helper()
	m, report := readText(text)
	require.Empty(t, complaints(report))
	require.Len(t, m.Items, 1)
	item, ok := m.Items[0].(T)
	require.True(t, ok, "%T", m.Items[0])
	return item
}

// complaints renders the diagnostics of report as "line:column code message".
func complaints(report *diag.Report) []string {
	var out []string
	for _, d := range report.Sorted() {
		at := d.Labels[0].Span.Position()
		out = append(out, fmt.Sprintf("%d:%d %s %s", at.Line, at.Column, d.Code, d.Message))
	}
	return out
}

// showItems renders items as one line each, much like Rust.
func showItems(items []Item) []string {
	var out []string
	for _, item := range items {
		head := item.Head()
		lead := strings.Join(attrNames(head.Attrs), "") + showVis(head.Vis)
		out = append(out, lead+showItem(item))
		for _, inner := range innerItems(item) {
			out = append(out, "  "+inner)
		}
	}
	return out
}

func innerItems(item Item) []string {
	switch item := item.(type) {
	case *Module:
		return showItems(item.Items)
	case *Impl:
		return showItems(item.Items)
	case *ForeignBlock:
		return showItems(item.Items)
	}
	return nil
}

func attrNames(attrs []Attr) []string {
	var out []string
	for _, attr := range attrs {
		out = append(out, "#"+pathText(attr.Path)+" ")
	}
	return out
}

func showVis(v Visibility) string {
	switch v.Kind {
	case "":
		return ""
	case "in":
		return "in " + pathText(v.Path) + " "
	}
	return v.Kind + " "
}

func showItem(item Item) string {
	switch item := item.(type) {
	case *Function:
		return showFunction(item)
	case *Struct:
		return fmt.Sprintf("struct %s%s tuple=%v unit=%v%s", item.Name, showGenerics(item.Generics), item.Tuple, item.Unit, showFields(item.Fields))
	case *Union:
		return "union " + item.Name + showGenerics(item.Generics) + showFields(item.Fields)
	case *Enum:
		text := "enum " + item.Name + showGenerics(item.Generics)
		for _, v := range item.Variants {
			text += fmt.Sprintf(" | %s%s tuple=%v unit=%v%s", strings.Join(attrNames(v.Attrs), ""), v.Name, v.Tuple, v.Unit, showFields(v.Fields))
			if v.Discriminant != nil {
				text += " = " + showExpr(v.Discriminant)
			}
		}
		return text
	case *Impl:
		trait := ""
		if item.Trait != nil {
			trait = map[bool]string{true: "!"}[item.Negative] + showType(item.Trait) + " for "
		}
		return "impl" + showGenerics(item.Generics) + " " + trait + showType(item.Self)
	case *Const:
		return "const " + item.Name + ": " + showType(item.Type) + " = " + showExpr(item.Value)
	case *Static:
		return fmt.Sprintf("static mut=%v %s: %s = %s", item.Mut, item.Name, showType(item.Type), showExpr(item.Value))
	case *TypeAlias:
		return "type " + item.Name + showGenerics(item.Generics) + " = " + showType(item.Type)
	case *Trait:
		return "trait " + item.Name
	case *Use:
		return fmt.Sprintf("use %s as %q global=%v glob=%v", pathText(item.Path), item.Name, item.Global, item.Glob)
	case *macroRules:
		return "macro_rules " + item.Name
	case *MacroCall:
		return pathText(item.Path) + "!(" + item.Args.Text() + ")"
	case *ForeignBlock:
		return "extern " + item.ABI
	case *Module:
		return fmt.Sprintf("mod %s inline=%v", item.Name, item.File != nil)
	}
	return fmt.Sprintf("%T", item)
}

func showFunction(f *Function) string {
	var text strings.Builder
	for _, q := range []struct {
		on   bool
		word string
	}{{f.Const, "const "}, {f.Async, "async "}, {f.Unsafe, "unsafe "}, {f.Extern, "extern " + f.ABI + " "}} {
		if q.on {
			text.WriteString(q.word)
		}
	}
	text.WriteString("fn " + f.Name + showGenerics(f.Generics) + "(")
	if r := f.Receiver; r != nil {
		fmt.Fprintf(&text, "self ref=%v mut=%v", r.Ref, r.Mut)
		if r.Type != nil {
			text.WriteString(": " + showType(r.Type))
		}
		text.WriteString("; ")
	}
	for _, p := range f.Params {
		text.WriteString(strings.Join(attrNames(p.Attrs), "") + p.Name + ": " + showType(p.Type) + ", ")
	}
	if f.Variadic {
		text.WriteString("...")
	}
	text.WriteString(")")
	if f.Return != nil {
		text.WriteString(" -> " + showType(f.Return))
	}
	text.WriteString(" " + f.Body.Text())
	return strings.TrimSpace(text.String())
}

func showGenerics(g Generics) string {
	all := append(append(append([]string(nil), g.Lifetimes...), g.Types...), g.Consts...)
	if len(all) == 0 {
		return ""
	}
	return fmt.Sprintf("<%s generic=%v>", strings.Join(all, ","), g.IsGeneric())
}

func showFields(fields []Field) string {
	text := ""
	for _, f := range fields {
		text += " " + strings.Join(attrNames(f.Attrs), "") + showVis(f.Vis) + f.Name + ": " + showType(f.Type) + ";"
	}
	return text
}

// showType renders t so that its structure shows.
func showType(t Type) string {
	switch t := t.(type) {
	case *PathType:
		text := map[bool]string{true: "::"}[t.Global] + pathText(t.Path)
		args := append([]string(nil), t.Lifetimes...)
		for _, arg := range t.Args {
			args = append(args, showType(arg))
		}
		for _, arg := range t.Generic {
			if arg.Expr != nil {
				args = append(args, showExpr(arg.Expr))
			}
		}
		if len(args) > 0 {
			text += "<" + strings.Join(args, ",") + ">"
		}
		return text
	case *RefType:
		return "&" + t.Lifetime + map[bool]string{true: " mut "}[t.Mut] + showType(t.Elem)
	case *PtrType:
		return "*" + map[bool]string{true: "mut ", false: "const "}[t.Mut] + showType(t.Elem)
	case *SliceType:
		return "[" + showType(t.Elem) + "]"
	case *ArrayType:
		return "[" + showType(t.Elem) + ";" + showExpr(t.Len) + "]"
	case *TupleType:
		var elems []string
		for _, elem := range t.Elems {
			elems = append(elems, showType(elem))
		}
		return "(" + strings.Join(elems, ",") + ")"
	case *NeverType:
		return "!"
	case *FnPtrType:
		return showPointer(t)
	case *FnTraitType:
		text := t.Trait + "("
		if t.Dyn {
			text = "dyn " + text
		}
		for _, p := range t.Params {
			text += showType(p) + ","
		}
		text += ")"
		if t.Result != nil {
			text += showType(t.Result)
		}
		return text + strings.Join(t.Bounds, "+")
	case *OtherType:
		return "{" + t.Kind + "}"
	}
	return "none"
}

// showPointer renders a function pointer.
func showPointer(t *FnPtrType) string {
	text := map[bool]string{true: "unsafe "}[t.Unsafe]
	if t.Extern {
		text += "extern " + t.ABI + " "
	}
	text += "fn("
	for _, p := range t.Params {
		if p.Name != "" {
			text += p.Name + ":"
		}
		text += showType(p.Type) + ","
	}
	text += map[bool]string{true: "..."}[t.Variadic] + ")"
	if t.Return != nil {
		text += "->" + showType(t.Return)
	}
	return text
}

// showExpr renders e in prefix form.
func showExpr(e *Expr) string {
	if e == nil {
		return "none"
	}
	name := map[ExprKind]string{
		ExprUnary: e.Op, ExprBinary: e.Op, ExprCast: "as", ExprCall: "call", ExprMethod: ".", ExprMacro: "!", ExprTuple: "tuple", ExprArray: "array", ExprTry: "?",
		ExprStruct: "struct ", ExprField: "field ", ExprRepeat: "repeat", ExprIndex: "index",
	}[e.Kind]
	switch e.Kind {
	case ExprOther:
		return "{" + e.Text + "}"
	case ExprInt, ExprFloat, ExprBool:
		return e.Text
	case ExprStr, ExprByteStr, ExprChar, ExprByte:
		return fmt.Sprintf("%q", e.Value)
	case ExprMethod, ExprMacro, ExprStruct, ExprField:
		name += pathText(e.Path)
	case ExprQualified:
		name = "<" + showType(e.Type) + ">::" + pathText(e.Path)
	case ExprPath:
		name = pathText(e.Path)
	}
	for _, t := range e.Types {
		name += "::" + showType(t)
	}
	if e.Kind == ExprPath || e.Kind == ExprQualified {
		return name
	}
	parts := []string{name}
	for i, arg := range e.Args {
		if e.Kind == ExprStruct {
			parts = append(parts, e.Names[i]+":")
		}
		parts = append(parts, showExpr(arg))
	}
	if e.Kind == ExprCast {
		parts = append(parts, showType(e.Type))
	}
	return "(" + strings.Join(parts, " ") + ")"
}

// showMeta renders m.
func showMeta(m Meta) string {
	switch {
	case m.IsList:
		var list []string
		for _, inner := range m.List {
			list = append(list, showMeta(inner))
		}
		return pathText(m.Path) + "(" + strings.Join(list, ", ") + ")"
	case m.Path != nil && m.Value != nil:
		return pathText(m.Path) + "=" + showExpr(m.Value)
	case m.Path != nil:
		return pathText(m.Path)
	case m.Value != nil:
		return showExpr(m.Value)
	}
	return m.Text
}

// pathText joins a path the way Rust writes it.
func pathText(path []string) string { return strings.Join(path, "::") }
