// Package artifact writes the files that packaging hands out: wheels and source
// distributions. A file is whole under its name, or it is not there.
package artifact

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// Write makes the file at path, and the directory that it is in, from what fill
// writes. The bytes go to a temporary file beside it, which then takes its place
// by rename; after a fault the temporary file is removed, the fault reported,
// and the result false. What was at path before stays until then.
func Write(path string, report *diag.Report, fill func(io.Writer) error) bool {
	if err := Replace(path, fill); err != nil {
		report.Error(diag.WriteFailed, source.Span{}, "cannot write `%s`: %v", filepath.ToSlash(path), err).
			Helpf("mend the cause, or name another directory by `--out`")
		return false
	}
	return true
}

// Replace is Write for callers that report the fault themselves: the error is what
// the system said, without the path.
func Replace(path string, fill func(io.Writer) error) error {
	if err := write(path, fill); err != nil {
		return cause(err)
	}
	return nil
}

func write(path string, fill func(io.Writer) error) error {
	dir, name := filepath.Split(path)
	if err := os.MkdirAll(filepath.Clean(dir), 0o777); err != nil {
		return err
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return errors.New("it is a directory")
	}
	// The name begins with a dot so that `dist/*` does not take what a run that
	// was killed has left.
	temp := filepath.Join(dir, fmt.Sprintf(".%s.%d.bindgen-tmp", name, os.Getpid()))
	err := fillFile(temp, fill)
	if err == nil {
		err = os.Rename(temp, path)
	}
	if err != nil {
		_ = os.Remove(temp) // a fault of its own would hide the first one
	}
	return err
}

func fillFile(path string, fill func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o666)
	if err != nil {
		return err
	}
	buffer := bufio.NewWriterSize(f, 1<<18)
	err = fill(buffer)
	if err == nil {
		err = buffer.Flush()
	}
	return errors.Join(err, f.Close()) // the last word on a full disk is Close's
}

// cause strips the operation and the path of err: the message has the path.
func cause(err error) error {
	var at *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &at):
		return at.Err
	case errors.As(err, &link):
		return link.Err
	default:
		return err
	}
}
