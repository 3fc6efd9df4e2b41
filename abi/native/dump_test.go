package native

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/cbindgen"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// lowered returns the module of a crate of one file, as dump shows it, and what
// was said, as the terminal shows it.
func lowered(t *testing.T, source string, config *cbindgen.Config) (module, said string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "lib.rs")
	require.NoError(t, os.WriteFile(file, []byte(source), 0o600))
	report := &diag.Report{}
	crate := parser.ParseFile(file, parser.Options{Cfg: parser.CfgKeep}, report)
	require.NotNil(t, crate)
	m := Lower(crate, config, report)
	var lines []string
	for _, d := range report.Sorted() {
		text := fmt.Sprintf("%s[%s] %s", d.Level, d.Code, d.Message)
		if len(d.Labels) > 0 {
			text += fmt.Sprintf(" @ %s", strings.Join(strings.Fields(d.Labels[0].Span.Text()), " "))
		}
		lines = append(lines, text)
	}
	return dump(m), strings.Join(lines, "\n")
}

// including returns the default configuration with items to declare.
func including(names ...string) *cbindgen.Config {
	c := cbindgen.Default()
	c.Export.Include = names
	return c
}

// dump writes the types of m, and its functions where there are any, a
// declaration a line.
func dump(m *Module) string {
	var b bytes.Buffer
	for _, d := range m.Types {
		dumpDecl(&b, d)
	}
	for _, s := range m.Statics {
		fmt.Fprintf(&b, "static %s: %s\n", s.Name, show(s.Type))
	}
	for _, f := range m.Functions {
		fmt.Fprintf(&b, "%s%s\n", f.Name, showSignature(&f.Signature))
	}
	return b.String()
}

func dumpDecl(b *bytes.Buffer, d Decl) {
	switch d := d.(type) {
	case *Forward:
		fmt.Fprintf(b, "forward %s\n", d.Name)
	case *Opaque:
		fmt.Fprintf(b, "opaque %s\n", d.Name)
	case *Alias:
		fmt.Fprintf(b, "alias %s = %s\n", d.Name, show(d.Type))
	case *Enum:
		fmt.Fprintf(b, "enum %s\n", d.Name)
	case *Tagged:
		fmt.Fprintf(b, "tagged %s\n", d.Name)
	case *Record:
		word := "struct"
		if d.Union {
			word = "union"
		}
		fields := make([]string, len(d.Fields))
		for i, f := range d.Fields {
			fields[i] = f.Name + ": " + show(f.Type)
		}
		fmt.Fprintf(b, "%s %s {%s}\n", word, d.Name, strings.Join(fields, ", "))
	}
}

// show writes a type: * is a pointer to const, *mut one that writes; & is one
// that is never null, and ? one that may be.
func show(t *Type) string {
	if t == nil {
		return "void"
	}
	mark := ""
	switch {
	case t.Owned:
		mark = "own "
	case t.NonNull && t.Kind == Pointer:
		mark = "&"
	case t.Nullable:
		mark = "?"
	}
	switch t.Kind {
	case Pointer:
		if t.Const {
			return mark + "*" + show(t.Elem)
		}
		return mark + "*mut " + show(t.Elem)
	case Array:
		if t.Len.Name != "" {
			return "[" + show(t.Elem) + "; " + t.Len.Name + "]"
		}
		return "[" + show(t.Elem) + "; " + t.Len.text() + "]"
	case FnPointer:
		return mark + "fn" + showSignature(t.Fn)
	case Named:
		if t.Decl == nil {
			return mark + t.Name + "!"
		}
		return mark + t.Decl.Base().Name
	case Primitive:
		return string(t.Prim)
	}
	return string(t.Kind)
}

func showSignature(s *Signature) string {
	params := make([]string, len(s.Params))
	for i, p := range s.Params {
		params[i] = show(p.Type)
		if p.Name != "" {
			params[i] = p.Name + ": " + params[i]
		}
	}
	if s.Variadic {
		params = append(params, "...")
	}
	result := ""
	switch {
	case s.NoReturn:
		result = " -> !"
	case s.Result != nil:
		result = " -> " + show(s.Result)
	}
	return "(" + strings.Join(params, ", ") + ")" + result
}
