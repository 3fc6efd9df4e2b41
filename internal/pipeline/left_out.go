package pipeline

import (
	"fmt"
	"strings"

	"example.com/bindgen/abi"
	"example.com/bindgen/internal/config"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// warnLeftOut tells what cfg leaves out: item by item, but once for each
// predicate in a crate of plain items for C, which may have dozens for another
// system.
func (r *Run) warnLeftOut(crate *parser.Crate) {
	if abi.IsAnnotated(crate) {
		for i := range crate.LeftOut {
			r.warnLeftOutItem(&crate.LeftOut[i])
		}
		return
	}
	groups := map[string][]*parser.LeftOut{}
	var order []string
	for i := range crate.LeftOut {
		l := &crate.LeftOut[i]
		key := fmt.Sprint(oneLine(l.Predicate), l.Way)
		if groups[key] == nil {
			order = append(order, key)
		}
		groups[key] = append(groups[key], l)
	}
	for _, key := range order {
		if group := groups[key]; len(group) == 1 {
			r.warnLeftOutItem(group[0])
		} else {
			r.warnLeftOutGroup(group)
		}
	}
}

func (r *Run) warnLeftOutItem(l *parser.LeftOut) {
	what := l.What
	if strings.HasPrefix(what, "module") || strings.HasPrefix(what, "impl") || l.Exports > 1 {
		what += " with " + count(l.Exports, "exporting attribute")
	}
	d := r.Report.Warn(diag.LeftOut, l.Span, "%s is left out of the bindings", what).
		Label("`%s` does not hold", oneLine(l.Predicate))
	helpLeftOut(d, &l.Way)
}

// mostNamed is how many of the items that one predicate leaves out are named.
const mostNamed = 8

// warnLeftOutGroup tells of items that one predicate leaves out.
func (r *Run) warnLeftOutGroup(group []*parser.LeftOut) {
	exports := 0
	var names []string
	for _, l := range group {
		exports += l.Exports
		names = append(names, l.What)
	}
	if more := len(names) - mostNamed; more > 0 {
		names = append(names[:mostNamed], fmt.Sprintf("and %d more", more))
	}
	first := group[0]
	d := r.Report.Warn(diag.LeftOut, first.Span, "%s are left out of the bindings", count(exports, "exported item")).
		Label("`%s` does not hold", oneLine(first.Predicate)).
		Note("it leaves out %s", strings.Join(names, ", "))
	helpLeftOut(d, &first.Way)
}

// helpLeftOut says how to bring in what d is about.
func helpLeftOut(d *diag.Diagnostic, way *parser.Way) {
	if len(way.Undeclared) > 0 {
		d.Helpf("Cargo.toml declares no feature `%s`: add `%s = []` below [features], or correct the name", way.Undeclared[0], way.Undeclared[0])
		return
	}
	add := config.Flags{Features: way.Features, NoDefaultFeatures: way.NoDefaultFeatures, Target: way.Target}
	var keys []string
	if len(way.Features) > 0 {
		keys = append(keys, fmt.Sprintf(`features = ["%s"]`, strings.Join(way.Features, `", "`)))
	}
	if way.NoDefaultFeatures {
		keys = append(keys, "no-default-features = true")
	}
	if way.Target != "" {
		keys = append(keys, fmt.Sprintf("target = %q", way.Target))
	}
	d.Helpf("export it by `%s`, or by %s in bindgen.toml; `cargo build` then needs the same flags",
		config.CommandLine(add.Args()), strings.Join(keys, " and "))
}

// oneLine returns a predicate that may go over several lines as one.
func oneLine(predicate string) string {
	return strings.NewReplacer("( ", "(", ", )", ")", " )", ")").Replace(strings.Join(strings.Fields(predicate), " "))
}
