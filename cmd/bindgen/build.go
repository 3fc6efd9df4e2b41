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
	if code, ended := inv.conduct(doc, inv.build); ended {
		return code
	}
	inv.tellBuilt(doc.Library, time.Since(started))
	return inv.printPath(doc.Library.Path)
}

func (inv *invocation) tellBuilt(lib *libraryRecord, took time.Duration) {
	what := "built for"
	if lib.Fresh {
		what = "up to date for"
	}
	placed := ""
	if lib.Placed != "" {
		placed = ", placed as " + lib.Placed
	}
	inv.tell("%s %s in %.1f s%s\n", what, lib.Target, took.Seconds(), placed)
}

// build builds the project of the arguments, places the library in the source
// tree, and puts into doc what was built.
func (inv *invocation) build(ctx context.Context, doc *document) {
	stop := inv.progress()
	defer stop()
	project := inv.project()
	if project == nil {
		return
	}
	lib := build.Run(ctx, inv.buildRequest(project, stop), inv.report)
	if lib == nil {
		return
	}
	defer func() { _ = lib.Close() }() // it only ends a lock
	placed := lib.Place(project, inv.report)
	if inv.report.Failed() {
		return
	}
	doc.Library = newLibraryRecord(lib)
	doc.Library.Placed = placed
}

// conduct does work, which an interrupt ends, and prints what doc and the report
// say. It returns the exit code, and whether nothing is left to say: after an error
// or an interrupt, and where doc itself was printed.
func (inv *invocation) conduct(doc *document, work func(context.Context, *document)) (code int, ended bool) {
	ctx, stop := inv.interruptible()
	work(ctx, doc)
	interrupted := ctx.Err() != nil
	stop()
	code = inv.finish(doc)
	if interrupted {
		return exitInterrupted, true
	}
	return code, code != exitFine || inv.options.format != "text"
}

// tell says on stderr what was done, unless errors only are wanted.
func (inv *invocation) tell(format string, args ...any) {
	if !inv.options.quiet {
		fmt.Fprintf(inv.err, format, args...)
	}
}

// interruptible returns a context that an interrupt ends, so that cargo and what
// it has started end with the command. A second interrupt ends the command at
// once, whatever it does.
func (inv *invocation) interruptible() (context.Context, context.CancelFunc) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	return ctx, stop
}
