package native

import "example.com/bindgen/internal/source"

// IsEmpty reports whether C sees nothing of the crate.
func (m *Module) IsEmpty() bool {
	return m == nil || len(m.Types)+len(m.Constants)+len(m.Statics)+len(m.Functions) == 0
}

// AllConstants returns all constants, the free ones first, those of types in the
// order of the types.
func (m *Module) AllConstants() []*Constant {
	list := append([]*Constant(nil), m.Constants...)
	for _, d := range m.Types {
		list = append(list, constantsOf(d)...)
	}
	return list
}

// constantsOf returns the associated constants of a type.
func constantsOf(d Decl) []*Constant {
	switch d := d.(type) {
	case *Record:
		return d.Constants
	case *Enum:
		return d.Constants
	case *Tagged:
		return d.Constants
	case *Alias:
		return d.Constants
	case *Opaque:
		return d.Constants
	default:
		return nil
	}
}

// GlobalName is a name that an item takes among all names of C.
type GlobalName struct {
	C    string
	What string // "native function `a::f`"
	Span source.Span
}

// Names returns the names of all items and of the variants of enums, in the
// order of the declarations.
func (m *Module) Names() []GlobalName {
	var list []GlobalName
	add := func(c, kind, rust string, span source.Span) {
		list = append(list, GlobalName{c, "native " + kind + " `" + rust + "`", span})
	}
	for _, d := range m.Types {
		base := d.Base()
		if _, again := d.(*Forward); again {
			continue
		}
		add(base.Name, "type", base.Rust, base.Span)
		for _, v := range VariantsOf(d) {
			add(v.Name, "variant", base.Rust, v.Span)
		}
	}
	for _, c := range m.AllConstants() {
		add(c.Name, "constant", c.Rust, c.Span)
	}
	for _, s := range m.Statics {
		add(s.Name, "static", s.Rust, s.Span)
	}
	for _, f := range m.Functions {
		add(f.Name, "function", f.Rust, f.Span)
	}
	return list
}

// VariantsOf returns the variants that a type declares as constants of C.
func VariantsOf(d Decl) []*Variant {
	switch d := d.(type) {
	case *Enum:
		return d.Variants
	case *Tagged:
		return d.Enum.Variants
	default:
		return nil
	}
}
