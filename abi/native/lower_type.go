package native

import "example.com/bindgen/parser"

// typeOf returns the type that t is in s, and declares what it names. A type
// that C cannot hold is reported, and gives nil.
func (l *lowerer) typeOf(s scope, t parser.Type) *Type { return nil }

// declare returns the declaration of a struct, union, enum or alias with its
// generic parameters filled in; the same one for the same arguments.
func (l *lowerer) declare(item parser.Item, args []argument) Decl { return nil }
