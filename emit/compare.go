package emit

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"example.com/bindgen/abi"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// Action is what has to be done with a path.
type Action string

// The actions.
const (
	Create Action = "create"
	Update Action = "update"
	Remove Action = "remove"
)

// Change is one difference between the outputs and the disk.
type Change struct {
	Path   string // relative to the project's directory
	Action Action
	Old    []byte // nil for Create
	New    []byte // nil for Remove
}

// Plan is what Apply will do, and what a check reports.
type Plan struct {
	Changes   []Change // sorted by path
	Unchanged int      // outputs that are on the disk as they should be
}

// Disk is the project's directory as Compare sees it.
type Disk struct {
	FS  fs.FS
	Dir string // how messages show the directory; "." for none
	// Elsewhere says how to send the output at a path to another place; "" where
	// its place is fixed.
	Elsewhere func(path string) string
}

// Show returns the path by which messages name a file of the project.
func (d Disk) Show(name string) string { return path.Join(d.Dir, name) }

// orElsewhere ends the help of a message about a path that is taken.
func (d Disk) orElsewhere(name string) string {
	if d.Elsewhere == nil {
		return ""
	}
	if how := d.Elsewhere(name); how != "" {
		return ", or " + how
	}
	return ""
}

// Compare finds what has to be written to bring the disk up to date with files.
// A path that is taken by something bindgen has not written is an error.
func Compare(disk Disk, files []File, report *diag.Report) *Plan {
	plan := &Plan{}
	for _, f := range files {
		old, state := look(disk, f, report)
		switch {
		case state == absent:
			plan.Changes = append(plan.Changes, Change{Path: f.Path, Action: Create, New: f.Data})
		case state == present && bytes.Equal(old, f.Data):
			plan.Unchanged++
		case state == present:
			plan.Changes = append(plan.Changes, Change{Path: f.Path, Action: Update, Old: old, New: f.Data})
		}
	}
	return plan
}

// state is what stands at an output's path.
type state int

const (
	faulty state = iota // an error was reported
	absent
	present // a file that may be replaced
)

func look(disk Disk, f File, report *diag.Report) ([]byte, state) {
	info, err := fs.Lstat(disk.FS, f.Path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, absent
	}
	if err != nil {
		return nil, unreadable(disk, f.Path, err, report)
	}
	if !info.Mode().IsRegular() {
		report.Error(diag.ForeignFile, source.Span{}, "`%s` is in the way: it is a %s", disk.Show(f.Path), kindOf(info.Mode())).
			Helpf("move it away%s", disk.orElsewhere(f.Path))
		return nil, faulty
	}
	old, err := fs.ReadFile(disk.FS, f.Path)
	if err != nil {
		return nil, unreadable(disk, f.Path, err, report)
	}
	if len(old) == 0 || bytes.Equal(old, f.Data) || IsMarked(old) {
		return old, present
	}
	at := &source.File{Path: disk.Show(f.Path), Text: old}
	report.Error(diag.ForeignFile, at.Span(0, 0), "an output would overwrite a file that bindgen did not write").
		Label("the first line does not say `%s`", abi.Mark).
		Helpf("move the file away%s%s", disk.orElsewhere(f.Path), orRemove(f.Path))
	return nil, faulty
}

// orRemove tells of headers that the command header writes: without our mark,
// for they are to be cbindgen's, byte by byte.
func orRemove(name string) string {
	if path.Ext(name) != ".h" {
		return ""
	}
	return "; if `bindgen header -o` has written it, it can be removed"
}

func kindOf(mode fs.FileMode) string {
	switch {
	case mode.IsDir():
		return "directory"
	case mode&fs.ModeSymlink != 0:
		return "symbolic link"
	default:
		return "special file"
	}
}

func unreadable(disk Disk, name string, err error, report *diag.Report) state {
	report.Error(diag.UnreadableFile, source.Span{}, "cannot read `%s`: %v", disk.Show(name), cause(err)).
		Helpf("the directories of the outputs have to be readable, and links in them must not leave the project")
	return faulty
}

// cause strips the operation and the path, which the message says already.
func cause(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}

// FindStale adds the removal of every file that carries the mark, but is not
// among files: beside the outputs, and anywhere below trees, the directories
// that hold nothing else.
func (p *Plan) FindStale(disk Disk, files []File, trees []string, report *diag.Report) {
	s := &staleSearch{disk: disk, wanted: map[string]bool{}, seen: map[string]bool{}, plan: p, report: report}
	for _, f := range files {
		s.wanted[f.Path] = true
	}
	for _, tree := range trees {
		s.tree(tree)
	}
	for _, f := range files {
		s.directory(path.Dir(f.Path))
	}
	slices.SortFunc(p.Changes, func(a, b Change) int { return strings.Compare(a.Path, b.Path) })
}

type staleSearch struct {
	disk   Disk
	wanted map[string]bool
	seen   map[string]bool // directories
	plan   *Plan
	report *diag.Report
}

// tree looks at dir and the directories below it, without following links and
// without caches.
func (s *staleSearch) tree(dir string) {
	for _, e := range s.directory(dir) {
		if e.IsDir() && !strings.HasPrefix(e.Name(), ".") && e.Name() != "__pycache__" {
			s.tree(path.Join(dir, e.Name()))
		}
	}
}

func (s *staleSearch) directory(dir string) []fs.DirEntry {
	if s.seen[dir] {
		return nil
	}
	s.seen[dir] = true
	entries, err := fs.ReadDir(s.disk.FS, dir)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			unreadable(s.disk, dir, err, s.report)
		}
		return nil
	}
	for _, e := range entries {
		if name := path.Join(dir, e.Name()); e.Type().IsRegular() && !s.wanted[name] && !beingWritten(e) {
			s.file(name)
		}
	}
	return entries
}

func (s *staleSearch) file(name string) {
	f, err := s.disk.FS.Open(name)
	if err != nil {
		return // not ours to judge: an output that cannot be read is reported by Compare
	}
	defer f.Close()
	head := make([]byte, markWindow)
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) || !IsMarked(head[:n]) {
		return
	}
	rest, err := io.ReadAll(f)
	if err != nil {
		unreadable(s.disk, name, err, s.report)
		return
	}
	s.plan.Changes = append(s.plan.Changes, Change{Path: name, Action: Remove, Old: append(head[:n], rest...)})
}
