package main

import (
	"example.com/bindgen/emit"
	"example.com/bindgen/internal/pipeline"
)

// vendored is the placing of the runtime crates that --vendor-runtime asks
// for; without it there is nothing to do.
type vendored struct {
	plan *emit.Plan
	at   *pipeline.Vendor
}

func (inv *invocation) vendor() *vendored {
	v := &vendored{plan: &emit.Plan{}, at: &pipeline.Vendor{Dir: inv.options.vendor, Report: inv.report}}
	if v.at.Dir != "" {
		v.plan = v.at.Plan()
	}
	return v
}

func (v *vendored) apply() {
	if v.at.Dir != "" {
		v.at.Apply(v.plan)
	}
}
