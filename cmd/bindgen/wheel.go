package main

import (
	"context"
	"path/filepath"
	"time"

	"github.com/spf13/pflag"

	"example.com/bindgen/internal/build"
	"example.com/bindgen/internal/config"
	"example.com/bindgen/internal/metadata"
	"example.com/bindgen/internal/pipeline"
	"example.com/bindgen/internal/wheel"
)

func wheelCommand() *command {
	return &command{
		name: "wheel", args: "[DIR]", maxArgs: 1,
		summary: "build a wheel of a project",
		details: "Builds the library as build does, and packs it with the Python package, the C\n" +
			"header and the metadata into one wheel, which serves every CPython and PyPy of\n" +
			"the platform. The platform is read from the library that was built. The same\n" +
			"project gives the same bytes, wherever and whenever. Prints the path of the\n" +
			"wheel, and nothing else, on stdout.",
		examples: []example{
			{"bindgen wheel", "a wheel of the project of the working directory, in ./dist"},
			{"bindgen wheel examples/ophio --out /tmp/wheels", "of that project, in that directory"},
			{"bindgen wheel --zig", "one that runs on every Linux from glibc 2.17 on"},
			{"bindgen wheel --target aarch64-unknown-linux-gnu", "for another machine"},
		},
		flags: func(o *options, flags *pflag.FlagSet) {
			o.outFlag(flags, "wheel")
			flags.BoolVar(&o.wheel.editable, "editable", false, "a wheel that has Python use the sources where they are")
			flags.BoolVar(&o.wheel.metadata, "metadata", false, "only the directory .dist-info; nothing is built")
			flags.BoolVar(&o.packaging.abi3, "abi3", false, "of CPython's stable ABI, linked with it in the ordinary way")
			flags.BoolVar(&o.packaging.abi3t, "abi3t", false, "the same for CPython 3.15 and later, with the GIL and without")
			o.packagingFlags(flags)
		},
		run: runWheel,
	}
}

// wheelOptions are the values of the flags of wheel.
type wheelOptions struct {
	editable bool
	metadata bool
}

// artifactRecord is what a packaging command has written.
type artifactRecord struct {
	Path string `json:"path"`
	Tag  string `json:"tag,omitempty"` // of a wheel
}

func runWheel(inv *invocation) int {
	if inv.options.wheel.editable && inv.options.wheel.metadata {
		return inv.usage("wheel", "", "`--editable` and `--metadata` do not go together")
	}
	started := time.Now()
	doc := &document{}
	if code, ended := inv.conduct(doc, inv.wheel); ended {
		return code
	}
	inv.tell("wrote %s in %.1f s\n", filepath.Base(doc.Artifact.Path), time.Since(started).Seconds())
	return inv.printPath(doc.Artifact.Path)
}

// wheel does what the flags say, and puts into doc what was written.
func (inv *invocation) wheel(ctx context.Context, doc *document) {
	stop := inv.progress()
	defer stop()
	project := inv.project()
	if project == nil {
		return
	}
	m := metadata.Read(project, inv.report)
	if m == nil || inv.report.Failed() {
		return
	}
	out := inv.outDir(project)
	if inv.options.wheel.metadata {
		if name, ok := wheel.SaveMetadata(m, out, inv.report); ok {
			doc.Artifact = &artifactRecord{Path: filepath.Join(out, name)}
		}
		return
	}
	abi := inv.stableABI()
	request := inv.buildRequest(project, stop)
	request.Direct = abi != ""
	if !inv.options.wheel.editable {
		request.Generated = func(out *pipeline.Outputs) bool {
			early := wheel.Contents{Project: project, Metadata: m, Outputs: out, Module: build.ModuleFile(request.Target)}
			return early.Check(inv.report)
		}
	}
	lib := build.Run(ctx, request, inv.report)
	if lib == nil || inv.report.Failed() {
		return
	}
	defer func() { _ = lib.Close() }() // it only ends a lock
	doc.Library = newLibraryRecord(lib)
	tag := inv.tag(lib, m, abi)
	if tag == "" {
		return
	}
	w := inv.contents(project, m, lib, tag, doc)
	if w == nil || inv.report.Failed() {
		return
	}
	if path, ok := w.Save(out, inv.report); ok {
		doc.Artifact = &artifactRecord{Path: path, Tag: tag}
	}
}

// contents returns the wheel of a built library; nil after an error.
func (inv *invocation) contents(project *config.Project, m *metadata.Metadata, lib *build.Library, tag string, doc *document) *wheel.Wheel {
	if inv.options.wheel.editable {
		return inv.editable(project, m, lib, doc)
	}
	contents := &wheel.Contents{
		Project: project, Metadata: m, Outputs: lib.Outputs, Tag: tag,
		Library: lib.Path, Module: build.ModuleFile(lib.Target),
	}
	if abi := inv.stableABI(); abi != "" {
		contents.Module = abi.Module(lib.Object.Format)
	}
	return contents.Wheel(inv.report)
}
