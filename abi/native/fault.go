package native

import (
	"fmt"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// fault is why C cannot hold a type. It is told where the type is needed.
type fault struct {
	tell func(*diag.Report)
	// unsized is a type whose pointers are two words.
	unsized bool
}

// said is a fault that was reported already.
var said = &fault{tell: func(*diag.Report) {}}

// noType refuses t, which is what; the message names the item.
func (l *lowerer) noType(s scope, t parser.Type, what, help string) *Type {
	return l.refuse(s, t, diag.NoNativeType, fmt.Sprintf("`%s` is %s, which has no type in C", textOf(t), what), help)
}

// refuse returns a type that C cannot hold.
func (l *lowerer) refuse(s scope, t parser.Type, code diag.Code, message, help string) *Type {
	if what := describe(s.item); what != "" {
		message = what + ": " + message
	}
	return faulty(t, func(r *diag.Report) { r.Error(code, t.TypeSpan(), "%s", message).Helpf("%s", help) })
}

// noSize refuses a type that has no size of its own, so that no pointer of C reaches it.
func (l *lowerer) noSize(s scope, t parser.Type, what, help string) *Type {
	out := l.noType(s, t, what, help)
	out.fault.unsized = true
	return out
}

func faulty(t parser.Type, tell func(*diag.Report)) *Type {
	return &Type{Rust: textOf(t), fault: &fault{tell: tell}}
}

// describe names an item in a message.
func describe(item parser.Item) string {
	word := ""
	switch item.(type) {
	case *parser.Function:
		word = "function"
	case *parser.Struct:
		word = "struct"
	case *parser.Union:
		word = "union"
	case *parser.Enum:
		word = "enum"
	case *parser.TypeAlias:
		word = "type"
	case *parser.Static:
		word = "static"
	case *parser.Const:
		word = "constant"
	default:
		return ""
	}
	return word + " `" + item.Head().Name + "`"
}
