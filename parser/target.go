package parser

import (
	_ "embed" // for targets.txt
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// DefaultTarget is the target that cfgs are evaluated for unless told otherwise.
const DefaultTarget = "x86_64-unknown-linux-gnu"

// target is what rustc knows about a target triple, as far as cfg can ask.
type target struct {
	triple   string
	families []string
	width    string              // of a pointer, in bits
	values   map[string][]string // by name of cfg: target_os, target_feature
}

// targetTable has a line for each known target; its header names the columns.
//
//go:embed targets.txt
var targetTable string

// readTarget returns the target that opts ask for, or reports that there is none of
// the name.
func readTarget(opts Options, report *diag.Report) (target, bool) {
	t, ok := lookupTarget(opts.Target)
	if !ok {
		report.Error(diag.BadConfig, source.Span{}, "unknown target `%s`", opts.Target).
			Helpf("name a target triple as `rustc --print target-list` writes them, such as %s", DefaultTarget)
	}
	return t, ok
}

// lookupTarget returns the target of a triple; "" means DefaultTarget.
func lookupTarget(triple string) (target, bool) {
	if triple == "" {
		triple = DefaultTarget
	}
	for line := range strings.Lines(targetTable) {
		// Only the line that is meant is taken apart: evaluating constants asks
		// for the target again and again, and this was a quarter of all memory.
		if !strings.HasPrefix(line, triple) {
			continue
		}
		fields := strings.Fields(line)
		if len(fields) == 12 && fields[0] == triple {
			return targetOf(fields), true
		}
	}
	return target{}, false
}

// targetOf reads a line of targetTable.
func targetOf(fields []string) target {
	column := func(i int) []string {
		if fields[i] == "-" {
			return []string{""}
		}
		return strings.Split(fields[i], ",")
	}
	return target{
		triple:   fields[0],
		families: column(6),
		width:    fields[7],
		values: map[string][]string{
			"target_arch":          column(1),
			"target_vendor":        column(2),
			"target_os":            column(3),
			"target_env":           column(4),
			"target_abi":           column(5),
			"target_family":        column(6),
			"target_pointer_width": column(7),
			"target_endian":        column(8),
			"panic":                column(9),
			"target_has_atomic":    column(10),
			"target_feature":       column(11),
		},
	}
}
