package pipeline

import (
	"path/filepath"
	"slices"
	"strings"

	"example.com/bindgen/abi/native"
	"example.com/bindgen/emit/all"
	"example.com/bindgen/emit/nativeheader"
	"example.com/bindgen/internal/cbindgen"
	"example.com/bindgen/internal/config"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/parser"
)

// HeaderRequest is what a command asks of a header of native items.
type HeaderRequest struct {
	// Path is a .rs file, a Cargo.toml, or a directory; "" for the crate of the
	// working directory.
	Path   string
	Config string // a cbindgen.toml; "" for the one beside the crate, if any
	Style  string // "" for that of the configuration
	Crate  string // the crate, of those in its workspace; "" for the one at Path
	// Modules are those of which the header has the items, by their paths in
	// Rust; none for all.
	Modules []string
	// These hold also where the configuration does not say it.
	CppCompat, PackageVersion, ParseDeps bool

	Asserts   bool // the header asserts the layouts of its types
	Flags     config.Flags
	CargoHome string // $CARGO_HOME; "" for ~/.cargo
	Debug     bool
}

// HeaderRun is the way to one header: configuration → parser → native.Lower →
// nativeheader.Header. Its methods are the stages; each gives nil once the
// report has failed.
type HeaderRun struct {
	Config *cbindgen.Config
	Report *diag.Report

	stages  guarded
	asserts bool
	options parser.Options
	file    string // the single file to read; "" for a crate
	dir     string // of Cargo.toml
	crate   *parser.Crate
	wanted  string // the name that the crate has to have; "" for any
	modules []string
}

// NewHeader finds the crate and the configuration of a request. It returns nil
// when it has reported an error.
func NewHeader(q HeaderRequest, report *diag.Report) *HeaderRun {
	r := &HeaderRun{Report: report, stages: guarded{report, q.Debug}, asserts: q.Asserts, wanted: q.Crate, modules: q.Modules}
	r.stages.run("reading the configuration", func() {
		if r.find(q); report.Failed() {
			return
		}
		r.configure(q)
	})
	if report.Failed() {
		return nil
	}
	return r
}

// find says what is read.
func (r *HeaderRun) find(q HeaderRequest) {
	if strings.HasSuffix(q.Path, ".rs") {
		r.file = q.Path
		r.options = parser.Options{
			Features: q.Flags.Features, NoDefaultFeatures: q.Flags.NoDefaultFeatures, Target: q.Flags.Target,
		}
	} else {
		search := config.Search{Dir: q.Path, Command: "header", Flags: q.Flags, Backends: Names(all.Backends())}
		project := config.Load(search, r.Report)
		if project != nil && q.Crate != "" {
			search.Dir = parser.Member(project.ParserDir(), q.Crate, r.Report)
			if search.Dir != "" && search.Dir != project.ParserDir() {
				project = config.Load(search, r.Report)
			}
		}
		if project == nil || r.Report.Failed() {
			return
		}
		r.dir, r.options = project.ParserDir(), project.Options()
	}
	r.options.CargoHome = q.CargoHome
	r.options.Cfg = parser.CfgKeep
}

// configure reads cbindgen.toml and puts on top of it what the command says.
func (r *HeaderRun) configure(q HeaderRequest) {
	file := q.Config
	if file == "" {
		file = besideCrate(r.place())
	}
	r.Config = cbindgen.Default()
	if file != "" {
		r.Config = cbindgen.Read(file, r.Report)
	}
	if r.Config == nil {
		return
	}
	r.options.Defined = r.Config.Questions()
	if q.Style != "" {
		r.Config.Style = q.Style
	}
	r.Config.CppCompat = r.Config.CppCompat || q.CppCompat
	r.Config.PackageVersion = r.Config.PackageVersion || q.PackageVersion
	r.Config.Parse.ParseDeps = r.Config.Parse.ParseDeps || q.ParseDeps
}

// place returns the directory of what is read.
func (r *HeaderRun) place() string {
	if r.file != "" {
		return filepath.ToSlash(filepath.Dir(r.file))
	}
	return r.dir
}

// Crate reads the crate.
func (r *HeaderRun) Crate() *parser.Crate {
	r.stages.run("reading the crate", func() {
		if r.file != "" {
			r.crate = parser.ParseFile(r.file, r.options, r.Report)
		} else {
			r.crate = parser.Parse(r.dir, r.options, r.Report)
		}
	})
	if c := r.crate; c != nil && r.wanted != "" && r.wanted != c.Package && r.wanted != c.Name {
		r.Report.Error(diag.NotACrate, source.Span{}, "the crate is called `%s`, not `%s`", c.Name, r.wanted).
			Helpf("name the directory of `%s`", r.wanted)
	}
	if r.Report.Failed() {
		return nil
	}
	return r.crate
}

// Module finds the native items.
func (r *HeaderRun) Module() *native.Module {
	crate := r.Crate()
	if crate == nil {
		return nil
	}
	var module *native.Module
	r.stages.run("deriving the ABI", func() {
		module = r.selected(crate, native.Lower(crate, r.Config, r.Report))
	})
	if r.Report.Failed() {
		return nil
	}
	return module
}

// selected returns the part of module that the wanted modules of crate need.
func (r *HeaderRun) selected(crate *parser.Crate, module *native.Module) *native.Module {
	if len(r.modules) == 0 {
		return module
	}
	known := native.ModulePaths(crate)
	paths := make([]string, len(r.modules))
	for i, name := range r.modules {
		paths[i] = config.ModulePath(name)
		if !slices.Contains(known, paths[i]) {
			helpModule(r.Report.Error(diag.Usage, source.Span{}, "crate `%s` has no module `%s`", crate.Name, name), paths[i], known)
		}
	}
	return module.Select(paths)
}

// Header is the text of a header with what it was made from.
type Header struct {
	Text    []byte
	Sources []string // the paths of all files read
	Symbols []string // of functions and statics, as the linker sees them
}

// Header writes the header, in memory.
func (r *HeaderRun) Header() *Header {
	module := r.Module()
	if module == nil {
		return nil
	}
	r.warnEmpty(module)
	out := &Header{}
	r.stages.run("writing the header", func() {
		if out.Text = nativeheader.Header(module, r.Config); r.asserts {
			out.Text = append(out.Text, nativeheader.Assertions(module, r.Config)...)
		}
	})
	if r.Report.Failed() {
		return nil
	}
	if r.Config.File != nil {
		out.Sources = append(out.Sources, r.Config.File.Path)
	}
	out.Sources = append(out.Sources, r.crate.Sources()...)
	for _, f := range module.Functions {
		out.Symbols = append(out.Symbols, f.Symbol)
	}
	for _, s := range module.Statics {
		out.Symbols = append(out.Symbols, s.Symbol)
	}
	return out
}
