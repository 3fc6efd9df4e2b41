package pyview

import (
	"strconv"

	"example.com/bindgen/abi"
)

// OpenEnum prints the class of e under a name, up to its last variant. Members
// come next, in the indentation of the body, which the caller ends.
func OpenEnum(p *Printer, scope *Scope, e *abi.Enum, name string) {
	base := "Enum"
	if e.Int {
		base = "IntEnum"
	}
	p.Line("class %s(%s):", name, scope.Import("enum", base))
	p.Indent()
	if e.Doc != "" {
		p.Doc(e.Doc)
		p.Blank()
	}
	for _, v := range e.Variants {
		p.Line("%s = %s", v.Name, strconv.FormatInt(v.Value, 10))
		p.Doc(v.Doc)
	}
}

// EnumNames returns the names in the class of e, and those of the parameters of
// its functions; nil where it has none but its variants, which hide nothing.
func EnumNames(e *abi.Enum) []string {
	if !e.HasMembers() {
		return nil
	}
	var names []string
	for _, v := range e.Variants {
		names = append(names, v.Name)
	}
	for _, f := range e.AllFunctions() {
		names = append(names, f.Name)
		for _, p := range f.Params {
			names = append(names, p.Name)
		}
	}
	return names
}

// EntersMember reports whether f is the __enter__ of an enum that gives a member of
// it: linters want to be told that it is of the class it is called on.
func EntersMember(f *abi.Function) bool {
	return f.Enum != nil && f.Name == "__enter__" && f.Result.Enum == f.Enum
}
