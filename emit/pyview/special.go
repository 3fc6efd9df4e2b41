package pyview

import (
	"slices"

	"example.com/bindgen/abi"
)

// Operator is a comparison as Python calls it.
type Operator struct {
	Name string // "__lt__"
	Op   int    // its place among < <= == != > >=, what __richcmp__ is told
}

// Operators are the comparisons that __richcmp__ of a class stands for.
var Operators = []Operator{{"__lt__", 0}, {"__le__", 1}, {"__eq__", 2}, {"__ne__", 3}, {"__gt__", 4}, {"__ge__", 5}}

// Comparisons returns what the __richcmp__ f stands for. That of an enum orders
// only: members are equal as Python's enum has it.
func Comparisons(f *abi.Function) []Operator {
	if f.Enum == nil {
		return Operators
	}
	return slices.DeleteFunc(slices.Clone(Operators), func(o Operator) bool { return !isOrder(o.Name) })
}

// IsEquality reports whether f compares with any object: == and !=.
func IsEquality(f *abi.Function) bool {
	return f.Kind == abi.Special && (f.Name == "__eq__" || f.Name == "__ne__")
}

// IsRichCompare reports whether f is all comparisons in one.
func IsRichCompare(f *abi.Function) bool { return f.Kind == abi.Special && f.Name == "__richcmp__" }

// Declines reports whether f lets Python ask the other operand where it cannot
// read it: it returns NotImplemented then.
func Declines(f *abi.Function) bool {
	special := f.Special()
	if special == nil {
		return false
	}
	switch special.Group {
	case abi.SpecialBinary, abi.SpecialPower, abi.SpecialInplace, abi.SpecialCompare:
		return true
	default:
		return false
	}
}

// Operands returns the parameters of a special method that Python passes:
// without the operator, which __richcmp__ gets from the method's name.
func Operands(f *abi.Function) []*abi.Param {
	if IsRichCompare(f) {
		return f.Params[:1]
	}
	return f.Params
}

// Unhashable reports whether objects of c have no hash: they are equal to others
// by what they hold, and no hash goes with that.
func Unhashable(c *abi.Class) bool {
	compared, hashed := false, false
	for _, f := range c.Specials {
		compared = compared || f.Name == "__eq__" || f.Name == "__richcmp__"
		hashed = hashed || f.Name == "__hash__"
	}
	return compared && !hashed
}

// HasSpecial reports whether c itself has a special method with a slot.
func HasSpecial(c *abi.Class, name string) bool {
	for _, f := range c.Specials {
		if f.Name == name {
			return true
		}
	}
	return false
}

// Declined returns the operators that an object of c has beside those that are
// written, since Python reaches both by one slot, and that decline every operand:
// a + b and the b + a where a is the operand of another type's, the four that order.
func Declined(c *abi.Class) []string {
	var out []string
	add := func(name string) {
		for of := c; of != nil; of = of.Base {
			if HasSpecial(of, name) || HasSpecial(of, "__richcmp__") && isOrder(name) {
				return
			}
		}
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	for _, f := range c.Specials {
		switch special := f.Special(); {
		case special.Arm == "left":
			add("__r" + special.Slot + "__")
		case special.Arm == "right":
			add("__" + special.Slot + "__")
		case isOrder(f.Name):
			for _, name := range orders {
				add(name)
			}
		}
	}
	return out
}

var orders = []string{"__lt__", "__le__", "__gt__", "__ge__"}

func isOrder(name string) bool { return slices.Contains(orders, name) }
