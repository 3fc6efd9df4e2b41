package native

// members looks at the names that stand inside of declarations. Constants are
// macros, so C puts their values in the place of fields that are called as they
// are: that is an error. The name of a parameter says nothing to a caller, so
// that one gives way, also to a type that a parameter after it is of.
func (c *claims) members() {
	for _, d := range c.module.Types {
		switch d := d.(type) {
		case *Record:
			c.fields(d, d.Rust)
		case *Tagged:
			for _, v := range d.Variants {
				if v.Body != nil {
					c.fields(v.Body, d.Rust)
				}
			}
		case *Alias:
			c.paramsIn(d.Type)
		}
	}
	for _, s := range c.module.Statics {
		c.paramsIn(s.Type)
	}
	for _, f := range c.module.Functions {
		c.params(&f.Signature)
	}
}

func (c *claims) fields(r *Record, owner string) {
	for _, f := range r.Fields {
		if constant, ok := c.macros[f.Name]; ok {
			c.clash(f.Name, constant, taken{what: "field `" + f.Name + "` of `" + owner + "`", span: f.Span})
		}
		c.paramsIn(f.Type)
	}
}

// paramsIn renames the parameters of the function pointers in t.
func (c *claims) paramsIn(t *Type) {
	for ; t != nil; t = t.Elem {
		if t.Fn != nil {
			c.params(t.Fn)
		}
	}
}

func (c *claims) params(s *Signature) {
	for i, p := range s.Params {
		for p.Name != "" && (c.isMacro(p.Name) || mentioned(s.Params[i+1:], p.Name) || sibling(s.Params, p)) {
			p.Name += "_"
		}
		c.paramsIn(p.Type)
	}
	c.paramsIn(s.Result)
}

func (c *claims) isMacro(name string) bool {
	_, ok := c.macros[name]
	return ok
}

// sibling reports whether a parameter before p, or one after it that keeps its
// name, is called as p is now.
func sibling(params []*Param, p *Param) bool {
	for _, other := range params {
		if other != p && other.Name == p.Name {
			return true
		}
	}
	return false
}

// mentioned reports whether the types of params name a type so.
func mentioned(params []*Param, name string) bool {
	for _, p := range params {
		if p.Type.mentions(name) {
			return true
		}
	}
	return false
}

func (t *Type) mentions(name string) bool {
	for ; t != nil; t = t.Elem {
		if t.Kind == Named && t.Name == name || t.Kind == Primitive && string(t.Prim) == name {
			return true
		}
		if t.Fn != nil {
			return mentioned(t.Fn.Params, name) || t.Fn.Result.mentions(name)
		}
	}
	return false
}
