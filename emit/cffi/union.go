package cffi

import (
	"fmt"

	"example.com/bindgen/abi"
	"example.com/bindgen/emit/pyview"
)

// inUnion tries one variant after the other. Where none fits, the error says why
// for each.
func (c *compound) inUnion(p *pyview.Printer, u *abi.Union) {
	misfits := c.convert("MISFITS")
	for i, v := range u.Variants {
		value := c.initialiser(v.Type, "value", "name").String()
		p.Line("try:")
		p.Indent()
		p.List("return ", "{", []string{fmt.Sprintf(`"tag": %d`, i), pyview.StrLiteral(v.Member()) + ": " + value}, "}", "", "")
		p.Dedent()
		p.Line("except %s as error:", misfits)
		p.Indent()
		tried := "tried += "
		if i == 0 {
			tried = "tried = "
		}
		p.Call(tried+c.convert("misfit"), []string{"name", pyview.StrLiteral(v.Name), pyview.StrLiteral(v.Label), "error"}, "")
		p.Dedent()
	}
	p.Call("raise "+c.convert("no_variant"), []string{"name", pyview.StrLiteral(u.Name), pyview.StrLiteral(u.Labels()), "tried"}, "")
}

// outUnion reads the variant that the tag tells.
func (c *compound) outUnion(p *pyview.Printer, u *abi.Union) {
	last := len(u.Variants) - 1
	if last > 0 {
		p.Line("tag = cell.tag")
	}
	for i, v := range u.Variants[:last] {
		p.Line("if tag == %d:", i)
		p.Line("    return %s", c.read(v.Type, field(v.Member())))
	}
	p.Line("return %s", c.read(u.Variants[last].Type, field(u.Variants[last].Member())))
}
