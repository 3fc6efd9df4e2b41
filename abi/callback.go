package abi

import "fmt"

// Callback is what a Type of kind Callback takes and gives: a function that the
// caller passes, and Rust calls.
type Callback struct {
	Params []*Type // what Rust lends to it
	Result *Type   // Unit where nobody looks at what it gives
	Form   CallbackForm
	// Kept says that Rust may hold it for longer than the call.
	Kept bool
}

// CallbackForm is how a Rust signature takes a callback.
type CallbackForm string

// The forms.
const (
	ByDyn    CallbackForm = "&dyn"     // &dyn Fn(A) -> R
	ByDynMut CallbackForm = "&mut dyn" // &mut dyn FnMut(A) -> R
	ByImpl   CallbackForm = "impl"     // impl Fn(A) -> R
	InBox    CallbackForm = "Box"      // Box<dyn Fn(A) -> R + Send + Sync>
	InArc    CallbackForm = "Arc"      // Arc<dyn Fn(A) -> R + Send + Sync>
)

// String returns the callback in the notation of abi.json: "fn(str) -> bool", with
// "kept" before where Rust keeps it.
func (c *Callback) String() string {
	if c.Kept {
		return "kept " + c.Signature()
	}
	return c.Signature()
}

// Signature returns what the callback takes and gives: "fn(str) -> bool".
func (c *Callback) Signature() string {
	text := "fn("
	for i, p := range c.Params {
		if i > 0 {
			text += ", "
		}
		text += p.String()
	}
	return text + ") -> " + c.Result.String()
}

// identity is identity of a Type.
func (c *Callback) identity() string {
	text := "fn"
	for _, p := range c.Params {
		text += " (" + p.identity() + ")"
	}
	return text + " -> " + c.Result.identity()
}

// callbackName is how the struct of c is called: fn_str_bool.
func (s *structSet) callbackName(c *Callback) string {
	name := "fn"
	for _, p := range c.Params {
		name += "_" + s.elemName(p, In)
	}
	if c.Result.Kind == Unit {
		return name + "_void"
	}
	return name + "_" + s.elemName(c.Result, In)
}

// callParams returns the C parameters of the function in the struct of c: the
// context, the flattened parameters, out. The parameters are named a0, a1.
func (s *structSet) callParams(c *Callback) []CParam {
	sign := &signature{set: s, taken: map[string]bool{"context": true, "out": true}}
	sign.list = append(sign.list, CParam{Name: "context", Type: pointerTo(&CType{Kind: CVoid}), Role: RoleSelf})
	for i, t := range c.Params {
		s.given(t)
		p := &Param{Name: fmt.Sprintf("a%d", i), Type: t}
		sign.flatten(p, t, p.Name)
	}
	if c.Result.Kind != Unit {
		sign.list = append(sign.list, CParam{Name: "out", Type: pointerTo(s.ctype(c.Result, In)), Role: RoleOut})
	}
	return sign.list
}

// given makes the owned structs of the records and wrappers in t: what gives one to
// Python is written with its owned struct.
func (s *structSet) given(t *Type) {
	if t.Kind == RecordRef || t.Wrapper != nil {
		s.ctype(t, Out)
	}
	if t.Kind == RecordRef {
		return
	}
	for _, e := range t.Elems {
		s.given(e)
	}
}

// callbackFields are the fields of the struct of a callback.
func (s *structSet) callbackFields(c *Callback) []CField {
	failure := pointerTo(&CType{Kind: CError, Name: s.prefix + "error"})
	context := pointerTo(&CType{Kind: CVoid})
	release := []CParam{{Name: "context", Type: context, Role: RoleSelf}}
	return []CField{
		{Name: "call", Type: &CType{Kind: CFunction, Params: s.callParams(c), Elem: failure}, Doc: "NULL on success; else an error, which it gives away."},
		{Name: "context", Type: context},
		{Name: "release", Type: &CType{Kind: CFunction, Params: release}, Doc: "Called once, when Rust no longer needs the callback; may be NULL."},
		{Name: "gate", Type: &CType{Kind: CPointer, Const: true, Elem: &CType{Kind: CGate, Name: s.prefix + "gate"}}, Doc: "Once it is closed neither is called any more; may be NULL."},
	}
}

func pointerTo(t *CType) *CType { return &CType{Kind: CPointer, Elem: t} }

// HasCallbacks reports whether a function of m takes a callback.
func (m *Module) HasCallbacks() bool {
	for _, s := range m.Structs {
		if s.Shape == ShapeCallback {
			return true
		}
	}
	return false
}

// GateType returns the name of the C type of gates.
func (m *Module) GateType() string { return m.Crate + "_gate" }

// HasCallback reports whether one of f's parameters is a callback.
func (f *Function) HasCallback() bool {
	for _, p := range f.Params {
		if p.Type.CallbackOf() != nil {
			return true
		}
	}
	return false
}

// CallbackOf returns the callback that t is, or that it is an option of; nil for
// other types.
func (t *Type) CallbackOf() *Callback {
	if t.Kind == Option {
		t = t.Elem()
	}
	return t.Callback
}
