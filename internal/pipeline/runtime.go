package pipeline

import (
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"sync"

	"example.com/bindgen/abi"
	"example.com/bindgen/internal/config"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/parser"
)

var (
	realPyO3     = expression(`(?m)^[ \t]*(pyo3)[ \t]*=|^[ \t]*\[dependencies\.(pyo3)\]`)
	pyo3Table    = expression(`(?m)^[ \t]*\[dependencies\.pyo3\]`)
	dependencies = expression(`(?m)^\[(dependencies)\]`)
	saysPyO3     = expression(`\bpyo3\b`)
)

// expression is a regular expression that is compiled when it is first asked for,
// for few runs do.
func expression(text string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}

// runtimeCrate is the name of the crate, and of its directory where it is placed.
const runtimeCrate = "bindgen-rt"

// runtimeLine is the dependency on it in Cargo.toml.
const runtimeLine = runtimeCrate + ` = { path = "vendor/bindgen-rt" }`

// checkRuntime reports a crate that does not depend on the runtime crate. None
// of its attributes is then one of ours, so it would seem to export nothing. A
// crate of native items alone needs no runtime.
func (r *Run) checkRuntime(crate *parser.Crate) {
	if crate.Runtime != "" || !abi.IsAnnotated(crate) && exportsForC(crate) {
		return
	}
	d := r.Report.Error(diag.MissingRuntime, dependencyPlace(crate.Manifest), "crate `%s` does not depend on bindgen-rt", crate.Name)
	vendor := r.vendorCommand(path.Join(r.Project.ParserDir(), "vendor"))
	if !abi.IsAnnotated(crate) && !usesPyO3(crate) {
		d.Note("it has neither items for Python, whose glue calls bindgen-rt, nor plain items for C, which need no bindgen-rt").
			Helpf("for Python, write `%s` below [dependencies], and run `%s`, which places the runtime crates there; "+
				"for C alone, write items as `#[no_mangle] pub extern \"C\" fn`", runtimeLine, vendor)
		return
	}
	d.Note("the generated glue calls bindgen-rt, and the attributes of exported items come from it")
	if realPyO3().Match(crate.Manifest.Text) {
		d.Label("put bindgen-rt in the place of PyO3")
	}
	line := "write `" + runtimeLine + "` below [dependencies]"
	switch {
	case pyo3Table().Match(crate.Manifest.Text):
		line = "write package = \"bindgen-rt\" and path = \"vendor/bindgen-rt\" in this table instead of the version"
	case usesPyO3(crate):
		line = "write `pyo3 = { package = \"bindgen-rt\", path = \"vendor/bindgen-rt\" }` below [dependencies]"
	}
	d.Helpf("%s, and run `%s`, which places the runtime crates there", line, vendor)
}

// usesPyO3 reports whether the sources name the runtime pyo3.
func usesPyO3(crate *parser.Crate) bool {
	for _, f := range crate.Files {
		if strings.HasSuffix(f.Path, ".rs") && saysPyO3().Match(f.Text) {
			return true
		}
	}
	return realPyO3().Match(crate.Manifest.Text)
}

// dependencyPlace returns where the dependency belongs: at the one on PyO3, at
// the dependencies, or at the start of the file.
func dependencyPlace(manifest *source.File) source.Span {
	for _, pattern := range []func() *regexp.Regexp{realPyO3, dependencies} {
		at := pattern().FindSubmatchIndex(manifest.Text)
		for i := 2; i < len(at); i += 2 {
			if at[i] >= 0 {
				return manifest.Span(at[i], at[i+1])
			}
		}
	}
	return manifest.Span(0, 0)
}

// warnRuntimePath tells that the runtime crate is not where the dependency says
// it is, unless this run places it there. It is an error where cargo comes next:
// cargo would fail, and not know which command places the crate.
func (r *Run) warnRuntimePath(crate *parser.Crate) {
	at := crate.Build.RuntimePath
	if at == "" || isFile(filepath.Join(at, "Cargo.toml")) || r.places(at) {
		return
	}
	report := r.Report.Warn
	if r.request.Library {
		report = r.Report.Error
	}
	d := report(diag.RuntimeNotThere, crate.Build.RuntimeSpan, "there is no crate in `%s`", at).
		Label("cargo looks for bindgen-rt here")
	if path.Base(at) == runtimeCrate {
		d.Helpf("`%s` places it there", r.vendorCommand(path.Dir(at)))
		return
	}
	d.Helpf("write path = \"vendor/bindgen-rt\", and run `%s`, which places it there", r.vendorCommand(path.Join(r.Project.ParserDir(), "vendor")))
}

// places reports whether the run places the runtime crate at the path.
func (r *Run) places(at string) bool {
	if r.request.Vendor == "" {
		return false
	}
	want, errWant := filepath.Abs(at)
	got, errGot := filepath.Abs(filepath.Join(r.request.Vendor, runtimeCrate))
	return errWant == nil && errGot == nil && want == got
}

// vendorCommand returns the command that writes what this run does, and the
// runtime crates into dir.
func (r *Run) vendorCommand(dir string) string {
	words := []string{"bindgen", "gen", "--vendor-runtime", dir}
	if r.request.Crate != "" {
		words = append(words, r.request.Crate)
	}
	return config.CommandLine(append(words, r.request.Flags.Args()...))
}

func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && !info.IsDir()
}
