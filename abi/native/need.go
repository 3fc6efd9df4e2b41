package native

// needs knows what the items of a module name in C. Names decide, and not
// pointers: of a type that several declarations are there for, each under its
// own #if, one stands for all.
type needs struct {
	types  map[string][]Decl
	values map[string]Decl // constants, variants and statics: what has to be declared for their name
}

// needsOf looks at the items of m.
func needsOf(m *Module) *needs {
	n := &needs{types: map[string][]Decl{}, values: map[string]Decl{}}
	for _, c := range m.Constants {
		n.values[c.Name] = c
	}
	for _, s := range m.Statics {
		n.values[s.Name] = s
	}
	for _, d := range m.Types {
		if _, again := d.(*Forward); again {
			continue
		}
		n.types[d.Base().Name] = append(n.types[d.Base().Name], d)
		for _, v := range VariantsOf(d) {
			n.values[v.Name] = d
		}
		for _, c := range constantsOf(d) {
			n.values[c.Name] = d
		}
	}
	return n
}

// of calls found with everything that item names. byPointer says that it does
// so behind a pointer, to which a declaration without members is enough.
func (n *needs) of(item Decl, found func(d Decl, byPointer bool)) {
	seek := &seeker{needs: n, found: found}
	switch item := item.(type) {
	case *Function:
		seek.signature(&item.Signature)
	case *Static:
		seek.typ(item.Type)
	case *Constant:
		seek.constant(item)
	case *Record:
		seek.record(item)
	case *Tagged:
		seek.variants(item.Enum)
		seek.named(item.Enum.Name)
		for _, v := range item.Variants {
			if v.Body != nil {
				seek.record(v.Body)
			}
		}
	case *Enum:
		seek.variants(item)
	case *Alias:
		seek.typ(item.Type)
	}
	for _, c := range constantsOf(item) {
		seek.constant(c)
	}
}

// all returns items and what they need, and what that needs.
func (n *needs) all(items []Decl) map[Decl]bool {
	whole := map[Decl]bool{}
	var add func(Decl)
	add = func(d Decl) {
		if !whole[d] {
			whole[d] = true
			n.of(d, func(d Decl, _ bool) { add(d) })
		}
	}
	for _, item := range items {
		add(item)
	}
	return whole
}

// seeker walks one item.
type seeker struct {
	*needs
	found   func(d Decl, byPointer bool)
	pointer bool // behind one
}

func (s *seeker) named(name string) {
	for _, d := range s.types[name] {
		s.found(d, s.pointer && hasTag(d))
	}
}

func (s *seeker) value(name string) {
	if d, ok := s.values[name]; ok {
		s.found(d, false)
	}
}

// hasTag reports whether C can name d before it is complete.
func hasTag(d Decl) bool {
	switch d.(type) {
	case *Record, *Tagged, *Opaque:
		return true
	}
	return false
}

func (s *seeker) record(r *Record) {
	for _, f := range r.Fields {
		s.typ(f.Type)
	}
}

func (s *seeker) variants(e *Enum) {
	for _, v := range e.Variants {
		s.expr(v.Value)
	}
}

func (s *seeker) constant(c *Constant) {
	s.typ(c.Type)
	s.expr(c.Value)
}

func (s *seeker) signature(fn *Signature) {
	s.typ(fn.Result)
	for _, p := range fn.Params {
		s.typ(p.Type)
	}
}

func (s *seeker) typ(t *Type) {
	if t == nil {
		return
	}
	around := s.pointer
	s.pointer = t.Kind == Pointer || t.Kind == Named && around
	switch {
	case t.Kind == Named && t.Decl != nil:
		s.named(t.Decl.Base().Name)
	case t.Fn != nil:
		s.signature(t.Fn)
	default:
		s.typ(t.Elem)
	}
	if t.Len != nil {
		s.value(t.Len.Name)
	}
	s.pointer = around
}

func (s *seeker) expr(e *Expr) {
	if e == nil {
		return
	}
	s.typ(e.Type)
	if e.Kind == Name {
		s.value(e.Text)
	}
	for _, arg := range e.Args {
		s.expr(arg)
	}
}
