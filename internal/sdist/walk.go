package sdist

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"example.com/bindgen/internal/config"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// selection is what goes into the archive.
type selection struct {
	project string // absolute
	real    string // project without links in it
	show    func(string) string
	report  *diag.Report

	files   map[string]*File
	leftOut map[string]bool // what may be missed, by its path in the archive
	choice  config.Choice
	walked  map[string]bool // directories of the project
}

// force takes a file that the archive cannot do without.
func (s *selection) force(f File) { s.files[f.Path] = &f }

// take takes a file unless sdist.exclude names it.
func (s *selection) take(from, to string, exec bool) {
	if s.files[to] == nil && !s.choice.Excludes(to) {
		s.files[to] = &File{Path: to, From: from, Exec: exec}
	}
}

// require takes a file of the project by its path there, if it is there and no
// link that leads out.
func (s *selection) require(name string) bool {
	from := filepath.Join(s.project, filepath.FromSlash(name))
	info, err := os.Stat(from)
	if err != nil || !info.Mode().IsRegular() || !s.leadsInside(from, s.real) {
		return false
	}
	s.force(File{Path: name, From: from, Exec: isExec(info)})
	return true
}

func isExec(info fs.FileInfo) bool { return info.Mode()&0o111 != 0 }

// tree is one directory that is taken with all that is below it.
type tree struct {
	*selection
	from, to string
	real     string // what links may not leave
	// wants decides about a file by its path below from; nil takes all.
	wants func(rel string) bool
	// skips are directories that are taken on their own, or belong to nobody here.
	skips func(dir string) bool
	// whole takes built files and what .gitignore names, too.
	whole bool
}

// walk takes what is in the directory.
func (t *tree) walk() {
	t.dir(".", t.ignoresAbove(), []string{t.real})
}

// ignoresAbove are the .gitignore files of the project above the tree.
func (t *tree) ignoresAbove() *ignoreFile {
	rel, ok := relative(t.project, t.from)
	if !ok || t.whole {
		return nil
	}
	var out *ignoreFile
	dir := t.project
	if rel != "." {
		out = readIgnore(nil, dir)
		for _, part := range parts(path.Dir(rel)) {
			dir = filepath.Join(dir, part)
			out = readIgnore(out, dir)
		}
	}
	return out
}

func (t *tree) dir(rel string, ignored *ignoreFile, trail []string) {
	dir := filepath.Join(t.from, filepath.FromSlash(rel))
	list, err := os.ReadDir(dir)
	if err != nil {
		t.unreadable(dir, err)
		return
	}
	if !t.whole {
		ignored = readIgnore(ignored, dir)
	}
	for _, e := range list {
		name := filepath.Join(dir, e.Name())
		if !t.whole && ignored.ignores(name, e.IsDir()) {
			continue
		}
		t.entry(path.Join(rel, e.Name()), e, ignored, trail)
	}
}

func (t *tree) entry(rel string, e fs.DirEntry, ignored *ignoreFile, trail []string) {
	name := filepath.Join(t.from, filepath.FromSlash(rel))
	to := path.Join(t.to, rel)
	if t.choice.Excludes(to) || t.isJunk(name, e) {
		return
	}
	info, ok := t.follow(name, e)
	if !ok {
		return
	}
	switch {
	case !utf8.ValidString(e.Name()):
		t.report.Error(diag.UnpackableFile, source.Span{}, "the name of `%s` is not UTF-8", t.show(name)).
			Note("an archive names its files in UTF-8").Helpf("rename it, or name it in `sdist.exclude`")
	case info.IsDir():
		if t.skips != nil && t.skips(name) {
			return
		}
		real, err := filepath.EvalSymlinks(name)
		if err != nil {
			t.unreadable(name, err)
			return
		}
		if slices.Contains(trail, real) {
			t.report.Error(diag.UnpackableFile, source.Span{}, "the link `%s` leads to a directory that it is in", t.show(name)).
				Helpf("remove it, or name it in `sdist.exclude`")
			return
		}
		t.dir(rel, ignored, append(slices.Clone(trail), real))
	case !info.Mode().IsRegular(): // a socket, a device
	case t.wants != nil && !t.wants(rel):
	case !t.whole && isBuiltFile(e.Name()):
		if !matchesAny([]string{"_native.*", "*.whl"}, e.Name()) {
			t.leftOut[to] = true
		}
	default:
		t.take(name, to, isExec(info))
	}
}

func (t *tree) isJunk(name string, e fs.DirEntry) bool {
	if e.IsDir() {
		return isJunkDir(name) && !t.whole
	}
	return !t.whole && isJunkFile(e.Name())
}

// follow returns what is at name, behind a link if it is one. A link that leads
// out of the tree's boundary is an error.
func (t *tree) follow(name string, e fs.DirEntry) (fs.FileInfo, bool) {
	info, err := os.Stat(name)
	if err != nil && e.Type()&fs.ModeSymlink != 0 {
		t.report.Error(diag.UnpackableFile, source.Span{}, "the link `%s` leads to nothing", t.show(name)).
			Helpf("remove it, or name it in `sdist.exclude`")
		return nil, false
	}
	if err != nil {
		t.unreadable(name, err)
		return nil, false
	}
	if e.Type()&fs.ModeSymlink != 0 && !t.leadsInside(name, t.real) {
		t.report.Error(diag.UnpackableFile, source.Span{}, "the link `%s` leads out of `%s`", t.show(name), t.show(t.real)).
			Note("where the archive is unpacked, nothing would be there").
			Helpf("put a copy in its place, or name it in `sdist.exclude`")
		return nil, false
	}
	return info, true
}

// leadsInside reports whether name, with all links followed, is below real.
func (s *selection) leadsInside(name, real string) bool {
	at, err := filepath.EvalSymlinks(name)
	return err == nil && inside(real, at)
}

func (s *selection) unreadable(name string, err error) {
	s.report.Error(diag.UnreadableFile, source.Span{}, "cannot read `%s`: %v", s.show(name), reason(err)).
		Helpf("make it readable, or name it in `sdist.exclude`")
}

// reason strips what a message says already.
func reason(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}

// parts returns the names of a path; none for ".".
func parts(name string) []string {
	if name == "." {
		return nil
	}
	return strings.Split(name, "/")
}
