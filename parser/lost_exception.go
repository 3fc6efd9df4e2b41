package parser

import (
	"strings"

	"example.com/bindgen/internal/diag"
)

// reportLostExceptions reports each create_exception! that is no item of a
// module, and does not derive from one of Python's own exceptions, and each such
// import_exception!: nobody but the extension would know which `except` catches
// it.
func (r *reader) reportLostExceptions() {
	t := r.tokens
	for bang := 1; bang < len(t.list); bang++ {
		macro := t.text(bang - 1)
		imports := importsException(macro)
		if t.list[bang].kind != tokenPunct || macro != "create_exception" && !imports || !t.isMacro(bang) {
			continue
		}
		name := t.list[bang-1]
		if r.taken[name.start] || r.isCovered(name.start) || !imports && derivesFromPython(t.argument(bang+1, 2)) {
			continue
		}
		around, inDefinition := r.callAround(bang)
		if inDefinition {
			continue
		}
		if around != nil {
			around.lost = append(around.lost, func(report *diag.Report) { r.lostException(report, bang) })
			continue
		}
		r.lostException(r.report, bang)
	}
}

// lostException reports the create_exception! or import_exception! whose ! is
// token bang.
func (r *reader) lostException(report *diag.Report, bang int) {
	name := r.tokens.list[bang-1]
	macro := r.tokens.text(bang - 1)
	span := r.file.Span(int(name.start), int(name.end))
	code, where := diag.LostItem, "in a function"
	if around, defined := r.macroAround(bang); defined {
		code, where = diag.ItemInMacro, "in the definition of macro `"+around+"!`"
	} else if around != "" {
		code, where = diag.ItemInMacro, "in the arguments of macro `"+around+"!`"
	}
	known := "is the class that it derives from known"
	if importsException(macro) {
		known = "is the class known to be imported"
	}
	report.Error(code, span, "%s! %s declares a class that bindgen does not see", macro, where).
		Helpf("write the call out at the level of a module: only then %s everywhere", known)
}

// argument returns the tokens of argument n of the macro whose arguments open
// at i.
func (t *tokens) argument(i, n int) *cursor {
	c := &cursor{tokens: t, pos: i + 1, end: int(t.list[i].pair)}
	for ; n > 0; n-- {
		for !c.done() && !c.is(",") {
			c.skip()
		}
		c.take(",")
	}
	start := c.pos
	for !c.done() && !c.is(",") {
		c.skip()
	}
	return &cursor{tokens: t, pos: start, end: c.pos}
}

// derivesFromPython reports whether base has the name of an exception of
// Python's: PyValueError.
func derivesFromPython(base *cursor) bool {
	return !base.done() && strings.HasPrefix(base.text(base.end-1), "Py")
}
