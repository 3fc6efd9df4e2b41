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
	if f.Receiver != abi.NoReceiver {
		parts = append(parts, "$self")
	}
	parts = append(parts, arrange(f.Params, func(p *abi.Param) string {
		if p.Default == nil {
			return p.Name
		}
		return p.Name + "=" + Literal(p.Default)
	})...)
	return "(" + strings.Join(parts, ", ") + ")"
}

// Receiver returns the name of f's first parameter, cls or self, which none of
// the others has; "" for a function without one.
func Receiver(f *abi.Function) string {
	name := "self"
	switch {
	case f.Kind == abi.Constructor:
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

// Parameters returns f's parameters as they stand in a def, annotated.
func (a *Annotator) Parameters(f *abi.Function) []string {
	var out []string
	if receiver := Receiver(f); receiver != "" {
		out = append(out, receiver)
	}
	return append(out, arrange(f.Params, a.parameter)...)
}

func (a *Annotator) parameter(p *abi.Param) string {
	text := p.Name + ": " + a.In(p.Type)
	if p.Default == nil {
		return text
	}
	value := Literal(p.Default)
	switch {
	case value == "None" && !strings.HasSuffix(text, "None"):
		text += " | None"
	case value == Unspelled && a.Ellipsis != nil:
		text += " | " + a.Ellipsis()
	}
	return text + " = " + value
}

// arrange spells each parameter and puts the markers / and * between them.
func arrange(params []*abi.Param, spell func(*abi.Param) string) []string {
	var out []string
	starred := false
	for i, p := range params {
		if p.Kind == abi.KeywordOnly && !starred {
			starred = true
			out = append(out, "*")
		}
		out = append(out, spell(p))
		if p.Kind == abi.PositionalOnly && (i+1 == len(params) || params[i+1].Kind != abi.PositionalOnly) {
			out = append(out, "/")
		}
	}
	return out
}
