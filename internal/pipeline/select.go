package pipeline

import (
	"slices"
	"strings"

	"example.com/bindgen/emit"
	"example.com/bindgen/emit/all"
	"example.com/bindgen/internal/config"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// Request is what a command asks for.
type Request struct {
	Crate      string // the directory as given; "" for the working directory
	Flags      config.Flags
	Command    string   // the command that asks: "gen"
	Only, Skip []string // names of backends
	CargoHome  string   // $CARGO_HOME; "" for ~/.cargo
	Vendor     string   // where the command places the runtime crates; "" for nowhere
	// Library says that the run goes on to build the library: a crate that makes
	// none is then an error.
	Library bool
	Debug   bool
}

// New finds the project of a request and chooses its backends. It returns nil
// when it has reported an error.
func New(q Request, report *diag.Report) *Run {
	backends := all.Backends()
	names := Names(backends)
	for _, name := range slices.Concat(q.Only, q.Skip) {
		if !slices.Contains(names, name) {
			unknownBackend(name, names, report)
		}
	}
	if report.Failed() {
		return nil
	}
	run := &Run{Debug: q.Debug, Report: report}
	run.guard("reading the configuration", func() {
		run.Project = config.Load(config.Search{Dir: q.Crate, Command: q.Command, Flags: q.Flags, Backends: names}, report)
	})
	if run.Project == nil {
		return nil
	}
	return Of(run.Project, q, report)
}

// Of returns a run of a project that is already loaded.
func Of(project *config.Project, q Request, report *diag.Report) *Run {
	run := &Run{Project: project, Debug: q.Debug, Report: report, request: q}
	run.choose(all.Backends(), q.Only, q.Skip)
	return run
}

func (r *Run) choose(backends []emit.Backend, only, skip []string) {
	for _, b := range backends {
		switch {
		case r.Project.Backends != nil && !slices.Contains(r.Project.Backends, b.Name):
		case len(only) > 0 && !slices.Contains(only, b.Name), slices.Contains(skip, b.Name):
			r.Partial = true
		default:
			r.Backends = append(r.Backends, b)
		}
	}
}

func unknownBackend(name string, known []string, report *diag.Report) {
	d := report.Error(diag.Usage, source.Span{}, "there is no backend `%s`", name)
	if near := diag.Nearest(name, known); near != "" {
		d.Helpf("did you mean `%s`?", near)
	} else {
		d.Helpf("the backends are %s", strings.Join(known, ", "))
	}
}

// Names returns the names of backends.
func Names(backends []emit.Backend) []string {
	var names []string
	for _, b := range backends {
		names = append(names, b.Name)
	}
	return names
}
