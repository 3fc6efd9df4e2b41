package native

import "example.com/bindgen/parser"

// function lowers a function of a module or an impl, if it is exported. owner
// is the impl's type, "" outside.
func (l *lowerer) function(f *parser.Function, s scope, owner string) {}

// static lowers a static, if it is exported.
func (l *lowerer) static(st *parser.Static, s scope) {}

// imported lowers the functions of an extern block, which the crate calls.
func (l *lowerer) imported(block *parser.ForeignBlock, s scope) {}
