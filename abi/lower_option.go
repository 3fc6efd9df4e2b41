package abi

import (
	"strings"
	"unicode"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/parser"
)

// options returns the arguments of the attribute named name and of every
// #[pyo3(..)] beside it: PyO3 takes most of its options in either place.
func options(attrs []parser.Attr, name string) []parser.Meta {
	var out []parser.Meta
	for i := range attrs {
		if attrs[i].Is(name) || attrs[i].Is("pyo3") {
			out = append(out, attrs[i].Args...)
		}
	}
	return out
}

// checkOnce reports an option that is given twice: PyO3 takes each once.
func (l *lowering) checkOnce(list []parser.Meta, on string) bool {
	seen := map[string]*parser.Meta{}
	for i := range list {
		o := &list[i]
		first := seen[o.Name()]
		if first != nil && o.Name() != "" {
			l.report.Error(diag.BadAttribute, o.Span, "option `%s` of %s is given twice", o.Name(), on).
				At(first.Span, "the first time").
				Helpf("remove one of them")
			return false
		}
		seen[o.Name()] = o
	}
	return true
}

// laterOptions are the options of PyO3 that change what an item is and that
// bindgen does not carry yet.
var laterOptions = words(
	"annotation", "cancel_handle", "default", "freelist", "from_py_with", "into_py_with", "new", "pass_module", "transparent",
	"unsendable", "warn",
)

// refuseOption reports an option that does not fit where it stands. known are
// the ones that do.
func (l *lowering) refuseOption(o *parser.Meta, on string, known ...string) {
	if name := o.Name(); laterOptions[name] {
		l.report.Error(diag.UnsupportedOption, o.Span, "option `%s` of %s is not carried yet", name, on).
			Helpf("remove it for now; bindgen refuses what it would otherwise silently leave out")
		return
	}
	d := l.report.Error(diag.UnsupportedOption, o.Span, "%s has no option `%s`", on, firstWord(o))
	if name := o.Name(); name == string(Dataclass) || name == string(TypedDict) {
		d.Helpf("`%s` is a word of bindgen for records: structs with named fields that derive FromPyObject or IntoPyObject, and are no #[pyclass]", name)
		return
	}
	if near := diag.Nearest(o.Name(), known); near != "" && len(o.Name()) > 2 {
		d.Helpf("did you mean `%s`?", near)
		return
	}
	d.Helpf("remove it, or look for its spelling in the guide of PyO3")
}

func firstWord(o *parser.Meta) string {
	if len(o.Path) > 0 {
		return strings.Join(o.Path, "::")
	}
	return o.Text
}

// stringOption returns the text of `option = "text"`, or reports that o is not
// of that form.
func (l *lowering) stringOption(o *parser.Meta) (string, bool) {
	if o.Value != nil && o.Value.Kind == parser.ExprStr {
		return o.Value.Value, true
	}
	l.report.Error(diag.BadAttribute, o.Span, "`%s` takes a string", o.Name()).
		Helpf("write %s = \"..\"", o.Name())
	return "", false
}

// keyOption returns the text of `option("text")`.
func (l *lowering) keyOption(o *parser.Meta) (string, bool) {
	if o.IsList && len(o.List) == 1 && o.List[0].Value != nil && o.List[0].Value.Kind == parser.ExprStr {
		return o.List[0].Value.Value, true
	}
	l.report.Error(diag.UnsupportedOption, o.Span, "`%s` takes one string here", o.Name()).
		Helpf("write %s(\"..\")", o.Name())
	return "", false
}

// mangled are the kinds of things whose names stand in the body of a class, where
// Python makes _K__name of __name (The Python Language Reference, "Identifiers").
// Type checkers take a parameter of such a name for positional-only, besides.
var mangled = map[string]bool{
	"method": true, "property": true, "class attribute": true, "parameter": true, "field": true, "variant field": true, "record field": true,
}

// checkName reports a name that cannot be one in Python and tells whether it
// can. what is "function", "class", "parameter"...
func (l *lowering) checkName(name, what string, span source.Span) bool {
	if PythonReserved(name) {
		l.report.Error(diag.ReservedWord, span, "%s `%s` has the name of a keyword of Python", what, name).
			Helpf("%s", renaming(what, name))
		return false
	}
	if mangled[what] && strings.HasPrefix(name, "__") && !isDunder(name) && strings.Trim(name, "_") != "" {
		l.report.Error(diag.ReservedWord, span, "%s has the name `%s`, which Python changes in the body of a class", what, name).
			Helpf("%s", renaming(what, strings.TrimLeft(name, "_")))
		return false
	}
	if !isIdentifier(name) {
		l.report.Error(diag.BadAttribute, span, "%s has the name `%s`, which is not an identifier", what, name).
			Helpf("a name is made of letters, digits and underscores, and does not begin with a digit")
		return false
	}
	return true
}

// renaming says how to give a thing another name in Python.
func renaming(what, name string) string {
	switch what {
	case "parameter":
		return "rename it: `" + name + "_`"
	case "module":
		return "rename it, or place what is in it elsewhere: #[pyo3(module = \"..\")]"
	case "record field":
		return "rename it, or the key alone: #[pyo3(item(\"..\"))]"
	case "constant", "record", "variant field", "exception", "exception field":
		return "rename it"
	default:
		return "export it under another name: #[pyo3(name = \"" + name + "_\")]"
	}
}

// renameRules are the values of rename_all, by what they do to the words of a name.
var renameRules = map[string]func(words []string) string{
	"lowercase":            func(w []string) string { return strings.ToLower(strings.Join(w, "")) },
	"UPPERCASE":            func(w []string) string { return strings.ToUpper(strings.Join(w, "")) },
	"snake_case":           func(w []string) string { return strings.ToLower(strings.Join(w, "_")) },
	"SCREAMING_SNAKE_CASE": func(w []string) string { return strings.ToUpper(strings.Join(w, "_")) },
	"kebab-case":           func(w []string) string { return strings.ToLower(strings.Join(w, "-")) },
	"SCREAMING-KEBAB-CASE": func(w []string) string { return strings.ToUpper(strings.Join(w, "-")) },
	"PascalCase":           func(w []string) string { return capitals(w) },
	"camelCase":            func(w []string) string { return strings.ToLower(w[0]) + capitals(w[1:]) },
}

// renameOption returns the function that `rename_all = ".."` asks for.
func (l *lowering) renameOption(o *parser.Meta) func(string) string {
	text, ok := l.stringOption(o)
	if !ok {
		return nil
	}
	rule := renameRules[text]
	if rule == nil {
		l.report.Error(diag.BadAttribute, o.Span, "`%s` is no rule of rename_all", text).
			Helpf("take one of camelCase, lowercase, PascalCase, SCREAMING_SNAKE_CASE, snake_case, UPPERCASE")
		return nil
	}
	return func(name string) string {
		if words := splitWords(name); len(words) > 0 {
			return rule(words)
		}
		return name
	}
}

func capitals(words []string) string {
	var out strings.Builder
	for _, w := range words {
		runes := []rune(strings.ToLower(w))
		runes[0] = unicode.ToUpper(runes[0])
		out.WriteString(string(runes))
	}
	return out.String()
}

// splitWords takes a name apart at underscores and where a capital begins.
func splitWords(name string) []string {
	var out []string
	for _, part := range strings.Split(name, "_") {
		start := 0
		runes := []rune(part)
		for i := 1; i < len(runes); i++ {
			next := i+1 < len(runes) && unicode.IsLower(runes[i+1])
			if unicode.IsUpper(runes[i]) && (!unicode.IsUpper(runes[i-1]) || next) {
				out = append(out, string(runes[start:i]))
				start = i
			}
		}
		if start < len(runes) {
			out = append(out, string(runes[start:]))
		}
	}
	return out
}
