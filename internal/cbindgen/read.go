package cbindgen

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// Read reads a cbindgen.toml. Unknown keys and bad values are errors at their
// place; keys that only concern other languages are notices. It returns nil
// for a file that cannot be read.
func Read(path string, report *diag.Report) *Config {
	text, err := os.ReadFile(path)
	file := &source.File{Path: filepath.ToSlash(filepath.Clean(path)), Text: text}
	var at *fs.PathError
	if errors.As(err, &at) {
		err = at.Err
	}
	if err != nil {
		report.Error(diag.UnreadableFile, source.Span{}, "cannot read `%s`: %v", file.Path, err).
			Helpf("name a cbindgen.toml that is there by --config")
		return nil
	}
	config := Default()
	config.File = file
	return config
}
