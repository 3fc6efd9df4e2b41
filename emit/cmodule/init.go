package cmodule

import (
	"slices"

	"example.com/bindgen/emit"
	"example.com/bindgen/emit/pyview"
)

// Init returns the __init__.py of the package of a plain crate: it gives what
// the module c has.
func Init(c *emit.Context) []byte {
	p := &pyview.Printer{}
	p.Doc(initDoc(c))
	p.Blank()
	p.Line("from __future__ import annotations")
	return reexport(c, p)
}

// InitStub returns the __init__.pyi beside it.
func InitStub(c *emit.Context) []byte {
	p := &pyview.Printer{}
	p.Doc(initDoc(c))
	return reexport(c, p)
}

func initDoc(c *emit.Context) string {
	return "The items of " + c.Module.Crate + ", by CFFI: see the module c."
}

// packageNames are the names of the module that the package gives, too: all but
// one that is called as the module itself, which would hide it.
func packageNames(v *view) []string {
	return slices.DeleteFunc(v.names(), func(name string) bool { return name == pyview.NativeModule })
}

func reexport(c *emit.Context, p *pyview.Printer) []byte {
	names := packageNames(newView(c.Layout.Package, c.Module))
	scope := pyview.NewScope()
	for _, name := range names {
		scope.Import(".c", name)
	}
	p.Blank()
	scope.AllImports(p)
	p.Blank()
	p.Names("__all__", names)
	return append([]byte(mark), p.Bytes()...)
}
