package abi

import (
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/parser"
)

// body reads the statements of a #[pymodule] function. It knows the handful
// that PyO3's guide uses; nothing is run, so any other one is an error.
type body struct {
	*lowering
	module *pymodule
	scope  *parser.Module
	locals map[string]*submodule // as of the statement that is read
	made   []*submodule
	// Submodules are often filled before they are added, so where things go is
	// known only at the end.
	entries []pending[entry]
	consts  []pending[constant]
}

// pending is something registered in a submodule.
type pending[T any] struct {
	on   *submodule
	what T
}

// submodule is a module that a name of the function stands for: its own
// parameter, or one made by PyModule::new.
type submodule struct {
	name   string // in Python; "" for the function's own module
	span   source.Span
	parent *submodule // nil until add_submodule
}

func (s *submodule) path() []string {
	if s.parent == nil {
		return nil
	}
	return subpath(s.parent.path(), s.name)
}

func (l *lowering) readBody(p *pymodule, f *parser.Function, scope *parser.Module) {
	b := &body{lowering: l, module: p, scope: scope, locals: map[string]*submodule{}}
	if n := len(f.Params); n > 0 && f.Params[n-1].Name != "" {
		b.locals[f.Params[n-1].Name] = &submodule{}
	}
	for _, stmt := range f.Stmts {
		if !b.submodules(stmt) && (stmt.Let != "" || !b.register(tried(stmt.Expr))) {
			b.unreadable(stmt.Span)
		}
	}
	for _, s := range b.made {
		p.made = append(p.made, s.path())
		if s.parent == nil {
			l.report.Error(diag.ModuleStatement, s.span, "submodule `%s` is never added to a module", s.name).
				Helpf("add it: m.add_submodule(&..)?")
		}
	}
	for _, e := range b.entries {
		e.what.space = e.on.path()
		p.entries = append(p.entries, e.what)
	}
	for _, c := range b.consts {
		c.what.space = c.on.path()
		l.consts = append(l.consts, c.what)
	}
}

func (b *body) unreadable(span source.Span) {
	b.report.Error(diag.ModuleStatement, span, "this statement of a #[pymodule] cannot be read without running it").
		Helpf("use add_function, add_class, add_submodule, add_wrapped, add of a constant and Ok(()) only; submodules are put into sys.modules without a statement")
}

// submodules reads the statements that make and add modules, and those that
// only name something; it reports whether stmt is one of them.
func (b *body) submodules(stmt parser.Stmt) bool {
	e := tried(stmt.Expr)
	if e == nil {
		return false
	}
	if stmt.Let != "" {
		if e.Kind == parser.ExprMethod && e.Path[0] == "py" {
			return true
		}
		return b.newSubmodule(stmt.Let, e)
	}
	if e.Kind == parser.ExprCall && last(e.Args[0].Path) == "Ok" {
		return true
	}
	if e.Kind != parser.ExprMethod {
		return false
	}
	on := b.local(e.Args[0])
	switch e.Path[0] {
	case "gil_used":
		return on != nil
	case "add_submodule":
		return on != nil && len(e.Args) == 2 && b.addSubmodule(on, e.Args[1])
	default:
		return false
	}
}

// newSubmodule reads PyModule::new(py, "name").
func (b *body) newSubmodule(local string, e *parser.Expr) bool {
	if e.Kind != parser.ExprCall || len(e.Args) != 3 || len(e.Args[0].Path) < 2 {
		return false
	}
	callee := e.Args[0].Path
	name := plain(e.Args[2])
	made := last(callee) == "new" || last(callee) == "new_bound"
	if callee[len(callee)-2] != "PyModule" || !made || name.Kind != parser.ExprStr {
		return false
	}
	if b.checkName(name.Value, "module", name.Span) {
		sub := &submodule{name: name.Value, span: name.Span}
		b.locals[local] = sub
		b.made = append(b.made, sub)
	}
	return true
}

func (b *body) addSubmodule(on *submodule, arg *parser.Expr) bool {
	sub := b.local(arg)
	if sub == nil || sub.name == "" {
		return false
	}
	for up := on; up != nil; up = up.parent {
		if up == sub {
			return false
		}
	}
	if sub.parent != nil {
		b.report.Error(diag.NameCollision, arg.Span, "submodule `%s` is added twice", sub.name).
			Helpf("add it to one module only")
		return true
	}
	sub.parent = on
	return true
}

// local returns the module that an expression names: m, &m, m.clone().
func (b *body) local(e *parser.Expr) *submodule {
	e = plain(e)
	if e.Kind == parser.ExprMethod && e.Path[0] == "clone" && len(e.Args) == 1 {
		e = plain(e.Args[0])
	}
	if e.Kind != parser.ExprPath || len(e.Path) != 1 {
		return nil
	}
	return b.locals[e.Path[0]]
}

// register reads a statement that registers something; it reports whether it
// was one.
func (b *body) register(e *parser.Expr) bool {
	if e == nil || e.Kind != parser.ExprMethod || len(e.Args) == 0 {
		return false
	}
	on := b.local(e.Args[0])
	if on == nil {
		return false
	}
	args := e.Args[1:]
	switch e.Path[0] {
	case "add_function", "add_wrapped":
		return len(args) == 1 && b.addWrapped(on, plain(args[0]))
	case "add_class":
		if len(args) != 0 || len(e.Types) != 1 {
			return false
		}
		return b.addClass(on, e.Types[0])
	case "add", "setattr":
		return len(args) == 2 && b.addConstant(on, plain(args[0]), args[1])
	default:
		return false
	}
}

func (b *body) addWrapped(on *submodule, e *parser.Expr) bool {
	if e.Kind != parser.ExprMacro || len(e.Args) == 0 || e.Args[0].Kind != parser.ExprPath {
		return false
	}
	switch last(e.Path) {
	case "wrap_pyfunction", "wrap_pyfunction_bound", "wrap_pymodule":
	default:
		return false
	}
	path := e.Args[0]
	b.add(on, path.Path, strings.HasPrefix(path.Text, "::"), path.Span)
	return true
}

func (b *body) addClass(on *submodule, t parser.Type) bool {
	named, ok := t.(*parser.PathType)
	if !ok {
		return false
	}
	b.add(on, named.Path, named.Global, named.Span)
	return true
}

func (b *body) add(on *submodule, path []string, global bool, span source.Span) {
	item := b.exported(b.scope, path, global, span)
	switch item.(type) {
	case *parser.Const, *parser.MacroCall:
		b.unreadable(span)
		return
	}
	if item != nil {
		b.entries = append(b.entries, pending[entry]{on, entry{item: item, rust: gluePath(path, global), span: span}})
	}
}

func (b *body) addConstant(on *submodule, name, value *parser.Expr) bool {
	if name.Kind != parser.ExprStr {
		return false
	}
	if v := plain(value); v.Kind == parser.ExprMethod && (v.Path[0] == "get_type" || v.Path[0] == "get_type_bound") {
		call, path := b.registeredException(b.scope, name.Value, v)
		if call != nil && b.checkName(name.Value, "exception", name.Span) {
			b.entries = append(b.entries, pending[entry]{on, entry{
				item: call, rust: gluePath(path.Path, path.Global), name: name.Value, span: name.Span,
			}})
		}
		return true
	}
	b.consts = append(b.consts, pending[constant]{on, constant{
		module: b.module, name: name.Value, scope: b.scope, value: value, span: name.Span,
	}})
	return true
}

// tried returns e without the question marks after it.
func tried(e *parser.Expr) *parser.Expr {
	for e != nil && e.Kind == parser.ExprTry {
		e = e.Args[0]
	}
	return e
}

// plain returns e without question marks and references.
func plain(e *parser.Expr) *parser.Expr {
	for {
		e = tried(e)
		if e == nil || e.Kind != parser.ExprUnary || e.Op != "&" {
			return e
		}
		e = e.Args[0]
	}
}
