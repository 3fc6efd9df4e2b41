package native

import (
	"example.com/bindgen/internal/source"
)

// callbacks warns of pointers to functions that pass values whose size C does
// not know.
func (l *lowerer) callbacks() {
	for _, d := range l.module.Types {
		switch d := d.(type) {
		case *Record:
			l.fieldCallbacks(d, d.Rust)
		case *Alias:
			l.callback(d.Type, d.Span, "type `"+d.Rust+"`")
		case *Tagged:
			for _, v := range d.Variants {
				if v.Body != nil {
					l.fieldCallbacks(v.Body, d.Rust)
				}
			}
		}
	}
	for _, s := range l.module.Statics {
		l.callback(s.Type, s.Span, "static `"+s.Name+"`")
	}
	for _, f := range l.module.Functions {
		for _, p := range f.Params {
			l.callback(p.Type, f.Span, "parameter `"+p.Name+"` of function `"+f.Rust+"`")
		}
		l.callback(f.Result, f.Span, "the result of function `"+f.Rust+"`")
	}
}

func (l *lowerer) fieldCallbacks(r *Record, owner string) {
	for _, f := range r.Fields {
		l.callback(f.Type, f.Span, "field `"+f.Name+"` of `"+owner+"`")
	}
}

// callback looks at the pointers to functions in t, which stands at a place
// that a message calls where. Named types are looked at where they are declared.
func (l *lowerer) callback(t *Type, at source.Span, where string) {
	switch {
	case t == nil:
		return
	case t.Elem != nil:
		l.callback(t.Elem, at, where)
		return
	case t.Fn == nil:
		return
	}
	for _, p := range t.Fn.Params {
		if of := opaqueIn(p.Type); of != nil {
			l.warnOpaque(at, of, where+" is a pointer to a function that takes a `"+of.Rust+"` by value")
		}
		l.callback(p.Type, at, where)
	}
	if of := opaqueIn(t.Fn.Result); of != nil {
		l.warnOpaque(at, of, where+" is a pointer to a function that returns a `"+of.Rust+"` by value")
	}
	l.callback(t.Fn.Result, at, where)
}
