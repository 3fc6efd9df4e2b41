package native

import (
	"slices"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/parser"
)

// function lowers a function of a module or an impl, if it is exported. owner
// is the impl's type, "" outside.
func (l *lowerer) function(f *parser.Function, s scope, owner string) {
	name, attr := symbol(&f.ItemHead)
	if attr == nil || ignored(f.Doc) || l.excluded(name) {
		return
	}
	if !f.Extern || f.ABI == "Rust" {
		l.report.Notice(diag.RustABI, f.Span, "function `%s` is not in the header: it has Rust's own ABI", f.Name).
			Helpf("write `extern \"C\" fn %s` if C is to call it", f.Name)
		return
	}
	if !l.callable(f, s) || !l.isName(name, attr.Span) {
		return
	}
	out := &Function{Item: l.head(&f.ItemHead, name, methodPath(f, owner)), Symbol: name, Owner: owner}
	out.Condition = both(l.implCondition(s), out.Condition)
	l.export(out, f, s)
}

// imported lowers the functions of an extern block, which some other library
// defines: cbindgen declares them all the same, and headers count on it.
func (l *lowerer) imported(block *parser.ForeignBlock, s scope) {
	if block.ABI != "C" && block.ABI != "C-unwind" || ignored(block.Doc) {
		return
	}
	around := l.conditionOf(block.Attrs)
	for _, item := range block.Items {
		f, ok := item.(*parser.Function)
		if !ok || ignored(f.Doc) || l.excluded(f.Name) {
			continue
		}
		name, at := f.Name, f.Span
		if attr := attribute(f.Attrs, "link_name"); attr != nil {
			if text, ok := attr.Str(); ok {
				name, at = text, attr.Span
			}
		}
		if !l.isName(name, at) {
			continue
		}
		out := &Function{Item: l.head(&f.ItemHead, name, pathOf(f)), Symbol: name, Import: true}
		out.Condition = both(around, out.Condition)
		f.ABI = block.ABI
		s.item = f
		l.export(out, f, s)
	}
}

// export fills in the signature of out and adds it to the module.
func (l *lowerer) export(out *Function, f *parser.Function, s scope) {
	if !out.Annotations.Exported() {
		// cbindgen declares the types of a function that it is told to leave
		// out. What is wrong with them is of no interest then.
		report := l.report
		l.report = &diag.Report{}
		defer func() { l.report = report }()
		l.signature(out, f, s)
		return
	}
	if l.signature(out, f, s) && l.generates("functions") && l.claim(out, &out.Item, out.Symbol, out.Import) {
		l.module.Functions = append(l.module.Functions, out)
	}
}

// implCondition is that of the impl that s is in.
func (l *lowerer) implCondition(s scope) *Condition {
	if s.impl == nil {
		return nil
	}
	return l.conditionOf(s.impl.Attrs)
}

// cABIs are those that a caller in C needs to know nothing about on 64-bit
// targets.
var cABIs = []string{
	"C", "C-unwind", "system", "system-unwind", "cdecl", "cdecl-unwind", "stdcall", "stdcall-unwind", "cmse-nonsecure-entry",
}

// callable reports whether f is one function that C can call.
func (l *lowerer) callable(f *parser.Function, s scope) bool {
	generics := f.Generics
	if s.impl != nil && !generics.IsGeneric() {
		generics = s.impl.Generics
	}
	switch {
	case f.Async:
		l.report.Error(diag.AsyncFunction, f.Span, "async function `%s` cannot be called from C", f.Name).
			Helpf("export a plain function that blocks on the future")
	case generics.IsGeneric():
		l.report.Error(diag.GenericItem, generics.Span, "function `%s` is generic: C needs one function", f.Name).
			Helpf("export a function for each type that is wanted")
	case !slices.Contains(cABIs, f.ABI):
		l.report.Error(diag.UnsupportedItem, f.Span, "function `%s` has the ABI %q, which a header in C cannot say", f.Name, f.ABI).
			Helpf("make it `extern \"C\"`")
	default:
		return true
	}
	return false
}

// isName reports whether name can be declared in C.
func (l *lowerer) isName(name string, at source.Span) bool {
	switch {
	case name == "":
		l.report.Error(diag.BadAttribute, at, "the symbol is not written as a string that bindgen can read").
			Helpf("write a string literal or `concat!` of literals: other macros are known only to the build")
	case !isIdentifier(name):
		l.report.Error(diag.BadAttribute, at, "the symbol `%s` is not a name in C", name).
			Helpf("choose a name of letters, digits and `_`, or leave the item out of the header: `/// cbindgen:ignore`")
	case l.isKeyword(name):
		l.report.Error(diag.ReservedWord, at, "the symbol `%s` is a keyword of C", name).
			Helpf("choose another name: `#[export_name = \"..\"]`")
	default:
		return true
	}
	return false
}

// methodPath is the path of a function in the crate, with the type whose impl
// it stands in.
func methodPath(f *parser.Function, owner string) string {
	path := pathOf(f)
	if owner == "" {
		return path
	}
	return strings.TrimSuffix(path, f.Name) + owner + "::" + f.Name
}

// isKeyword reports whether name is a keyword where the header is read.
func (l *lowerer) isKeyword(name string) bool {
	if l.config.CppCompat {
		return unreserved(name) != name
	}
	return slices.Contains(cKeywords, name)
}

// cKeywords are the words that Rust can name a function by and C cannot.
var cKeywords = []string{
	"asm", "auto", "bool", "case", "char", "default", "double", "float", "goto", "inline", "int", "long", "register", "restrict",
	"short", "signed", "sizeof", "switch", "typedef", "typeof", "unsigned", "void", "volatile",
}
