package abi

import "strings"

// Prototype returns the C prototype of f on one line, without the semicolon.
func (m *Module) Prototype(f *Function) string {
	return m.ErrorType() + " *" + f.Symbol + "(" + strings.Join(f.prototypeParams(), ", ") + ")"
}

// ErrorType returns the name of the crate's C error type.
func (m *Module) ErrorType() string { return m.Crate + "_error" }

func (f *Function) prototypeParams() []string {
	if len(f.cparams) == 0 {
		return []string{"void"}
	}
	var out []string
	for _, p := range f.cparams {
		out = append(out, p.Type.Spell(p.Name))
	}
	return out
}
