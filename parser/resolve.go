package parser

import "example.com/bindgen/internal/source"

// Def is what a path names.
type Def struct {
	// Item is the item of this crate; nil for a name of another crate.
	Item Item
	// Variant is set when the path names a variant of Item, an *Enum.
	Variant *Variant
	// External is the canonical path of a name outside the crate, starting
	// with the name of its crate: ["std","vec","Vec"], ["pyo3","PyResult"].
	// Names of the standard prelude and primitive types resolve so, too:
	// ["std","option","Option"], ["i32"].
	External []string
}

// binding is one meaning of a name in a module.
type binding struct {
	def  Def
	span source.Span
	glob bool
}
