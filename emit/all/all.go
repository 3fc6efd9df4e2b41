// Package all lists the backends. The command line's help and completion, the
// configuration and the golden tests range over this list: a new backend is
// one package and one line here.
package all

import (
	"example.com/bindgen/emit"
	"example.com/bindgen/emit/cffi"
	"example.com/bindgen/emit/cheader"
	"example.com/bindgen/emit/pyi"
	"example.com/bindgen/emit/pypackage"
	"example.com/bindgen/emit/rustglue"
)

// Backends returns every backend, in the order in which help shows them.
func Backends() []emit.Backend {
	return []emit.Backend{
		rustglue.Backend,
		cheader.Backend,
		pypackage.Backend,
		cffi.Backend,
		pyi.Backend,
		description,
	}
}

// description is the ABI itself, for the commands that compare it later.
var description = emit.Backend{
	Name: "abi",
	Doc:  "the description of the ABI, abi.json",
	Emit: func(c *emit.Context) { c.Write(c.Layout.ABIJSON, c.Module.JSON()) },
}
