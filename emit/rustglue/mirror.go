package rustglue

import (
	"fmt"

	"example.com/bindgen/abi"
)

// enumPath is the path of the type that stands for e in the glue.
func (w *writer) enumPath(e *abi.Enum) string {
	if e.Mirrored {
		return w.glueOf(e.Home.Attach) + e.CName
	}
	return w.path(e.Home)
}

// mirror writes the type that stands for an enum of a dependency.
func (w *writer) mirror(e *abi.Enum) {
	w.open("mirror")
	open := ""
	if e.Open {
		open = ", .."
	}
	w.line(fmt.Sprintf("enum %s as %s = %s%s;", e.CName, e.Repr, w.path(e.Home), open))
	for _, v := range e.Variants {
		w.line(fmt.Sprintf("%s = %d,", v.Rust, v.Value))
	}
	w.close()
}

// mirrorClass writes the type around a struct of a dependency.
func (w *writer) mirrorClass(c *abi.Class) {
	w.open("mirror")
	w.line("struct ", w.path(c.Home), " = ", c.Mirrors, ";")
	w.close()
}

// mirrorIn returns the path of the type that stands for one of a dependency, if t
// is that or an Option of it, else "".
func (w *writer) mirrorIn(t *abi.Type) string {
	switch {
	case t.Kind == abi.Option:
		return w.mirrorIn(t.Elem())
	case t.Kind == abi.EnumRef && t.Enum.Mirrored:
		return w.enumPath(t.Enum)
	case t.Kind == abi.ClassRef && t.Class.Mirrors != "":
		return w.path(t.Class.Home)
	default:
		return ""
	}
}

// theirs is the function of a mirror that gives what a parameter of type t takes.
func theirs(t *abi.Type) string {
	if t.Kind == abi.Option {
		return theirs(t.Elem())
	}
	if t.Borrow == abi.Mut {
		return "::theirs_mut"
	}
	return "::theirs"
}

// converted returns expr, a value of type t, by way of a function of the enum
// that t is or holds.
func converted(t *abi.Type, function, expr string) string {
	if t.Kind == abi.Option {
		return "Option::map(" + expr + ", " + function + ")"
	}
	return function + "(" + expr + ")"
}
