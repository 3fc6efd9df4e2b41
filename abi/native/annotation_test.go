package native

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/cbindgen"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/parser"
)

func TestAnnotations(t *testing.T) {
	report := &diag.Report{}
	l := &lowerer{config: cbindgen.Default(), report: report}
	doc, list := l.documented("A point.\n  cbindgen:field-names = [x, y]\ncbindgen:derive-eq\n\nMore.\ncbindgen:prefix-with-name=false\ncbindgen:prefix=", source.Span{}, source.Span{})
	require.Empty(t, report.Sorted())
	require.Equal(t, "A point.\n\nMore.", doc)

	names, ok := list.List("field-names")
	require.True(t, ok)
	require.Equal(t, []string{"x", "y"}, names)
	_, ok = list.List("derive-eq")
	require.False(t, ok, "no list")

	require.True(t, list.Bool("derive-eq", false))
	require.False(t, list.Bool("prefix-with-name", true))
	require.True(t, list.Bool("add-sentinel", true), "not said")
	require.Equal(t, "", list.Text("prefix", "API"))
	require.Equal(t, "API", list.Text("postfix", "API"))
	require.True(t, list.Exported())
	require.False(t, Annotations{{Name: "no-export"}}.Exported())
}

func TestIgnored(t *testing.T) {
	for doc, want := range map[string]bool{
		"cbindgen:ignore":                  true,
		"Text.\n  cbindgen:ignore  \nMore": true,
		"cbindgen:ignored":                 false,
		"say cbindgen:ignore":              false,
		"":                                 false,
	} {
		require.Equal(t, want, ignored(doc), "%q", doc)
	}
}

// TestBadAnnotations reads annotations of a struct, and shows where it points.
func TestBadAnnotations(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"cbindgen:feild-names=[x]", "warning BG0316 2:5-29 unknown annotation `cbindgen:feild-names`: it does nothing; write `cbindgen:field-names`"},
		{"cbindgen:trailing-values=[Z]", "warning BG0316 2:5-33 unknown annotation `cbindgen:trailing-values`: it does nothing; write `cbindgen:enum-trailing-values`"},
		{"cbindgen:zzzzzzzzzzz", "warning BG0316 2:5-25 unknown annotation `cbindgen:zzzzzzzzzzz`: it does nothing; remove the line: cbindgen has no such annotation for C"},
		{"cbindgen:prefix=A=B", "error BG0316 2:5-24 annotation `cbindgen:prefix` with more than one `=`; write `cbindgen:NAME`, `cbindgen:NAME=VALUE` or `cbindgen:NAME=[A, B]`"},
	} {
		report := &diag.Report{}
		l := &lowerer{config: cbindgen.Default(), report: report}
		item := structOf(t, "/// A struct.\n/// "+c.line+"\n#[repr(C)]\nstruct S;\n")
		doc, _ := l.documented(item.Doc, item.Full, item.Span)
		require.Equal(t, "A struct.", doc)
		require.Equal(t, []string{c.want}, lines(report))
	}
}

func TestRenameRuleOfAnnotation(t *testing.T) {
	report := &diag.Report{}
	l := &lowerer{config: cbindgen.Default(), report: report}
	list := Annotations{{Name: "rename-all", Value: "snake_case"}, {Name: "rename-variant-name-fields", Value: "Snakes"}}
	require.Equal(t, cbindgen.RenameRule("SnakeCase"), l.renameRule(list, "rename-all", "None"))
	require.Equal(t, cbindgen.RenameRule("GeckoCase"), l.renameRule(nil, "rename-all", "GeckoCase"))
	l.renameRule(list, "rename-variant-name-fields", "None")
	require.Len(t, report.Sorted(), 1)
	require.Equal(t, "unknown rule `Snakes` in annotation `cbindgen:rename-variant-name-fields`", report.Sorted()[0].Message)
}

// structOf reads the only struct of text.
func structOf(t *testing.T, text string) *parser.Struct {
	t.Helper()
	crate := crateOf(t, text)
	for _, item := range crate.Root.Items {
		if s, ok := item.(*parser.Struct); ok {
			return s
		}
	}
	require.Fail(t, "no struct")
	return nil
}

// lines shows a report: level, code, place, message; help.
func lines(report *diag.Report) []string {
	var out []string
	for _, d := range report.Sorted() {
		var b strings.Builder
		b.WriteString(d.Level.String() + " " + string(d.Code))
		if len(d.Labels) > 0 {
			b.WriteString(" " + where(d.Labels[0].Span))
		}
		b.WriteString(" " + d.Message)
		if len(d.Help) > 0 {
			b.WriteString("; " + d.Help)
		}
		out = append(out, b.String())
	}
	return out
}
