package cffi

import (
	"strings"

	"example.com/bindgen/abi"
	"example.com/bindgen/emit/pyview"
)

// handleSlot names the slot in which an object has its handle of class c. No other
// class has a slot of that name: Python then refuses to make an object one of
// another class.
func handleSlot(c *abi.Class) string {
	return "_bindgen_" + strings.TrimSuffix(c.FreeSymbol, "_free")
}

// isOpen reports whether other classes derive from c: also the variants of a data
// enum, whose class takes no more of them once it is published.
func isOpen(c *abi.Class) bool { return c.Subclass || c.Variants != nil }

// classBody prints c.
func (m *module) classBody(c *abi.Class) {
	symbols := map[*abi.Function]string{}
	for _, f := range c.AllFunctions() {
		if f.Kind != abi.VariantPart && f.Kind != abi.ClassAttr {
			symbols[f] = m.bind(f)
		}
	}
	for _, f := range c.Specials {
		if pyview.IsRichCompare(f) {
			m.richCompare(f, symbols[f])
		}
	}
	m.body.Blank()
	m.body.Blank()
	if !c.Subclass {
		m.body.Line("@%s", m.scope.Import("typing", "final"))
	}
	head := "class " + c.Name
	if c.Base != nil {
		head += "(" + m.importedClass(c.Base) + ")"
	}
	m.body.Line("%s:", head)
	m.body.Indent()
	if c.Doc != "" {
		m.body.Doc(c.Doc)
		m.body.Blank()
	}
	m.classHead(c)
	m.classMembers(c, symbols)
	m.body.Dedent()
	for _, v := range c.Variants {
		m.variant(c, v, symbols)
	}
}

// classHead prints the attributes that make c a class over handles.
func (m *module) classHead(c *abi.Class) {
	m.body.Call("__slots__ = ", slots(c), "")
	m.body.Line("%s: %s", handleSlot(c), m.any())
	m.body.SetCall("_bindgen_kind", m.objects("Kind"), m.kind(c))
	if c.Base == nil {
		m.body.Line("__del__ = %s", m.objects("release"))
	}
	if c.New == nil {
		m.body.Line("__new__ = %s", m.objects("refuse_new"))
	}
	if c.Generic {
		m.body.Line("__class_getitem__: %s = %s(%s)", m.any(), m.scope.Builtin("classmethod"), m.scope.Import("types", "GenericAlias"))
	}
	if c.Protocol == abi.Mapping && pyview.HasSpecial(c, "__getitem__") && !pyview.HasSpecial(c, "__iter__") {
		m.body.Line("__iter__ = None  # a mapping is not iterated over by index")
	}
	for _, f := range c.Attrs {
		m.body.Line("%s: %s[%s]", f.Name, m.scope.Import("typing", "ClassVar"), m.any())
	}
	for _, v := range c.Variants {
		class := m.scope.Builtin("type") + "[" + m.any() + "]"
		m.body.Line("%s: %s[%s]", v.Name, m.scope.Import("typing", "ClassVar"), class)
	}
}

// slots returns the names that objects of c have and those of its base do not.
func slots(c *abi.Class) []string {
	weakref, dict := c.Weakref, c.Dict
	for base := c.Base; base != nil; base = base.Base {
		weakref, dict = weakref && !base.Weakref, dict && !base.Dict
	}
	var out []string // sorted
	if dict {
		out = append(out, `"__dict__"`)
	}
	if weakref {
		out = append(out, `"__weakref__"`)
	}
	out = append(out, pyview.StrLiteral(handleSlot(c)))
	if len(out) == 1 {
		out[0] += ","
	}
	return out
}

func (m *module) kind(c *abi.Class) []string {
	lib := m.runtime("lib") + "."
	args := []string{pyview.StrLiteral(handleSlot(c)), lib + c.FreeSymbol}
	if c.Base != nil {
		args = append(args, "base="+m.importedClass(c.Base), "upcast="+lib+c.UpcastSymbol)
	}
	if isOpen(c) {
		args = append(args, "subclass=True")
	}
	if c.Tag != nil {
		args = append(args, "tag="+lib+c.Tag.Symbol)
	}
	return args
}

func (m *module) classMembers(c *abi.Class, symbols map[*abi.Function]string) {
	if c.New != nil {
		m.body.Blank()
		m.function(c.New, symbols[c.New])
	}
	m.members(&c.Members, symbols)
}

// members prints what #[pymethods] gives to a class or an enum.
func (m *module) members(members *abi.Members, symbols map[*abi.Function]string) {
	for _, f := range members.Methods {
		m.body.Blank()
		switch f.Kind {
		case abi.Static:
			m.body.Line("@%s", m.scope.Builtin("staticmethod"))
		case abi.ClassMethod:
			m.body.Line("@%s", m.scope.Builtin("classmethod"))
		}
		m.function(f, symbols[f])
	}
	for _, f := range members.Specials {
		if pyview.IsRichCompare(f) {
			m.comparisons(f, symbols[f])
			continue
		}
		m.body.Blank()
		m.function(f, symbols[f])
	}
	for _, p := range members.Props {
		m.property(p, symbols)
	}
}

// property prints a property. What it lacks is refused by what publish adds.
func (m *module) property(p *abi.Property, symbols map[*abi.Function]string) {
	m.body.Blank()
	m.body.Line("@%s", m.scope.Builtin("property"))
	if p.Get == nil {
		m.unreadable(p)
	} else {
		m.function(p.Get, symbols[p.Get])
	}
	for _, part := range []struct {
		decorator string
		function  *abi.Function
	}{{"setter", p.Set}, {"deleter", p.Del}} {
		if part.function == nil {
			continue
		}
		m.body.Blank()
		m.body.Line("@%s.%s", p.Name, part.decorator)
		m.function(part.function, symbols[part.function])
	}
}

// unreadable prints the getter of a property that has none.
func (m *module) unreadable(p *abi.Property) {
	m.body.Line("def %s(self) -> %s:", p.Name, m.any())
	m.body.Indent()
	m.body.Doc(p.Doc)
	of := p.Del
	if p.Set != nil {
		of = p.Set
	}
	refusal := "attribute '" + p.Name + "' of '" + m.pkg.Qualified(of.Home.Namespace) + "." + of.Owner() + "' objects is not readable"
	m.body.Call("raise "+m.scope.Builtin("AttributeError"), []string{pyview.StrLiteral(refusal)}, "")
	m.body.Dedent()
}

// attributes prints what sets the attributes of a class or an enum.
func (m *module) attributes(owner string, attributes []*abi.Function) {
	for _, f := range attributes {
		symbol := m.bind(f)
		name := m.scope.Fresh(symbol + "_value")
		m.body.Blank()
		m.body.Blank()
		m.body.Def(name, nil, m.resultType(f), ":")
		m.body.Indent()
		m.callBody(f, symbol)
		m.body.Dedent()
		m.body.Blank()
		m.body.Blank()
		m.body.Line("%s.%s = %s()", owner, f.Name, name)
	}
}

// variant prints the class of a variant, which derives from that of its enum.
func (m *module) variant(c *abi.Class, v *abi.DataVariant, symbols map[*abi.Function]string) {
	name := m.scope.Fresh("_" + c.Name + "_" + v.Name)
	m.variants[v] = name
	m.body.Blank()
	m.body.Blank()
	m.body.Line("@%s", m.scope.Import("typing", "final"))
	m.body.Line("class %s(%s):  # pyright: ignore[reportGeneralTypeIssues]", name, c.Name) // final for others
	m.body.Indent()
	if v.Doc != "" {
		m.body.Doc(v.Doc)
		m.body.Blank()
	}
	m.body.Line("__slots__ = ()")
	m.body.Call("__match_args__ = ", matchArgs(v), "")
	m.body.Blank()
	m.function(v.New, symbols[v.New])
	for _, p := range v.Fields {
		m.property(p, symbols)
	}
	if v.Tuple {
		m.sequence(v)
	}
	m.body.Dedent()
	m.body.Blank()
	m.body.Blank()
	m.body.Call(m.objects("variant"), []string{c.Name, name, pyview.StrLiteral(v.Name)}, "")
}

func matchArgs(v *abi.DataVariant) []string {
	var out []string
	for _, p := range v.Fields {
		out = append(out, pyview.StrLiteral(p.Name))
	}
	if len(out) == 1 {
		out[0] += ","
	}
	return out
}

// sequence prints what makes a variant without names a sequence of its fields.
func (m *module) sequence(v *abi.DataVariant) {
	integer := m.scope.Builtin("int")
	m.body.Blank()
	m.body.Line("def __len__(self, /) -> %s:", integer)
	m.body.Line("    return %d", len(v.Fields))
	m.body.Blank()
	m.body.Line("def __getitem__(self, key: %s, /) -> %s:", integer, m.any())
	m.body.Line("    return %s(self, key)", m.results("field_at"))
}

// richCompare prints the function that the comparisons of a class or an enum share.
func (m *module) richCompare(f *abi.Function, symbol string) {
	other, op := f.Params[0], f.Params[1]
	params := []string{pyview.Receiver(f) + ": " + m.own(f), other.Name + ": " + m.any(), op.Name + ": " + m.scope.Builtin("int")}
	m.body.Blank()
	m.body.Blank()
	m.body.Def(m.comparer(symbol), params, m.any(), ":")
	m.body.Indent()
	m.callBody(f, symbol)
	m.body.Dedent()
}

// own names the class or enum that f belongs to, in the file that holds it.
func (m *module) own(f *abi.Function) string {
	if f.Enum != nil {
		return m.enum(f.Enum)
	}
	return f.Class.Name
}

func (m *module) comparer(symbol string) string {
	return "_compare" + strings.TrimSuffix(symbol, "_richcmp")
}

// comparisons prints the six methods that __richcmp__ stands for.
func (m *module) comparisons(f *abi.Function, symbol string) {
	other := f.Params[0]
	for _, operator := range pyview.Comparisons(f) {
		takes := m.annotator.In(other.Type)
		if operator.Name == "__eq__" || operator.Name == "__ne__" {
			takes = m.scope.Builtin("object")
		}
		m.body.Blank()
		m.body.Def(operator.Name, []string{"self", other.Name + ": " + takes, "/"}, m.any(), ":")
		m.body.Line("    return %s(self, %s, %d)", m.comparer(symbol), other.Name, operator.Op)
	}
}
