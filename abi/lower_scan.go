package abi

import (
	"slices"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// found is what the walk over the crate's modules met, in source order.
type found struct {
	functions  []*parser.Function
	classes    []*parser.Struct
	enums      []*parser.Enum
	methods    []*parser.Impl // #[pymethods]
	modules    []parser.Item  // #[pymodule]: *parser.Function or *parser.Module
	calls      []*parser.MacroCall
	exceptions []*parser.MacroCall // create_exception!
	derived    []parser.Item       // records, unions and wrappers
	misspelt   *parser.MacroCall   // the first call that is nearly bindings!()

	traits map[implementation]bool // traits that are implemented by hand
	raises map[parser.Item]bool    // types E with impl From<E> for PyErr
}

// implementation is a trait that an item implements.
type implementation struct {
	item  parser.Item
	trait string
}

type annotation struct{ name, on string }

// annotations are the attributes that stand on items, and what they stand on.
var annotations = []annotation{
	{"pyfunction", "a function"},
	{"pyclass", "a struct or an enum"},
	{"pymethods", "an impl block"},
	{"pymodule", "a function or a module"},
}

// scan collects the annotated items of m and its children.
func (l *lowering) scan(m *parser.Module) {
	for _, item := range m.Items {
		l.orders[item] = len(l.orders)
		if use, ok := item.(*parser.Use); ok {
			l.checkRenamed(use)
		} else {
			l.checkAnnotations(item)
		}
		l.checkSpelling(item)
		l.scanItem(item)
	}
}

func (l *lowering) scanItem(item parser.Item) {
	head := item.Head()
	switch item := item.(type) {
	case *parser.Module:
		if head.Find("pymodule") != nil {
			l.found.modules = append(l.found.modules, item)
		}
		l.scan(item)
	case *parser.Function:
		if head.Find("pymodule") != nil {
			l.found.modules = append(l.found.modules, item)
		}
		if head.Find("pyfunction") != nil {
			l.found.functions = append(l.found.functions, item)
		}
	case *parser.Struct:
		if head.Find("pyclass") != nil {
			l.found.classes = append(l.found.classes, item)
		} else if isDerived(item) {
			l.found.derived = append(l.found.derived, item)
		}
	case *parser.Enum:
		if head.Find("pyclass") != nil {
			l.found.enums = append(l.found.enums, item)
		} else if isDerived(item) {
			l.found.derived = append(l.found.derived, item)
		}
	case *parser.Impl:
		l.scanImpl(item)
	case *parser.MacroCall:
		if item.Exception != nil {
			l.found.exceptions = append(l.found.exceptions, item)
		} else if last(item.Path) == "bindings" {
			l.found.calls = append(l.found.calls, item)
		} else if l.found.misspelt == nil && diag.NearestWithin(2, last(item.Path), []string{"bindings"}) != "" {
			l.found.misspelt = item
		}
	}
}

func (l *lowering) scanImpl(impl *parser.Impl) {
	if impl.Find("pymethods") != nil {
		l.found.methods = append(l.found.methods, impl)
		return
	}
	if impl.Trait != nil {
		l.scanTraitImpl(impl)
	}
	for _, member := range impl.Items {
		head := member.Head()
		if attr := head.Find("pyfunction"); attr != nil {
			l.report.Error(diag.BadAttribute, attr.Span, "#[pyfunction] on `%s`, which is an associated function", head.Name).
				Helpf("put the impl block under #[pymethods] and mark the function #[staticmethod], or move it out of the block")
		}
	}
}

// checkRenamed reports an attribute or derive that is imported under another
// name: items that carry it by that name would go unnoticed.
func (l *lowering) checkRenamed(use *parser.Use) {
	name := last(use.Path)
	if use.Glob || use.Name == name || use.Name == "_" || !slices.Contains(macros, name) {
		return
	}
	def, err := l.crate.Resolve(use.Module, use.Path, use.Global)
	if err != nil || !isRuntime(def.External) {
		return
	}
	l.report.Error(diag.BadAttribute, use.Span, "`%s` is imported as `%s`, and bindgen knows it by its own name only", name, use.Name).
		Helpf("import it without `as`, or write its path at the item: #[%s::%s]", l.crate.Runtime, name)
}

// macros are the macros of the runtime that bindgen looks for.
var macros = []string{
	"pyfunction", "pyclass", "pymethods", "pymodule", "FromPyObject", "IntoPyObject", "bindings", "create_exception",
}

// scanTraitImpl remembers the traits that change what glue may do.
func (l *lowering) scanTraitImpl(impl *parser.Impl) {
	if impl.Negative {
		return
	}
	switch trait := last(impl.Trait.Path); trait {
	case "Clone", "Eq", "Hash", "Ord":
		if item := l.definition(impl.Module, impl.Self).Item; item != nil {
			l.found.traits[implementation{item, trait}] = true
		}
	case "From":
		if self, ok := impl.Self.(*parser.PathType); ok && last(self.Path) == "PyErr" && len(impl.Trait.Args) == 1 {
			if item := l.definition(impl.Module, impl.Trait.Args[0]).Item; item != nil {
				l.found.raises[item] = true
			}
		}
	}
}

// checkAnnotations reports attributes of PyO3 on items of a kind they do not
// fit: rustc would say so, too, but bindgen must not pass over them.
func (l *lowering) checkAnnotations(item parser.Item) {
	head := item.Head()
	for _, a := range annotations {
		attr := head.Find(a.name)
		if attr == nil || fits(item, a.name) {
			continue
		}
		l.report.Error(diag.BadAttribute, attr.Span, "#[%s] stands on %s, not on %s", a.name, kindOf(item), a.on).
			Helpf("remove the attribute, or move it to %s", a.on)
	}
	if attr := head.Find("pymodule_export"); attr != nil && !isModule(head.Module) {
		l.report.Error(diag.BadAttribute, attr.Span, "#[pymodule_export] outside a #[pymodule]").
			Helpf("move it into a `#[pymodule] mod`")
	}
	if attr := head.Find("pymodule_init"); attr != nil && !isModule(head.Module) {
		l.report.Error(diag.BadAttribute, attr.Span, "#[pymodule_init] outside a #[pymodule]").
			Helpf("move it into a `#[pymodule] mod`")
	}
}

func fits(item parser.Item, annotation string) bool {
	switch item.(type) {
	case *parser.Function:
		return annotation == "pyfunction" || annotation == "pymodule"
	case *parser.Module:
		return annotation == "pymodule"
	case *parser.Struct, *parser.Enum:
		return annotation == "pyclass"
	case *parser.Impl:
		return annotation == "pymethods"
	default:
		return false
	}
}

// kindOf names the kind of item with its article.
func kindOf(item parser.Item) string {
	switch item.(type) {
	case *parser.Module:
		return "a module"
	case *parser.Function:
		return "a function"
	case *parser.Struct:
		return "a struct"
	case *parser.Enum:
		return "an enum"
	case *parser.Union:
		return "a union"
	case *parser.Impl:
		return "an impl block"
	case *parser.Const:
		return "a constant"
	case *parser.Static:
		return "a static"
	case *parser.TypeAlias:
		return "a type alias"
	case *parser.Use:
		return "a use declaration"
	case *parser.MacroCall:
		return "a macro call"
	case *parser.ForeignBlock:
		return "an extern block"
	case *parser.Trait:
		return "a trait"
	default:
		return "an item"
	}
}

func isModule(m *parser.Module) bool {
	return m != nil && m.Head().Find("pymodule") != nil
}

func last(path []string) string {
	if len(path) == 0 {
		return ""
	}
	return path[len(path)-1]
}
