package native

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/cbindgen"
	"example.com/bindgen/internal/diag"
)

// itemsOf returns what Lower makes of text, a declaration a line, and what was
// said: level, code, place, message; help.
func itemsOf(t *testing.T, text string, config *cbindgen.Config) (items, said string) {
	t.Helper()
	report := &diag.Report{}
	var defined []string
	for _, d := range config.Defines {
		defined = append(defined, d.Cfg)
	}
	m := Lower(crateOf(t, text, defined...), config, report)
	var b strings.Builder
	for _, d := range m.Types {
		switch d := d.(type) {
		case *Enum:
			dumpEnum(&b, "enum "+d.Name, d)
		case *Tagged:
			dumpTagged(&b, d)
		case *Opaque:
			b.WriteString("opaque " + d.Name + "\n")
		case *Alias:
			b.WriteString("alias " + d.Name + " = " + show(d.Type) + "\n")
		}
	}
	for _, s := range m.Statics {
		b.WriteString(mark(s.Condition) + "static ")
		if s.Mut {
			b.WriteString("mut ")
		}
		b.WriteString(s.Name + ": " + show(s.Type) + "\n")
	}
	for _, f := range m.Functions {
		b.WriteString(mark(f.Condition))
		if f.Import {
			b.WriteString("import ")
		}
		b.WriteString(f.Name + showSignature(&f.Signature))
		for _, p := range f.Params {
			if p.ArrayLen != nil {
				b.WriteString(" " + p.Name + "[" + *p.ArrayLen + "]")
			}
		}
		if f.Owner != "" {
			b.WriteString(" of " + f.Owner)
		}
		if f.SwiftName != "" {
			b.WriteString(" swift " + f.SwiftName)
		}
		if f.Deprecated != nil {
			fmt.Fprintf(&b, " deprecated %q", *f.Deprecated)
		}
		if f.MustUse != nil {
			fmt.Fprintf(&b, " must-use %q", *f.MustUse)
		}
		b.WriteString("\n")
	}
	return b.String(), strings.Join(lines(report), "\n")
}

func mark(c *Condition) string {
	if c == nil {
		return ""
	}
	return "#if " + c.text() + " "
}

func dumpEnum(b *strings.Builder, head string, e *Enum) {
	b.WriteString(mark(e.Condition) + head)
	if e.Repr != nil {
		b.WriteString(": " + string(e.Repr.Prim))
	}
	var names []string
	for _, v := range e.Variants {
		text := mark(v.Condition) + v.Name + " = "
		if v.Number == nil {
			text += "?"
		} else {
			text += v.Number.Int.String()
		}
		if v.Value != nil {
			text += "!" // written in the header
		}
		if v.Deprecated != nil {
			text += " deprecated"
		}
		names = append(names, text)
	}
	if e.Sentinel != "" {
		names = append(names, e.Sentinel)
	}
	b.WriteString(" {" + strings.Join(names, ", ") + "}\n")
}

func dumpTagged(b *strings.Builder, d *Tagged) {
	word := "struct"
	if d.TagInBody {
		word = "union"
	}
	dumpEnum(b, mark(d.Condition)+word+" "+d.Name+" "+d.TagField+": enum "+d.Enum.Name, d.Enum)
	for _, v := range d.Variants {
		if v.Body == nil {
			continue
		}
		b.WriteString("  " + mark(v.Condition) + v.Field + ": ")
		if v.Inline {
			b.WriteString("inline")
		} else {
			b.WriteString(v.Body.Name)
		}
		var fields []string
		if v.Tag != "" {
			fields = append(fields, v.Tag)
		}
		for _, f := range v.Body.Fields {
			fields = append(fields, mark(f.Condition)+f.Name+": "+show(f.Type))
		}
		b.WriteString(" {" + strings.Join(fields, ", ") + "}\n")
	}
}

// expect compares what itemsOf gives, blanks at the ends of lines aside.
func expect(t *testing.T, text string, config *cbindgen.Config, items, said string) {
	t.Helper()
	gotItems, gotSaid := itemsOf(t, text, config)
	require.Equal(t, unindented(said), gotSaid)
	require.Equal(t, unindented(items), strings.TrimRight(gotItems, "\n"))
}

// unindented takes the tabs off lines of a raw string.
func unindented(text string) string {
	var out []string
	for _, line := range strings.Split(strings.TrimSpace(text), "\n") {
		out = append(out, strings.TrimLeft(line, "\t"))
	}
	return strings.Join(out, "\n")
}
