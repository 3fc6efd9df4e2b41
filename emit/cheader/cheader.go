// Package cheader writes the C header: C11, also valid C++17, without a
// warning under -Wall -Wextra -pedantic.
package cheader

import (
	"fmt"
	"slices"
	"strings"

	"example.com/bindgen/abi"
	"example.com/bindgen/abi/native"
	"example.com/bindgen/emit"
)

// Backend is the C header.
var Backend = emit.Backend{
	Name: "header",
	Doc:  "the C header",
	Emit: func(c *emit.Context) {
		for _, h := range c.Layout.Headers {
			c.Write(h.Path, nativeHeader(h.Items, h.Config))
		}
		switch {
		case len(c.Layout.Headers) == 0:
			c.Write(c.Layout.Header, Header(c.Module))
		case !c.Module.IsPlain():
			c.Write(c.Layout.Header, annotatedHeader(c.Module, nil))
		}
	},
}

// Header returns the header of m.
func Header(m *abi.Module) []byte {
	if m.IsPlain() {
		return plainHeader(m)
	}
	return annotatedHeader(m, m.Native)
}

// annotatedHeader returns the header of what is annotated in m, with native
// items, which may be nil.
func annotatedHeader(m *abi.Module, items *native.Module) []byte {
	w := &writer{m: m, native: items, upper: strings.ToUpper(m.Crate)}
	w.line("// %s", abi.Mark)
	w.doc(w.intro())
	w.line("#ifndef %s_H", w.upper)
	w.line("#define %s_H", w.upper)
	w.line("")
	w.line("#include <stdbool.h>")
	w.line("#include <stddef.h>")
	w.line("#include <stdint.h>")
	w.line("")
	w.line("#ifdef __cplusplus\nextern \"C\" {\n#endif")
	w.errors()
	w.types()
	for _, n := range m.Namespaces {
		w.namespace(n)
	}
	w.releases()
	w.layouts()
	w.line("")
	w.line("#ifdef __cplusplus\n} // extern \"C\"\n#endif")
	w.nativeItems()
	w.line("")
	w.line("#endif // %s_H", w.upper)
	return []byte(w.out.String())
}

// writer prints one header.
type writer struct {
	m      *abi.Module
	native *native.Module // the native items that it prints; nil for none
	upper  string         // OPHIO
	out    strings.Builder
}

func (w *writer) line(format string, args ...any) {
	fmt.Fprintf(&w.out, format+"\n", args...)
}

func (w *writer) intro() string {
	doc := fmt.Sprintf("The C interface of `%s`.", w.m.Crate)
	if root := w.m.Namespaces; len(root) > 0 && root[0].Doc != "" {
		doc = root[0].Doc
	}
	return doc + "\n\n" +
		"Functions return NULL on success and an error that the caller owns otherwise; then no\n" +
		"out-parameter is written. Text is UTF-8 with a length, never NUL-terminated. Parameters are\n" +
		"borrowed for the call; results belong to the caller."
}

// errors prints the error type, its kinds and the ABI hash.
func (w *writer) errors() {
	w.line("")
	w.doc("What an error is.")
	w.line("typedef enum %s_error_kind {", w.m.Crate)
	for _, k := range abi.ErrorKinds {
		w.line("    %s_ERROR_%s = %d,", w.upper, k.Name, k.Number)
	}
	w.line("} %s_error_kind;", w.m.Crate)
	w.line("")
	w.errorStructs()
	w.doc("Releases an error. NULL does nothing.")
	w.line("void %s_error_free(%s *error);", w.m.Crate, w.m.ErrorType())
	w.line("")
	w.callbacks()
	w.doc("The ABI that this header was generated for.")
	w.line("#define %s_ABI_HASH UINT64_C(0x%016x)", w.upper, w.m.Hash())
	w.line("")
	w.doc("The ABI of the library: another value than " + w.upper + "_ABI_HASH means another header.")
	w.line("uint64_t %s_abi_hash(void);", w.m.Crate)
}

// namespace prints the constants and functions of one namespace.
func (w *writer) namespace(n *abi.Namespace) {
	titled := false
	title := func() {
		if titled {
			return
		}
		titled = true
		w.line("")
		w.line("// ---- %s ----", strings.Join(append([]string{w.m.Crate}, n.Path...), "."))
	}
	for _, c := range w.m.Constants {
		if slices.Equal(c.Home.Namespace, n.Path) {
			title()
			w.constant(c)
		}
	}
	for _, e := range w.m.Exceptions {
		if e.CName != "" && slices.Equal(e.Home.Namespace, n.Path) {
			title()
			w.exception(e)
		}
	}
	for _, f := range w.m.Functions {
		if slices.Equal(f.Home.Namespace, n.Path) {
			title()
			w.function(f)
		}
	}
	for _, c := range w.m.Classes {
		if slices.Equal(c.Home.Namespace, n.Path) {
			title()
			w.class(c)
		}
	}
	for _, e := range w.m.Enums {
		if slices.Equal(e.Home.Namespace, n.Path) && e.HasMembers() {
			title()
			for _, f := range e.AllFunctions() {
				w.function(f)
			}
		}
	}
}

func (w *writer) class(c *abi.Class) {
	for _, f := range c.AllFunctions() {
		w.function(f)
	}
	w.line("")
	w.doc("Releases the handle of `" + c.Name + "`. NULL does nothing.")
	w.line("void %s(%s *self);", c.FreeSymbol, c.CName)
	if c.Base == nil {
		return
	}
	w.line("")
	w.doc("The `" + c.Base.Name + "` that a `" + c.Name + "` is, for the functions of `" + c.Base.Name + "`. It is borrowed: valid as long as\n" +
		"`self` is, and not to be released. NULL gives NULL.")
	w.line("%s *%s(const %s *self);", c.Base.CName, c.UpcastSymbol, c.CName)
}

// maxColumns is where a prototype is broken into one parameter a line.
const maxColumns = 100

func (w *writer) function(f *abi.Function) {
	w.line("")
	w.doc(paragraphs(functionDoc(f), formats(f), defaults(f), protocol(f), w.ownership(f)))
	prototype := w.m.Prototype(f) + ";"
	if len(prototype) > maxColumns {
		open := strings.IndexByte(prototype, '(') + 1
		prototype = prototype[:open] + strings.ReplaceAll(prototype[open:], ", ", ",\n"+strings.Repeat(" ", open))
	}
	w.line("%s", prototype)
}

// ownership says who releases the result.
func (w *writer) ownership(f *abi.Function) string {
	out := f.OutType()
	switch {
	case out == nil:
		return ""
	case out.Kind == abi.CPointer && out.Elem.Kind == abi.CHandle:
		return "The caller owns `*out`: release it with " + out.Elem.Class.FreeSymbol + "."
	case out.Kind == abi.CStruct && out.Struct.FreeSymbol != "":
		return "The caller owns `*out`: release it with " + out.Struct.FreeSymbol + "."
	default:
		return ""
	}
}

// releases prints the functions that release owned structs.
func (w *writer) releases() {
	for _, s := range w.m.Structs {
		if s.FreeSymbol == "" {
			continue
		}
		w.line("")
		w.doc("Releases what `value` owns and zeroes it. NULL and a zeroed value do nothing.")
		w.line("void %s(%s *value);", s.FreeSymbol, s.Name)
	}
}

// doc prints text as `///` comments before a declaration: nothing in such a
// comment has to be rewritten but a line that ends in a backslash.
func (w *writer) doc(text string) { w.indentedDoc("", text) }

func (w *writer) indentedDoc(indent, text string) {
	if text == "" {
		return
	}
	for _, l := range strings.Split(text, "\n") {
		w.line("%s", strings.TrimRight(indent+"/// "+commentLine(l), " "))
	}
}

// commentLine keeps the next line out of the comment: a backslash, or the
// trigraph that C reads as one, must not be the last character of a line.
func commentLine(line string) string {
	line = strings.TrimRight(line, " \t\r")
	if strings.HasSuffix(line, `\`) || strings.HasSuffix(line, "??/") {
		return line + " ."
	}
	return line
}
