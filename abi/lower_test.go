package abi_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/abi"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/golden"
	"example.com/bindgen/parser"
)

const manifest = `[package]
name = "demo"
version = "1.2.3"
edition = "2021"

[dependencies]
pyo3 = { package = "bindgen-rt", path = "../bindgen-rt" }
`

// writeCrate puts a crate into a new directory. src is lib.rs; further files
// follow lines of the form "-- name.rs --".
func writeCrate(t *testing.T, src string) string {
	t.Helper()
	dir := t.TempDir()
	require.NoError(t, os.MkdirAll(filepath.Join(dir, "src"), 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "Cargo.toml"), []byte(manifest), 0o644))
	name, text := "lib.rs", ""
	flush := func() {
		path := filepath.Join(dir, "src", filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
	}
	for _, line := range strings.SplitAfter(src, "\n") {
		if next, ok := strings.CutPrefix(strings.TrimSpace(line), "-- "); ok {
			flush()
			name, text = strings.TrimSuffix(next, " --"), ""
			continue
		}
		text += line
	}
	flush()
	return dir
}

// lower parses and lowers a crate and returns its ABI and its diagnostics.
func lower(t *testing.T, src string) (*abi.Module, []*diag.Diagnostic) {
	t.Helper()
	var report diag.Report
	c := parser.Parse(writeCrate(t, src), parser.Options{}, &report)
	require.NotNil(t, c)
	m := abi.Lower(c, &report)
	for _, d := range report.Sorted() {
		require.NotEmpty(t, d.Help, "no help: %s", d.Message)
	}
	return m, report.Sorted()
}

// summary is the ABI in a few lines: what each case of a table expects.
func summary(m *abi.Module) string {
	var out strings.Builder
	for _, n := range m.Namespaces {
		if len(n.Path) > 0 {
			fmt.Fprintf(&out, "mod %s\n", strings.Join(n.Path, "."))
		}
	}
	for _, f := range m.Functions {
		fmt.Fprintf(&out, "%s  [%s]\n", describe(f), home(f.Home, f.Name))
	}
	for _, c := range m.Classes {
		frozen := ""
		if c.Frozen {
			frozen = " frozen"
		}
		fmt.Fprintf(&out, "class %s%s%s  [%s]\n", c.Name, frozen, flags(c), home(c.Home, c.Name))
		for _, v := range c.Variants {
			fmt.Fprintf(&out, "  variant %s tuple=%t (%s)\n", v.Name, v.Tuple, v.Rust)
		}
		members(&out, c.AllFunctions())
	}
	for _, r := range m.Records {
		var dirs []string
		if r.From {
			dirs = append(dirs, "in")
		}
		if r.Into {
			dirs = append(dirs, "out")
		}
		fmt.Fprintf(&out, "record %s %s %s  [%s]\n", r.Name, r.Shape, strings.Join(dirs, ","), home(r.Home, r.Name))
		for _, f := range r.Fields {
			fmt.Fprintf(&out, "  %s = %s: %s\n", f.Name, f.Rust, rustType(f.Type))
		}
	}
	for _, e := range m.Enums {
		fmt.Fprintf(&out, "enum %s %s int=%t  [%s]\n", e.Name, e.Repr, e.Int, home(e.Home, e.Name))
		for _, v := range e.Variants {
			fmt.Fprintf(&out, "  %s = %d (%s)\n", v.Name, v.Value, v.Rust)
		}
		members(&out, e.AllFunctions())
	}
	for _, c := range m.Constants {
		fmt.Fprintf(&out, "const %s = %s  [%s]\n", c.Name, value(c.Value), home(c.Home, c.Name))
	}
	return out.String()
}

func members(out *strings.Builder, functions []*abi.Function) {
	for _, f := range functions {
		if f.Kind != abi.VariantPart {
			fmt.Fprintf(out, "  %s%s %s%s\n", f.Kind, receiver(f), describe(f), origin(f))
		}
	}
}

// flags are what the options of a class say.
func flags(c *abi.Class) string {
	var out []string
	if c.Base != nil {
		out = append(out, " extends "+c.Base.Name)
	}
	for _, flag := range []struct {
		set  bool
		name string
	}{{c.Subclass, "subclass"}, {c.Weakref, "weakref"}, {c.Dict, "dict"}, {c.Generic, "generic"}, {c.Protocol != abi.Both, string(c.Protocol)}} {
		if flag.set {
			out = append(out, " "+flag.name)
		}
	}
	return strings.Join(out, "")
}

// origin is what in Rust a function of a class stands for, where it is no method.
func origin(f *abi.Function) string {
	out := ""
	if f.Field {
		out += " field " + f.Rust
	}
	if f.Variant != nil {
		out += " of " + f.Variant.Name
	}
	if f.Const {
		out += " const " + f.Rust
	}
	if f.Derived != abi.NotDerived {
		out += " by " + string(f.Derived)
	}
	if f.DerivedFormat != "" {
		out += fmt.Sprintf(" %q", f.DerivedFormat)
	}
	return out
}

func home(h abi.Home, name string) string {
	glue := "?"
	if h.Attach != nil {
		glue = h.Attach.Name
	}
	return fmt.Sprintf("%s @%s %s", strings.Join(append(append([]string{}, h.Namespace...), name), "."), glue, h.Rust)
}

func describe(f *abi.Function) string {
	var params []string
	if f.TakesClass {
		params = append(params, "cls")
	}
	if f.TakesPython {
		params = append(params, "py")
	}
	kind := abi.PositionalOrKeyword
	for _, p := range f.Params {
		if p.Kind != kind && kind == abi.PositionalOnly {
			params = append(params, "/")
		}
		if p.Kind != kind && p.Kind == abi.KeywordOnly && kind != abi.VarPositional {
			params = append(params, "*")
		}
		kind = p.Kind
		text := map[abi.ParamKind]string{abi.VarPositional: "*", abi.VarKeyword: "**"}[kind] + p.Name + ": " + rustType(p.Type)
		if p.Default != nil {
			text += " = " + value(p.Default)
		}
		params = append(params, text)
	}
	if kind == abi.PositionalOnly {
		params = append(params, "/")
	}
	fallible := ""
	if f.Fallible {
		fallible = " !"
	}
	return fmt.Sprintf("fn %s(%s) -> %s%s", f.Name, strings.Join(params, ", "), rustType(f.Result), fallible)
}

func rustType(t *abi.Type) string {
	var elems []string
	for _, e := range t.Elems {
		elems = append(elems, rustType(e))
	}
	text := string(t.Kind)
	switch t.Kind {
	case abi.EnumRef:
		text = "enum " + t.Enum.Name
	case abi.RecordRef:
		text = "record " + t.Record.Name
	case abi.ClassRef:
		text = "class " + t.Class.Name
	}
	if len(elems) > 0 {
		text += "<" + strings.Join(elems, ", ") + ">"
	}
	switch t.Borrow {
	case abi.Ref:
		text = "&" + text
	case abi.Mut:
		text = "&mut " + text
	case abi.RefOwned:
		text = "&owned " + text
	case abi.Owned:
	default:
		text = string(t.Borrow) + " " + text
	}
	return text
}

func value(v *abi.Value) string {
	switch v.Kind {
	case abi.ValueNone:
		return "None"
	case abi.ValueBool:
		return fmt.Sprint(v.Bool)
	case abi.ValueInt:
		return v.Int
	case abi.ValueFloat:
		return fmt.Sprintf("%g", v.Float)
	case abi.ValueStr:
		return fmt.Sprintf("%q", v.Str)
	case abi.ValueBytes:
		return fmt.Sprintf("b%q", v.Str)
	case abi.ValueEnum:
		return v.Enum.Name + "." + v.Variant.Name
	default:
		return "[]"
	}
}

// faults is what a case expects of the diagnostics: code, line and column,
// what is underlined, message.
func faults(list []*diag.Diagnostic) string {
	var out strings.Builder
	for _, d := range list {
		place := "-"
		text := ""
		if len(d.Labels) > 0 {
			pos := d.Labels[0].Span.Position()
			place = fmt.Sprintf("%d:%d", pos.Line, pos.Column)
			text = d.Labels[0].Span.Text()
		}
		fmt.Fprintf(&out, "%s %s `%s`: %s\n", d.Code, place, text, d.Message)
	}
	return out.String()
}

// clean lowers a crate without faults and returns its summary.
func clean(t *testing.T, src string) string {
	t.Helper()
	m, list := lower(t, src)
	require.Empty(t, faults(list))
	return summary(m)
}

func lines(text string) string {
	var out []string
	for _, line := range strings.Split(strings.Trim(text, "\n"), "\n") {
		out = append(out, strings.TrimPrefix(line, "\t\t\t"))
	}
	return strings.Join(out, "\n") + "\n"
}

func TestOphio(t *testing.T) {
	golden.Fetched(t, "../examples/ophio/rust")
	var report diag.Report
	c := parser.Parse("../examples/ophio/rust", parser.Options{}, &report)
	require.NotNil(t, c)
	m := abi.Lower(c, &report)
	require.Empty(t, faults(report.Sorted()))
	require.Contains(t, summary(m), "fn is_glob_match(value: str_or_bytes, pat: str_or_bytes, double_star: bool = false, "+
		"case_insensitive: bool = false, path_normalize: bool = false, allow_newline: bool = false) -> bool !"+
		"  [glob.is_glob_match @ophio crate::glob::is_glob_match]")
}

// fill puts the type of parameter x for each % of want.
func fill(want, src string) string {
	_, rest, _ := strings.Cut(src, "(x: ")
	typ := rest[:max(strings.Index(rest, ") {}"), 0)]
	return strings.ReplaceAll(want, "%", typ)
}

func receiver(f *abi.Function) string {
	if f.Receiver == abi.NoReceiver {
		return ""
	}
	if f.SelfForm != abi.SelfReference {
		return " " + string(f.Receiver) + " " + string(f.SelfForm)
	}
	return " " + string(f.Receiver)
}
