package parser

import (
	"path/filepath"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// include reads what an include! in item position includes. ok is false where
// call is another macro.
func (l *loader) include(m *Module, call *MacroCall) (items []Item, ok bool) {
	if n := len(call.Path); n == 0 || call.Path[n-1] != "include" || (n > 1 && call.Path[0] != "std" && call.Path[0] != "core") {
		return nil, false
	}
	including := l.open[len(l.open)-1]
	named, known := l.includePath(call.Args.Text())
	if !known {
		l.report.Warn(diag.GeneratedSource, call.Span, "this `include!` is not read: its path is known only to the build").
			Note("items that the included file exports get no binding").
			Helpf("include a file by a plain string, or define exported items outside of generated files")
		return []Item{call}, true
	}
	path := filepath.FromSlash(named)
	if !filepath.IsAbs(path) {
		path = filepath.Join(filepath.Dir(including), path)
	}
	if l.isGlue(path) {
		return nil, true
	}
	if !l.enter(path, call.Span) {
		return nil, true
	}
	defer l.leave()
	f, ok := readFile(path, call.Span, l.report)
	if !ok {
		return nil, true
	}
	l.crate.Files = append(l.crate.Files, f)
	if isGenerated(f) {
		return nil, true
	}
	// The items belong to m, so m itself is filled, and put back as it was.
	before := m.Items
	m.Items = nil
	l.working(f)
	parseSource(f, m, l.env, l.report)
	items, m.Items = m.Items, before
	return l.walk(m, items, place{dir: filepath.Dir(path)}), true
}

// includePath reads the argument of include!: a string, or a concat! of strings
// and of the directory of the package.
func (l *loader) includePath(args string) (string, bool) {
	f := &source.File{Text: []byte(strings.TrimSuffix(strings.TrimSpace(args), ","))}
	return l.pathOf(lex(f).between(0, len(f.Text)).wholeExpr())
}

func (l *loader) pathOf(e *Expr) (string, bool) {
	switch {
	case e.Kind == ExprStr:
		return e.Value, true
	case e.Kind != ExprMacro || len(e.Path) == 0:
		return "", false
	case e.Path[len(e.Path)-1] == "concat":
		var path strings.Builder
		for _, arg := range e.Args {
			text, ok := l.pathOf(arg)
			if !ok {
				return "", false
			}
			path.WriteString(text)
		}
		return path.String(), len(e.Args) > 0
	case e.Path[len(e.Path)-1] == "env" && len(e.Args) == 1 && e.Args[0].Value == "CARGO_MANIFEST_DIR":
		dir, err := filepath.Abs(l.crate.Dir)
		return filepath.ToSlash(dir), err == nil
	}
	return "", false
}

// isGlue reports whether path is a place of generated glue. Such files are not
// even opened: what bindgen finds must not depend on what it wrote before.
func (l *loader) isGlue(path string) bool {
	glue, err := filepath.Abs(filepath.Join(l.crate.Dir, "src", "bindings"))
	if err != nil {
		return false
	}
	path, err = filepath.Abs(path)
	return err == nil && filepath.Dir(path) == glue && filepath.Ext(path) == ".rs"
}
