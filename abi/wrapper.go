package abi

import "example.com/bindgen/parser"

// Wrapper is a struct that crosses as what it holds: a tuple struct, or one that is
// #[pyo3(transparent)]. The ABI knows the type of its content alone; the glue says
// how the struct is made of it and taken apart.
type Wrapper struct {
	Name      string
	Home      Home
	In, Out   *Type // its content as it is taken and given; nil where it is not
	Fields    int
	Lifetimes int

	item *parser.Struct
}
