package native

import (
	"example.com/bindgen/internal/cbindgen"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/parser"
)

// Lower finds the native items of crate and describes them as C sees them,
// under the names that config gives. Each exported item ends in the Module or
// in an error of report.
func Lower(crate *parser.Crate, config *cbindgen.Config, report *diag.Report) *Module {
	l := &lowerer{
		crate: crate, config: config, report: report,
		module:    &Module{Crate: crate.Name, Version: crate.Version},
		instances: map[instanceKey]*instance{}, groups: map[Decl][]Decl{}, unsaids: map[*Opaque]unsaid{},
		rustPointers: map[source.Span]bool{}, unknown: map[unknownName]bool{},
	}
	l.exports()
	l.included()
	l.order()
	l.collisions()
	if !report.Failed() { // types that hold themselves have no layout
		l.layouts()
	}
	l.opaqueValues()
	l.callbacks()
	l.conventions()
	l.unusedNames()
	return l.module
}

// lowerer is one run of Lower.
type lowerer struct {
	crate  *parser.Crate
	config *cbindgen.Config
	report *diag.Report
	module *Module

	kept      map[string]bool           // the cfgs of which a notice told
	instances map[instanceKey]*instance // every type that was named
	decls     []Decl                    // those that are needed, each after what it needs
	groups    map[Decl][]Decl           // of one name, each under its own cfg, by each of them
	unsaids   map[*Opaque]unsaid        // opaque although their layout is that of C
	impls     implIndex
	// rustPointers are the places of pointers to functions of Rust's ABI, of which a warning told.
	rustPointers map[source.Span]bool
	unknown      map[unknownName]bool      // what an error told of
	symbols      map[string][]symbolHolder // of functions and statics
	depth        int                       // of the type that is being looked at
	constants    constants
	transfers    *transfers      // nil until a type asks for its annotations
	wanted       map[string]bool // the names of [export] rename and exclude that something has
}

// scope is where a type or an expression stands: the module that its paths
// start in, what its generic parameters are, and what Self is.
type scope struct {
	module *parser.Module
	args   map[string]argument
	self   *Type        // in a type's declaration and its impls; nil elsewhere
	impl   *parser.Impl // whose Self it is where self is nil
	item   parser.Item  // whose signature or body it is, for messages
}

// argument is what a generic parameter stands for: a type, or a constant.
type argument struct {
	typ   *Type
	value *parser.Value
	// item is the constant that the source names; nil for a literal.
	item *parser.Const
}
