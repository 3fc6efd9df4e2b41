package main

import (
	"bytes"
	_ "embed"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"example.com/bindgen/internal/artifact"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/release"
	"example.com/bindgen/internal/wheel"
	"example.com/bindgen/support"
)

// metadata is METADATA up to the readme.
//
//go:embed metadata.txt
var metadata string

// readme is what PyPI shows of the distribution: its links lead nowhere into the
// repository, which PyPI has not.
//
//go:embed README.md
var readme string

// pack returns the wheel of a compiled command.
func pack(binary, tag string) (*wheel.Wheel, error) {
	w := &wheel.Wheel{Stem: "bindgen-" + release.Version, Tag: tag, Generator: "bindgen " + release.Version}
	command, err := os.ReadFile(binary)
	if err != nil {
		return nil, err
	}
	text := strings.ReplaceAll(metadata, "VERSION", release.Version) + "\n" + readme
	w.Files = []wheel.File{
		{Path: w.Stem + ".data/scripts/" + filepath.Base(binary), Data: command, Executable: true},
		{Path: w.DistInfo() + "/METADATA", Data: []byte(text)},
	}
	for _, name := range []string{"LICENSE-APACHE", "LICENSE-MIT"} {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		w.Files = append(w.Files, wheel.File{Path: w.DistInfo() + "/licenses/" + name, Data: data})
	}
	err = fs.WalkDir(support.Backend(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(support.Backend(), name)
		w.Files = append(w.Files, wheel.File{Path: path.Join("bindgen_backend", name), Data: data})
		return err
	})
	return w, err
}

// write writes the wheel, whole or not at all.
func write(path string, w *wheel.Wheel) error {
	report := &diag.Report{}
	artifact.Write(path, report, w.Write)
	return failure(report)
}

// failure returns what is in the report as an error, nil where nothing is.
func failure(report *diag.Report) error {
	if len(report.Sorted()) == 0 {
		return nil
	}
	var text bytes.Buffer
	err := diag.WriteText(&text, report.Sorted(), diag.Plain)
	return errors.Join(errors.New(strings.TrimSpace(text.String())), err)
}
