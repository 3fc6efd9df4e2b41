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
	for _, g := range t.globals {
		fmt.Fprintf(&out, "        b\"%s%s\", %s,\n", slot{g.op, g.slot}.literal(), g.name, g.value)
	}
	out.WriteString("    ),\n")
	t.printStructs(&out)
	if len(t.typedefs) > 0 {
		out.WriteString("    _typenames=(\n")
		for _, d := range t.typedefs {
			fmt.Fprintf(&out, "        b\"%s%s\",\n", literal(d.slot), d.name)
		}
		out.WriteString("    ),\n")
	}
	return out.String()
}

func (t *Tables) printStructs(out *strings.Builder) {
	if len(t.structs) == 0 {
		return
	}
	out.WriteString("    _struct_unions=(\n")
	for _, s := range t.structs {
		fmt.Fprintf(out, "        (b\"%s%s%s\",", literal(s.slot), literal(s.flags), s.name)
		for i, f := range s.fields {
			if i > 0 {
				out.WriteByte(',')
			}
			fmt.Fprintf(out, " b\"%s%s\"", f.head(), f.name)
		}
		out.WriteString("),\n")
	}
	out.WriteString("    ),\n")
}

// head spells what stands before the name of a field.
func (f fieldEntry) head() string {
	if f.bits > 0 {
		return slot{opBitfield, f.slot}.literal() + literal(f.bits)
	}
	return slot{opNoop, f.slot}.literal()
}
