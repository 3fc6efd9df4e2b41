package table

import (
	"fmt"
	"math/big"
	"strings"
)

// validate checks the tables as a reader would have to: every index in range
// and on a slot of the right kind, every function ended, every table sorted
// without doubles.
func (t *Tables) validate() error {
	var slots []slot
	for _, g := range t.groups {
		if g.first != len(slots) {
			return fmt.Errorf("slot %d holds %s, which is said to be at %d", len(slots), g.comment, g.first)
		}
		slots = append(slots, g.slots...)
	}
	if len(slots) >= maxSlots {
		return fmt.Errorf("%d slots are more than the format can number", len(slots))
	}
	for i, s := range slots {
		if err := t.checkSlot(slots, s); err != nil {
			return fmt.Errorf("slot %d: %w", i, err)
		}
	}
	if err := t.checkGlobals(slots); err != nil {
		return err
	}
	for i, d := range t.typedefs {
		if i > 0 && t.typedefs[i-1].name >= d.name {
			return fmt.Errorf("typedef %q is out of order or twice there", d.name)
		}
		if err := checkKind(slots, d, opPrimitive, opPointer, opArray, opStruct); err != nil {
			return err
		}
	}
	for i, s := range t.structs {
		if i > 0 && t.structs[i-1].name >= s.name {
			return fmt.Errorf("struct %q is out of order or twice there", s.name)
		}
		if err := checkKind(slots, named{strings.Replace(s.name, "$", "_", 1), s.slot}, opStruct); err != nil {
			return err
		}
		if at := slots[s.slot].arg; at != int32(i) {
			return fmt.Errorf("slot %d of struct %q means struct %d, not %d", s.slot, s.name, at, i)
		}
		for _, f := range s.fields {
			if f.name == "" {
				f.name = "_" // its members are found in the outer struct
			}
			if err := checkKind(slots, f.named, opPrimitive, opPointer, opArray, opStruct); err != nil {
				return fmt.Errorf("struct %q: %w", s.name, err)
			}
		}
	}
	return nil
}

func (t *Tables) checkGlobals(slots []slot) error {
	for i, g := range t.globals {
		if i > 0 && t.globals[i-1].name >= g.name {
			return fmt.Errorf("%q is out of order or twice there", g.name)
		}
		var err error
		switch g.op {
		case opDlopenFunc:
			err = checkKind(slots, g.named, opFunction)
		case opVariable:
			err = checkKind(slots, g.named, opPrimitive, opPointer, opArray, opStruct)
		default:
			err = checkConstant(g)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// checkConstant checks that g is a constant that the format can hold: what is
// larger is cut without a word when the tables are loaded.
func checkConstant(g global) error {
	value, ok := new(big.Int).SetString(g.value, 10)
	fits := ok && (value.IsInt64() || value.IsUint64())
	if !fits || !isIdentifier(g.name) || g.slot != unresolvedSlot {
		return fmt.Errorf("constant %q cannot be %s", g.name, g.value)
	}
	return nil
}

func (t *Tables) checkSlot(slots []slot, s slot) error {
	limit := len(slots)
	switch s.op {
	case opPrimitive, opFunctionEnd, opLength:
		return nil
	case opStruct:
		limit = len(t.structs)
	case opPointer, opArray, opFunction, opNoop:
	default:
		return fmt.Errorf("no such operation: %d", s.op)
	}
	if s.arg < 0 || int(s.arg) >= limit {
		return fmt.Errorf("operation %d has argument %d of %d", s.op, s.arg, limit)
	}
	return nil
}

// checkKind checks that n is a C name and its slot does one of ops.
func checkKind(slots []slot, n named, ops ...int32) error {
	if !isIdentifier(n.name) {
		return fmt.Errorf("%q is not a name in C", n.name)
	}
	if n.slot < 0 || int(n.slot) >= len(slots) {
		return fmt.Errorf("%q has slot %d of %d", n.name, n.slot, len(slots))
	}
	for _, op := range ops {
		if slots[n.slot].op == op {
			return nil
		}
	}
	return fmt.Errorf("%q has slot %d, which does %d", n.name, n.slot, slots[n.slot].op)
}

func isIdentifier(name string) bool {
	for i, c := range name {
		letter := c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		if !letter && (i == 0 || c < '0' || c > '9') {
			return false
		}
	}
	return name != ""
}
