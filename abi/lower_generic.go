package abi

import (
	"slices"

	"example.com/bindgen/parser"
)

// functionBound finds the type parameters that are functions, and their traits:
// F: Fn(..).
var functionBound = expression(`\b(\w+)\s*:\s*(?:for\s*<[^>]*>\s*)?(?:\w+\s*::\s*)*(Fn|FnMut|FnOnce)\s*\(`)

// functionParam returns what to write for the first parameter of f that is a
// function, as g is in fn f<F: Fn(i64)>(g: F); "" where f has a parameter that
// stands for anything else.
func functionParam(f *parser.Function) string {
	traits := map[string]string{}
	for _, match := range functionBound().FindAllSubmatch(headText(f), -1) {
		traits[string(match[1])] = string(match[2])
	}
	if len(f.Generics.Consts) > 0 || slices.ContainsFunc(f.Generics.Types, func(name string) bool { return traits[name] == "" }) {
		return ""
	}
	for i := range f.Params {
		named, ok := f.Params[i].Type.(*parser.PathType)
		if ok && len(named.Path) == 1 && traits[named.Path[0]] != "" {
			return f.Params[i].Name + ": impl " + traits[named.Path[0]] + "(..) -> PyResult<..>"
		}
	}
	return ""
}

// headText is what stands between the name of f and its body.
func headText(f *parser.Function) []byte {
	if !f.Body.IsValid() || f.Body.File != f.Span.File || f.Body.Start < f.Span.End {
		return nil
	}
	return f.Span.File.Text[f.Span.End:f.Body.Start]
}
