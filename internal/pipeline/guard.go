package pipeline

import (
	"runtime/debug"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// guarded runs stages that may panic.
type guarded struct {
	report *diag.Report
	stack  bool // add it to the report of a panic
}

// run runs one stage. A panic in it becomes a diagnostic that names the stage
// and, as far as the stage has said, the item.
func (g guarded) run(stage string, f func()) {
	g.report.Working("", source.Span{})
	defer func() {
		fault := recover()
		if fault == nil {
			return
		}
		on := g.report.Subject()
		what := stage
		if on.What != "" {
			what += ", at " + on.What
		}
		d := g.report.Error(diag.Internal, on.Span, "bindgen failed while %s: %v", what, fault).
			Helpf("this is a fault of bindgen: please report it with the item it happened on; BINDGEN_DEBUG=1 adds the stack")
		if g.stack {
			d.Note("%s", debug.Stack())
		}
	}()
	f()
}
