package nativeheader

import (
	"example.com/bindgen/abi/native"
)

// function writes a prototype: on one line where it fits, else with its
// parameters under each other.
func (w *writer) function(f *native.Function) {
	switch w.config.Fn.Args {
	case vertical, horizontal:
		w.functionAs(f, w.config.Fn.Args)
	default:
		if !w.fits(w.config.LineLength, func() { w.functionAs(f, horizontal) }) {
			w.functionAs(f, vertical)
		}
	}
}

func (w *writer) functionAs(f *native.Function, args string) {
	w.openCondition(f.Condition)
	w.doc(w.functionDoc(f))
	if f.Import {
		w.put("extern ")
	} else {
		w.before(f, args)
	}
	w.prototype(f, args)
	if !f.Import {
		w.behind(f, args)
	}
	if f.SwiftName != "" && w.config.Fn.SwiftNameMacro != "" {
		w.put(" ", w.config.Fn.SwiftNameMacro, "(", f.SwiftName, ")")
	}
	w.line(";")
	w.closeCondition(f.Condition)
}

// before writes the macros in front of a prototype.
func (w *writer) before(f *native.Function, args string) {
	macros := []string{annotated(&f.Item, "prefix", w.config.Fn.Prefix)}
	macros = append(macros, attributes(&f.Item, w.config.Fn.Attributes)...)
	for _, macro := range macros {
		if macro != "" {
			w.put(macro)
			w.space(args)
		}
	}
}

func (w *writer) behind(f *native.Function, args string) {
	if macro := annotated(&f.Item, "postfix", w.config.Fn.Postfix); macro != "" {
		w.space(args)
		w.put(macro)
	}
}

// space parts a macro from the prototype.
func (w *writer) space(args string) {
	if args == vertical {
		w.end()
	} else {
		w.put(" ")
	}
}

// annotated is the value of an annotation, or else that of the configuration.
func annotated(i *native.Item, name, configured string) string {
	for _, a := range i.Annotations {
		if a.Name == name {
			return a.Value
		}
	}
	return configured
}

// static writes the declaration of a static.
func (w *writer) static(s *native.Static) {
	w.openCondition(s.Condition)
	w.doc(s.Doc)
	w.put("extern ")
	if s.Mut {
		w.declare(s.Type, s.Name)
	} else {
		w.declareConst(s.Type, s.Name)
	}
	w.line(";")
	w.closeCondition(s.Condition)
}
