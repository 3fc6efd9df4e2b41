// Package nativeheader writes native items as a C header: what cbindgen would
// write, or better. The text is GNU C11, and C++ where the configuration asks
// for it.
package nativeheader

import (
	"bytes"
	"strings"

	"example.com/bindgen/abi/native"
	"example.com/bindgen/internal/cbindgen"
)

// Values of the configuration that several files ask for.
const (
	vertical   = "vertical"
	horizontal = "horizontal"
)

// Header returns the whole header of m. Style, line ends and everything else
// that is no ABI come from config.
func Header(m *native.Module, config *cbindgen.Config) []byte {
	w := newWriter(m, config)
	w.head()
	w.openNamespaces()
	w.constants(isPrimitive)
	w.types()
	w.constants(needsTypes)
	w.symbols()
	w.closeNamespaces()
	w.foot()
	return lineEnds(w.buf, config.LineEndings)
}

// writer writes one header.
type writer struct {
	*text
	module   *native.Module
	config   *cbindgen.Config
	declared map[native.Decl]bool // so far
	opened   map[native.Decl]bool // is a typedef already, by a Forward
}

func newWriter(m *native.Module, config *cbindgen.Config) *writer {
	w := &writer{
		text: newText(config.TabWidth), module: m, config: config,
		declared: map[native.Decl]bool{}, opened: map[native.Decl]bool{},
	}
	for _, d := range m.Types {
		if f, ok := d.(*native.Forward); ok && !w.hasTags() {
			w.opened[f.Of] = true
		}
	}
	return w
}

// hasTags says that types are written as struct Foo.
func (w *writer) hasTags() bool { return w.config.Style != "type" }

// hasTypedefs says that a struct is a typedef as well.
func (w *writer) hasTypedefs() bool { return w.config.Style != "tag" }

// head writes everything that stands before the first item.
func (w *writer) head() {
	c := w.config
	if c.PackageVersion {
		w.line("/* Package version: ", w.module.Version, " */")
	}
	w.block(c.Header)
	if c.IncludeGuard != "" {
		w.block("#ifndef " + c.IncludeGuard + "\n#define " + c.IncludeGuard)
	}
	if c.PragmaOnce {
		w.block("#pragma once")
	}
	if c.IncludeVersion {
		// Without a version, so that the same sources give the same bytes.
		w.block("/* Generated with bindgen */")
	}
	w.block(c.AutogenWarning)
	w.includes()
}

// block writes text of the configuration, an empty line before it.
func (w *writer) block(s string) {
	if s == "" {
		return
	}
	w.gap()
	w.raw(s)
	w.end()
}

func (w *writer) includes() {
	c := w.config
	if c.NoIncludes && len(c.SysIncludes) == 0 && len(c.Includes) == 0 && c.AfterIncludes == "" {
		return
	}
	w.gap()
	if !c.NoIncludes {
		w.line("#include <stdarg.h>")
		w.line("#include <stdbool.h>")
		if c.UsizeIsSizeT {
			w.line("#include <stddef.h>")
		}
		w.line("#include <stdint.h>")
		w.line("#include <stdlib.h>")
	}
	for _, name := range c.SysIncludes {
		w.line("#include <", name, ">")
	}
	for _, name := range c.Includes {
		w.line(`#include "`, name, `"`)
	}
	if c.AfterIncludes != "" {
		w.raw(c.AfterIncludes)
		w.end()
	}
}

// symbols writes what the linker finds: statics and functions.
func (w *writer) symbols() {
	if len(w.module.Statics) == 0 && len(w.module.Functions) == 0 {
		return
	}
	if w.config.CppCompat {
		w.block("#ifdef __cplusplus\nextern \"C\" {\n#endif // __cplusplus")
	}
	for _, s := range w.module.Statics {
		w.gap()
		w.static(s)
	}
	for _, f := range w.module.Functions {
		w.gap()
		w.function(f)
	}
	if w.config.CppCompat {
		w.block("#ifdef __cplusplus\n}  // extern \"C\"\n#endif  // __cplusplus")
	}
}

func (w *writer) foot() {
	if w.config.IncludeGuard != "" {
		w.block("#endif  /* " + w.config.IncludeGuard + " */")
	}
	if w.config.Trailer != "" {
		w.block(strings.TrimSuffix(w.config.Trailer, "\n"))
	}
}

// lineEnds turns the lines' ends into those of config. Native is LF
// everywhere, so that every machine writes the same bytes.
func lineEnds(header []byte, ends string) []byte {
	switch ends {
	case "CR":
		return bytes.ReplaceAll(header, []byte("\n"), []byte("\r"))
	case "CRLF":
		return bytes.ReplaceAll(header, []byte("\n"), []byte("\r\n"))
	}
	return header
}
