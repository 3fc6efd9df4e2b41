package cargo

import (
	"context"
	"io"
	"path/filepath"
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
	// TargetDir is the directory to build in. It is said by a flag: as a variable it
	// would hold for the cargo of a build script, too, which would then wait for its
	// caller without an end.
	TargetDir string
}

// arguments returns those of cargo.
func (s *Settings) arguments() []string {
	var out []string
	if s.TargetDir != "" {
		out = append(out, "--target-dir", s.TargetDir)
	}
	for _, line := range s.Config {
		out = append(out, "--config", line)
	}
	return out
}

// Artifact is the library that a build made.
type Artifact struct {
	Path    string // absolute
	Package string // the ID of its package
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
	Files    []string
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

// Build builds the library. When it has reported an error the result is false, and
// the artifact has only the packages that were built before.
func (c *Cargo) Build(ctx context.Context, q Request, report *diag.Report) (*Artifact, bool) {
	args := q.args(q.lockfile() != "")
	all := append(append(args, "--message-format=json-render-diagnostics"), q.Settings.arguments()...)
	messages := &messages{manifest: filepath.Join(c.Dir, "Cargo.toml"), other: c.Stderr}
	end := c.run(ctx, all, q.Settings.Env, func(r io.Reader) error { return messages.read(r) })
	made := messages.artifact
	if made == nil {
		made = &Artifact{}
	}
	made.Packages, made.Scripts = messages.packages, messages.scripts
	switch {
	case end.ended:
		interrupted(report)
	case end.err != nil:
		c.failed(ctx, q, args, end, messages.began, report)
	case messages.artifact == nil:
		report.Error(diag.NoCdylib, source.Span{}, "cargo has built no shared library of package `%s`", q.Package).
			Helpf("write `crate-type = [\"cdylib\"]` below [lib] in its Cargo.toml")
	default:
		return made, true
	}
	return made, false
}
