package rustglue

import "example.com/bindgen/abi"

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
	var raw, args []string
	for _, p := range f.Params {
		raw = append(raw, w.cArg(p, call, names.flat(f, p)))
		args = append(args, w.given(p, raw[len(raw)-1]))
	}
	if body := w.invoke(f, call, names.self, args); !bindsFirst(f) && !isLongSetter(f, body) && !f.HasCallback() {
		w.list("|"+call+"| "+body.before, body.args, body.after)
		w.close()
		return
	}
	w.line("|" + call + "| {")
	for _, p := range f.Params {
		if p.Type.CallbackOf() != nil {
			w.line("    ", takeCallback(p, call, names.flat(f, p)))
		}
	}
	for i, p := range f.Params {
		if isIgnored(p.Type) || p.Type.CallbackOf() != nil || !bindsFirst(f) && !isLongSetter(f, w.invoke(f, call, names.self, args)) {
			continue
		}
		variable := rustIdent(p.Name)
		if kind := w.uninferred(f, p); kind != "" {
			variable += ": " + kind
		}
		w.line("    let ", variable, " = ", raw[i], ";")
		args[i] = w.given(p, rustIdent(p.Name))
	}
	body := w.invoke(f, call, names.self, args)
	if f.HasCallback() {
		w.fill("    "+body.before, body.args, body.after)
	} else {
		w.list("    "+body.before, body.args, body.after)
	}
	w.line("}")
	w.close()
}

// isLongSetter reports whether f sets a field, in an assignment that is too long
// for a line.
func isLongSetter(f *abi.Function, body invocation) bool {
	return f.Field && f.Kind == abi.Setter && len("|call| ")+len(body.String())+indent > width
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
	if bindsFirst(f) {
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

// callName is what the glue calls the call: no parameter has the name.
func callName(f *abi.Function) string {
	taken := map[string]bool{}
	for _, p := range f.CParams() {
		taken[p.Name] = true
	}
	for _, p := range f.Params {
		taken[p.Name] = true
	}
	name := "call"
	for taken[name] {
		name += "_"
	}
	return name
}
