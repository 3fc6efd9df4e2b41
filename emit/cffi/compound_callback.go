package cffi

import (
	"strings"

	"example.com/bindgen/abi"
	"example.com/bindgen/emit/pyview"
)

// callbackDef is the object of _types.py that makes the structs of a signature.
type callbackDef struct{ name, struct_, function, call string }

// callback returns the name of the object that makes callbacks of type t, and defines
// it and the function that C calls once.
func (c *compound) callback(t *abi.Type) string {
	made := c.crate.CType(t, abi.In).Struct
	for _, d := range c.callbacks {
		if d.struct_ == "struct "+made.Name {
			return d.name
		}
	}
	call := made.Fields[0].Type
	var names, types []string
	for _, p := range call.Params {
		names = append(names, p.Name)
		types = append(types, ctype(p.Type))
	}
	short := c.structName(made)
	def := callbackDef{
		name: c.scope.Fresh(short), struct_: "struct " + made.Name,
		function: "struct " + c.crate.ErrorType() + " *(" + strings.Join(types, ", ") + ")",
	}
	params := make([]string, len(names))
	for i, name := range names {
		params[i] = name + ": " + c.any()
	}
	def.call = c.define("call_"+short, t, params, func(p *pyview.Printer) { c.callbackBody(p, t.Callback, names[1:]) })
	c.callbacks = append(c.callbacks, def)
	return def.name
}

// callbackBody prints what the function does that C calls. names are those of its
// parameters behind the context. What it raises becomes an error of the library.
func (c *compound) callbackBody(p *pyview.Printer, cb *abi.Callback, names []string) {
	p.Line("target = %s(context)", c.external("_callbacks", "target_of"))
	var args []string
	for _, t := range cb.Params {
		var value string
		value, names = c.flat(t, names)
		args = append(args, value)
	}
	if cb.Result.Kind == abi.Unit {
		p.Call("target.call", args, "")
		p.Line("return %s", c.runtime("NULL"))
		return
	}
	p.SetCall("value", "target.call", args)
	stored := c.initialiser(cb.Result, "value", "target.name")
	for _, arg := range stored.args {
		if arg == "keep" {
			p.Line("keep = target.keep()")
		}
	}
	p.SetCall("out[0]", stored.function, stored.args)
	p.Line("return %s", c.runtime("NULL"))
}

// flat spells the value of type t that comes in flat parameters, and returns the names
// of those that are left.
func (c *compound) flat(t *abi.Type, names []string) (string, []string) {
	switch t.Carrier().Kind {
	case abi.Str:
		if isExternal(t) {
			cell := c.external("_callbacks", "Slice") + "(" + names[0] + ", " + names[1] + ")"
			return c.read(t, place{text: cell}), names[2:]
		}
		return c.runtime("decode") + "(" + names[0] + ", " + names[1] + ")", names[2:]
	case abi.Bytes:
		return c.external("_callbacks", "bytes_at") + "(" + names[0] + ", " + names[1] + ")", names[2:]
	case abi.Vec:
		cell := c.external("_callbacks", "Slice") + "(" + names[0] + ", " + names[1] + ")"
		return c.read(t, place{text: cell}), names[2:]
	case abi.Option:
		if t.Elem().Kind == abi.Option {
			return c.read(t.Elem(), place{text: names[1]}) + " if " + names[0] + " else None", names[2:]
		}
		value, rest := c.flat(t.Elem(), names[1:])
		return value + " if " + names[0] + " else None", rest
	default:
		return c.read(t, place{text: names[0]}), names[1:]
	}
}

// printCallbacks prints the objects, behind the functions that they call.
func (c *compound) printCallbacks() []string {
	var names []string
	for i, d := range c.callbacks {
		if i == 0 {
			c.body.Blank()
			c.body.Blank()
		}
		c.body.Call(d.name+" = "+c.external("_callbacks", "Callback"), []string{pyview.StrLiteral(d.struct_), pyview.StrLiteral(d.function), d.call}, "")
		names = append(names, d.name)
	}
	return names
}

// callbackConversion returns the conversion of p as a callback of type t.
func (w *wrapper) callbackConversion(p *abi.Param, t *abi.Type) call {
	w.keeps = true
	way := ".lend"
	if t.Callback.Kept {
		way = ".give"
	}
	return call{w.types(w.compound.callback(t)) + way, []string{p.Name, pyview.StrLiteral(p.Name), w.keep}}
}

// holdCallbacks prints that the library keeps what f takes over, once nothing can fail
// any more before the call.
func (w *wrapper) holdCallbacks(f *abi.Function) {
	for _, p := range f.Params {
		if c := p.Type.CallbackOf(); c != nil && c.Kept {
			w.body.Line("%s(%s)", w.external("_callbacks", "hold"), w.keep)
			return
		}
	}
}
