package parser

import (
	"strings"

	"example.com/bindgen/internal/source"
)

// Exception is what create_exception!(module, Name, Base, "doc", { field: T })
// declares, where the last two may be absent; or what import_exception!(module,
// Name, Base) says that a Python module has, where the base may be absent.
type Exception struct {
	// Imported is set for import_exception!.
	Imported bool

	Module string // as written, without spaces: "ophio.release"
	Name   string // without r#
	Raw    string
	Span   source.Span // of the name
	Base   Type        // nil without one
	Doc    *Expr       // nil without one
	Fields []Field

	// Fault says why the call cannot be read, and at is where; "" for one that
	// can be.
	Fault string
	At    source.Span
}

// exceptionName returns the name that create_exception!(module, Name, Base) or
// import_exception!(module, Name) declares; "" for other macros.
func (m *MacroCall) exceptionName() string {
	if len(m.Path) == 0 {
		return ""
	}
	if last := m.Path[len(m.Path)-1]; last != "create_exception" && !importsException(last) {
		return ""
	}
	args := strings.Split(m.Args.Text(), ",")
	if len(args) < 2 {
		return ""
	}
	return strings.TrimPrefix(strings.TrimSpace(args[1]), "r#")
}

// importsException reports whether a macro declares an exception that a module
// of Python has.
func importsException(macro string) bool {
	return macro == "import_exception" || macro == "import_exception_bound"
}

// exception reads the arguments of create_exception! or import_exception!, which
// c is before.
func (c *cursor) exception(macro string) *Exception {
	e := &Exception{Imported: importsException(macro)}
	start := c.pos
	for !c.done() && !c.is(",") {
		c.skip()
	}
	e.Module = strings.Join(strings.Fields(c.source(c.span(start, c.pos))), "")
	c.take(",")
	e.Span = c.span(c.pos, min(c.pos+1, c.end))
	e.Raw = e.Span.Text()
	e.Name = c.ident()
	switch {
	case e.Module == "":
		return e.fail(c, "the Python module is missing")
	case strings.HasPrefix(e.Module, "\""):
		e.Fault, e.At = "the Python module stands in quotes", c.span(start, start+1)
		return e
	case e.Name == "":
		return e.fail(c, "the name of the class is missing")
	}
	more := c.take(",") && !c.done()
	switch {
	case !more && e.Imported && c.done():
		return e
	case !more:
		return e.fail(c, "the class it derives from is missing")
	}
	e.Base = c.typ()
	if !c.done() && !c.is(",") {
		return e.fail(c, "what follows the class it derives from cannot be read")
	}
	c.take(",")
	if !e.Imported {
		e.details(c)
	}
	if e.Fault == "" && !c.done() {
		return e.fail(c, "there are too many arguments")
	}
	return e
}

// details reads what follows the base in create_exception!.
func (e *Exception) details(c *cursor) {
	if !c.done() && !c.is("{") {
		e.Doc = c.exprUntil(",")
		c.take(",")
	}
	if c.is("{") {
		inner := c.inside(c.pos)
		c.skip()
		e.fields(inner)
		c.take(",")
	}
}

func (e *Exception) fail(c *cursor, fault string) *Exception {
	at := c.pos
	if c.done() && at > 0 {
		at-- // what comes before it
	}
	e.Fault, e.At = fault, c.span(at, at+1)
	return e
}

// fields reads `name: Type, ..`. Attributes in front of a field steer no more
// than what rustc says of it.
func (e *Exception) fields(c *cursor) {
	for !c.done() {
		for c.take("#") {
			c.skip()
		}
		span := c.span(c.pos, min(c.pos+1, c.end))
		name := c.ident()
		if name == "" || !c.take(":") {
			e.fail(c, "a field is written `name: Type`")
			return
		}
		e.Fields = append(e.Fields, Field{Name: name, Raw: span.Text(), Type: c.typ(), Span: span})
		if !c.take(",") && !c.done() {
			e.fail(c, "a comma is missing between two fields")
			return
		}
	}
}
