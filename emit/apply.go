package emit

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// Apply carries the plan out below root. It is the only code that writes
// outputs. New content goes to temporary files first, so that a full disk is
// found before anything is replaced; each then takes its place by rename, the
// description of the ABI last, so that a run that was cut short shows as drift;
// stale files go at the end. Files that are up to date are not touched.
func (p *Plan) Apply(root *os.Root, report *diag.Report) {
	a := &applier{root: root}
	if err := a.stage(p.Changes); err != nil {
		a.discard()
		failed(report, err)
		return
	}
	if err := a.replace(); err != nil {
		a.discard()
		failed(report, err)
		return
	}
	for _, c := range p.Changes {
		if c.Action != Remove {
			continue
		}
		if err := root.Remove(c.Path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			failed(report, err)
			continue
		}
		a.prune(path.Dir(c.Path))
	}
}

func failed(report *diag.Report, err error) {
	report.Error(diag.WriteFailed, source.Span{}, "cannot write the outputs: %v", err).
		Helpf("mend the cause and run the same command again: it goes on where this run stopped")
}

// applier holds the temporary files that have not taken their place yet.
type applier struct {
	root   *os.Root
	staged []staged
}

type staged struct{ temp, path string }

// tempSuffix ends the names of temporary files.
const tempSuffix = ".bindgen-tmp"

// stage writes the new content of every file beside it.
func (a *applier) stage(changes []Change) error {
	for _, late := range []bool{false, true} { // JSON, which describes the others, last
		for _, c := range changes {
			if c.Action == Remove || strings.HasSuffix(c.Path, ".json") != late {
				continue
			}
			if err := a.write(c); err != nil {
				return fmt.Errorf("`%s`: %w", c.Path, cause(err))
			}
		}
	}
	return nil
}

func (a *applier) write(c Change) error {
	dir, name := path.Split(c.Path)
	if dir != "" {
		if err := a.root.MkdirAll(path.Clean(dir), 0o777); err != nil {
			return err
		}
	}
	mode := fs.FileMode(0o666)
	info, err := a.root.Lstat(c.Path)
	if err == nil {
		mode = info.Mode().Perm()
	}
	temp := fmt.Sprintf("%s.%s.%d%s", dir, name, os.Getpid(), tempSuffix)
	f, err := a.root.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, mode)
	if err != nil {
		return err
	}
	a.staged = append(a.staged, staged{temp, c.Path})
	_, err = f.Write(c.New)
	if info != nil {
		err = errors.Join(err, f.Chmod(mode)) // what the umask took away
	}
	return errors.Join(err, f.Close())
}

func (a *applier) replace() error {
	for len(a.staged) > 0 {
		next := a.staged[0]
		if err := a.root.Rename(next.temp, next.path); err != nil {
			return err
		}
		a.staged = a.staged[1:]
	}
	return nil
}

// discard removes what is left of a failed run. An error here would only hide
// the one that is reported.
func (a *applier) discard() {
	for _, s := range a.staged {
		_ = a.root.Remove(s.temp)
	}
}

// prune removes dir and its parents as far as they have become empty; removing
// a directory that is not empty fails, which is the test.
func (a *applier) prune(dir string) {
	for dir != "." && a.root.Remove(dir) == nil {
		dir = path.Dir(dir)
	}
}
