package sdist

import (
	"archive/tar"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"time"
)

// File is one file of the archive.
type File struct {
	Path string // below the archive's top directory, slash-separated
	From string // where it lies; "" where Data is its content
	Data []byte
	Exec bool
}

// pack writes the files as a gzipped tar in their order, all below one
// directory, as PEP 625 has it and the specification of source distributions:
// https://packaging.python.org/en/latest/specifications/source-distribution-format/.
// Nothing of the machine goes in: no owner, no clock, no mode but executable or not.
func pack(w io.Writer, top string, files []File, when time.Time) error {
	zip, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	out := tar.NewWriter(zip)
	for i := range files {
		if err := add(out, top, &files[i], when); err != nil {
			return fmt.Errorf("`%s`: %w", files[i].Path, err)
		}
	}
	return errors.Join(out.Close(), zip.Close())
}

func add(out *tar.Writer, top string, f *File, when time.Time) error {
	data := f.Data
	if f.From != "" {
		var err error
		if data, err = os.ReadFile(f.From); err != nil {
			return err
		}
	}
	// With an unknown Format the writer takes USTAR, and PAX where a name is too
	// long for that or not ASCII; GNU's only for what we never write.
	header := &tar.Header{Typeflag: tar.TypeReg, Name: path.Join(top, f.Path), Size: int64(len(data)), Mode: 0o644, ModTime: when}
	if f.Exec {
		header.Mode = 0o755
	}
	if err := out.WriteHeader(header); err != nil {
		return err
	}
	_, err := out.Write(data)
	return err
}
