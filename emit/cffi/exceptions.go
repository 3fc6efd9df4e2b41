package cffi

import (
	"slices"
	"strings"

	"example.com/bindgen/abi"
	"example.com/bindgen/emit/cffi/table"
	"example.com/bindgen/emit/pyview"
)

// nameExceptions gives every exception its name in _exceptions.py, which holds
// those of all namespaces and those that none exports.
func (g *generator) nameExceptions() {
	scope := pyview.NewScope("DECLARED", "PANIC")
	g.exceptionNames = map[*abi.Exception]string{}
	for _, e := range g.crate.Exceptions {
		name := e.Name
		if !e.Exported {
			name = "_" + name
		}
		g.exceptionNames[e] = scope.Fresh(name)
	}
}

// exceptions prints _exceptions.py.
func (g *generator) exceptions() *pyview.Printer {
	m := g.newModule(".", "DECLARED", "PANIC")
	for _, e := range g.crate.Exceptions {
		m.scope.Take(g.exceptionNames[e])
	}
	panics := m.scope.Builtin("SystemError")
	exports := []string{"DECLARED", "PANIC"}
	var declared []string
	for _, e := range g.crate.Exceptions {
		if e.Imported {
			declared = append(declared, pyview.StrLiteral(e.Qualified)+": None")
			continue
		}
		m.exceptionBody(e)
		if e.Exported {
			exports = append(exports, g.exceptionNames[e])
		}
		if e.Panic {
			panics = g.exceptionNames[e]
			continue
		}
		declared = append(declared, pyview.StrLiteral(e.Qualified)+": "+g.exceptionNames[e])
	}
	m.body.Blank()
	m.body.Blank()
	class := m.scope.Builtin("type") + "[" + m.scope.Builtin("BaseException") + "]"
	m.body.Line("PANIC: %s = %s", class, panics)
	if slices.ContainsFunc(g.crate.Exceptions, func(e *abi.Exception) bool { return e.Imported }) {
		m.body.Line("# None is what another module has, which is imported when it is first raised.")
		class += " | None"
	}
	head := "DECLARED: " + m.scope.Builtin("dict") + "[" + m.scope.Builtin("str") + ", " + class + "] = {"
	if len(declared) == 0 {
		m.body.Line("%s}", head)
	} else {
		m.body.Line("%s", head)
		m.body.Indent()
		for _, entry := range declared {
			m.body.Line("%s,", entry)
		}
		m.body.Dedent()
		m.body.Line("}")
	}
	return m.print("The exceptions that the library raises beside Python's own.", exports)
}

func (m *module) exceptionBody(e *abi.Exception) {
	name := m.exceptionNames[e]
	base := m.scope.Builtin(e.Builtin)
	if e.Base != nil && e.Base.Imported {
		base = m.imported(e.Base)
	} else if e.Base != nil {
		base = m.exceptionNames[e.Base]
	}
	module := m.pkg.Qualified(e.Home.Namespace)
	if !e.Exported {
		module = strings.TrimSuffix(e.Qualified, "."+e.Name)
	}
	m.body.Blank()
	m.body.Blank()
	m.body.Line("class %s(%s):", name, base)
	m.body.Indent()
	if pyview.CleanDoc(e.Doc) == e.Doc && !strings.Contains(e.Doc, "\n") {
		m.body.Doc(e.Doc)
	} else {
		m.body.Set("__doc__", pyview.StrLiteral(e.Doc))
	}
	if e.Doc != "" {
		m.body.Blank()
	}
	m.body.Set("__module__", pyview.StrLiteral(module))
	for _, f := range e.Fields {
		m.body.Line("%s = None", f.Name)
	}
	m.body.Dedent()
	if name != e.Name {
		m.body.Blank()
		m.body.Blank()
		m.body.Line("%s.__name__ = %s.__qualname__ = %s", name, name, pyview.StrLiteral(e.Name))
	}
}

// imported names an exception of another Python module, which is imported with
// what derives from it.
func (m *module) imported(e *abi.Exception) string {
	return m.scope.Import(strings.TrimSuffix(e.Qualified, "."+e.Name), e.Name)
}

// errorStructs declares the error type and that of its fields.
func (d *declarations) errorStructs() {
	field := &table.Struct{Name: d.module.ErrorFieldType()}
	d.failure = &table.Struct{Name: d.module.ErrorType()}
	d.out.Structs = append(d.out.Structs, field, d.failure)
	typ := func(c string) *table.Type {
		switch c {
		case "void *", "void (*)(void *)":
			return table.Pointer(table.Void)
		case "const char *":
			return table.Pointer(table.Primitive("char"))
		case "const $_field *":
			return table.Pointer(table.StructType(field))
		case "const struct $ *":
			return table.Pointer(table.StructType(d.failure))
		default:
			return table.Primitive(c)
		}
	}
	for _, e := range abi.ErrorFieldMembers {
		field.Fields = append(field.Fields, table.Field{Name: e.Name, Type: typ(e.C)})
	}
	for _, e := range abi.ErrorMembers {
		d.failure.Fields = append(d.failure.Fields, table.Field{Name: e.Name, Type: typ(e.C)})
	}
}
