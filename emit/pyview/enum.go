package pyview

import (
	"strconv"

	"example.com/bindgen/abi"
)

// PrintEnum prints the class of e under a name.
func PrintEnum(p *Printer, scope *Scope, e *abi.Enum, name string) {
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
	p.Dedent()
}
