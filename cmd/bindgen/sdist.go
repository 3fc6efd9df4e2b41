package main

import (
	"context"
	"path/filepath"
	"strconv"
	"time"

	"github.com/spf13/pflag"

	"example.com/bindgen/internal/build"
	"example.com/bindgen/internal/cargo"
	"example.com/bindgen/internal/metadata"
	"example.com/bindgen/internal/sdist"
)

func sdistCommand() *command {
	return &command{
		name: "sdist", args: "[DIR]", maxArgs: 1,
		summary: "write the source distribution of a project",
		details: "Brings the bindings up to date as gen does, and writes an archive of what a build\n" +
			"needs: the crate, the crates that it depends on by a path, Cargo.lock, the Python\n" +
			"package, tests, readme and licences. Unpacked, it builds with --locked, with the\n" +
			"registries alone. Prints the path of the archive, and nothing else, on stdout.",
		examples: []example{
			{"bindgen sdist", "the project of the working directory, to its dist/"},
			{"bindgen sdist examples/ophio --out /tmp", "the project in that directory, to /tmp"},
		},
		flags: func(o *options, flags *pflag.FlagSet) {
			o.packagingFlags(flags)
			o.outFlag(flags, "archive")
		},
		run: runSdist,
	}
}

func runSdist(inv *invocation) int {
	started := time.Now()
	doc := &document{}
	if code, ended := inv.conduct(doc, inv.sdist); ended {
		return code
	}
	path := doc.Artifact.Path
	inv.tell("packed %s in %d ms\n", filepath.Base(path), time.Since(started).Milliseconds())
	return inv.printPath(path)
}

// sdist writes the archive, and puts its path into doc.
func (inv *invocation) sdist(ctx context.Context, doc *document) {
	stop := inv.progress()
	defer stop()
	project := inv.project()
	if project == nil {
		return
	}
	meta := metadata.Read(project, inv.report)
	if inv.report.Failed() {
		return
	}
	q := inv.buildRequest(project, stop)
	outputs := build.Generate(ctx, q, inv.report)
	if outputs == nil {
		return
	}
	path := sdist.Write(ctx, &sdist.Request{
		Project: project, Metadata: meta, Outputs: outputs,
		Out:  inv.outDir(project),
		Time: inv.sourceTime(),
		Relock: func(ctx context.Context, dir string) bool {
			path := cargo.Find(q.Env, inv.report)
			return path != "" && (&cargo.Cargo{Path: path, Dir: dir, Env: q.Env}).Relock(ctx, inv.report)
		},
	}, inv.report)
	if path != "" {
		doc.Artifact = &artifactRecord{Path: path}
	}
}

// sourceTime returns the time of all files of an archive: always the same, the
// first that a zip can hold, unless SOURCE_DATE_EPOCH names a later one. See
// https://reproducible-builds.org/specs/source-date-epoch/.
func (inv *invocation) sourceTime() time.Time {
	first := time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)
	if seconds, err := strconv.ParseInt(inv.getenv("SOURCE_DATE_EPOCH"), 10, 64); err == nil && time.Unix(seconds, 0).After(first) {
		return time.Unix(seconds, 0).UTC()
	}
	return first
}
