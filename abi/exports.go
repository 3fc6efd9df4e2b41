package abi

import "slices"

// Exports returns the symbols that the library gives to C by the names of the
// ABI, sorted: generated functions and native items. The functions by which
// Python imports the library are not among them.
func (m *Module) Exports() []string {
	var out []string
	add := func(symbols ...string) {
		for _, s := range symbols {
			if s != "" {
				out = append(out, s)
			}
		}
	}
	for _, f := range m.AllFunctions() {
		add(f.Symbol)
	}
	for _, c := range m.Classes {
		add(c.FreeSymbol, c.UpcastSymbol)
	}
	for _, s := range m.Structs {
		add(s.FreeSymbol)
	}
	if len(m.Glue) > 0 {
		add(m.Crate+"_error_free", m.Crate+"_abi_hash")
		if m.HasCallbacks() {
			add(m.Crate+"_error_new", m.Crate+"_gate_new", m.Crate+"_gate_close", m.Crate+"_gate_free")
		}
	}
	add(m.NativeExports()...)
	slices.Sort(out)
	return slices.Compact(out)
}

// NativeExports returns the symbols of the functions and statics that the
// crate's author wrote for C.
func (m *Module) NativeExports() []string {
	if m.Native == nil {
		return nil
	}
	var out []string
	for _, f := range m.Native.Functions {
		if !f.Import {
			out = append(out, f.Symbol)
		}
	}
	for _, s := range m.Native.Statics {
		out = append(out, s.Symbol)
	}
	return out
}
