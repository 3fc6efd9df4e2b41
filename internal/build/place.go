package build

import (
	"bytes"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"

	"example.com/bindgen/internal/artifact"
	"example.com/bindgen/internal/config"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// ModuleFile returns the name of the library in the Python package, for a target.
func ModuleFile(target string) string {
	if strings.Contains(target, "-windows") {
		return "_native.pyd"
	}
	return "_native.so"
}

// Place puts the library into the Python package in the source tree, where it is
// imported from, and returns its path there, as messages show it. It returns ""
// where the project has no Python package, the library is for another machine,
// or an error was reported.
func (l *Library) Place(project *config.Project, report *diag.Report) string {
	if !l.ForHost() || !l.hasPackage() {
		return ""
	}
	to := path.Join(project.Dir, l.Outputs.Layout.Python, ModuleFile(l.Target))
	if err := place(l.Path, filepath.FromSlash(to)); err != nil {
		report.Error(diag.WriteFailed, source.Span{}, "cannot write `%s`: %v", to, err).
			Helpf("mend the cause and run the same command again")
		return ""
	}
	return to
}

// hasPackage reports whether the project has a Python package.
func (l *Library) hasPackage() bool {
	layout := l.Outputs.Layout
	for _, f := range l.Outputs.Files {
		if layout.Python != "" && strings.HasPrefix(f.Path, layout.Python+"/") {
			return true
		}
	}
	return false
}

// place copies a file by way of a new one: a process may have the old one mapped.
// A copy that is equal is not touched.
func place(from, to string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if old, err := os.ReadFile(to); err == nil && bytes.Equal(old, data) {
		return nil
	}
	return artifact.Replace(to, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}
