package pipeline

import (
	"regexp"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/parser"
)

var (
	realPyO3     = regexp.MustCompile(`(?m)^[ \t]*(pyo3)[ \t]*=|^\[dependencies\.(pyo3)\]`)
	dependencies = regexp.MustCompile(`(?m)^\[(dependencies)\]`)
)

// checkRuntime reports a crate that does not depend on the runtime crate. None
// of its attributes is then one of ours, so it would seem to export nothing.
func checkRuntime(crate *parser.Crate, report *diag.Report) {
	if crate.Runtime != "" {
		return
	}
	d := report.Error(diag.MissingRuntime, dependencyPlace(crate.Manifest), "crate `%s` does not depend on bindgen-rt", crate.Name).
		Note("the generated glue calls bindgen-rt, and the attributes of exported items come from it")
	if realPyO3.Match(crate.Manifest.Text) {
		d.Label("put bindgen-rt in the place of PyO3").
			Helpf("write pyo3 = { package = \"bindgen-rt\", path = \"..\" }; `bindgen gen --vendor-runtime DIR` places a copy in DIR")
		return
	}
	d.Helpf("add bindgen-rt = { path = \"..\" } to the dependencies; `bindgen gen --vendor-runtime DIR` places a copy in DIR")
}

// dependencyPlace returns where the dependency belongs: at the one on PyO3, at
// the dependencies, or at the start of the file.
func dependencyPlace(manifest *source.File) source.Span {
	for _, pattern := range []*regexp.Regexp{realPyO3, dependencies} {
		at := pattern.FindSubmatchIndex(manifest.Text)
		for i := 2; i < len(at); i += 2 {
			if at[i] >= 0 {
				return manifest.Span(at[i], at[i+1])
			}
		}
	}
	return manifest.Span(0, 0)
}
