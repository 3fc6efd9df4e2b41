package rustglue

import (
	"slices"

	"example.com/bindgen/abi"
)

// slot is a group of special methods that one macro call writes, since Python
// has them in slots which belong together: an operator and its reflected form,
// say.
type slot struct {
	kind string // as the macro has it: "binary add", "items"
	arms []arm
}

// arm is a special method in its slot.
type arm struct {
	role     string // "left", "get"; "" where a slot has but one method
	function *abi.Function
}

// slotsOf groups the special methods of c; the slots come in the order of their
// first methods, the methods in one in the order of abi.SpecialMethods.
func slotsOf(c *abi.Class) []*slot {
	var out []*slot
	for _, f := range c.Specials {
		kind := slotKind(f.Special())
		if !slices.ContainsFunc(out, func(s *slot) bool { return s.kind == kind }) {
			out = append(out, &slot{kind: kind})
		}
	}
	for _, s := range out {
		for i := range abi.SpecialMethods {
			method := &abi.SpecialMethods[i]
			if slotKind(method) != s.kind {
				continue
			}
			for _, f := range c.Specials {
				if f.Name == method.Name {
					s.arms = append(s.arms, arm{method.Arm, f})
				}
			}
		}
	}
	return out
}

func slotKind(method *abi.SpecialMethod) string {
	if method.Slot == "" {
		return string(method.Group)
	}
	return string(method.Group) + " " + method.Slot
}

// slotID is the name of a slot in the glue: that of its first function, which
// nothing else has.
func (w *writer) slotID(s *slot) string { return w.pyID(s.arms[0].function.Symbol) }

// slot writes the CPython side of a group of special methods.
func (w *writer) slot(c *abi.Class, s *slot) {
	w.open("py_slot")
	kind := s.kind
	if kind == string(abi.SpecialItems) && c.Protocol != abi.Both {
		kind += " " + string(c.Protocol)
	}
	w.line("static ", w.slotID(s), ": ", w.path(c.Home), " = ", kind, ";")
	for _, a := range s.arms {
		before := quote(qualified(a.function)) + " "
		if a.role != "" {
			before = a.role + " " + before
		}
		w.accessor(before, a.function)
	}
	w.close()
}
