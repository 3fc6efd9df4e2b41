package nativeheader

import (
	"strconv"
	"strings"

	"example.com/bindgen/abi/native"
	"example.com/bindgen/internal/cbindgen"
)

// Assertions returns what is put behind the header of m so that a compiler
// says where it lays out a type other than Rust does: C and C++ on 64-bit
// machines. It is "" where no layout is known.
func Assertions(m *native.Module, config *cbindgen.Config) []byte {
	w := newWriter(m, config)
	a := &assertions{writer: w, prefix: macroPrefix(m.Crate)}
	for _, d := range m.Types {
		a.decl(d)
	}
	if len(w.buf) == 0 {
		return nil
	}
	facts := w.buf
	w.buf = nil
	a.open()
	w.buf = append(w.buf, facts...)
	a.close()
	return lineEnds(w.buf, config.LineEndings)
}

type assertions struct {
	*writer
	prefix string
}

func (a *assertions) open() {
	a.end()
	a.line("#include <stddef.h>")
	a.line("#include <stdint.h>")
	a.line("#if UINTPTR_MAX == UINT64_MAX")
	a.line("#ifdef __cplusplus")
	a.line("#define ", a.prefix, "_ASSERT(condition) static_assert(condition, #condition)")
	a.line("#define ", a.prefix, "_ALIGNOF(type) alignof(type)")
	a.line("#else")
	a.line("#define ", a.prefix, "_ASSERT(condition) _Static_assert(condition, #condition)")
	a.line("#define ", a.prefix, "_ALIGNOF(type) _Alignof(type)")
	a.line("#endif")
}

func (a *assertions) close() {
	a.line("#undef ", a.prefix, "_ASSERT")
	a.line("#undef ", a.prefix, "_ALIGNOF")
	a.line("#endif")
}

// decl writes what must be true of one type.
func (a *assertions) decl(d native.Decl) {
	switch d := d.(type) {
	case *native.Record:
		a.record(d, d.Layout, d.Fields)
	case *native.Tagged:
		if !a.declared[d.Enum] {
			a.enum(d.Enum)
		}
		a.record(d, d.Layout, nil)
	case *native.Enum:
		a.declared[d] = true
		a.enum(d)
	}
}

// enum is sure of its size only where it is that of an integer.
func (a *assertions) enum(e *native.Enum) {
	if e.Repr != nil {
		a.record(e, e.Layout, nil)
	}
}

// record leaves out types without a size: C++ gives them one.
func (a *assertions) record(d native.Decl, layout native.Layout, fields []*native.Field) {
	if !layout.Known || layout.Size == 0 {
		return
	}
	name := a.reference(d)
	a.openCondition(d.Base().Condition)
	a.assert("sizeof("+name+")", layout.Size)
	a.assert(a.prefix+"_ALIGNOF("+name+")", layout.Align)
	for _, f := range fields {
		if f.Offset != 0 && f.Bits == "" {
			a.openCondition(f.Condition)
			a.assert("offsetof("+name+", "+f.Name+")", f.Offset)
			a.closeCondition(f.Condition)
		}
	}
	a.closeCondition(d.Base().Condition)
}

func (a *assertions) assert(what string, value int) {
	a.line(a.prefix, "_ASSERT(", what, " == ", strconv.Itoa(value), ");")
}

// macroPrefix is a crate's name as the beginning of a macro's.
func macroPrefix(crate string) string {
	name := strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			return r
		}
		return '_'
	}, strings.ToUpper(crate))
	if name == "" || name[0] <= '9' {
		name = "CRATE_" + name
	}
	return name
}
