package native

import (
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// opaqueValues tells of values of types that C knows by name only. They cannot be
// passed, which is a warning: a caller may leave the function alone. What holds
// one has no size, so that C cannot read the header at all, which is an error.
func (l *lowerer) opaqueValues() {
	for _, d := range l.module.Types {
		switch d := d.(type) {
		case *Record:
			l.opaqueFields(d, d.Rust)
		case *Alias:
			if of := opaqueIn(d.Type); of != nil && d.Type.Kind == Array {
				l.refuseOpaque(d.Span, of, "type `"+d.Rust+"` is an array of `"+of.Rust+"`")
			}
		case *Tagged:
			for _, v := range d.Variants {
				if v.Body != nil {
					l.opaqueFields(v.Body, d.Rust)
				}
			}
		}
	}
	for _, s := range l.module.Statics {
		if of := opaqueIn(s.Type); of != nil {
			l.warnOpaque(s.Span, of, "static `"+s.Name+"` is a `"+of.Rust+"`")
		}
	}
	for _, f := range l.module.Functions {
		for _, p := range f.Params {
			if of := opaqueIn(p.Type); of != nil {
				l.warnOpaque(f.Span, of, "function `"+f.Rust+"` takes a `"+of.Rust+"` by value")
			}
		}
		if of := opaqueIn(f.Result); of != nil {
			l.warnOpaque(f.Span, of, "function `"+f.Rust+"` returns a `"+of.Rust+"` by value")
		}
	}
}

func (l *lowerer) opaqueFields(r *Record, owner string) {
	for _, f := range r.Fields {
		if of := opaqueIn(f.Type); of != nil {
			l.refuseOpaque(f.Span, of, "field `"+f.Name+"` of `"+owner+"` holds a `"+of.Rust+"`")
		}
	}
}

func (l *lowerer) warnOpaque(at source.Span, of *Opaque, message string) {
	l.explainOpaque(l.report.Warn(diag.OpaqueByValue, at, "%s, whose size C does not know", message), of)
}

func (l *lowerer) refuseOpaque(at source.Span, of *Opaque, message string) {
	l.explainOpaque(l.report.Error(diag.NoNativeType, at, "%s, whose size C does not know", message), of)
}

// explainOpaque says why of is opaque, and what to do.
func (l *lowerer) explainOpaque(d *diag.Diagnostic, of *Opaque) {
	if unsaid, ok := l.unsaids[of]; ok {
		d.At(of.Span, "%s", unsaid.why).Helpf("%s", unsaid.help)
		return
	}
	switch {
	case of.Span.IsValid():
		d.At(of.Span, "it is not `#[repr(C)]`")
	case strings.HasPrefix(of.Rust, "std::option::Option<"):
		d.Note("Rust promises the layout of an `Option` only for what is never null or zero: references, `Box`, `NonNull`, functions, `NonZero`")
	default:
		d.Note("Rust promises no layout for `%s`", of.Rust)
	}
	d.Helpf("use a pointer to it, or a type with `#[repr(C)]`")
}

// maxAliases is how many aliases and arrays are looked through: an alias of itself,
// which is an error already, has no end.
const maxAliases = 64

// opaqueIn returns the opaque type that a value of type t holds; nil for none.
func opaqueIn(t *Type) *Opaque {
	for range maxAliases {
		if t == nil {
			return nil
		}
		switch d := t.Decl.(type) {
		case *Opaque:
			return d
		case *Alias:
			t = d.Type
			continue
		}
		if t.Kind != Array {
			return nil
		}
		t = t.Elem
	}
	return nil
}
