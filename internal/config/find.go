package config

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/internal/tomldoc"
)

// Search is what a command knows of the project that it wants.
type Search struct {
	// Dir is the directory as given; "" for the working directory and, if there
	// is nothing in it, the nearest one above that has something.
	Dir      string
	Command  string // for messages: "gen"
	Flags    Flags
	Backends []string // the names that a configuration may list
}

// Load finds the project of the crate in a directory. A configuration in it
// decides; else a Cargo.toml there; else one in its subdirectory rust. It
// returns nil when it has reported an error.
func Load(s Search, report *diag.Report) *Project {
	f := &finder{backends: s.Backends, report: report, command: first(s.Command, "gen")}
	cwd, err := os.Getwd()
	if err != nil {
		report.Error(diag.NotACrate, source.Span{}, "cannot tell the working directory: %v", err)
		return nil
	}
	f.cwd = cwd
	var p *Project
	if s.Dir == "" {
		p = f.findAbove(cwd)
	} else {
		p = f.find(f.absolute(s.Dir))
	}
	if p == nil || report.Failed() {
		return nil
	}
	p.flags = s.Flags
	return p
}

// finder works with absolute paths and shows short ones.
type finder struct {
	cwd      string
	command  string
	backends []string
	report   *diag.Report
}

func (f *finder) absolute(dir string) string {
	if name := filepath.Base(dir); name == "Cargo.toml" || name == configName {
		dir = filepath.Dir(dir)
	}
	if filepath.IsAbs(dir) {
		return filepath.Clean(dir)
	}
	return filepath.Join(f.cwd, dir)
}

// show returns path as messages write it: relative to the working directory
// where that is shorter, with slashes.
func (f *finder) show(path string) string {
	if rel, err := filepath.Rel(f.cwd, path); err == nil && len(rel) < len(path) {
		path = rel
	}
	return filepath.ToSlash(path)
}

// find returns the project of a directory that was named.
func (f *finder) find(dir string) *Project {
	info, err := os.Stat(dir)
	if err != nil && f.command == "header" { // which takes a file, too
		f.report.Error(diag.NotACrate, source.Span{}, "there is no file or directory `%s`", f.show(dir)).
			Helpf("name a file of Rust, or the directory of a crate: bindgen header PATH")
		return nil
	}
	if err != nil || !info.IsDir() {
		f.report.Error(diag.NotACrate, source.Span{}, "there is no directory `%s`", f.show(dir)).
			Helpf("name the directory of a crate: bindgen %s DIR", f.command)
		return nil
	}
	p := f.in(dir)
	if p == nil && !f.report.Failed() {
		f.report.Error(diag.NotACrate, source.Span{}, "there is no crate in `%s`", f.show(dir)).
			Note("looked for %s", lookedFor).
			Helpf("name the directory of Cargo.toml: bindgen %s DIR", f.command)
	}
	return p
}

// findAbove returns the project of dir or of the nearest directory above it, up
// to the root of the repository.
func (f *finder) findAbove(dir string) *Project {
	for at := dir; ; at = filepath.Dir(at) {
		if p := f.in(at); p != nil || f.report.Failed() {
			return p
		}
		if isRoot(at) {
			where := "in `" + f.show(at) + "`"
			if at != dir {
				where = "in the working directory or above it, up to `" + filepath.ToSlash(at) + "`"
			}
			f.report.Error(diag.NotACrate, source.Span{}, "there is no crate %s", where).
				Note("looked for %s", lookedFor).
				Helpf("name the directory of Cargo.toml: bindgen %s DIR", f.command)
			return nil
		}
	}
}

// lookedFor is what a directory may hold to be found.
const lookedFor = configName + ", [tool.bindgen] in pyproject.toml, Cargo.toml and rust/Cargo.toml"

// isRoot reports whether a search upwards ends at dir: the root of a repository
// or of the file system.
func isRoot(dir string) bool { return exists(filepath.Join(dir, ".git")) || dir == filepath.Dir(dir) }

// in returns the project that dir is about; nil where it is about none.
func (f *finder) in(dir string) *Project {
	s := f.read(dir)
	if f.report.Failed() {
		return nil
	}
	if s != nil {
		return f.configured(dir, s)
	}
	if isCrate(dir) {
		return f.plain(dir)
	}
	if nested := filepath.Join(dir, "rust"); isCrate(nested) {
		return f.project(dir, nested, &settings{})
	}
	return nil
}

// configured returns the project of the configuration in dir.
func (f *finder) configured(dir string, s *settings) *Project {
	crate := dir
	switch {
	case s.crate != "":
		crate = filepath.Join(dir, filepath.FromSlash(s.crate))
		if !isCrate(crate) {
			f.report.Error(diag.NotACrate, s.at["crate"], "there is no Cargo.toml in `%s`", f.show(crate)).
				Helpf("`crate` names the directory of Cargo.toml, relative to this file")
			return nil
		}
	case !isCrate(dir):
		crate = filepath.Join(dir, "rust")
		if !isCrate(crate) {
			f.report.Error(diag.NotACrate, s.file.Span(0, 0), "there is no Cargo.toml beside this file, nor in `rust`").
				Helpf("say where the crate is: crate = \"DIR\"")
			return nil
		}
	}
	return f.project(dir, crate, s)
}

// plain returns the project of a crate that has no configuration beside it:
// that of the nearest configuration above, if it names this crate; else the
// parent directory for a crate in a directory named rust; else the crate's own.
func (f *finder) plain(crate string) *Project {
	for dir := crate; !isRoot(dir); {
		dir = filepath.Dir(dir)
		s := f.read(dir)
		if f.report.Failed() {
			return nil
		}
		if s == nil {
			continue
		}
		if p := f.configured(dir, s); p != nil && sameFile(filepath.Join(dir, filepath.FromSlash(p.CrateDir)), crate) {
			return p
		}
		break
	}
	if f.report.Failed() {
		return nil
	}
	if filepath.Base(crate) == "rust" {
		return f.project(filepath.Dir(crate), crate, &settings{})
	}
	return f.project(crate, crate, &settings{})
}

func (f *finder) project(dir, crate string, s *settings) *Project {
	rel, err := filepath.Rel(dir, crate)
	if err != nil {
		rel = "."
	}
	return &Project{Dir: f.show(dir), CrateDir: filepath.ToSlash(rel), Backends: s.backends, settings: s}
}

const configName = "bindgen.toml"

// read returns the configuration in dir, nil where there is none.
func (f *finder) read(dir string) *settings {
	own := f.open(filepath.Join(dir, configName))
	var shared *source.File
	if file := f.open(filepath.Join(dir, "pyproject.toml")); file != nil && bytes.Contains(file.Text, []byte("bindgen")) {
		shared = file
	}
	var found *settings
	if shared != nil {
		if entries, ok := tomldoc.Read(shared, []string{"tool", "bindgen"}, f.report); ok {
			found = decode(shared, entries, f.backends, f.report)
		}
	}
	if own == nil {
		return found
	}
	if found != nil {
		f.report.Error(diag.BadConfig, own.Span(0, 0), "there are two configurations").
			Note("the other one is [tool.bindgen] in %s", shared.Path).
			Helpf("keep one of them")
		return nil
	}
	entries, _ := tomldoc.Read(own, nil, f.report)
	return decode(own, entries, f.backends, f.report)
}

func (f *finder) open(path string) *source.File {
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		f.report.Error(diag.UnreadableFile, source.Span{}, "cannot read `%s`: %v", f.show(path), err)
		return nil
	}
	return &source.File{Path: f.show(path), Text: text}
}

func isCrate(dir string) bool { return exists(filepath.Join(dir, "Cargo.toml")) }

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func sameFile(a, b string) bool {
	x, errX := os.Stat(a)
	y, errY := os.Stat(b)
	return errX == nil && errY == nil && os.SameFile(x, y)
}
