package pyfiles

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.com/bindgen/internal/config"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// noPlace is the span of what is said about the tree and not about a text.
var noPlace = source.Span{}

// entry is a file or a directory, behind a symbolic link if it was one.
type entry struct {
	path string
	dir  bool
	link bool
	odd  bool // neither a file nor a directory
	// fault says why the entry can be in no wheel; "" where it can.
	fault string
}

// Name returns the last part of the path.
func (e *entry) Name() string { return path.Base(e.path) }

// open finds where the project really is, which links may not leave.
func (f *finder) open() bool {
	abs, err := filepath.Abs(f.root)
	if err == nil {
		f.real, err = filepath.EvalSymlinks(abs)
	}
	if err == nil {
		_, err = os.Stat(f.disk(""))
	}
	if err != nil {
		f.unreadable(f.base, err)
	}
	return err == nil
}

func (f *finder) unreadable(path string, err error) {
	var at *fs.PathError
	if errors.As(err, &at) {
		err = at.Err
	}
	f.report.Error(diag.UnreadableFile, noPlace, "cannot read `%s`: %v", path, err)
}

// list returns what is in a directory, without what tools leave behind and what
// wheel.exclude names.
func (f *finder) list(dir string) []entry {
	names, err := os.ReadDir(f.disk(dir))
	if err != nil {
		f.unreadable(filepath.ToSlash(f.disk(dir)), err)
		return nil
	}
	var out []entry
	for _, d := range names {
		e := entry{path: path.Join(dir, d.Name()), dir: d.IsDir(), link: d.Type()&fs.ModeSymlink != 0}
		e.odd = !e.dir && !e.link && !d.Type().IsRegular()
		if e.link {
			f.follow(&e)
		}
		if f.choice.Excludes(e.path) || f.skip(&e) {
			continue
		}
		if e.fault == "" {
			e.fault = nameFault(d.Name())
		}
		out = append(out, e)
	}
	return out
}

// skip reports whether e is in no wheel.
func (f *finder) skip(e *entry) bool {
	if e.dir {
		return IsLeaving(e.Name(), true) || IsCache(f.disk(e.path))
	}
	return IsLeaving(e.Name(), false) || strings.HasPrefix(e.path, f.native) && IsBuilt(e.Name())
}

// IsCache reports whether a directory holds what can be made again: it says so
// by CACHEDIR.TAG, as cargo's target does, or is a virtual environment.
func IsCache(dir string) bool {
	return exists(filepath.Join(dir, "CACHEDIR.TAG")) || exists(filepath.Join(dir, "pyvenv.cfg"))
}

func exists(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}

// follow puts what a link leads to into e. A link that leads nowhere, out of
// the project or to a directory around itself has a fault.
func (f *finder) follow(e *entry) {
	e.fault = "is a symbolic link that leads nowhere"
	info, err := os.Stat(f.disk(e.path))
	if err != nil {
		return
	}
	abs, err := filepath.Abs(f.disk(e.path))
	if err != nil {
		return
	}
	target, err := filepath.EvalSymlinks(abs)
	if err != nil {
		return
	}
	e.dir, e.odd = info.IsDir(), !info.IsDir() && !info.Mode().IsRegular()
	switch {
	case !isBelow(target, f.real):
		e.fault = "is a symbolic link that leads out of the project"
	case e.dir && f.isAround(target, e.path):
		e.fault = "is a symbolic link to a directory that it is in"
	default:
		e.fault = ""
	}
}

// isAround reports whether the directory target is one that path leads through,
// or has such a one in it. The links on the way count, too: of two directories
// with a link to each other, neither is in the other.
func (f *finder) isAround(target, at string) bool {
	for at != "" {
		at = parent(at)
		if real, err := filepath.EvalSymlinks(filepath.Join(f.real, filepath.FromSlash(path.Join(f.base, at)))); err == nil && isBelow(real, target) {
			return true
		}
	}
	return false
}

func isBelow(path, dir string) bool {
	rel, err := filepath.Rel(dir, path)
	return err == nil && filepath.IsLocal(rel)
}

// take adds a file, or what a directory holds.
func (f *finder) take(e entry) {
	switch {
	case e.fault != "":
		f.report.Error(diag.UnpackableFile, noPlace, "`%s` %s", f.show(e.path), e.fault).
			Helpf("put a file there that every system can unpack, or leave it out: wheel.exclude = [%q]", e.path)
	case e.dir:
		for _, inside := range f.list(e.path) {
			f.take(inside)
		}
	case e.odd:
		f.left = append(f.left, e.path)
	case IsBuilt(e.Name()) && !f.choice.Includes(e.path):
		f.left = append(f.left, e.path)
	default:
		f.found[e.path] = f.disk(e.path)
	}
}

// leave notes that e is not taken.
func (f *finder) leave(e entry) {
	if e.fault == "" && (!e.dir || f.hasPython(e.path)) {
		f.left = append(f.left, e.path)
	}
}

// hasPython reports whether there is a Python file somewhere in a directory.
func (f *finder) hasPython(dir string) bool {
	for _, e := range f.list(dir) {
		if e.fault == "" && e.dir && f.hasPython(e.path) || !e.dir && isPython(e.Name()) {
			return true
		}
	}
	return false
}

// matching takes the files below dir that pattern matches, also where the rules
// leave them out.
func (f *finder) matching(pattern config.Value, dir string) {
	if dir == "." {
		dir = ""
	}
	if info, err := os.Stat(f.disk(dir)); err != nil || !info.IsDir() {
		return // which is told where nothing matches
	}
	for _, e := range f.list(dir) {
		switch matches := pattern.Matches(e.path); {
		case e.fault == "" && e.dir:
			f.matching(pattern, e.path)
		case matches && (e.fault != "" || !e.odd):
			f.take(e)
		}
	}
}

func (f *finder) matchesFound(v config.Value) bool {
	for path := range f.found {
		if v.Matches(path) {
			return true
		}
	}
	return false
}

func (f *finder) show(path string) string { return filepath.ToSlash(f.disk(path)) }

// nameFault says why a file of this name cannot be in a zip that everybody
// unpacks; "" for a name that is fine.
func nameFault(name string) string {
	switch {
	case !utf8.ValidString(name):
		return "has a name that is not UTF-8"
	case strings.ContainsFunc(name, unicode.IsControl):
		return "has a control character in its name"
	case strings.Contains(name, `\`):
		return "has a backslash in its name, which elsewhere stands between directories"
	default:
		return ""
	}
}

func isIdentifier(word string) bool {
	for i, c := range word {
		if c != '_' && !unicode.IsLetter(c) && (i == 0 || !unicode.IsDigit(c)) {
			return false
		}
	}
	return word != ""
}
