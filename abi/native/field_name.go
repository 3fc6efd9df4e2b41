package native

import (
	"slices"
	"strings"
)

// nameFields gives fields their names in C: those of the annotation
// field-names, or by the rule of rename-all or the configuration. A field of a
// tuple struct has a number, which gets an underscore.
func (l *lowerer) nameFields(fields []*Field, annotations Annotations) {
	rule := l.renameRule(annotations, "rename-all", l.config.Struct.RenameFields)
	given, _ := annotations.List("field-names")
	for i, f := range fields {
		switch {
		case len(given) > 0:
			if i < len(given) {
				f.Name = given[i]
			}
		case !rule.IsNone():
			f.Name = rule.Field(f.Name)
		}
		if f.Name != "" && f.Name[0] >= '0' && f.Name[0] <= '9' {
			f.Name = "_" + f.Name
		}
		f.Name = unmacroed(unreserved(f.Name))
	}
}

// unreserved adds an underscore to a keyword of C or C++.
func unreserved(name string) string {
	if _, found := slices.BinarySearch(keywords, name); found {
		return name + "_"
	}
	return name
}

// unmacroed adds an underscore to a macro that every header includes: C reads
// its value in the place of a field or a parameter.
func unmacroed(name string) string {
	for _, list := range headerNames {
		if list.isValue && slices.Contains(strings.Fields(list.names), name) {
			return name + "_"
		}
	}
	return name
}

// keywords are those of C and C++, sorted.
var keywords = strings.Fields(`
	alignas alignof asm auto bool break case catch char char16_t char32_t char8_t class const const_cast consteval
	constexpr continue decltype default delete do double dynamic_cast else enum explicit export extern false float for
	friend goto if inline int long mutable namespace new noexcept nullptr operator private protected public register
	reinterpret_cast restrict return short signed sizeof static static_assert static_cast struct switch template this
	thread_local throw true try typedef typename union unsigned using virtual void volatile wchar_t while`)
