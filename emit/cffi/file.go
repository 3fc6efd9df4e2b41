package cffi

import (
	"slices"
	"strings"

	"example.com/bindgen/abi"
	"example.com/bindgen/emit/pyview"
)

// module is one Python file of the package that holds wrappers or converters.
type module struct {
	*generator
	scope     *pyview.Scope
	annotator *pyview.Annotator
	dots      string   // the relative import of _cffi: "." or more
	home      []string // the namespace it implements
	isHome    bool     // it implements one
	isEnums   bool     // it holds the enums
	body      *pyview.Printer
	cells     []cell
	symbols   []symbol
	variants  map[*abi.DataVariant]string // names of their classes
	// loadedLast are the modules of namespaces that a file which is none uses.
	loadedLast []loaded
}

// symbol is a function of the library, looked up once.
type symbol struct{ name, of string }

// loaded is the module of a namespace, and the name it has in a file.
type loaded struct{ name, of string }

// cell is a free list of out-parameters of one C type.
type cell struct{ name, ctype string }

func (g *generator) newModule(dots string, taken ...string) *module {
	m := &module{generator: g, dots: dots, scope: pyview.NewScope(taken...), body: &pyview.Printer{}, variants: map[*abi.DataVariant]string{}}
	m.annotator = &pyview.Annotator{Scope: m.scope, Item: m.typeOf, Record: m.recordType, Ellipsis: m.ellipsis}
	return m
}

// runtime and convert name a function of the modules that are always the same.
func (m *module) runtime(name string) string { return m.scope.Import(m.dots+"_runtime", name) }
func (m *module) errors(name string) string  { return m.scope.Import(m.dots+"_errors", name) }
func (m *module) convert(name string) string { return m.scope.Import(m.dots+"_convert", name) }
func (m *module) collect(name string) string { return m.scope.Import(m.dots+"_collections", name) }
func (m *module) results(name string) string { return m.scope.Import(m.dots+"_results", name) }
func (m *module) objects(name string) string { return m.scope.Import(m.dots+"_objects", name) }

// types names a function of _types, which needs the enums before it is loaded.
func (m *module) types(name string) string {
	if m.isEnums {
		return m.last([]string{"_types"}) + "." + name
	}
	return m.scope.Import(m.dots+"_types", "") + "." + name
}

func (m *module) any() string { return m.scope.Import("typing", "Any") }

// enum names the Python class of an enum.
func (m *module) enum(e *abi.Enum) string {
	if m.isEnums {
		return m.enumNames[e]
	}
	return m.scope.ImportAs(m.dots+"_enums", m.enumNames[e], m.localEnum(e))
}

// localEnum is the name of e in this file: its own in the namespace it is in.
func (m *module) localEnum(e *abi.Enum) string {
	if m.isLocal(e.Home.Namespace) {
		return e.Name
	}
	return ""
}

func (m *module) isLocal(home []string) bool { return m.isHome && slices.Equal(home, m.home) }

// class names the Python class of c where it is used when called. Modules may
// import each other, so the class is looked up only then.
func (m *module) class(c *abi.Class) string {
	if !m.isLocal(c.Home.Namespace) && m.extendsOther(c.Home.Namespace) {
		return m.runtime("namespace") + "(" + pyview.StrLiteral(strings.Join(c.Home.Namespace, ".")) + ")." + c.Name
	}
	return m.importedClass(c)
}

// extendsOther reports whether a class of the namespace extends one of another:
// the module can be loaded only after that one's, and so no module that the
// latter needs may import it.
func (g *generator) extendsOther(home []string) bool {
	for _, c := range g.crate.Classes {
		if c.Base != nil && slices.Equal(c.Home.Namespace, home) && !slices.Equal(c.Base.Home.Namespace, home) {
			return true
		}
	}
	return false
}

// importedClass names the Python class of c, whose module is imported first, but
// by a file that is no namespace: it is loaded last there.
func (m *module) importedClass(c *abi.Class) string {
	path := c.Home.Namespace
	switch {
	case m.isLocal(path):
		return c.Name
	case !m.isHome:
		return m.last(path) + "." + c.Name
	case len(path) == 0:
		return m.scope.Import(m.dots+".", "_cffi") + "." + c.Name
	default:
		return m.scope.Import(m.dots+strings.Join(path, "."), "") + "." + c.Name
	}
}

// last names the module of a namespace, which is loaded when all of this file is
// there: it may use this file while it is loaded.
func (m *module) last(path []string) string {
	dotted := strings.Join(path, ".")
	for _, l := range m.loadedLast {
		if l.of == dotted {
			return l.name
		}
	}
	name := "_cffi"
	if len(path) > 0 {
		name = "_" + strings.TrimPrefix(path[len(path)-1], "_")
	}
	m.runtime("namespace")
	l := loaded{m.scope.Fresh(name), dotted}
	m.loadedLast = append(m.loadedLast, l)
	return l.name
}

// typeOf names an enum or a class in an annotation.
func (m *module) typeOf(home abi.Home, name string) string {
	for _, e := range m.crate.Enums {
		if e.Name == name && slices.Equal(e.Home.Namespace, home.Namespace) {
			return m.enum(e)
		}
	}
	if m.isLocal(home.Namespace) {
		return name
	}
	from := m.dots + strings.Join(home.Namespace, ".")
	if len(home.Namespace) == 0 {
		from = m.dots + "."
		return m.scope.ImportType(from, "_cffi") + "." + name
	}
	return m.scope.ImportType(from, name)
}

// recordType names a class that describes a record: it is in the public module.
func (m *module) recordType(home abi.Home, name string) string {
	return m.scope.ImportType(m.dots+"."+strings.Join(home.Namespace, "."), name)
}

func (m *module) ellipsis() string { return m.scope.ImportType("types", "EllipsisType") }

// cell returns the name of the free list for out-parameters of type t.
func (m *module) cell(t *abi.CType) string {
	spelled := ctype(t) + " *"
	for _, c := range m.cells {
		if c.ctype == spelled {
			return c.name
		}
	}
	short := strings.TrimPrefix(strings.TrimPrefix(ctype(t), "struct "), m.crate.Crate+"_")
	short = strings.Trim(strings.NewReplacer(" ", "", "*", "").Replace(short), "_")
	c := cell{m.scope.Fresh("_" + strings.Replace(shorten(short), "Bool", "bool", 1) + "_cells"), spelled}
	m.cells = append(m.cells, c)
	m.runtime("Cells")
	return c.name
}

// print puts the file together: what the body turned out to need goes before it.
func (m *module) print(doc string, exports []string) *pyview.Printer {
	m.scope.Import("__future__", "annotations")
	types := &pyview.Printer{}
	m.scope.TypeImports(types)
	p := &pyview.Printer{}
	p.Doc(doc)
	p.Blank()
	m.scope.Imports(p)
	p.Print(types)
	p.Blank()
	p.Names("__all__", exports)
	if len(m.cells) > 0 {
		p.Blank()
	}
	for _, c := range m.cells {
		p.Call(c.name+" = "+m.runtime("Cells"), []string{pyview.StrLiteral(c.ctype)}, "")
	}
	if len(m.symbols) > 0 {
		p.Blank()
	}
	for _, s := range m.symbols {
		p.Set(s.name, m.runtime("lib")+"."+s.of)
	}
	p.Print(m.body)
	if len(m.loadedLast) > 0 {
		p.Blank()
		p.Blank()
		p.Line("# These use this module while they are loaded.")
	}
	for _, l := range m.loadedLast {
		p.Set(l.name, m.runtime("namespace")+"("+pyview.StrLiteral(l.of)+")")
	}
	return p
}
