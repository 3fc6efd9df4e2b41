package main

import (
	"fmt"
	"time"

	"github.com/spf13/pflag"

	"example.com/bindgen/emit"
	"example.com/bindgen/internal/pipeline"
)

func genCommand() *command {
	return &command{
		name: "gen", args: "[CRATE]", maxArgs: 1,
		summary: "write every binding of a crate",
		details: "Reads the source of the crate in the directory CRATE, without cargo and without\n" +
			"compiling anything, and writes its bindings. Files that are up to date are not\n" +
			"touched; generated files that are no longer wanted are removed; a file that\n" +
			"bindgen did not write is never overwritten. After an error nothing is written,\n" +
			"but for the runtime crates that --vendor-runtime places: they come first, as\n" +
			"cargo can bring no other dependency before they are there.",
		examples: []example{
			{"bindgen gen", "the crate of ./bindgen.toml, ./Cargo.toml or ./rust"},
			{"bindgen gen examples/ophio/rust", "the crate in that directory"},
			{"bindgen gen --only header,pyi", "only the C header and the stubs"},
			{"bindgen gen --vendor-runtime vendor", "also copy the runtime crates to ./vendor"},
		},
		flags: func(o *options, flags *pflag.FlagSet) {
			o.crateFlags(flags)
			o.outputFlags(flags)
			o.vendorFlag(flags)
		},
		run: runGen,
	}
}

func runGen(inv *invocation) int {
	started := time.Now()
	stop := inv.progress()
	doc := generate(inv)
	stop()
	code := inv.finish(doc)
	if inv.options.quiet || inv.options.format != "text" {
		return code
	}
	written, removed := tally(doc.Changes)
	switch {
	case code == exitFine:
		fmt.Fprintf(inv.err, "wrote %d, unchanged %d, removed %d in %d ms\n",
			written, doc.Unchanged, removed, time.Since(started).Milliseconds())
	case written+removed > 0:
		fmt.Fprintf(inv.err, "wrote the runtime crates to %s, and no bindings\n", inv.options.vendor)
	}
	return code
}

func generate(inv *invocation) *document {
	doc := &document{}
	walk := inv.pipeline()
	if walk == nil {
		return doc
	}
	vendor := inv.vendor()
	if inv.report.Failed() {
		return doc
	}
	// First, and whatever becomes of the bindings: `cargo fetch`, which brings
	// what they may wait for, wants the runtime crates in their place.
	vendor.apply()
	if inv.report.Failed() {
		return doc
	}
	doc.add(vendor.plan, vendor.at.Dir, withoutDiff)
	plan := walk.Plan()
	if plan == nil {
		return doc
	}
	walk.Apply(plan)
	doc.add(plan, walk.Project.Dir, withoutDiff)
	return doc
}

// pipeline prepares the run that gen, check and dump share; nil after an error.
func (inv *invocation) pipeline() *pipeline.Run {
	return pipeline.New(pipeline.Request{
		Crate:   inv.crateArg(),
		Command: inv.command.name,
		Flags:   inv.options.crate,
		Only:    inv.options.only,
		Skip:    inv.options.skip,
		Vendor:  inv.options.vendor,
		Debug:   inv.getenv("BINDGEN_DEBUG") != "",

		CargoHome: inv.getenv("CARGO_HOME"),
	}, inv.report)
}

func (inv *invocation) crateArg() string {
	if len(inv.args) == 0 {
		return ""
	}
	return inv.args[0]
}

// add records the changes of plan, with the paths that messages show.
func (doc *document) add(plan *emit.Plan, dir string, record func(*emit.Change, string) changeRecord) {
	disk := emit.Disk{Dir: dir}
	for i := range plan.Changes {
		c := &plan.Changes[i]
		doc.Changes = append(doc.Changes, record(c, disk.Show(c.Path)))
	}
	doc.Unchanged += plan.Unchanged
}

func withoutDiff(c *emit.Change, path string) changeRecord {
	return changeRecord{Path: path, Action: string(c.Action)}
}

func withDiff(c *emit.Change, path string) changeRecord {
	return changeRecord{Path: path, Action: string(c.Action), Diff: string(c.Diff(path))}
}

func tally(changes []changeRecord) (written, removed int) {
	for _, c := range changes {
		if c.Action == string(emit.Remove) {
			removed++
		} else {
			written++
		}
	}
	return written, removed
}
