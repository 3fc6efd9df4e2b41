package abi

import "slices"

// PanicName is the name of the exception that panics become.
const PanicName = "PanicException"

// lowerPanic adds the exception that panics become. It is exported unless an
// item of the crate has its name.
func (l *lowering) lowerPanic() {
	if l.root == nil {
		return
	}
	e := &Exception{
		Name: PanicName, Doc: "A panic in Rust.", Builtin: "SystemError", Qualified: "bindgen_rt." + PanicName,
		Home: Home{Attach: l.root}, Panic: true,
	}
	e.Exported = !l.isTaken(PanicName)
	l.module.Exceptions = append([]*Exception{e}, l.module.Exceptions...)
}

// isTaken reports whether an item or a module of the package itself has name.
func (l *lowering) isTaken(name string) bool {
	m := l.module
	for _, n := range m.Namespaces {
		if len(n.Path) == 1 && n.Path[0] == name {
			return true
		}
	}
	at := func(h Home, n string) bool { return len(h.Namespace) == 0 && n == name }
	return slices.ContainsFunc(m.Functions, func(f *Function) bool { return at(f.Home, f.Name) }) ||
		slices.ContainsFunc(m.Classes, func(c *Class) bool { return at(c.Home, c.Name) }) ||
		slices.ContainsFunc(m.Records, func(r *Record) bool { return at(r.Home, r.Name) }) ||
		slices.ContainsFunc(m.Enums, func(e *Enum) bool { return at(e.Home, e.Name) }) ||
		slices.ContainsFunc(m.Constants, func(c *Constant) bool { return at(c.Home, c.Name) }) ||
		slices.ContainsFunc(m.Exceptions, func(e *Exception) bool { return e.Exported && at(e.Home, e.Name) })
}
