// Package sdist writes source distributions: what a build of the project needs,
// in a form that builds from its own unpacked tree with the registries alone.
package sdist

import (
	"context"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"example.com/bindgen/internal/artifact"
	"example.com/bindgen/internal/config"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/metadata"
	"example.com/bindgen/internal/pipeline"
	"example.com/bindgen/internal/pyproject"
	"example.com/bindgen/internal/source"
)

// Request says what to write.
type Request struct {
	Project  *config.Project
	Metadata *metadata.Metadata
	Outputs  *pipeline.Outputs // on the disk, and up to date
	Out      string            // the directory of the archive
	Time     time.Time         // of all files
	// Relock lets cargo take out of the lock file of the crate in a directory
	// what that crate does not need. It returns false when it has reported a fault.
	Relock func(ctx context.Context, dir string) bool
}

// Write writes the archive and returns its path; "" when it has reported an error.
func Write(ctx context.Context, r *Request, report *diag.Report) string {
	files := collect(ctx, r, report)
	if report.Failed() {
		return ""
	}
	name := r.archive()
	if !artifact.Write(name, report, func(w io.Writer) error { return pack(w, r.Metadata.Stem(), files, r.Time) }) {
		return ""
	}
	return name
}

// archive returns the path of what is written.
func (r *Request) archive() string { return filepath.Join(r.Out, r.Metadata.Stem()+".tar.gz") }

// collect returns the files of the archive, in its order.
func collect(ctx context.Context, r *Request, report *diag.Report) []File {
	project, err := filepath.Abs(r.Project.Dir)
	real := ""
	if err == nil {
		real, err = filepath.EvalSymlinks(project)
	}
	if err != nil {
		report.Error(diag.UnreadableFile, source.Span{}, "cannot read `%s`: %v", r.Project.Dir, reason(err))
		return nil
	}
	show := shower(project, r.Project.Dir)
	if !exists(filepath.Join(project, "pyproject.toml")) {
		noPyproject(show(filepath.Join(project, "pyproject.toml")), report)
		return nil
	}
	if !saysWhoBuilds(r.Project.Dir, report) {
		return nil
	}
	cargo := readCargoSide(project, filepath.Join(project, filepath.FromSlash(r.Project.CrateDir)), show, report)
	if report.Failed() {
		return nil
	}
	s := &selection{
		project: project, real: real, show: show, report: report, choice: r.Project.Sdist(),
		files: map[string]*File{}, leftOut: map[string]bool{}, walked: map[string]bool{},
	}
	s.takeAll(r, cargo)
	if report.Failed() {
		return nil
	}
	if s.takeLock(ctx, r, cargo); report.Failed() {
		return nil
	}
	s.tell()
	return s.sortedFiles()
}

// takeAll takes all files but the lock file.
func (s *selection) takeAll(r *Request, cargo *cargoSide) {
	s.top(r)
	s.takeCrates(cargo)
	for _, f := range r.Outputs.Files {
		s.require(f.Path)
	}
	s.require("pyproject.toml")
	s.require("bindgen.toml")
	for _, f := range r.Metadata.LicenseFiles {
		if s.files[f.Path] == nil {
			s.force(File{Path: f.Path, Data: f.Data})
		}
	}
	if readme := r.Metadata.ReadmePath; readme != "" && s.files[readme] == nil {
		if !s.require(readme) { // it lies elsewhere, and has its place at the top
			s.force(File{Path: readme, Data: []byte(r.Metadata.Description)})
		}
	}
	s.include(r)
	s.takeUses(cargo)
	for name, text := range cargo.rewritten() {
		s.force(File{Path: name, Data: []byte(text)})
	}
	s.force(File{Path: "PKG-INFO", Data: r.Metadata.Bytes()})
}

// noPyproject reports that there is nothing that tells a frontend what to do with
// the archive.
func noPyproject(name string, report *diag.Report) {
	report.Error(diag.MissingFile, source.Span{}, "there is no `%s`", name).
		Note("it tells whoever unpacks the archive how to build it").
		Helpf("write it, three lines are enough:\n%s", Pyproject)
}

// saysWhoBuilds asks for a build backend in pyproject.toml. Without it a frontend
// takes setuptools, which knows nothing of the crate (PEP 517).
func saysWhoBuilds(dir string, report *diag.Report) bool {
	file, _ := pyproject.Read(dir, &diag.Report{}) // package metadata has reported what is wrong
	if file == nil || file.BuildSystem != nil && file.BuildSystem.Backend.Given() {
		return true
	}
	at := file.Source.Span(0, 0)
	if file.BuildSystem != nil {
		at = file.BuildSystem.Span
	}
	report.Error(diag.BadMetadata, at, "no `build-backend` says who builds the source distribution").
		Note("pip would try setuptools, which knows nothing of the crate").
		Helpf("write:\n%s", Pyproject)
	return false
}

// Pyproject is the least pyproject.toml of a project that bindgen builds.
const Pyproject = `[build-system]
requires = ["bindgen"]
build-backend = "bindgen_backend"
`

// sortedFiles returns the files by path, PKG-INFO first: who looks at an archive
// from its beginning has the metadata at once.
func (s *selection) sortedFiles() []File {
	out := make([]File, 0, len(s.files))
	for _, f := range s.files {
		out = append(out, *f)
	}
	slices.SortFunc(out, func(a, b File) int {
		if first := rank(a.Path) - rank(b.Path); first != 0 {
			return first
		}
		return strings.Compare(a.Path, b.Path)
	})
	return out
}

func rank(name string) int {
	if name == "PKG-INFO" {
		return 0
	}
	return 1
}

// shower returns how messages write absolute paths: as those of the project, or
// from the working directory where that is shorter.
func shower(project, shown string) func(string) string {
	cwd, err := os.Getwd()
	return func(name string) string {
		if rel, ok := relative(project, name); ok {
			return path.Join(filepath.ToSlash(shown), rel)
		}
		if err == nil {
			if rel, err := filepath.Rel(cwd, name); err == nil && len(rel) < len(name) {
				name = rel
			}
		}
		return filepath.ToSlash(name)
	}
}
