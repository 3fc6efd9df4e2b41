package build

import (
	"context"

	"example.com/bindgen/internal/cargo"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/pipeline"
	"example.com/bindgen/parser"
)

// Generate brings the bindings up to date as a build does, and runs cargo only
// where sources of dependencies have to be fetched for that. It returns nil when
// it has reported an error.
func Generate(ctx context.Context, q Request, report *diag.Report) *pipeline.Outputs {
	r := &run{Request: q, ctx: ctx, report: report}
	return r.generate()
}

// generate brings the bindings up to date. bindgen reads the sources of
// dependencies and fetches none: where it wants some that are not there, cargo
// fetches, and it tries once more.
func (r *run) generate() *pipeline.Outputs {
	first := &diag.Report{}
	out := r.attempt(first)
	if out != nil || !wantsSources(first) {
		r.report.Add(first)
		return out
	}
	crate := pipeline.Of(r.Project, r.pipelineRequest(), &diag.Report{}).Crate()
	if crate == nil { // the sources of a dependency are missed later than that
		r.report.Add(first)
		return nil
	}
	if r.cargo == nil && !r.find() || !r.cargo.Fetch(r.ctx, r.cargoRequest(crate), r.report) {
		return nil
	}
	second := &diag.Report{}
	out = r.attempt(second)
	r.report.Add(second)
	return out
}

func (r *run) attempt(report *diag.Report) *pipeline.Outputs {
	walk := pipeline.Of(r.Project, r.pipelineRequest(), report)
	out := walk.Outputs()
	if out == nil {
		return nil
	}
	plan := walk.Compare(out)
	if plan == nil {
		return nil
	}
	if walk.Apply(plan); report.Failed() {
		return nil
	}
	return out
}

func (r *run) pipelineRequest() pipeline.Request {
	return pipeline.Request{Command: "build", CargoHome: r.Env.Get("CARGO_HOME"), Library: true, Debug: r.Debug}
}

// wantsSources reports whether nothing but the sources of dependencies is missing.
func wantsSources(report *diag.Report) bool {
	for _, d := range report.Sorted() {
		if d.Level == diag.Error && d.Code != diag.MissingSources {
			return false
		}
	}
	return report.Failed()
}

// cargoRequest says to cargo what the project's configuration says to bindgen.
func (r *run) cargoRequest(crate *parser.Crate) cargo.Request {
	options := r.Project.Options()
	features := options.Features
	if r.Direct {
		features = append(features[:len(features):len(features)], crate.RuntimeKey+"/direct")
	}
	return cargo.Request{
		Package: crate.Package, Version: crate.Version, Workspace: crate.Workspace(),
		Profile: r.Profile, Target: r.Target,
		Features: features, NoDefaultFeatures: options.NoDefaultFeatures,
	}
}
