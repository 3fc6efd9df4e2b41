package abi

import (
	"fmt"
	"slices"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/parser"
)

// Lower derives the ABI of c. What cannot be carried is reported with its
// place and left out of the module, so that one fault hides no other; a module
// is fit for the backends only if report has no error.
func Lower(c *parser.Crate, report *diag.Report) *Module {
	l := &lowering{
		crate:  c,
		report: report,
		module: &Module{Crate: c.Name, Version: c.Version, Cfg: c.CfgSet, Source: c},
		found:  &found{traits: map[implementation]bool{}, raises: map[parser.Item]bool{}},
		places: map[parser.Item][]place{},
		orders: map[any]int{},

		exceptions: map[*parser.MacroCall]*exception{},

		classes: map[parser.Item]*class{},
		enums:   map[*parser.Enum]*Enum{},
		bodies:  map[*parser.Enum]*class{},
		records: map[*parser.Struct]*record{},

		dependencies: map[parser.Item]*dependencyItem{},
		unions:       map[*parser.Enum]*union{},
		wrappers:     map[*parser.Struct]*wrapper{},
	}
	l.guard("the crate", source.Span{}, func() {
		l.scan(c.Root)
		l.readModules()
		l.declare()
		l.lowerExceptions()
		l.lowerAll()
		l.order()
		l.checkNames()
		l.lowerPanic()
		l.warnUnused()
	})
	l.guard("the ABI", source.Span{}, func() { l.module.finish(report) })
	return l.module
}

// lowering is the state of one run of Lower.
type lowering struct {
	crate  *parser.Crate
	report *diag.Report
	module *Module

	found   *found
	modules []*pymodule // every #[pymodule], in source order
	root    *Attach     // where items go that nothing registers; nil without one
	spaces  *space      // the tree of namespaces
	places  map[parser.Item][]place
	consts  []constant
	orders  map[any]int // the place in the source of what the module holds

	exceptions map[*parser.MacroCall]*exception

	classes  map[parser.Item]*class
	declared []*class // in the order of the source, structs first
	enums    map[*parser.Enum]*Enum
	bodies   map[*parser.Enum]*class // where the members of enums are collected
	records  map[*parser.Struct]*record
	wrappers map[*parser.Struct]*wrapper
	unions   map[*parser.Enum]*union

	mirrors      bool                            // an enum of a dependency is exported
	dependencies map[parser.Item]*dependencyItem // functions and constants, copied for their use

	// pkg is the package that #[pyo3(module = "..")] named first, and where.
	pkg     string
	pkgSpan source.Span
}

// guard runs f. A panic in it is reported as a fault of bindgen that names
// what was being lowered, and the run goes on.
func (l *lowering) guard(what string, span source.Span, f func()) {
	defer func() {
		if fault := recover(); fault != nil {
			l.report.Error(diag.Internal, span, "bindgen failed while lowering %s: %v", what, fault).
				Helpf("this is a fault of bindgen, not of the crate: please report it with the item that is named here")
		}
	}()
	f()
}

// declare makes the classes and enums, so that signatures can name them.
func (l *lowering) declare() {
	for _, s := range l.found.classes {
		l.guard(fmt.Sprintf("class `%s`", s.Name), s.Span, func() {
			if d := l.dependencies[s]; d != nil {
				l.within(d, func() { l.declareMirror(d, s) })
			} else {
				l.declareClass(s)
			}
		})
	}
	for _, e := range l.found.enums {
		l.guard(fmt.Sprintf("enum `%s`", e.Name), e.Span, func() {
			switch d := l.dependencies[e]; {
			case d != nil:
				l.within(d, func() { l.lowerEnum(e) })
			case holdsData(e):
				l.declareClass(e)
			default:
				l.lowerEnum(e)
			}
		})
	}
	l.linkBases()
}

func (l *lowering) lowerAll() {
	for _, f := range l.found.functions {
		l.guard(fmt.Sprintf("function `%s`", f.Name), f.Span, func() { l.lowerFunction(f) })
	}
	for _, c := range l.declared {
		if c.out != nil {
			l.guard(c.what(), c.out.Span, func() { l.lowerFields(c) })
		}
	}
	for _, impl := range l.found.methods {
		l.guard("#[pymethods]", impl.Span, func() { l.lowerMethods(impl) })
	}
	for _, c := range l.declared {
		if c.out != nil {
			l.guard(c.what(), c.out.Span, func() { l.finishClass(c) })
		}
	}
	for _, e := range l.found.enums {
		if c := l.bodies[e]; c != nil {
			l.guard(c.what(), e.Span, func() { l.finishEnum(c) })
		}
	}
	l.freeze()
	for _, c := range l.consts {
		l.guard(fmt.Sprintf("constant `%s`", c.name), c.span, func() { l.lowerConstant(c) })
	}
}

// order lists the namespaces, and puts the items in the order of the source:
// classes and records were made when something named them.
func (l *lowering) order() {
	m := l.module
	for _, list := range [][]Home{homes(m.Functions), homes(m.Classes), homes(m.Enums), homes(m.Records), homes(m.Unions), homes(m.Constants), homes(m.exported())} {
		for _, h := range list {
			l.spaces.ensure(h.Namespace).used = true
		}
	}
	for _, s := range l.spaces.flatten() {
		m.Namespaces = append(m.Namespaces, &Namespace{Path: s.path, Doc: s.doc})
	}
	inSourceOrder(l, m.Functions)
	inSourceOrder(l, m.Classes)
	inSourceOrder(l, m.Enums)
	inSourceOrder(l, m.Records)
	inSourceOrder(l, m.Unions)
	inSourceOrder(l, m.Constants)
}

// homed is what a Module lists.
type homed interface {
	*Function | *Class | *Enum | *Record | *Union | *Constant | *Exception
}

func homeOf(item any) Home {
	switch item := item.(type) {
	case *Function:
		return item.Home
	case *Class:
		return item.Home
	case *Enum:
		return item.Home
	case *Record:
		return item.Home
	case *Constant:
		return item.Home
	case *Exception:
		return item.Home
	default:
		return Home{}
	}
}

func homes[T homed](list []T) []Home {
	out := make([]Home, 0, len(list))
	for _, item := range list {
		out = append(out, homeOf(item))
	}
	return out
}

func inSourceOrder[T homed](l *lowering, list []T) {
	slices.SortStableFunc(list, func(a, b T) int { return l.orders[a] - l.orders[b] })
}
