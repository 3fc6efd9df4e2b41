package rustglue

import (
	"slices"
	"strings"

	"example.com/bindgen/abi"
)

// functions writes the free functions of this file.
func (w *writer) functions() {
	for _, f := range w.m.Functions {
		if f.Home.Attach == w.attach {
			w.cFunction(f)
			w.pyFunction(f)
		}
	}
}

// cFunction writes the C function of f.
func (w *writer) cFunction(f *abi.Function) {
	call := callName(f)
	names := newCNames(f, call)
	w.open("c_function")
	result := ";"
	if out := f.OutType(); out != nil {
		result = " -> " + w.ctype(out) + ";"
	}
	w.block("fn "+f.Symbol+"(", w.cParams(f, names), ")"+result)
	var args []string
	if f.TakesPython {
		args = append(args, call+".py()")
	}
	for _, p := range f.Params {
		args = append(args, w.cArg(p, call, names.flat(f, p)))
	}
	this := ""
	switch f.Receiver {
	case abi.ByRef:
		this = call + ".shared(" + quote(f.Name) + ", " + names.self + ")?"
	case abi.ByMut:
		this = call + ".exclusive(" + quote(f.Name) + ", " + names.self + ")?"
	}
	if !takesBusy(f) {
		before, list, after := w.invoke(f, this, args)
		w.list("|"+call+"| "+before, list, after)
		w.close()
		return
	}
	// Python borrows self last, and so an object that is its own argument is
	// refused in the same words from here.
	w.line("|" + call + "| {")
	first := len(args) - len(f.Params)
	for i, p := range f.Params {
		w.line("    let ", rustIdent(p.Name), " = ", strings.TrimPrefix(args[first+i], "&"), ";")
		args[first+i] = w.pyArg(p)
	}
	before, list, after := w.invoke(f, this, args)
	w.list("    "+before, list, after)
	w.line("}")
	w.close()
}

// takesBusy reports whether f borrows self and may borrow the same object as an
// argument.
func takesBusy(f *abi.Function) bool {
	return f.Receiver != abi.NoReceiver && !f.Field &&
		slices.ContainsFunc(f.Params, func(p *abi.Param) bool { return canBeBusy(p.Type) })
}

// canBeBusy reports whether a t holds an object that another borrow can keep from
// being taken.
func canBeBusy(t *abi.Type) bool {
	switch t.Kind {
	case abi.ClassRef:
		return !t.Class.Frozen
	case abi.RecordRef:
		return slices.ContainsFunc(t.Record.Fields, func(f *abi.RecordField) bool { return canBeBusy(f.Type) })
	default:
		return slices.ContainsFunc(t.Elems, canBeBusy)
	}
}

// cNames are the names of a C function's parameters in Rust.
type cNames struct {
	self  string
	taken map[string]bool
}

func newCNames(f *abi.Function, call string) *cNames {
	n := &cNames{self: "this", taken: map[string]bool{call: true}}
	for _, p := range f.CParams() {
		n.taken[p.Name] = true
	}
	if takesBusy(f) {
		for _, p := range f.Params { // bound under their names in Rust, too
			n.taken[p.Name] = true
		}
	}
	for n.taken[n.self] {
		n.self += "_"
	}
	return n
}

func (n *cNames) of(p *abi.CParam) string {
	if p.Role == abi.RoleSelf {
		return n.self
	}
	return rustIdent(p.Name)
}

// flat returns the names of the C parameters that p crosses as.
func (n *cNames) flat(f *abi.Function, p *abi.Param) []string {
	var out []string
	for _, c := range f.CParams() {
		if c.Param == p {
			out = append(out, n.of(&c))
		}
	}
	return out
}

// cParams returns the C parameters of f but out, those of one parameter of the
// Rust function in one string.
func (w *writer) cParams(f *abi.Function, names *cNames) []string {
	var groups []string
	var last *abi.Param
	for i, p := range f.CParams() {
		if p.Role == abi.RoleOut {
			continue
		}
		text := names.of(&p) + ": " + w.ctype(p.Type)
		if i > 0 && p.Param != nil && p.Param == last {
			groups[len(groups)-1] += ", " + text
		} else {
			groups = append(groups, text)
		}
		last = p.Param
	}
	return groups
}

// cArg returns the expression that takes p out of its C parameters.
func (w *writer) cArg(p *abi.Param, call string, flat []string) string {
	expr := ""
	name := quote(p.Name)
	switch t := p.Type; {
	case isPointed(t):
		expr = call + ".pointed(" + name + ", " + flat[0] + ")?"
	case t.Kind == abi.Option && (isPointed(t.Elem()) || t.Elem().Kind == abi.Option):
		expr = call + ".pointed_option(" + name + ", " + flat[0] + ", " + flat[1] + ")?"
	default:
		value, _ := w.joined(t, flat)
		expr = call + ".arg(" + name + ", " + value + ")?"
	}
	if p.Type.Borrow == abi.RefOwned {
		return "&" + expr
	}
	return expr
}

// isPointed reports whether t crosses behind a pointer.
func isPointed(t *abi.Type) bool { return t.Kind == abi.Tuple || t.Kind == abi.RecordRef }

// joined returns the expression that makes one value of the flat parameters of
// t, and the parameters that are left.
func (w *writer) joined(t *abi.Type, flat []string) (string, []string) {
	switch t.Kind {
	case abi.Str, abi.Bytes, abi.Vec:
		return "glue::view(" + flat[0] + ", " + flat[1] + ")", flat[2:]
	case abi.StrOrBytes:
		return "glue::tagged(" + strings.Join(flat[:3], ", ") + ")", flat[3:]
	case abi.Option:
		value, rest := w.joined(t.Elem(), flat[1:])
		return "glue::option(" + flat[0] + ", " + value + ")", rest
	default:
		return flat[0], flat[1:]
	}
}

// invoke returns the call of the Rust function in three parts: up to its
// arguments, the arguments, and what follows.
func (w *writer) invoke(f *abi.Function, this string, args []string) (string, []string, string) {
	after := ")"
	if f.Fallible {
		after = ")?"
	}
	switch {
	case f.Field && f.Kind == abi.Getter:
		return this + "." + f.Rust + ".clone(", nil, ")"
	case f.Field:
		return this + "." + f.Rust + " = " + args[0], nil, ""
	case f.Class == nil:
		return w.path(f.Home) + "(", args, after
	}
	switch f.Receiver {
	case abi.ByRef:
		args = append([]string{"&" + deref(this)}, args...)
	case abi.ByMut:
		args = append([]string{"&mut " + deref(this)}, args...)
	}
	return w.path(f.Class.Home) + "::" + f.Rust + "(", args, after
}

func deref(borrow string) string { return "*" + borrow }

// callName is what the glue calls the call: a parameter of that name is not it.
func callName(f *abi.Function) string {
	name := "call"
	for _, p := range f.CParams() {
		if p.Name == name {
			return "call_"
		}
	}
	for _, p := range f.Params {
		if p.Name == name {
			return "call_"
		}
	}
	return name
}
