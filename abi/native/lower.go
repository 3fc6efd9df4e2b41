package native

import (
	"example.com/bindgen/internal/cbindgen"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// Lower finds the native items of crate and describes them as C sees them,
// under the names that config gives. Each exported item ends in the Module or
// in an error of report.
func Lower(crate *parser.Crate, config *cbindgen.Config, report *diag.Report) *Module {
	l := &lowerer{
		crate: crate, config: config, report: report,
		module: &Module{Crate: crate.Name, Version: crate.Version},
	}
	l.exports()
	l.included()
	l.order()
	return l.module
}

// lowerer is one run of Lower.
type lowerer struct {
	crate  *parser.Crate
	config *cbindgen.Config
	report *diag.Report
	module *Module

	kept map[string]bool // the cfgs of which a notice told
}

// scope is where a type or an expression stands: the module that its paths
// start in, what its generic parameters are, and what Self is.
type scope struct {
	module *parser.Module
	args   map[string]argument
	self   *Type       // nil outside of impls and type declarations
	item   parser.Item // whose signature or body it is, for messages
}

// argument is what a generic parameter stands for: a type, or a constant.
type argument struct {
	typ   *Type
	value *parser.Value
	name  string // of the constant that was given, "" for a literal
}
