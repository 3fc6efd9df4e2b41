package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"example.com/bindgen/internal/build"
)

func buildCommand() *command {
	return &command{
		name: "build", args: "[DIR]", maxArgs: 1,
		summary: "build the library of a project by cargo",
		details: "Brings the bindings up to date as gen does, builds the library by cargo, with\n" +
			"--locked where there is a Cargo.lock, and checks what it exports. A library for\n" +
			"this machine is placed in the Python package in the source tree, where it can be\n" +
			"imported. Prints the path of what cargo has built, and nothing else, on stdout.\n" +
			"Where nothing has changed since the last build, cargo is not started.",
		examples: []example{
			{"bindgen build", "the project of the working directory"},
			{"bindgen build examples/ophio", "the project in that directory"},
			{"bindgen build --profile dev", "without optimisation, for a debugger"},
			{"bindgen build --target aarch64-unknown-linux-gnu", "for another machine"},
		},
		flags: (*options).packagingFlags,
		run:   runBuild,
	}
}

// libraryRecord is the library of a document.
type libraryRecord struct {
	Path    string `json:"path"`
	Target  string `json:"target"`
	Fresh   bool   `json:"fresh"`
	Exports int    `json:"exports"`          // how many symbols it exports
	Placed  string `json:"placed,omitempty"` // its path in the Python package
}

func newLibraryRecord(lib *build.Library) *libraryRecord {
	return &libraryRecord{Path: lib.Path, Target: lib.Target, Fresh: lib.Fresh, Exports: len(lib.Object.Exports)}
}

func runBuild(inv *invocation) int {
	started := time.Now()
	doc := &document{}
	ctx, stop := inv.interruptible()
	lib := inv.build(ctx)
	if lib != nil {
		doc.Library = newLibraryRecord(lib.Library)
		doc.Library.Placed = lib.placed
		defer func() { _ = lib.Close() }() // it only ends a lock
	}
	interrupted := ctx.Err() != nil
	stop()
	code := inv.finish(doc)
	switch {
	case interrupted:
		return exitInterrupted
	case code != exitFine || inv.options.format != "text":
		return code
	}
	if !inv.options.quiet {
		inv.tellBuilt(lib, time.Since(started))
	}
	return inv.printPath(lib.Path)
}

func (inv *invocation) tellBuilt(lib *builtLibrary, took time.Duration) {
	what := "built for"
	if lib.Fresh {
		what = "up to date for"
	}
	fmt.Fprintf(inv.err, "%s %s in %.1f s", what, lib.Target, took.Seconds())
	if lib.placed != "" {
		fmt.Fprintf(inv.err, ", placed as %s", lib.placed)
	}
	fmt.Fprintln(inv.err)
}

// builtLibrary is a library, and its path in the Python package; "" where it was
// not placed there.
type builtLibrary struct {
	*build.Library
	placed string
}

// build builds the project of the arguments and places the library in the source
// tree. It returns nil after an error.
func (inv *invocation) build(ctx context.Context) *builtLibrary {
	stop := inv.progress()
	defer stop()
	project := inv.project()
	if project == nil {
		return nil
	}
	lib := build.Run(ctx, inv.buildRequest(project, stop), inv.report)
	if lib == nil {
		return nil
	}
	placed := lib.Place(project, inv.report)
	if inv.report.Failed() {
		return nil
	}
	return &builtLibrary{lib, placed}
}

// interruptible returns a context that an interrupt ends, so that cargo and what
// it has started end with the command. A second interrupt ends the command at
// once, whatever it does.
func (inv *invocation) interruptible() (context.Context, context.CancelFunc) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	return ctx, stop
}
