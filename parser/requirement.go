package parser

import (
	"slices"
	"strconv"
	"strings"
)

// version is a version of a package, as far as requirements look at it.
type version struct {
	numbers [3]uint64
	pre     string // after "-"; without what follows "+"
}

// readVersion reads a version of which parts may be missing at the end, and
// returns how many are there.
func readVersion(text string) (v version, parts int, ok bool) {
	text, _, _ = strings.Cut(strings.TrimSpace(text), "+")
	text, v.pre, _ = strings.Cut(text, "-")
	for _, part := range strings.Split(text, ".") {
		if part == "*" || part == "x" || part == "X" {
			break
		}
		number, err := strconv.ParseUint(part, 10, 64)
		if err != nil || parts == len(v.numbers) {
			return v, parts, false
		}
		v.numbers[parts] = number
		parts++
	}
	return v, parts, true
}

// compare orders versions; one with a pre-release comes before the one without.
func (v version) compare(w version) int {
	if order := slices.Compare(v.numbers[:], w.numbers[:]); order != 0 {
		return order
	}
	switch {
	case v.pre == w.pre:
		return 0
	case v.pre == "":
		return 1
	case w.pre == "":
		return -1
	}
	return slices.CompareFunc(strings.Split(v.pre, "."), strings.Split(w.pre, "."), comparePre)
}

// comparePre orders the parts of pre-releases: numbers by their size and before
// words.
func comparePre(a, b string) int {
	m, errA := strconv.ParseUint(a, 10, 64)
	n, errB := strconv.ParseUint(b, 10, 64)
	switch {
	case errA == nil && errB == nil && m != n:
		if m < n {
			return -1
		}
		return 1
	case errA == nil && errB != nil:
		return -1
	case errA != nil && errB == nil:
		return 1
	default:
		return strings.Compare(a, b)
	}
}

// next returns the first version after all that begin with the first parts
// numbers of v.
func (v version) next(parts int) version {
	var out version
	copy(out.numbers[:parts], v.numbers[:parts])
	if parts > 0 {
		out.numbers[parts-1]++
	}
	return out
}

// satisfies reports whether a version meets a requirement of Cargo.toml: "1.2",
// "~1", ">=1, <3", "=0.3.1", "1.*".
func satisfies(text, requirement string) bool {
	v, _, ok := readVersion(text)
	if !ok || v.pre != "" && !strings.Contains(requirement, "-") {
		return false
	}
	for _, one := range strings.Split(requirement, ",") {
		if !v.meets(strings.TrimSpace(one)) {
			return false
		}
	}
	return true
}

// requirementOps are those of a requirement, the longer ones first.
var requirementOps = []string{">=", "<=", ">", "<", "=", "~", "^"}

func (v version) meets(one string) bool {
	op := "^"
	for _, o := range requirementOps {
		if rest, found := strings.CutPrefix(one, o); found {
			op, one = o, rest
			break
		}
	}
	w, parts, ok := readVersion(one)
	if !ok || parts == 0 {
		return ok || strings.TrimSpace(one) == ""
	}
	if op == "^" && strings.ContainsAny(one, "*xX") && w.pre == "" {
		op = "="
	}
	switch op {
	case ">":
		if parts < 3 {
			return v.compare(w.next(parts)) >= 0
		}
		return v.compare(w) > 0
	case ">=":
		return v.compare(w) >= 0
	case "<":
		return v.compare(w) < 0
	case "<=":
		if parts < 3 {
			return v.compare(w.next(parts)) < 0
		}
		return v.compare(w) <= 0
	case "=":
		if parts == 3 {
			return v.compare(w) == 0
		}
	case "~":
		parts = min(parts, 2)
	case "^":
		// Up to the first number that is not 0.
		first := slices.IndexFunc(w.numbers[:parts], func(n uint64) bool { return n != 0 })
		if first >= 0 {
			parts = first + 1
		}
	}
	return v.compare(w) >= 0 && v.compare(w.next(parts)) < 0
}
