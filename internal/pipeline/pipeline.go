// Package pipeline is the way through: configuration → parser.Parse →
// abi.Lower → emit.Run → emit.Plan. Each stage reports all its faults; the
// pipeline stops between stages once the report has failed.
package pipeline

import (
	"os"
	"path"

	"example.com/bindgen/abi"
	"example.com/bindgen/emit"
	"example.com/bindgen/internal/config"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/parser"
)

// Run is one walk of one project. Its methods are the stages; each runs those
// before it, and gives nil once the report has failed.
type Run struct {
	Project  *config.Project
	Backends []emit.Backend
	// Partial says that Backends are fewer than the project has: what the
	// others have written is then no stale file.
	Partial bool
	// Debug adds the stack to the report of a panic.
	Debug  bool
	Report *diag.Report

	request Request // for the commands that messages name
	headers []emit.NativeHeader
}

// Crate reads the crate.
func (r *Run) Crate() *parser.Crate {
	var crate *parser.Crate
	r.guard("reading the crate", func() {
		options := r.Project.Options()
		options.CargoHome = r.request.CargoHome
		crate = parser.Parse(r.Project.ParserDir(), options, r.Report)
	})
	if r.Report.Failed() {
		return nil
	}
	return crate
}

// Module derives the ABI.
func (r *Run) Module() *abi.Module {
	crate := r.Crate()
	if crate == nil {
		return nil
	}
	return r.lower(crate)
}

func (r *Run) lower(crate *parser.Crate) *abi.Module {
	if r.checkRuntime(crate); r.Report.Failed() {
		return nil
	}
	var module *abi.Module
	r.guard("deriving the ABI", func() { module = abi.Lower(crate, r.Report) })
	if r.native(crate, module); r.Report.Failed() {
		return nil
	}
	r.warn(crate, module)
	return module
}

// Outputs are the files of a run and what they belong to.
type Outputs struct {
	Crate  string // the library's name
	Files  []emit.File
	Layout emit.Layout
	// Source and Module are what they were made from.
	Source *parser.Crate
	Module *abi.Module
}

// Outputs lets the backends write.
func (r *Run) Outputs() *Outputs {
	crate := r.Crate()
	if crate == nil {
		return nil
	}
	module := r.lower(crate)
	if module == nil {
		return nil
	}
	out := &Outputs{Crate: module.Crate, Layout: r.Project.Layout(module.Crate), Source: crate, Module: module}
	out.Layout.Headers = r.headers
	r.guard("writing the bindings", func() {
		out.Files = emit.Run(r.Backends, &emit.Context{Module: module, Layout: out.Layout, Report: r.Report})
	})
	if r.Report.Failed() {
		return nil
	}
	return out
}

// Plan compares the outputs with the disk.
func (r *Run) Plan() *emit.Plan {
	out := r.Outputs()
	if out == nil {
		return nil
	}
	return r.Compare(out)
}

// Compare compares outputs with the disk. It returns nil once the report has
// failed.
func (r *Run) Compare(out *Outputs) *emit.Plan {
	root, err := os.OpenRoot(r.Project.Dir)
	if err != nil {
		r.Report.Error(diag.UnreadableFile, source.Span{}, "cannot read `%s`: %v", r.Project.Dir, err)
		return nil
	}
	defer root.Close()
	var plan *emit.Plan
	r.guard("comparing the outputs", func() {
		disk := emit.Disk{FS: root.FS(), Dir: r.Project.Dir, Elsewhere: out.Layout.Elsewhere}
		plan = emit.Compare(disk, out.Files, r.Report)
		if !r.Partial {
			plan.FindStale(disk, out.Files, trees(out.Layout), r.Report)
		}
	})
	if r.Report.Failed() {
		return nil
	}
	return plan
}

// trees are the directories that hold generated files only, or are searched
// for them all the way down.
func trees(l emit.Layout) []string {
	list := []string{path.Join(l.CrateDir, "src", "bindings")}
	if l.Python != "" {
		list = append(list, l.Python)
	}
	return list
}

// Apply writes what plan says.
func (r *Run) Apply(plan *emit.Plan) {
	root, err := os.OpenRoot(r.Project.Dir)
	if err != nil {
		r.Report.Error(diag.WriteFailed, source.Span{}, "cannot write to `%s`: %v", r.Project.Dir, err)
		return
	}
	defer root.Close()
	r.guard("writing the files", func() { plan.Apply(root, r.Report) })
}

// guard runs one stage.
func (r *Run) guard(stage string, f func()) { guarded{r.Report, r.Debug}.run(stage, f) }
