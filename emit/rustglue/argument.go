package rustglue

import (
	"slices"
	"strings"

	"example.com/bindgen/abi"
	"example.com/bindgen/emit/pyview"
)

// cArg returns the expression that takes p out of its C parameters, before it is
// as the function takes it.
func (w *writer) cArg(p *abi.Param, call string, flat []string) string {
	if isIgnored(p.Type) {
		return call + ".ignored()"
	}
	if p.Type.CallbackOf() != nil {
		return w.callbackArg(p, call, checkedCallback(p, call))
	}
	name := quote(p.Name)
	switch t := p.Type; {
	case isPointed(t):
		return call + ".pointed(" + name + ", " + flat[0] + ")?"
	case t.Kind == abi.Option && (isPointed(t.Elem()) || t.Elem().Kind == abi.Option):
		return call + ".pointed_option(" + name + ", " + flat[0] + ", " + flat[1] + ")?"
	case p.Kind == abi.VarKeyword:
		value, _ := w.joined(t, flat)
		return call + ".kwargs(" + name + ", " + value + ")?"
	default:
		value, _ := w.joined(t, flat)
		return call + ".arg(" + name + ", " + value + ")?"
	}
}

// given returns expr, which is a value for p, as the function takes it.
func (w *writer) given(p *abi.Param, expr string) string {
	if mirror := w.mirrorIn(p.Type); mirror != "" {
		expr = converted(p.Type, mirror+theirs(p.Type), expr)
	}
	if p.Type.Borrow == abi.RefOwned {
		return "&" + expr
	}
	return expr
}

// isIgnored reports whether t is a Python object that the function does not
// look at.
func isIgnored(t *abi.Type) bool {
	return t.Kind == abi.Object || t.Kind == abi.Option && isIgnored(t.Elem())
}

// isPointed reports whether t crosses behind a pointer.
func isPointed(t *abi.Type) bool {
	switch t.Kind {
	case abi.Tuple, abi.RecordRef, abi.UnionRef, abi.Either:
		return true
	default:
		return t.HasParts()
	}
}

// joined returns the expression that makes one value of the flat parameters of
// t, and the parameters that are left.
func (w *writer) joined(t *abi.Type, flat []string) (string, []string) {
	switch t.Carrier().Kind {
	case abi.Str, abi.Bytes, abi.Vec:
		return "glue::view(" + flat[0] + ", " + flat[1] + ")", flat[2:]
	case abi.StrOrBytes:
		return "glue::tagged(" + strings.Join(flat[:3], ", ") + ")", flat[3:]
	case abi.Option:
		value, rest := w.joined(t.Elem(), flat[1:])
		return "glue::option(" + flat[0] + ", " + value + ")", rest
	default:
		return flat[0], flat[1:]
	}
}

// pyParams returns the parameters that Python binds for f.
func (w *writer) pyParams(f *abi.Function) []string {
	var out []string
	for _, p := range f.Params {
		out = append(out, w.pyParam(f, p))
	}
	return out
}

func (w *writer) pyParam(f *abi.Function, p *abi.Param) string {
	text := rustIdent(p.Name)
	if f.Enum != nil && pyview.Declines(f) {
		text = "#[operand] " + text
	} else if w.takesBuffer(f, p) {
		text = "#[buffer] " + text
	}
	if hasSignature(f) && !strings.HasPrefix(text, "#[operand]") {
		text = passing[p.Kind] + text
	}
	kind := w.uninferred(f, p)
	if kind != "" {
		text += ": " + kind
	}
	switch {
	case p.Default == nil || !hasSignature(f):
		return text
	case isIgnored(p.Type):
		return text + " = " + kind
	default:
		return text + " = " + w.value(p.Type, p.Default)
	}
}

// passing are the marks of parameters that are not passed by place or by name.
var passing = map[abi.ParamKind]string{
	abi.PositionalOnly: "#[positional] ",
	abi.KeywordOnly:    "#[named] ",
	abi.VarPositional:  "#[args] ",
	abi.VarKeyword:     "#[kwargs] ",
}

// hasSignature reports whether Python binds what f is called with by its
// signature. Accessors and most slots get what they take from Python, bound.
func hasSignature(f *abi.Function) bool {
	switch f.Kind {
	case abi.Getter, abi.Setter, abi.Deleter:
		return false
	case abi.Special:
		return f.Name == "__call__" || f.Enum != nil
	default:
		return true
	}
}

// uninferred returns the type of a parameter that no call gives a type to, and
// "" for the others.
func (w *writer) uninferred(f *abi.Function, p *abi.Param) string {
	switch {
	case isIgnored(p.Type):
		return w.use("Ignored")
	case p.Type.CallbackOf() != nil && p.Type.Kind == abi.Option:
		return "Option<" + w.use("CallablePy") + ">"
	case p.Type.CallbackOf() != nil:
		return w.use("CallablePy")
	case f.Derived != abi.NotDerived && f.Enum != nil:
		return w.path(f.Home)
	case f.Derived != abi.NotDerived:
		return "&" + w.path(f.Home)
	default:
		return ""
	}
}

// pyArgs returns the arguments that f's parameters are bound to in Python.
func (w *writer) pyArgs(f *abi.Function, call string) []string {
	var out []string
	for _, p := range f.Params {
		if isIgnored(p.Type) {
			out = append(out, call+".ignored()")
		} else if p.Type.CallbackOf() != nil {
			out = append(out, w.callbackArg(p, call, rustIdent(p.Name)))
		} else {
			out = append(out, w.given(p, rustIdent(p.Name)))
		}
	}
	return out
}

// bindsFirst reports whether the C function binds its arguments before it
// borrows self: where self may be borrowed as an argument, too, since Python
// borrows it last and so refuses the object in other words; and where the
// argument's type is to be written.
func bindsFirst(f *abi.Function) bool {
	if f.Derived != abi.NotDerived {
		return len(f.Params) > 0
	}
	return f.Receiver != abi.NoReceiver && !f.Field &&
		slices.ContainsFunc(f.Params, func(p *abi.Param) bool { return canBeBusy(p.Type) })
}

// canBeBusy reports whether a t holds an object that another borrow can keep from
// being taken.
func canBeBusy(t *abi.Type) bool {
	switch t.Kind {
	case abi.ClassRef:
		return !t.Class.Frozen
	case abi.RecordRef:
		return slices.ContainsFunc(t.Record.Fields, func(f *abi.RecordField) bool { return canBeBusy(f.Type) })
	default:
		return slices.ContainsFunc(t.Elems, canBeBusy)
	}
}
