package cmodule

import (
	"example.com/bindgen/emit"
	"example.com/bindgen/emit/pyview"
)

// Init returns the __init__ of the package of a plain crate, as a module and as
// its stub: it gives what the module c has.
func Init(c *emit.Context) []byte {
	names := Names(c.Module.Native)
	p := &pyview.Printer{}
	p.Doc("The items of " + c.Module.Crate + ", by CFFI: see the module c.")
	p.Blank()
	p.Line("from __future__ import annotations")
	p.Blank()
	p.Call("from .c import ", names, "")
	p.Blank()
	p.Names("__all__", names)
	return append([]byte(mark), p.Bytes()...)
}
