// Package pyfiles finds the Python files of a project: what a wheel installs and
// a source distribution carries. It asks no version control, so that the answer
// is the same in a checkout and in an unpacked archive.
package pyfiles

import (
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"example.com/bindgen/emit"
	"example.com/bindgen/internal/config"
	"example.com/bindgen/internal/diag"
)

// File is one file.
type File struct {
	Path string // below the project's python.dir, which is where it is installed
	Disk string // where its bytes are
}

// Find returns the Python files of a project, sorted by path, without the built
// library. What is left out and looks as if it were meant gets a notice.
func Find(project *config.Project, layout emit.Layout, report *diag.Report) []File {
	f := &finder{
		root:   project.Dir,
		base:   project.PythonDir(),
		native: path.Join(strings.ReplaceAll(layout.Package, ".", "/"), "_native."),
		choice: project.Wheel(),
		report: report,
		found:  map[string]string{},
	}
	if !f.open() {
		return nil
	}
	switch {
	case f.choice.Packages != nil:
		f.named(layout.Package)
	case f.base == ".":
		f.beside(layout.Package)
	default:
		f.all()
	}
	f.include()
	f.tell()
	files := make([]File, 0, len(f.found))
	for path, disk := range f.found {
		files = append(files, File{path, disk})
	}
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return files
}

// finder walks python.dir. Its paths are relative to that directory, with slashes.
type finder struct {
	root   string // the project's directory
	real   string // the same, absolute and without symbolic links
	base   string // python.dir, relative to root
	native string // how the names of the built library begin
	choice config.Choice
	report *diag.Report
	found  map[string]string // by path
	left   []string          // what was left out and looks meant
}

func (f *finder) disk(path string) string {
	return filepath.Join(f.root, filepath.FromSlash(f.base), filepath.FromSlash(path))
}

// all takes every package and module. Those at the top whose names say that
// they are for the project itself are left out.
func (f *finder) all() {
	for _, e := range f.list("") {
		switch {
		case isForProject(e.Name()):
			f.leave(e)
		case e.dir && isPackageName(e.Name()) && f.hasPython(e.path), !e.dir && isModule(e.Name()):
			f.take(e)
		case e.dir && f.hasPython(e.path), strings.HasSuffix(e.Name(), ".pth"):
			f.leave(e)
		}
	}
}

// beside takes the top-level package that the generated one is in, and its
// stubs: python.dir is the project's directory, where much else lives.
func (f *finder) beside(generated string) {
	own, _, _ := strings.Cut(generated, ".")
	for _, e := range f.list("") {
		switch {
		case e.Name() == own || e.Name() == own+"-stubs":
			f.take(e)
		case isForProject(e.Name()):
		case e.dir && isPackageName(e.Name()) && exists(f.disk(e.path+"/__init__.py")), !e.dir && isModule(e.Name()):
			f.leave(e)
		}
	}
}

// named takes what wheel.packages lists.
func (f *finder) named(generated string) {
	within := false
	for _, v := range f.choice.Packages {
		within = within || generated == v.Text || strings.HasPrefix(generated, v.Text+".")
		at := strings.ReplaceAll(v.Text, ".", "/")
		found := false
		for _, e := range f.list(parent(at)) {
			if e.path == at && e.dir || !e.dir && (e.path == at+".py" || e.path == at+".pyi") {
				f.take(e)
				found = true
			}
		}
		if !found {
			f.report.Error(diag.BadConfig, v.Span, "there is no package or module `%s` in `%s`", v.Text, f.base).
				Helpf("the names are those of directories and .py files below `python.dir`")
		}
	}
	if !within && len(f.choice.Packages) > 0 {
		f.report.Error(diag.BadConfig, f.choice.Packages[0].Span, "`wheel.packages` leaves the generated package `%s` out", generated).
			Helpf("add it to the list")
	}
}

// parent returns the directory of path, "" for the top.
func parent(at string) string {
	dir, _ := path.Split(at)
	return strings.TrimSuffix(dir, "/")
}

// include takes what wheel.include asks for on top.
func (f *finder) include() {
	for _, v := range f.choice.Include {
		base, _ := doublestar.SplitPattern(v.Text)
		if f.matching(v, path.Clean(base)); !f.matchesFound(v) {
			f.report.Warn(diag.BadConfig, v.Span, "`wheel.include` has `%s`, which matches no file", v.Text).
				Helpf("patterns are relative to `%s`; `**` stands for directories of any depth: \"engine/data/**\"", f.base)
		}
	}
}

// tell says what was left out.
func (f *finder) tell() {
	left := slices.DeleteFunc(f.left, func(path string) bool {
		return f.found[path] != "" || slices.ContainsFunc(f.choice.Include, func(v config.Value) bool { return v.Text == path || strings.HasPrefix(v.Text, path+"/") })
	})
	if len(left) == 0 {
		return
	}
	slices.Sort(left)
	pattern := left[0]
	if !strings.Contains(path.Base(pattern), ".") {
		pattern += "/**"
	}
	f.report.Notice(diag.LeftOutOfWheel, noPlace, "left out of the wheel: %s", shown(left)).
		Helpf("to have it in: wheel.include = [%q]; to be told no more: wheel.exclude = [%q]", pattern, pattern)
}

// shown returns names for a message, the first ten of them.
func shown(names []string) string {
	const most = 10
	var quoted []string
	for _, n := range names[:min(len(names), most)] {
		quoted = append(quoted, "`"+n+"`")
	}
	if len(names) > most {
		quoted = append(quoted, "…")
	}
	return strings.Join(quoted, ", ")
}
