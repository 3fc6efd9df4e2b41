package rustglue

import (
	"fmt"
	"strings"

	"example.com/bindgen/abi"
)

// wrappers writes how the structs of this file are taken and given that cross as
// what they hold.
func (w *writer) wrappers() {
	for _, s := range w.m.Wrappers {
		if s.Home.Attach != w.attach {
			continue
		}
		if s.In != nil {
			w.wrapper("wrapper_from", s, "'a", s.In, abi.In)
		}
		if s.Out != nil && w.isWrapperLent(s) {
			w.wrapper("wrapper_lend", s, "'_", s.Out, abi.In)
		}
		if s.Out != nil {
			w.wrapper("wrapper_into", s, "'_", s.Out, abi.Out)
		}
	}
}

func (w *writer) wrapper(macro string, s *abi.Wrapper, lifetime string, content *abi.Type, d abi.Direction) {
	var parts []string
	for i := range s.Fields {
		parts = append(parts, fmt.Sprintf("_%d", i))
	}
	list := strings.Join(parts, ", ")
	pattern := list
	if len(parts) > 1 {
		pattern = "(" + list + ")"
	}
	w.open(macro)
	head := w.path(s.Home) + ofCall(s.Lifetimes, lifetime) + " as " + w.ctype(w.m.CType(content, d)) + "; "
	w.list(head, []string{pattern + " => " + list}, "")
	w.close()
}
