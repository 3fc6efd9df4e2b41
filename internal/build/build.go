// Package build makes the library of a project: the bindings are brought up to
// date, cargo compiles, and what came out is checked against the ABI. A build
// whose inputs have not changed since the last one is not done again.
package build

import (
	"context"
	"time"

	"example.com/bindgen/internal/cargo"
	"example.com/bindgen/internal/config"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/objfile"
	"example.com/bindgen/internal/pipeline"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/parser"
)

// Request says what to build.
type Request struct {
	Project *config.Project
	Profile string // of cargo; "" is release
	Target  string // a target triple; "" is that of this machine
	// Zig links by zig: "" for not, ZigDefault, or the floor of glibc: "2.28".
	Zig string
	// Direct links the functions of CPython in the ordinary way: for abi3 wheels.
	Direct bool

	// Generated is called before cargo is, once the bindings are up to date. The
	// build ends there when it says no, and has reported why.
	Generated func(*pipeline.Outputs) bool

	Env      cargo.Environment
	Terminal cargo.Terminal
	Debug    bool // a panic is reported with its stack
	// Program is the path of bindgen itself, which cargo calls for each crate.
	Program string
}

// ZigDefault is the value of Request.Zig for the floor that fits the target.
const ZigDefault = "default"

// Library is what a build made.
type Library struct {
	Path    string // of the artifact in cargo's target directory; absolute
	Target  string // the triple it is for, also where it is this machine's
	Host    string // the triple of this machine
	Fresh   bool   // nothing had changed since the last build
	Outputs *pipeline.Outputs
	Object  *objfile.Object

	release func() // lets other builds replace it
}

// ForHost reports whether this machine can load the library.
func (l *Library) ForHost() bool { return l.Target == l.Host }

// Run builds the library. It returns nil when it has reported an error. Until the
// library is closed no other bindgen puts one in its place.
func Run(ctx context.Context, q Request, report *diag.Report) *Library {
	start := time.Now()
	r := &run{Request: q, ctx: ctx, report: report}
	if !r.find() {
		return nil
	}
	if !r.lock() {
		report.Error(diag.CargoFailed, source.Span{}, "interrupted while another build of the project was at work")
		return nil
	}
	lib := r.fresh()
	if lib == nil {
		lib = r.build(start)
	}
	if lib == nil {
		r.release()
		return nil
	}
	lib.release = r.release
	return lib
}

// build builds the library, whatever the stamp says.
func (r *run) build(start time.Time) *Library {
	ctx, q, report := r.ctx, r.Request, r.report
	if r.rustc = r.cargo.Rustc(ctx, report); r.rustc == nil {
		return nil
	}
	outputs := r.generate()
	if outputs == nil || q.Generated != nil && !q.Generated(outputs) {
		return nil
	}
	if r.Direct && outputs.Module.IsPlain() {
		report.Error(diag.NoPlatformTag, source.Span{}, "there is no wheel of the stable ABI of `%s`: it is no extension of CPython", outputs.Crate).
			Note("its items are for C, and Python takes them through CFFI").
			Helpf("leave `--abi3` out: the wheel serves every Python without it")
		return nil
	}
	request := r.cargoRequest(outputs.Source)
	if request.Settings = r.settings(outputs.Source); report.Failed() {
		return nil
	}
	if request.Target == "" { // where there are several cargo would build for each
		request.Target = r.cargo.ConfiguredTarget()
	}
	artifact := r.compile(request)
	if artifact == nil {
		return nil
	}
	object, err := objfile.Open(artifact.Path)
	if err != nil {
		report.Error(diag.BadLibrary, source.Span{}, "cannot read `%s`, which cargo has built: %v", cargo.Shown(artifact.Path), err)
		return nil
	}
	product := &Product{Path: cargo.Shown(artifact.Path), Target: r.target(), Object: object, Module: outputs.Module, Direct: r.Direct}
	if product.Check(report); report.Failed() {
		return nil
	}
	lib := &Library{Path: artifact.Path, Target: r.target(), Host: r.rustc.Host, Outputs: outputs, Object: object}
	r.leave(lib, artifact, request, start)
	return lib
}

// run is one build at work.
type run struct {
	Request
	ctx    context.Context
	report *diag.Report
	cargo  *cargo.Cargo
	rustc  *cargo.Rustc
	// workspace is the directory that Cargo.lock is in.
	workspace string
	unlock    func()
}

// find finds cargo, and what it works on.
func (r *run) find() bool {
	path := cargo.Find(r.Env, r.report)
	if path == "" {
		return false
	}
	r.cargo = &cargo.Cargo{Path: path, Dir: r.Project.ParserDir(), Env: r.Env, Terminal: r.Terminal}
	r.workspace = parser.Workspace(r.Project.ParserDir())
	return true
}

// target returns the triple that the library is for.
func (r *run) target() string {
	if r.Target != "" {
		return r.Target
	}
	return r.cargo.Target(r.rustc)
}
