package pyview

import (
	"slices"
	"strings"

	"example.com/bindgen/abi"
)

// mappings spells a map. To type checkers a Mapping of wider keys takes no dict of
// narrower ones, so that a parameter is a Mapping for each type of its keys: what a
// result gives is taken back.
func (a *Annotator) mappings(t *abi.Type, d abi.Direction) string {
	key, value := t.Elems[0], a.of(t.Elems[1], d)
	if d == abi.Out {
		return a.Scope.Builtin("dict") + "[" + a.Out(key) + ", " + value + "]"
	}
	var maps []string
	for _, k := range a.keyTypes(key) {
		maps = append(maps, a.Scope.ImportType("collections.abc", "Mapping")+"["+k+", "+value+"]")
	}
	return strings.Join(maps, " | ")
}

// keyTypes lists the types that the keys of a dict may have: those of a result, each
// of a parameter alone, and all of these.
func (a *Annotator) keyTypes(key *abi.Type) []string {
	in := a.In(key)
	types := []string{a.Out(key)}
	for _, t := range splitUnion(in) {
		if t != "None" { // alone it makes no map
			types = append(types, t)
		}
	}
	if slices.Contains(types, "float") {
		types = append(types, a.Scope.Builtin("int")) // which is a float only where no dict is around it
	}
	var once []string
	for _, t := range append(types, in) {
		if !slices.Contains(once, t) {
			once = append(once, t)
		}
	}
	return once
}
