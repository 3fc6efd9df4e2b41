package abi

import (
	"fmt"
	"slices"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/parser"
)

// exception is an exception in the making.
type exception struct {
	call *parser.MacroCall
	out  *Exception // nil where it cannot be carried, which is reported
	busy bool
}

// lowerExceptions lowers what create_exception! and import_exception! declare. All
// of it, exported or not: any of them may be raised, and only the whole hierarchy
// tells which `except` catches it.
func (l *lowering) lowerExceptions() {
	for _, call := range l.found.exceptions {
		l.exception(call)
	}
	seen := map[string]*Exception{}
	for _, e := range l.module.Exceptions {
		first := seen[e.Qualified]
		if first == nil {
			seen[e.Qualified] = e
			continue
		}
		help := "give one of them another name, or another module: the first argument of create_exception!"
		if e.Imported && first.Imported {
			help = "give both import_exception! the same third argument"
		}
		l.report.Error(diag.NameCollision, e.Span, "two exceptions are named `%s`", e.Qualified).
			At(first.Span, "the first one").
			Helpf("%s", help)
	}
}

// exception lowers call, after the exception that it derives from; nil where it
// cannot be carried.
func (l *lowering) exception(call *parser.MacroCall) *Exception {
	if known := l.exceptions[call]; known != nil {
		if known.busy {
			l.report.Error(diag.UnsupportedItem, call.Exception.Span, "exception `%s` derives from itself", call.Exception.Name).
				Helpf("derive it from one of Python's own: PyException")
		}
		return known.out
	}
	made := &exception{call: call, busy: true}
	l.exceptions[call] = made
	what := fmt.Sprintf("exception `%s`", call.Exception.Name)
	l.guard(what, call.Exception.Span, func() { made.out = l.lowerException(call) })
	made.busy = false
	if made.out != nil && !slices.Contains(l.module.Exceptions, made.out) {
		l.orders[made.out] = l.orders[call]
		l.module.Exceptions = append(l.module.Exceptions, made.out)
	}
	return made.out
}

func (l *lowering) lowerException(call *parser.MacroCall) *Exception {
	d := call.Exception
	if d.Fault != "" {
		macro, example := "create_exception!", "create_exception!(module, Name, PyException, \"What it means.\")"
		if d.Imported {
			macro, example = "import_exception!", "import_exception!(module, Name)"
		}
		l.report.Error(diag.UnsupportedItem, d.At, "%s cannot be read: %s", macro, d.Fault).
			Helpf("write %s", example)
		return nil
	}
	e := &Exception{Name: d.Name, Span: d.Span, Qualified: d.Module + "." + d.Name, Imported: d.Imported}
	if d.Imported {
		e.Builtin = "Exception"
		if d.Base != nil && !l.exceptionBase(call, e) {
			return nil
		}
		return l.sameImport(e)
	}
	ok := l.exceptionBase(call, e)
	ok = l.exceptionDoc(call, e) && ok
	ok = l.exceptionHome(call, e) && ok
	ok = l.checkName(e.Name, "exception", e.Span) && ok
	for i := range d.Fields {
		field := l.exceptionField(call, &d.Fields[i], e)
		ok = field != nil && ok
		e.Fields = append(e.Fields, field)
	}
	if !ok {
		return nil
	}
	return e
}

// sameImport returns what an earlier import_exception! made of the same class, as
// of another Rust module; else e.
func (l *lowering) sameImport(e *Exception) *Exception {
	for _, known := range l.module.Exceptions {
		if known.Imported && known.Qualified == e.Qualified && known.Builtin == e.Builtin {
			return known
		}
	}
	return e
}

// exceptionBase finds the class that an exception derives from.
func (l *lowering) exceptionBase(call *parser.MacroCall, e *Exception) bool {
	d := call.Exception
	help := "derive it from one of Python's own exceptions, as PyException or PyValueError, or from one that create_exception! declares"
	if d.Imported {
		help = "name the nearest of Python's own exceptions that it derives from, as PyValueError"
	}
	refuse := func(format string, args ...any) bool {
		l.report.Error(diag.UnsupportedItem, d.Base.TypeSpan(), "exception `%s` derives from `%s`, %s", d.Name, spelling(d.Base), fmt.Sprintf(format, args...)).
			Helpf("%s", help)
		return false
	}
	named, isNamed := d.Base.(*parser.PathType)
	if !isNamed {
		return refuse("which is no exception")
	}
	if l.suggestException(call.Module, named.Path, named.Span) {
		return false
	}
	_, def, _, ok := l.resolveType(named, spot{scope: call.Module})
	if !ok {
		return false
	}
	if base, isCall := def.Item.(*parser.MacroCall); isCall && base.Exception != nil {
		if d.Imported {
			return refuse("which is declared in Rust")
		}
		e.Base = l.exception(base)
		if e.Base == nil {
			return false // reported there
		}
		e.Builtin = e.Base.Builtin
		return true
	}
	if isRuntime(def.External) {
		e.Builtin = builtinException(last(def.External))
	}
	if e.Builtin == "" {
		return refuse("which is %s", describeBase(def))
	}
	return true
}

// suggestException reports the name that an exception has in Python where Rust
// knows it by another: ValueError is PyValueError.
func (l *lowering) suggestException(scope *parser.Module, path []string, span source.Span) bool {
	rust := "Py" + last(path)
	if len(path) != 1 || builtinException(rust) == "" {
		return false
	}
	_, err := l.crate.ResolveType(scope, path, false)
	if err == nil {
		return false
	}
	l.report.Error(diag.UnknownType, span, "%s", err).
		Helpf("Rust calls it %s: import it by `use %s::exceptions::%s;`", rust, l.crate.Runtime, rust)
	return true
}

func describeBase(def parser.Def) string {
	if def.Item != nil {
		return kindOf(def.Item)
	}
	return "no exception that all versions of Python have"
}

// builtinException returns the name in Python of an exception of the runtime:
// that of PyValueError is ValueError; "" for what is none.
func builtinException(rust string) string {
	name, ok := strings.CutPrefix(rust, "Py")
	if name == "IOError" || name == "EnvironmentError" {
		name = "OSError"
	}
	known := slices.ContainsFunc(ErrorKinds, func(k ErrorKind) bool { return k.Python == name && k.Number > 1 })
	if !ok || !known {
		return ""
	}
	return name
}

func (l *lowering) exceptionDoc(call *parser.MacroCall, e *Exception) bool {
	d := call.Exception
	if d.Doc == nil {
		return true
	}
	what := fmt.Sprintf("the documentation of exception `%s`", d.Name)
	v, ok := l.eval(call.Module, d.Doc, diag.NotConstant, what)
	if !ok {
		return false
	}
	if v.Kind != ValueStr {
		l.report.Error(diag.NotConstant, d.Doc.Span, "%s is not a text", what).
			Helpf("write a text: \"What it means.\"")
		return false
	}
	e.Doc = v.Str
	return true
}

// exceptionHome finds out where an exception is exported: where a #[pymodule]
// registers it; without any, at the path of its Rust module.
func (l *lowering) exceptionHome(call *parser.MacroCall, e *Exception) bool {
	places := l.places[call]
	if len(places) > 1 {
		l.report.Error(diag.NameCollision, places[1].span, "`%s` is registered twice", e.Name).
			At(places[0].span, "the first time").
			Helpf("register it in one module; a type has one home")
		return false
	}
	if len(places) == 1 {
		e.Home, e.Exported = places[0].home, true
		if name := places[0].name; name != "" {
			e.Name = name
		}
		return true
	}
	if len(l.modules) > 0 || l.root == nil {
		return true
	}
	path, ok, blocker := l.crate.PathFrom(l.root.At, call)
	if !ok {
		l.hiddenException(e, blocker)
		return false
	}
	e.Home = Home{Namespace: l.rustNamespace(call.Module), Attach: l.root, Rust: path}
	e.Exported = true
	l.spaceOf(call.Module)
	return true
}

// hiddenException reports an exception that no glue can name.
func (l *lowering) hiddenException(e *Exception, blocker *parser.Module) {
	if blocker == nil {
		l.report.Error(diag.OutOfReach, e.Span, "the glue cannot reach exception `%s`", e.Name).
			Helpf("declare it in a module that is visible in the whole crate")
		return
	}
	l.report.Error(diag.OutOfReach, e.Span, "the glue cannot reach exception `%s`: module `%s` is private", e.Name, blocker.Name).
		At(blocker.Span, "this module").
		Helpf("write `pub(crate) mod %s`", blocker.Name)
}

// registeredException returns what py.get_type::<T>() names, if that is an
// exception that create_exception! declares; it reports what is not.
func (l *lowering) registeredException(scope *parser.Module, name string, value *parser.Expr) (*parser.MacroCall, *parser.PathType) {
	var named *parser.PathType
	if len(value.Types) == 1 {
		named, _ = value.Types[0].(*parser.PathType)
	}
	if named != nil {
		_, def, _, ok := l.resolveType(named, spot{scope: scope})
		if !ok {
			return nil, nil
		}
		if call, isCall := def.Item.(*parser.MacroCall); isCall && call.Exception != nil {
			if call.Exception.Imported {
				l.refuseImported(call, name, value.Span)
				return nil, nil
			}
			return call, named
		}
	}
	l.report.Error(diag.UnsupportedItem, value.Span, "`%s` is a type added as a value, and not an exception that create_exception! declares", name).
		Helpf("add a class by add_class; Python's own exceptions are in Python already")
	return nil, nil
}
