package native

import (
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// signature fills in what out takes and returns; false where C cannot say it.
// What it returns is looked at first, as cbindgen does: types are declared in
// the order in which functions ask for them.
func (l *lowerer) signature(out *Function, f *parser.Function, s scope) bool {
	out.ABI, out.Variadic = f.ABI, f.Variadic
	ok := l.result(out, f, s)
	ok = l.receiver(out, f, s) && ok
	for i := range f.Params {
		ok = l.param(out, f, &f.Params[i], s) && ok
	}
	if !ok {
		return false
	}
	l.nameParams(out)
	l.arrays(out)
	if l.config.Fn.SwiftNameMacro != "" {
		out.SwiftName = swiftName(out)
	}
	return true
}

// receiver adds self.
func (l *lowerer) receiver(out *Function, f *parser.Function, s scope) bool {
	r := f.Receiver
	if r == nil {
		return true
	}
	var written parser.Type = &parser.PathType{TypeNode: parser.TypeNode{Span: r.Span}, Path: []string{"Self"}}
	switch {
	case r.Type != nil:
		written = r.Type
	case r.Ref:
		written = &parser.RefType{TypeNode: parser.TypeNode{Span: r.Span}, Mut: r.Mut, Elem: written}
	}
	t := l.typeOf(s, written)
	if t == nil {
		return false
	}
	out.Params = append(out.Params, &Param{Name: "self", Type: t})
	return true
}

func (l *lowerer) param(out *Function, f *parser.Function, p *parser.Param, s scope) bool {
	if attr := attribute(p.Attrs, "cfg"); attr != nil {
		l.report.Error(diag.UnsupportedCfg, attr.Span, "parameter `%s` of function `%s` depends on a cfg, which C cannot say inside of a prototype", p.Name, f.Name).
			Helpf("write one function for each case, each under its `#[cfg(..)]`, or choose one by --features or --target")
		return false
	}
	t := l.typeOf(s, p.Type)
	switch {
	case t == nil:
		return false
	case t.isUnit():
		return true // C passes nothing for what has no size, and so does Rust
	}
	switch why, help := t.notPassed(); {
	case why == "":
	case t.inst != nil && t.isNamedArray():
		l.report.Warn(diag.OpaqueByValue, p.Type.TypeSpan(), "parameter `%s` of function `%s` is %s, which is not what Rust takes", p.Name, f.Name, why).Helpf("%s", help)
	default:
		l.report.Error(diag.NoNativeType, p.Type.TypeSpan(), "parameter `%s` of function `%s` is %s", p.Name, f.Name, why).Helpf("%s", help)
		return false
	}
	out.Params = append(out.Params, &Param{Name: p.Name, Type: t})
	return true
}

func (l *lowerer) result(out *Function, f *parser.Function, s scope) bool {
	switch f.Return.(type) {
	case nil:
		return true
	case *parser.NeverType:
		out.NoReturn = true
		return true
	}
	t := l.typeOf(s, f.Return)
	switch {
	case t == nil:
		return false
	case t.isArray():
		l.report.Error(diag.NoNativeType, f.Return.TypeSpan(), "function `%s` returns an array, which C cannot", f.Name).
			Helpf("return a `#[repr(C)]` struct around the array, or fill one behind a pointer")
		return false
	case !t.isUnit():
		out.Result = t
	}
	return true
}

// nameParams gives parameters the names that the configuration wants, and that
// C can read.
func (l *lowerer) nameParams(out *Function) {
	rule := l.renameRule(out.Annotations, "rename-all", l.config.Fn.RenameArgs)
	taken := map[string]bool{}
	for _, p := range out.Params {
		switch {
		case p.Name == "_" || p.Type.Kind == VaList:
			p.Name = ""
		case p.Name != "":
			p.Name = unmacroed(unreserved(rule.Argument(p.Name)))
		}
		for p.Name != "" && taken[p.Name] {
			p.Name += "_"
		}
		taken[p.Name] = true
	}
}

// arrays applies the annotation ptrs-as-arrays=[[name; length], ..].
func (l *lowerer) arrays(out *Function) {
	const name = "ptrs-as-arrays"
	list, ok := out.Annotations.List(name)
	if !ok {
		if a := out.Annotations.Find(name); a != nil {
			l.badArrays(a, a.Value)
		}
		return
	}
	for _, word := range list {
		inner, open := strings.CutPrefix(word, "[")
		inner, shut := strings.CutSuffix(inner, "]")
		param, length, separated := strings.Cut(inner, ";")
		if !open || !shut || !separated || strings.Contains(length, ";") {
			l.badArrays(out.Annotations.Find(name), word)
			continue
		}
		length = strings.TrimSpace(length)
		if p := out.param(strings.TrimSpace(param)); p != nil && p.Type.Kind == Pointer {
			p.ArrayLen = &length
		} else {
			l.report.Warn(diag.BadAnnotation, out.Annotations.Find(name).Span, "function `%s` has no parameter `%s` that is a pointer", out.Name, strings.TrimSpace(param)).
				Helpf("name parameters as the header does")
		}
	}
}

func (l *lowerer) badArrays(a *Annotation, word string) {
	l.report.Warn(diag.BadAnnotation, a.Span, "cannot read `%s` in annotation `cbindgen:%s`", word, a.Name).
		Helpf("write `cbindgen:%s=[[pointer; LENGTH], [other; ]]`", a.Name)
}

// param returns the parameter called name, nil for none.
func (s *Signature) param(name string) *Param {
	for _, p := range s.Params {
		if p.Name == name {
			return p
		}
	}
	return nil
}

// swiftName returns the name that Swift is to call f by: `Type.method(a:b:)`
// where f's name begins with that of its type. It is "" where a parameter has
// no name.
func swiftName(f *Function) string {
	name, prefix := f.Symbol, ""
	if f.Owner != "" {
		if !strings.HasPrefix(name, f.Owner) {
			return name
		}
		for strings.HasPrefix(name, f.Owner) {
			name = strings.TrimPrefix(name, f.Owner)
		}
		prefix = f.Owner + "."
	}
	name = strings.TrimLeft(name, "_")
	var labels strings.Builder
	for _, p := range f.Params {
		if p.Name == "" {
			return ""
		}
		labels.WriteString(p.Name + ":")
	}
	return prefix + name + "(" + labels.String() + ")"
}
