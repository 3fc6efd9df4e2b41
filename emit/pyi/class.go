package pyi

import (
	"example.com/bindgen/abi"
	"example.com/bindgen/emit/pyview"
)

func (s *stub) class(c *abi.Class) {
	s.body.Blank()
	if c.Subclass {
		s.body.Line("@%s", s.scope.Extension("disjoint_base"))
	} else {
		s.body.Line("@%s", s.scope.Import("typing", "final"))
	}
	head := "class " + c.Name
	if c.Base != nil {
		head += "(" + s.name(c.Base.Home, c.Base.Name) + ")"
	}
	if c.Doc == "" && len(c.AllFunctions()) == 0 && !c.Generic {
		s.body.Line("%s: ...", head)
		s.tight = false
		return
	}
	s.body.Line("%s:", head)
	s.body.Indent()
	s.body.Doc(c.Doc)
	s.tight = c.Doc == ""
	s.attributes(c)
	for _, v := range c.Variants {
		s.variant(c, v)
	}
	s.members(c)
	s.body.Dedent()
}

// attributes prints what is no function.
func (s *stub) attributes(c *abi.Class) {
	unhashable := pyview.Unhashable(c)
	if len(c.Attrs) == 0 && !unhashable {
		return
	}
	s.gap()
	s.classAttributes(c.Attrs)
	if unhashable {
		s.body.Line("__hash__: %s  # type: ignore[assignment]", s.classVar("None"))
	}
	s.tight = false
}

func (s *stub) classAttributes(attributes []*abi.Function) {
	for _, f := range attributes {
		s.body.Declare(f.Name, s.classVar(s.annotator.Out(f.Result)))
		s.body.Doc(f.Doc)
	}
}

func (s *stub) classVar(t string) string {
	return s.scope.Import("typing", "ClassVar") + "[" + t + "]"
}

// variant prints the class of a variant, which stands in the class of its enum.
func (s *stub) variant(c *abi.Class, v *abi.DataVariant) {
	if !s.tight {
		s.body.Blank()
	}
	s.body.Line("@%s", s.scope.Import("typing", "final"))
	s.body.Line("class %s(%s):  # pyright: ignore[reportGeneralTypeIssues]", v.Name, c.Name) // final for others
	s.body.Indent()
	s.body.Doc(v.Doc)
	s.tight = v.Doc == ""
	s.gap()
	var names []string
	for _, p := range v.Fields {
		names = append(names, pyview.StrLiteral(p.Name))
	}
	if len(names) == 1 {
		names[0] += ","
	}
	s.body.Call("__match_args__ = ", names, "")
	s.tight = false
	s.gap()
	s.def("__new__", s.annotator.Parameters(v.New), s.result(v.New), "") // the class says what it is
	for _, p := range v.Fields {
		s.gap()
		s.property(p)
	}
	if v.Tuple {
		s.sequence(v)
	}
	s.body.Dedent()
	s.tight = false
}

// sequence prints what makes a variant without names a sequence of its fields.
func (s *stub) sequence(v *abi.DataVariant) {
	integer := s.scope.Builtin("int")
	elems := &abi.Type{Kind: abi.Either}
	for _, p := range v.Fields {
		elems.Elems = append(elems.Elems, p.Get.Result)
	}
	s.gap()
	s.def("__len__", []string{"self"}, integer, "")
	s.gap()
	s.def("__getitem__", []string{"self", "key: " + integer, "/"}, s.annotator.Out(elems), "")
}

func (s *stub) members(c *abi.Class) {
	if c.New != nil {
		s.gap()
		s.function(c.New)
	}
	s.methods(c.Methods)
	for _, f := range c.Specials {
		s.special(f)
	}
	for _, name := range pyview.Declined(c) {
		s.gap()
		never := s.scope.Extension("Never")
		s.def(name, []string{"self", "other: " + never, "/"}, s.scope.Import("typing", "NoReturn"), "")
	}
	if c.Generic {
		s.gap()
		s.body.Line("@%s", s.scope.Builtin("classmethod"))
		any := s.scope.Import("typing", "Any")
		s.def("__class_getitem__", []string{"cls", "item: " + any, "/"}, s.scope.Import("types", "GenericAlias"), "")
	}
	for _, p := range c.Props {
		s.gap()
		s.property(p)
	}
	s.tight = false
}

func (s *stub) methods(methods []*abi.Function) {
	for _, f := range methods {
		s.gap()
		switch f.Kind {
		case abi.Static:
			s.body.Line("@%s", s.scope.Builtin("staticmethod"))
		case abi.ClassMethod:
			s.body.Line("@%s", s.scope.Builtin("classmethod"))
		}
		s.function(f)
	}
}

// special prints a special method.
func (s *stub) special(f *abi.Function) {
	switch {
	case pyview.IsRichCompare(f):
		s.comparisons(f)
	case f.Name == "__getitem__" && hasSlice(f.Params[0].Type) && f.Result.Kind == abi.Either:
		s.overloads(f)
	case f.Name == "__repr__" || f.Name == "__str__":
		// Every object has them.
	case f.Name == "__ipow__":
		one := *f
		one.Params = f.Params[:1] // Python never passes the other
		s.gap()
		s.function(&one)
	default:
		s.gap()
		s.function(f)
	}
}

// comparisons prints the methods that __richcmp__ stands for.
func (s *stub) comparisons(f *abi.Function) {
	for _, operator := range pyview.Comparisons(f) {
		one := *f
		one.Name, one.Params = operator.Name, f.Params[:1]
		s.gap()
		s.function(&one)
	}
}

// hasSlice reports whether t is a slice or something else.
func hasSlice(t *abi.Type) bool {
	return t.Kind == abi.Either && (t.Elems[0].Kind == abi.SliceIndex) != (t.Elems[1].Kind == abi.SliceIndex)
}

// overloads prints __getitem__ of a key that is one thing or another: what it
// gives goes by what the key is.
func (s *stub) overloads(f *abi.Function) {
	for i := range f.Params[0].Type.Elems {
		one, key := *f, *f.Params[0]
		key.Type = key.Type.Elems[i]
		one.Params, one.Result = []*abi.Param{&key}, f.Result.Elems[i]
		s.gap()
		s.body.Line("@%s", s.scope.Import("typing", "overload"))
		s.function(&one)
	}
}

func (s *stub) property(p *abi.Property) {
	s.body.Line("@%s", s.scope.Builtin("property"))
	if p.Get != nil {
		s.function(p.Get)
	} else {
		s.body.Line("def %s(self) -> %s: ...", p.Name, s.scope.Import("typing", "NoReturn"))
		s.tight = true
	}
	if p.Set != nil {
		s.gap()
		s.body.Line("@%s.setter", p.Name)
		s.function(p.Set)
	}
	if p.Del != nil {
		s.gap()
		s.body.Line("@%s.deleter", p.Name)
		s.function(p.Del)
	}
}
