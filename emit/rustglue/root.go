package rustglue

import (
	"fmt"

	"example.com/bindgen/abi"
	"example.com/bindgen/emit/pyview"
)

// items writes the table of what this file exports to Python.
func (w *writer) items() {
	w.open("items")
	var list []string
	for _, f := range w.m.Functions {
		if f.Home.Attach == w.attach {
			list = append(list, quote(w.space(f.Home.Namespace))+" "+w.pyID(f.Symbol))
		}
	}
	w.list("functions: [", list, "];")
	list = nil
	for _, c := range w.m.Classes {
		if c.Home.Attach == w.attach {
			list = append(list, quote(w.space(c.Home.Namespace))+" "+w.pyID(c.CName))
		}
	}
	w.list("classes: [", list, "];")
	list = nil
	for _, e := range w.m.Enums {
		if e.Home.Attach == w.attach {
			list = append(list, quote(w.space(e.Home.Namespace))+" "+w.pyID(e.CName))
		}
	}
	w.list("enums: [", list, "];")
	w.list("exceptions: [", w.exceptions(), "];")
	list = nil
	for _, r := range w.m.Records {
		if r.Home.Attach == w.attach {
			list = append(list, w.pyID(r.CName))
		}
	}
	if len(list) > 0 {
		w.list("records: [", list, "];")
	}
	list = nil
	for _, c := range w.m.Constants {
		if c.Home.Attach == w.attach {
			list = append(list, quote(w.space(c.Home.Namespace))+" "+quote(c.Name)+" = "+w.constant(c.Value))
		}
	}
	w.list("constants: [", list, "];")
	w.close()
}

// root writes what a library has once: the structs' releases and layouts, the
// functions of errors and of the hash, and the module.
func (w *writer) root() {
	w.callbacks()
	w.frees()
	w.layouts()
	w.open("module")
	w.line(fmt.Sprintf("fn PyInit__native, %s_error_free, %s_abi_hash = 0x%016x;", w.m.Crate, w.m.Crate, w.m.Hash()))
	var spaces []string
	for _, n := range w.m.Namespaces {
		spaces = append(spaces, quote(w.space(n.Path))+" = "+quote(pyview.CleanDoc(n.Doc)))
	}
	w.list("modules: [", spaces, "];")
	var items []string
	for _, a := range w.m.Glue {
		items = append(items, w.glueOf(a)+"ITEMS")
	}
	w.list("items: [", items, "];")
	w.close()
}

func (w *writer) frees() {
	var owned []*abi.Struct
	for _, s := range w.m.Structs {
		if s.FreeSymbol != "" {
			owned = append(owned, s)
		}
	}
	if len(owned) == 0 {
		return
	}
	w.open("c_free")
	for _, s := range owned {
		w.line("fn ", s.FreeSymbol, "(", w.cstruct(s), ");")
	}
	w.close()
}

func (w *writer) layouts() {
	if len(w.m.Structs) == 0 {
		return
	}
	w.open("layout")
	for _, s := range w.m.Structs {
		w.line(fmt.Sprintf("%s = %d, %d;", w.cstruct(s), s.Size.Size, s.Size.Align))
	}
	w.close()
}
