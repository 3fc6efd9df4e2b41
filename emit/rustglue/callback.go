package rustglue

import (
	"fmt"
	"slices"
	"strings"

	"example.com/bindgen/abi"
)

// callbacks writes the structs of the callbacks that the functions of the library
// take, and what a library with callbacks has once.
func (w *writer) callbacks() {
	if !w.m.HasCallbacks() {
		return
	}
	for _, s := range w.m.Structs {
		if s.Shape == abi.ShapeCallback {
			w.callbackStruct(s)
		}
	}
	w.open("callbacks")
	crate := w.m.Crate
	w.line("fn ", crate, "_error_new, ", crate, "_gate_new, ", crate, "_gate_close, ", crate, "_gate_free;")
	w.close()
}

func (w *writer) callbackStruct(s *abi.Struct) {
	var args []string
	flat := s.Fields[0].Type.Params[1:]
	for i, t := range s.Type.Callback.Params {
		name := fmt.Sprintf("a%d", i)
		var parts []string
		exprs := w.apart(t, name)
		for j, expr := range exprs {
			parts = append(parts, expr+" => "+w.ctype(flat[j].Type))
		}
		flat = flat[len(exprs):]
		args = append(args, name+": "+w.ctype(w.m.CType(t, abi.In))+" = ["+strings.Join(parts, ", ")+"]")
	}
	result := ";"
	if len(flat) > 0 {
		result = " -> " + w.ctype(flat[0].Type.Elem) + ";"
	}
	w.open("c_callback")
	w.list("struct "+s.Name+"(", args, ")"+result)
	w.close()
}

// apart returns the expressions of the flat parameters that a lent t is passed as. name
// holds it.
func (w *writer) apart(t *abi.Type, name string) []string {
	if isPointed(t) {
		return []string{"&" + name}
	}
	switch t.Carrier().Kind {
	case abi.Str, abi.Bytes, abi.Vec:
		return []string{name + ".data()", name + ".size()"}
	case abi.Option:
		value := name + ".value()"
		if isPointed(t.Elem()) || t.Elem().Kind == abi.Option {
			return []string{name + ".is_some()", value}
		}
		if t.Elem().IsScalar() {
			return []string{name + ".is_some()", "*" + value}
		}
		return append([]string{name + ".is_some()"}, w.apart(t.Elem(), value)...)
	default:
		return []string{name}
	}
}

// takeCallback returns the statement that takes a callback out of C before anything
// can fail: what is taken is released in any case.
func takeCallback(p *abi.Param, call string, flat []string) string {
	take := call + ".callback(" + flat[0] + ")"
	if p.Type.Kind == abi.Option {
		take = call + ".callback_option(" + quote(p.Name) + ", " + flat[0] + ", " + flat[1] + ")"
	}
	return "let " + rustIdent(p.Name) + " = " + take + ";"
}

// checkedCallback returns the expression of a callback that was taken.
func checkedCallback(p *abi.Param, call string) string {
	if p.Type.Kind == abi.Option {
		return call + ".checked(" + quote(p.Name) + ", " + rustIdent(p.Name) + ")?"
	}
	return rustIdent(p.Name) + ".checked(" + quote(p.Name) + ")?"
}

// callbackArg returns the argument for a callback which callback is an expression of.
func (w *writer) callbackArg(p *abi.Param, call, callback string) string {
	c := p.Type.CallbackOf()
	if p.Type.Kind != abi.Option {
		return around[c.Form].before + w.calling(p, c, callback) + around[c.Form].after
	}
	name := rustIdent(p.Name)
	closure := w.calling(p, c, name)
	switch c.Form {
	case abi.ByDyn:
		closure = "&*" + call + ".lend(" + closure + ")"
	case abi.ByDynMut:
		closure = "&mut *" + call + ".lend(" + closure + ")"
	default:
		closure = around[c.Form].before + closure + around[c.Form].after
	}
	return "match " + callback + " { Some(" + name + ") => Some(" + closure + "), None => None }"
}

// around is what the closure stands in, by the form that Rust takes it in.
var around = map[abi.CallbackForm]struct{ before, after string }{
	abi.ByDyn:    {"&", ""},
	abi.ByDynMut: {"&mut ", ""},
	abi.InBox:    {"::std::boxed::Box::new(", ")"},
	abi.InArc:    {"::std::sync::Arc::new(", ")"},
}

// calling returns the closure.
func (w *writer) calling(p *abi.Param, c *abi.Callback, callback string) string {
	if c.Kept {
		callback += ".kept()"
	}
	parts := []string{quote(p.Name + "()"), callback}
	for i, t := range c.Params {
		parts = append(parts, fmt.Sprintf("a%d: %s", i, w.rustType(t)))
	}
	return "glue::calling!(" + strings.Join(parts, ", ") + ")"
}

// rustType spells a type that callbacks take, as the glue can name it. What it cannot
// is for the compiler to find.
func (w *writer) rustType(t *abi.Type) string {
	if t.Wrapper != nil {
		return w.path(t.Wrapper.Home) + ofCall(t.Wrapper.Lifetimes, "'_")
	}
	switch t.Kind {
	case abi.Str:
		if t.Borrow == abi.Ref {
			return "&str"
		}
		return owner(t, "str", "String")
	case abi.Bytes:
		if t.Borrow == abi.Ref {
			return "&[u8]"
		}
		return owner(t, "[u8]", "Vec<u8>")
	case abi.Vec:
		if t.Borrow == abi.Ref {
			return "&[" + w.rustType(t.Elem()) + "]"
		}
		elem := w.rustType(t.Elem())
		return owner(t, "["+elem+"]", "Vec<"+elem+">")
	case abi.Path:
		if t.Borrow == abi.Ref {
			return "&::std::path::Path"
		}
		return owner(t, "::std::path::Path", "_")
	case abi.OsStr:
		if t.Borrow == abi.Ref {
			return "&::std::ffi::OsStr"
		}
		return owner(t, "::std::ffi::OsStr", "_")
	case abi.Option:
		return "Option<" + w.rustType(t.Elem()) + ">"
	case abi.Tuple:
		var elems []string
		for _, e := range t.Elems {
			elems = append(elems, w.rustType(e))
		}
		if len(elems) == 1 {
			return "(" + elems[0] + ",)"
		}
		return "(" + strings.Join(elems, ", ") + ")"
	case abi.EnumRef:
		return w.path(t.Enum.Home)
	case abi.RecordRef:
		return w.path(t.Record.Home) + lifetimes(t.Record, "'_")
	default:
		if t.IsScalar() || t.Kind == abi.I128 || t.Kind == abi.U128 {
			return string(t.Kind)
		}
		return owner(t, "", "_")
	}
}

// owner spells a t that has its value, or is a reference to what has it, or either.
func owner(t *abi.Type, borrowed, owned string) string {
	switch t.Borrow {
	case abi.Owned:
		return owned
	case abi.AsCow:
		return "::std::borrow::Cow<'_, " + borrowed + ">"
	default:
		return "&" + owned
	}
}

// isLent reports whether a callback takes r.
func (w *writer) isLent(r *abi.Record) bool {
	return w.lends(func(t *abi.Type) bool { return t.Kind == abi.RecordRef && t.Record == r })
}

// isWrapperLent reports whether a callback takes s.
func (w *writer) isWrapperLent(s *abi.Wrapper) bool {
	return w.lends(func(t *abi.Type) bool { return t.Wrapper == s })
}

// lends reports whether a callback takes what is found, or what holds it.
func (w *writer) lends(found func(*abi.Type) bool) bool {
	return slices.ContainsFunc(w.m.Structs, func(s *abi.Struct) bool {
		return s.Shape == abi.ShapeCallback && slices.ContainsFunc(s.Type.Callback.Params, func(t *abi.Type) bool { return holds(t, found) })
	})
}

// holds reports whether a t is what is found, or holds it.
func holds(t *abi.Type, found func(*abi.Type) bool) bool {
	if found(t) {
		return true
	}
	if t.Kind == abi.RecordRef {
		return slices.ContainsFunc(t.Record.Fields, func(f *abi.RecordField) bool { return holds(f.Type, found) })
	}
	return slices.ContainsFunc(t.Elems, func(e *abi.Type) bool { return holds(e, found) })
}

// rootGlue returns the prefix by which this file names what the library has once.
func (w *writer) rootGlue() string {
	for _, a := range w.m.Glue {
		if a.Root {
			return w.glueOf(a)
		}
	}
	return ""
}
