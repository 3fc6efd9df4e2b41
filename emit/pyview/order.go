package pyview

import (
	"slices"
	"strings"
)

// SortedNames returns names in the order of isort: CONSTANTS, Classes,
// functions.
func SortedNames(names []string) []string {
	out := slices.Clone(names)
	slices.SortFunc(out, compareNames)
	return out
}

func compareNames(a, b string) int {
	if ra, rb := rank(a), rank(b); ra != rb {
		return ra - rb
	}
	if c := natural(a, b); c != 0 {
		return c
	}
	return strings.Compare(a, b)
}

// compareImported is the order of names in one import, which pays no heed to
// upper case but for the kinds of names: that of __all__ does.
func compareImported(a, b string) int {
	if ra, rb := rank(a), rank(b); ra != rb {
		return ra - rb
	}
	if c := natural(strings.ToLower(a), strings.ToLower(b)); c != 0 {
		return c
	}
	return compareNames(a, b)
}

func rank(name string) int {
	name, _, _ = strings.Cut(name, " ")
	switch {
	case len(name) > 1 && strings.ToUpper(name) == name && strings.ToLower(name) != name:
		return 0
	case strings.ToUpper(name[:1]) == name[:1] && strings.ToLower(name[:1]) != name[:1]:
		return 1
	default:
		return 2
	}
}

// natural compares runs of digits as numbers.
func natural(a, b string) int {
	for a != "" && b != "" {
		da, db := digits(a), digits(b)
		if da > 0 && db > 0 {
			na, nb := strings.TrimLeft(a[:da], "0"), strings.TrimLeft(b[:db], "0")
			if len(na) != len(nb) {
				return len(na) - len(nb)
			}
			if c := strings.Compare(na, nb); c != 0 {
				return c
			}
			a, b = a[da:], b[db:]
			continue
		}
		if a[0] != b[0] {
			return int(a[0]) - int(b[0])
		}
		a, b = a[1:], b[1:]
	}
	return len(a) - len(b)
}

func digits(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}
