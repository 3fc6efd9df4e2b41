package parser

import (
	"errors"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"syscall"
	"unicode/utf8"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// readFile reads a text file, or reports at span why that is impossible.
func readFile(path string, at source.Span, report *diag.Report) (*source.File, bool) {
	text, err := os.ReadFile(path)
	if err == nil && len(text) > math.MaxInt32 {
		err = errors.New("the file is larger than 2 GiB")
	}
	f := &source.File{Path: shownPath(path), Text: text}
	if err != nil {
		report.Error(diag.UnreadableFile, at, "cannot read `%s`: %s", f.Path, reason(err)).
			Helpf("check that it is a file and that you may read it")
		return nil, false
	}
	if bad := invalidUTF8(text); bad >= 0 {
		report.Error(diag.InvalidUTF8, f.Span(bad, bad+1), "the file is not valid UTF-8: byte 0x%02x", text[bad]).
			Helpf("save the file as UTF-8")
		return nil, false
	}
	return f, true
}

// reason returns what is wrong without the path, which the message has already.
func reason(err error) string {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		err = pathErr.Err
	}
	if errors.Is(err, syscall.EISDIR) {
		return "it is a directory"
	}
	return err.Error()
}

// invalidUTF8 returns the offset of the first byte that is not part of valid
// UTF-8, or -1.
func invalidUTF8(text []byte) int {
	if utf8.Valid(text) {
		return -1
	}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// shownPath returns path as diagnostics show it: relative to the working
// directory where that is shorter.
func shownPath(path string) string {
	path = filepath.Clean(path)
	if filepath.IsAbs(path) {
		if cwd, err := os.Getwd(); err == nil {
			if rel, err := filepath.Rel(cwd, path); err == nil && len(rel) < len(path) {
				path = rel
			}
		}
	}
	return filepath.ToSlash(path)
}
