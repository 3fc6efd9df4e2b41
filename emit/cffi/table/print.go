package table

import (
	"fmt"
	"strings"
)

// Python returns the arguments of the FFI constructor, an entry a line with
// what it is, so that a change of one function is a change of one line.
func (t *Tables) Python() string {
	var out strings.Builder
	fmt.Fprintf(&out, "    %q,\n    _version=%#x,\n    _types=(\n", t.name, formatVersion)
	for _, g := range t.groups {
		out.WriteString(`        b"`)
		for _, s := range g.slots {
			out.WriteString(s.literal())
		}
		fmt.Fprintf(&out, "\"  # %d: %s\n", g.first, g.comment)
	}
	out.WriteString("    ),\n    _globals=(\n")
	for _, f := range t.functions {
		fmt.Fprintf(&out, "        b\"%s%s\", 0,\n", slot{opDlopenFunc, f.slot}.literal(), f.name)
	}
	out.WriteString("    ),\n")
	if len(t.structs) == 0 {
		return out.String()
	}
	out.WriteString("    _struct_unions=(\n")
	for _, s := range t.structs {
		fmt.Fprintf(&out, "        (b\"%s%s%s\",", literal(s.slot), literal(s.flags), s.name)
		for i, f := range s.fields {
			if i > 0 {
				out.WriteByte(',')
			}
			fmt.Fprintf(&out, " b\"%s%s\"", slot{opNoop, f.slot}.literal(), f.name)
		}
		out.WriteString("),\n")
	}
	out.WriteString("    ),\n")
	return out.String()
}
