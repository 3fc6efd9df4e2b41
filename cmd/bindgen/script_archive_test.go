package main

import (
	"archive/tar"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/rogpeppe/go-internal/testscript"
)

// contents ARCHIVE prints the names of the files of a .tar.gz.
func contents(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: contents ARCHIVE")
	}
	ts.Check(eachFile(ts.MkAbs(args[0]), func(h *tar.Header, _ io.Reader) error {
		_, err := fmt.Fprintln(ts.Stdout(), h.Name)
		return err
	}))
}

// unpack ARCHIVE DIR writes the files of a .tar.gz below a directory.
func unpack(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: unpack ARCHIVE DIR")
	}
	dir := ts.MkAbs(args[1])
	ts.Check(eachFile(ts.MkAbs(args[0]), func(h *tar.Header, r io.Reader) error {
		data, err := io.ReadAll(r)
		name := filepath.Join(dir, filepath.FromSlash(h.Name))
		return errors.Join(err, os.MkdirAll(filepath.Dir(name), 0o777), os.WriteFile(name, data, h.FileInfo().Mode()))
	}))
}

func eachFile(archive string, do func(*tar.Header, io.Reader) error) error {
	f, err := os.Open(archive)
	if err != nil {
		return err
	}
	defer f.Close()
	unzipped, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	r := tar.NewReader(unzipped)
	for {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := do(h, r); err != nil {
			return err
		}
	}
}
