package wheel

import (
	"path/filepath"
	"strings"

	"example.com/bindgen/internal/config"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/metadata"
	"example.com/bindgen/internal/source"
)

// Editable returns a wheel that makes Python find the project where its sources
// are (PEP 660): its metadata, and a .pth file that names the directory. The
// library has its place in that directory. It returns nil when it has reported
// an error.
func Editable(project *config.Project, m *metadata.Metadata, tag string, report *diag.Report) *Wheel {
	dir, err := filepath.Abs(filepath.Join(project.Dir, filepath.FromSlash(project.PythonDir())))
	if err != nil {
		report.Error(diag.UnreadableFile, source.Span{}, "cannot tell where `%s` is: %v", project.Dir, err)
		return nil
	}
	if strings.ContainsAny(dir, "\r\n") {
		report.Error(diag.UnpackableFile, source.Span{}, "the name of the directory `%q` has several lines, and a .pth file has one", dir).
			Helpf("rename the directory")
		return nil
	}
	w := New(m, tag)
	w.Files = append(w.Files, File{Path: "__editable__." + w.Stem + ".pth", Data: []byte(dir + "\n")})
	return w
}
