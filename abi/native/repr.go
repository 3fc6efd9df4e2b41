package native

import (
	"strconv"
	"strings"

	"example.com/bindgen/parser"
)

// repr is what the attributes #[repr(..)] of a type say.
type repr struct {
	c, transparent bool
	integer        string // u8, isize..; "" for none
	packed         int    // 0 for none
	align          int    // 0 for none
}

// reprOf reads the #[repr(..)] among attrs.
func reprOf(attrs []parser.Attr) repr {
	var r repr
	for i := range attrs {
		if len(attrs[i].Path) != 1 || attrs[i].Path[0] != "repr" {
			continue
		}
		for j := range attrs[i].Args {
			r.add(&attrs[i].Args[j])
		}
	}
	return r
}

func (r *repr) add(m *parser.Meta) {
	switch name := m.Name(); name {
	case "C":
		r.c = true
	case "transparent":
		r.transparent = true
	case "packed":
		r.packed = max(1, number(m))
	case "align":
		r.align = max(r.align, number(m)) // rustc takes the largest of several
	case "u8", "u16", "u32", "u64", "usize", "i8", "i16", "i32", "i64", "isize":
		r.integer = name
	}
}

// number returns the number in parentheses, in any base and with underscores as
// Rust writes it; 0 for none.
func number(m *parser.Meta) int {
	if len(m.List) != 1 || m.List[0].Value == nil {
		return 0
	}
	n, err := strconv.ParseInt(strings.ReplaceAll(m.List[0].Value.Text, "_", ""), 0, 32)
	if err != nil {
		return 0
	}
	return int(n)
}
