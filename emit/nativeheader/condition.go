package nativeheader

import (
	"strings"

	"example.com/bindgen/abi/native"
)

// openCondition writes the #if before an item or a part of one.
func (w *writer) openCondition(c *native.Condition) {
	if c != nil {
		w.directive("#if ", condition(c))
	}
}

// closeCondition writes its #endif, after the line has been ended.
func (w *writer) closeCondition(c *native.Condition) {
	if c != nil {
		w.directive("#endif")
	}
}

func condition(c *native.Condition) string {
	switch c.Op {
	case native.Not:
		return "!" + condition(c.List[0])
	case native.Any:
		return conditions(c.List, " || ")
	case native.All:
		return conditions(c.List, " && ")
	}
	return "defined(" + c.Define + ")"
}

func conditions(list []*native.Condition, op string) string {
	texts := make([]string, len(list))
	for i, c := range list {
		texts[i] = condition(c)
	}
	return "(" + strings.Join(texts, op) + ")"
}
