package native

import "example.com/bindgen/parser"

// enum lowers an enum: an *Enum, a *Tagged, or an *Opaque where it has no repr.
// base is its head, with the final name.
func (l *lowerer) enum(item *parser.Enum, s scope, base Item) Decl { return nil }
