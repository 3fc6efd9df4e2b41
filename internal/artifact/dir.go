package artifact

import (
	"fmt"
	"os"
	"path/filepath"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// WriteDir makes the directory at path from what fill writes into the one that it
// is given, which then takes that place; what was there before is gone. After a
// fault there is no half of it: see Write.
func WriteDir(path string, report *diag.Report, fill func(dir string) error) bool {
	if err := writeDir(path, fill); err != nil {
		report.Error(diag.WriteFailed, source.Span{}, "cannot write `%s`: %v", filepath.ToSlash(path), cause(err)).
			Helpf("mend the cause, or name another directory by `--out`")
		return false
	}
	return true
}

func writeDir(path string, fill func(dir string) error) error {
	parent, name := filepath.Split(path)
	if err := os.MkdirAll(filepath.Clean(parent), 0o777); err != nil {
		return err
	}
	temp := filepath.Join(parent, fmt.Sprintf(".%s.%d.bindgen-tmp", name, os.Getpid()))
	// In a container the next process may have the number of one that was killed.
	if err := os.RemoveAll(temp); err != nil {
		return err
	}
	if err := os.Mkdir(temp, 0o777); err != nil {
		return err
	}
	err := fill(temp)
	if err == nil {
		err = os.RemoveAll(path)
	}
	if err == nil {
		err = os.Rename(temp, path)
	}
	if err != nil {
		_ = os.RemoveAll(temp) // a fault of its own would hide the first one
	}
	return err
}
