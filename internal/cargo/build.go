package cargo

import (
	"context"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// Request is one `cargo build` of a crate's library.
type Request struct {
	Package string // the package's name
	Version string
	// Workspace is the directory of the workspace's Cargo.toml, else of the
	// crate's: Cargo.lock is there.
	Workspace         string
	Profile           string // "" is release
	Target            string // a target triple; "" is what cargo builds for by itself
	Features          []string
	NoDefaultFeatures bool
	Settings          Settings
}

// Settings are what bindgen adds to the project's own configuration of cargo.
type Settings struct {
	Env    []string // each "NAME=VALUE"
	Config []string // for --config: each "KEY=VALUE" in TOML
}

// Artifact is the library that a build made.
type Artifact struct {
	Path string // absolute
	// Files are all that belongs to it: on Windows, the import library, too.
	Files []string
	// Packages and Scripts are what it was made from: the libraries, and the
	// build scripts that were run.
	Packages []Package
	Scripts  []Script
}

// Package is a crate of the build.
type Package struct {
	ID       string
	Manifest string
	Crate    string // the name of the crate, as rustc has it
	Local    bool   // on this machine, not from a registry or from git
	Script   bool   // a build script
	Dir      string // where cargo has put it
}

// Script is a build script that was run.
type Script struct {
	Package string // its ID
	OutDir  string
	Local   bool
}

// root returns the directory of a package; "" where it is not known.
func (a *Artifact) root(id string) string {
	for _, p := range a.Packages {
		if p.ID == id {
			return filepath.Dir(p.Manifest)
		}
	}
	return ""
}

// depsDirs returns where rustc has put the crates: those for the machine that
// builds are elsewhere if the library is for another one.
func (a *Artifact) depsDirs() []string {
	dirs := []string{filepath.Join(filepath.Dir(a.Path), "deps")}
	for _, p := range a.Packages {
		if p.Dir != "" && !slices.Contains(dirs, p.Dir) {
			dirs = append(dirs, p.Dir)
		}
	}
	return dirs
}

// args returns the arguments of cargo. The package is named with its version, as
// cargo would else ask which one is meant where a dependency has its name.
func (q *Request) args(locked bool) []string {
	args := []string{"build", "--lib", "--package", q.Package + "@" + q.Version, "--profile", q.profile()}
	if q.Target != "" {
		args = append(args, "--target", q.Target)
	}
	if len(q.Features) > 0 {
		args = append(args, "--features", strings.Join(q.Features, ","))
	}
	if q.NoDefaultFeatures {
		args = append(args, "--no-default-features")
	}
	if locked {
		args = append(args, "--locked")
	}
	return args
}

func (q *Request) profile() string {
	if q.Profile == "" {
		return "release"
	}
	return q.Profile
}

// lockfile returns the path of Cargo.lock; "" where there is none.
func (q *Request) lockfile() string {
	path := filepath.Join(q.Workspace, "Cargo.lock")
	if !isFile(path) {
		return ""
	}
	return path
}

// Build builds the library. It returns nil when it has reported an error.
func (c *Cargo) Build(ctx context.Context, q Request, report *diag.Report) *Artifact {
	args := q.args(q.lockfile() != "")
	all := append(args, "--message-format=json-render-diagnostics")
	for _, line := range q.Settings.Config {
		all = append(all, "--config", line)
	}
	messages := &messages{manifest: filepath.Join(c.Dir, "Cargo.toml"), other: c.Stderr}
	end := c.run(ctx, all, q.Settings.Env, func(r io.Reader) error { return messages.read(r) })
	switch {
	case end.ended:
		interrupted(report)
		return nil
	case end.err != nil:
		c.failed(ctx, q, args, end, messages.began, report)
		return nil
	case messages.artifact == nil:
		report.Error(diag.NoCdylib, source.Span{}, "cargo has built no shared library of package `%s`", q.Package).
			Helpf("write `crate-type = [\"cdylib\"]` below [lib] in its Cargo.toml")
		return nil
	}
	messages.artifact.Packages, messages.artifact.Scripts = messages.packages, messages.scripts
	return messages.artifact
}
