package native

import "example.com/bindgen/parser"

// constant lowers a free constant, if it is exported.
func (l *lowerer) constant(c *parser.Const, s scope) {}

// associated lowers the public constants in the impls of item, a type whose C
// name is owner.
func (l *lowerer) associated(item parser.Item, s scope, owner string) []*Constant { return nil }
