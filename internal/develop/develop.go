// Package develop installs a project into an environment of Python so that its
// sources stay where they are: a .pth file names their directory, and the metadata
// in .dist-info is what pip and uv read, list and uninstall.
package develop

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/metadata"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/internal/wheel"
)

// Install is a project to be installed.
type Install struct {
	// Wheel is what wheel.Editable gives.
	Wheel       *wheel.Wheel
	Metadata    *metadata.Metadata
	ProjectDir  string // absolute
	Environment *Environment
}

// Run installs the project, and reports whether anything had to be done. What an
// earlier installation of the same name has left, by whatever tool, is removed.
// There is a whole installation at any time, the old one or the new one.
func (i *Install) Run(report *diag.Report) (changed bool) {
	site := &site{dir: i.Environment.SitePackages, prefix: i.Environment.Prefix}
	files := i.files()
	earlier, err := site.earlier(i.Metadata.Distribution())
	if err != nil {
		i.failed(report, err)
		return false
	}
	own := filepath.Join(site.dir, i.Wheel.DistInfo())
	if len(earlier) == 1 && earlier[0] == own && site.holds(files) {
		return false
	}
	for _, old := range earlier {
		if !exists(filepath.Join(old, "RECORD")) {
			report.Error(diag.InstallFailed, source.Span{}, "`%s` in `%s` cannot be removed: it has no RECORD of its files", filepath.Base(old), site.dir).
				Note("the system or conda has installed it").
				Helpf("remove it by the tool that has installed it, or use a virtual environment: python -m venv .venv")
			return false
		}
	}
	if err := site.replace(i.Wheel.DistInfo(), files, earlier); err != nil {
		i.failed(report, err)
		return false
	}
	return true
}

// failed reports what the system says.
func (i *Install) failed(report *diag.Report, err error) {
	d := report.Error(diag.InstallFailed, source.Span{}, "cannot install `%s` into `%s`: %v", i.Metadata.Name, i.Environment.SitePackages, cause(err))
	if errors.Is(err, fs.ErrPermission) || strings.Contains(err.Error(), "read-only") {
		d.Helpf("the environment belongs to somebody else: use one of your own, python -m venv .venv")
		return
	}
	d.Helpf("mend the cause and run the same command again")
}

// cause keeps the path of an error, which says more than the operation.
func cause(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return errors.New(path.Path + ": " + path.Err.Error())
	}
	return err
}

// files are all files of the installation, paths relative to site-packages.
func (i *Install) files() []wheel.File {
	w := *i.Wheel
	info := w.DistInfo() + "/"
	w.Files = append(w.Files[:len(w.Files):len(w.Files)],
		wheel.File{Path: info + "INSTALLER", Data: []byte("bindgen\n")},
		wheel.File{Path: info + "REQUESTED"},
		wheel.File{Path: info + "direct_url.json", Data: directURL(i.ProjectDir)},
	)
	w.Files = append(w.Files, i.Environment.scripts(i.Metadata)...)
	return w.All()
}

// directURL is direct_url.json (PEP 610): by it pip says where the project is.
func directURL(dir string) []byte {
	path := filepath.ToSlash(dir)
	if !strings.HasPrefix(path, "/") { // C:/project
		path = "/" + path
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	_ = e.Encode(map[string]any{ // into memory, and of strings only
		"dir_info": map[string]bool{"editable": true},
		"url":      (&url.URL{Scheme: "file", Path: path}).String(),
	})
	return bytes.TrimSuffix(out.Bytes(), []byte("\n"))
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
