package pyview

import (
	"slices"
	"strings"

	"example.com/bindgen/abi"
)

// Directives returns the comments that let type checkers take what Rust may do
// and they refuse in every Python class: a method of a derived class with other
// parameters than the one it hides, an in-place operator that takes or gives
// something else than the operator it belongs to, and the variants of a data enum,
// which derive from a class that is final for all others.
func (n *Namespace) Directives() string {
	hides, differs := false, false
	for _, c := range n.Classes {
		hides = hides || hidesMember(c)
		differs = differs || hasBothOperators(c) || c.Variants != nil
	}
	var codes []string
	if differs {
		codes = append(codes, "misc")
	}
	if hides || slices.ContainsFunc(n.Enums, hidesNumber) {
		codes = append(codes, "override")
	}
	return directives(codes)
}

// EnumDirectives is Directives of a file that holds enums alone.
func EnumDirectives(enums []*abi.Enum) string {
	if !slices.ContainsFunc(enums, hidesNumber) {
		return ""
	}
	return directives([]string{"override"})
}

// directives returns the comments for these codes of mypy.
func directives(codes []string) string {
	if codes == nil {
		return ""
	}
	text := "# mypy: disable-error-code=\"" + strings.Join(codes, ", ") + "\"\n"
	if slices.Contains(codes, "override") {
		text += "# pyright: reportIncompatibleMethodOverride=false\n# pyright: reportIncompatibleVariableOverride=false\n"
	}
	return text
}

// hidesNumber reports whether e may have members that an int has.
func hidesNumber(e *abi.Enum) bool { return e.Int && e.HasMembers() }

// hidesMember reports whether a class has a member that a class it extends has,
// or a variant a field that its enum has as a member.
func hidesMember(c *abi.Class) bool {
	inherited := map[string]bool{}
	for base := c.Base; base != nil; base = base.Base {
		for _, name := range members(base) {
			inherited[name] = true
		}
	}
	for _, name := range members(c) {
		if inherited[name] {
			return true
		}
		inherited[name] = true
	}
	for _, v := range c.Variants {
		for _, p := range v.Fields {
			if inherited[p.Name] {
				return true
			}
		}
	}
	return false
}

// members returns the names in the body of c's class.
func members(c *abi.Class) []string {
	var names []string
	for _, list := range [][]*abi.Function{c.Methods, c.Specials, c.Attrs} {
		for _, f := range list {
			names = append(names, f.Name)
		}
	}
	for _, p := range c.Props {
		names = append(names, p.Name)
	}
	return names
}

func hasBothOperators(c *abi.Class) bool {
	for _, f := range c.Specials {
		if special := f.Special(); special.Group == abi.SpecialInplace && HasSpecial(c, "__"+strings.TrimPrefix(special.Slot, "i")+"__") {
			return true
		}
	}
	return false
}
