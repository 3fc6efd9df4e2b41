package pyi

import (
	"strings"

	"example.com/bindgen/abi"
)

// exception prints the class of an exception. A base that nothing exports is left
// out, and what it holds is shown here.
func (s *stub) exception(e *abi.Exception) {
	fields := e.Fields
	base := e.Base
	for base != nil && !base.Exported && !base.Imported {
		fields = append(append([]*abi.ExceptionField{}, base.Fields...), fields...)
		base = base.Base
	}
	name := ""
	if base != nil && base.Imported {
		name = s.scope.Import(strings.TrimSuffix(base.Qualified, "."+base.Name), base.Name)
	} else if base != nil {
		name = s.name(base.Home, base.Name)
	} else {
		name = s.scope.Builtin(e.Builtin)
	}
	s.body.Blank()
	if e.Doc == "" && len(fields) == 0 {
		s.body.Line("class %s(%s): ...", e.Name, name)
		return
	}
	s.body.Line("class %s(%s):", e.Name, name)
	s.body.Indent()
	s.body.Doc(e.Doc)
	if e.Doc != "" && len(fields) > 0 {
		s.body.Blank()
	}
	for _, f := range fields {
		annotation := s.annotator.Out(f.Type)
		if !strings.HasSuffix(annotation, "| None") {
			annotation += " | None" // in an exception that is made without it
		}
		s.body.Declare(f.Name, annotation)
	}
	s.body.Dedent()
}
