package pyview

import (
	"strings"

	"example.com/bindgen/abi"
)

// TextSignature returns f's __text_signature__ in the form that inspect reads:
// "(value, pat, double_star=False)", "($self, key)"; for a constructor it is
// the one of its class.
func TextSignature(f *abi.Function) string {
	if f.TextSignature != "" {
		return f.TextSignature
	}
	var parts []string
	switch {
	case f.Receiver != abi.NoReceiver:
		parts = append(parts, "$self")
	case f.Kind == abi.ClassMethod:
		parts = append(parts, "$cls")
	}
	parts = append(parts, arrange(f.Params, func(p *abi.Param) string {
		if p.Default == nil {
			return stars(p) + p.Name
		}
		return p.Name + "=" + Literal(p.Default)
	})...)
	return "(" + strings.Join(parts, ", ") + ")"
}

// stars is what stands before the name of a parameter that takes all the rest.
func stars(p *abi.Param) string {
	switch p.Kind {
	case abi.VarPositional:
		return "*"
	case abi.VarKeyword:
		return "**"
	default:
		return ""
	}
}

// Receiver returns the name of f's first parameter, cls or self, which none of
// the others has; "" for a function without one.
func Receiver(f *abi.Function) string {
	name := "self"
	switch {
	case f.Kind == abi.Constructor || f.Kind == abi.ClassMethod:
		name = "cls"
	case f.Receiver == abi.NoReceiver:
		return ""
	}
	taken := NewScope()
	for _, p := range f.Params {
		taken.Take(p.Name)
	}
	return taken.Fresh(name)
}

// Parameters returns f's parameters as they stand in a def, annotated. Those of
// a special method have no names for callers.
func (a *Annotator) Parameters(f *abi.Function) []string {
	var out []string
	if receiver := Receiver(f); receiver != "" {
		out = append(out, receiver)
	}
	special := f.Special()
	if special == nil || special.Operands == abi.AnyOperands {
		return append(out, arrange(f.Params, a.parameter)...)
	}
	for i, p := range Operands(f) {
		switch {
		case IsEquality(f):
			out = append(out, p.Name+": "+a.Scope.Builtin("object"))
		case i == 1 && special.Group != abi.SpecialItems && special.Group != abi.SpecialAttributes:
			out = append(out, a.modulus(p))
		default:
			out = append(out, a.parameter(p))
		}
	}
	if len(out) > 1 {
		out = append(out, "/")
	}
	return out
}

// modulus is the last parameter of __pow__, which the operator does not pass.
func (a *Annotator) modulus(p *abi.Param) string {
	text := p.Name + ": " + a.In(p.Type)
	if p.Type.Kind != abi.Option && p.Type.Kind != abi.Object {
		text += " | None"
	}
	return text + " = None"
}

func (a *Annotator) parameter(p *abi.Param) string {
	text := stars(p) + p.Name + ": " + a.In(ElementOf(p))
	if p.Default == nil {
		return text
	}
	value := Literal(p.Default)
	switch {
	case value == "None" && p.Type.Kind != abi.Object && !strings.HasSuffix(text, "None"):
		text += " | None"
	case value == Unspelled && a.Ellipsis != nil:
		text += " | " + a.Ellipsis()
	}
	return text + " = " + value
}

// ElementOf returns the type of what is passed for p: of one of the values where
// p takes several.
func ElementOf(p *abi.Param) *abi.Type {
	t := p.Type
	if p.Kind == abi.VarKeyword && t.Kind == abi.Option {
		t = t.Elem()
	}
	switch {
	case t.Kind != abi.Vec:
		return t
	case p.Kind == abi.VarPositional:
		return t.Elem()
	case p.Kind == abi.VarKeyword:
		return t.Elem().Elems[1]
	default:
		return t
	}
}

// arrange spells each parameter and puts the markers / and * between them.
func arrange(params []*abi.Param, spell func(*abi.Param) string) []string {
	var out []string
	starred := false
	for i, p := range params {
		if p.Kind == abi.KeywordOnly && !starred {
			out = append(out, "*")
		}
		starred = starred || p.Kind == abi.KeywordOnly || p.Kind == abi.VarPositional
		out = append(out, spell(p))
		if p.Kind == abi.PositionalOnly && (i+1 == len(params) || params[i+1].Kind != abi.PositionalOnly) {
			out = append(out, "/")
		}
	}
	return out
}
