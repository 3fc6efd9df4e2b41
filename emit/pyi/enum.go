package pyi

import (
	"example.com/bindgen/abi"
	"example.com/bindgen/emit/pyview"
)

// enum prints the class of an enum without data.
func (s *stub) enum(e *abi.Enum) {
	s.body.Blank()
	pyview.OpenEnum(s.body, s.scope, e, e.Name)
	s.tight = false
	if len(e.Attrs) > 0 {
		s.gap()
		s.classAttributes(e.Attrs)
	}
	s.methods(e.Methods)
	for _, f := range e.Specials {
		s.special(f)
	}
	for _, p := range e.Props {
		s.gap()
		s.property(p)
	}
	s.tight = false
	s.body.Dedent()
}
