package wheel

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"example.com/bindgen/internal/config"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/metadata"
	"example.com/bindgen/internal/pipeline"
	"example.com/bindgen/internal/pyfiles"
	"example.com/bindgen/internal/release"
	"example.com/bindgen/internal/source"
)

// Contents are what the wheel of a project is made from.
type Contents struct {
	Project  *config.Project
	Metadata *metadata.Metadata
	Outputs  *pipeline.Outputs
	Tag      string
	// Library is the file that was built, and Module its name in the package:
	// "_native.so".
	Library, Module string
}

// New returns a wheel of the project without any files but its metadata.
func New(m *metadata.Metadata, tag string) *Wheel {
	w := &Wheel{Stem: m.Stem(), Tag: tag, Generator: "bindgen " + release.Version}
	w.Files = Metadata(m, w.DistInfo())
	return w
}

// Metadata returns the files of the directory .dist-info that do not depend on
// the build: METADATA, entry_points.txt and the licences (PEP 639).
func Metadata(m *metadata.Metadata, dir string) []File {
	files := []File{{Path: dir + "/METADATA", Data: m.Bytes()}}
	if text := m.EntryPointsText(); len(text) > 0 {
		files = append(files, File{Path: dir + "/entry_points.txt", Data: text})
	}
	for _, l := range m.LicenseFiles {
		files = append(files, File{Path: path.Join(dir, "licenses", l.Path), Data: l.Data})
	}
	return files
}

// Wheel returns the wheel of the project; nil when it has reported an error.
func (c *Contents) Wheel(report *diag.Report) *Wheel {
	b := &builder{Contents: c, report: report}
	data, err := os.ReadFile(c.Library)
	if err != nil {
		b.unreadable(c.Library, err)
		return nil
	}
	return b.build(data)
}

// Check reports what Wheel would, before the library is built: nobody should wait
// for a compiler to hear that a name is wrong. It returns false for an error.
func (c *Contents) Check(report *diag.Report) bool {
	b := &builder{Contents: c, report: &diag.Report{}}
	b.build(nil)
	if !b.report.Failed() {
		return true // warnings and notes come with the wheel
	}
	report.Add(b.report)
	return false
}

// builder collects the files of a wheel.
type builder struct {
	*Contents
	report *diag.Report
	wheel  *Wheel
}

func (b *builder) build(library []byte) *Wheel {
	b.wheel = New(b.Metadata, b.Tag)
	b.python()
	b.wheel.Files = append(b.wheel.Files, File{Path: path.Join(b.packageDir(), b.Module), Data: library})
	b.descriptions()
	b.checkParent()
	b.checkEntryPoints()
	checkNames(b.wheel.Files, b.report)
	if b.report.Failed() {
		return nil
	}
	return b.wheel
}

// python adds the Python files, and asks that those which bindgen has written
// are among them.
func (b *builder) python() {
	layout := b.Outputs.Layout
	wanted := map[string]bool{} // what the package imports
	for _, f := range b.Outputs.Files {
		if rel, ok := strings.CutPrefix(f.Path, layout.Python+"/"); ok && layout.Python != "" && strings.HasSuffix(rel, ".py") {
			wanted[path.Join(b.packageDir(), rel)] = true
		}
	}
	if len(wanted) == 0 {
		NoPackage(b.report)
		return
	}
	var stale []string
	for _, f := range pyfiles.Find(b.Project, layout, b.report) {
		data, err := os.ReadFile(f.Disk)
		if err != nil {
			b.unreadable(f.Disk, err)
			continue
		}
		if b.isStale(f.Path, data) {
			stale = append(stale, f.Path)
			continue
		}
		b.wheel.Files = append(b.wheel.Files, File{Path: f.Path, Data: data})
		delete(wanted, f.Path)
	}
	b.tellStale(stale)
	if b.report.Failed() {
		return
	}
	for _, pattern := range b.Project.Wheel().Exclude {
		for file := range wanted {
			if pattern.Matches(file) {
				b.report.Error(diag.BadConfig, pattern.Span, "`wheel.exclude` leaves `%s` out, which the package imports", file).
					Helpf("make the pattern narrower")
				break
			}
		}
	}
}

// NoPackage reports that a project has nothing that Python could import.
func NoPackage(report *diag.Report) {
	report.Error(diag.BadConfig, source.Span{}, "there is no Python package to put into a wheel").
		Note("the backends that are configured write none").
		Helpf("remove the setting `backends` from the configuration, or add those that write Python")
}

// packageDir returns the directory of the generated package in the wheel.
func (b *builder) packageDir() string {
	return strings.ReplaceAll(b.Outputs.Layout.Package, ".", "/")
}

// descriptions adds the headers and the description of the ABI as data of the
// package, so that whoever has installed it can call the library from C.
func (b *builder) descriptions() {
	layout := b.Outputs.Layout
	isHeader := map[string]bool{layout.Header: true}
	for _, h := range layout.Headers {
		isHeader[h.Path] = true
	}
	var headers []string
	data := map[string][]byte{}
	for _, f := range b.Outputs.Files {
		switch {
		case f.Path == layout.ABIJSON:
			b.add(path.Join(b.packageDir(), "abi.json"), f.Data)
		case isHeader[f.Path]:
			headers = append(headers, f.Path)
			data[f.Path] = f.Data
		}
	}
	top := includeDir(headers)
	for _, name := range headers {
		b.add(path.Join(b.packageDir(), "include", strings.TrimPrefix(name, top)), data[name])
	}
}

// add adds a file, if the Python package does not have the same one already.
func (b *builder) add(name string, data []byte) {
	for _, f := range b.wheel.Files {
		if f.Path == name && bytes.Equal(f.Data, data) {
			return
		}
	}
	b.wheel.Files = append(b.wheel.Files, File{Path: name, Data: data})
}

// includeDir returns the directory that includes of headers start from, with its
// slash: their "include/", or else the deepest that all of them are in.
func includeDir(headers []string) string {
	if len(headers) == 0 {
		return ""
	}
	common := path.Dir(headers[0]) + "/"
	for _, h := range headers {
		for common != "./" && !strings.HasPrefix(h, common) {
			common = path.Dir(strings.TrimSuffix(common, "/")) + "/"
		}
	}
	const usual = "include/"
	if i := strings.Index("/"+common, "/"+usual); i >= 0 {
		return common[:i+len(usual)]
	}
	return strings.TrimPrefix(common, "./")
}

func (b *builder) unreadable(file string, err error) {
	var at *fs.PathError
	if errors.As(err, &at) {
		err = at.Err
	}
	b.report.Error(diag.UnreadableFile, source.Span{}, "cannot read `%s`: %v", filepath.ToSlash(file), err)
}
