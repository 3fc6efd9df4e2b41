package wheel

import (
	"io"
	"os"
	"path/filepath"

	"example.com/bindgen/internal/artifact"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/metadata"
	"example.com/bindgen/internal/source"
)

// Save writes the wheel into a directory under its own name and returns its
// path; false when it has reported an error.
func (w *Wheel) Save(dir string, report *diag.Report) (string, bool) {
	file := filepath.Join(dir, w.FileName())
	var size count
	if !artifact.Write(file, report, func(to io.Writer) error { return w.Write(io.MultiWriter(to, &size)) }) {
		return "", false
	}
	checkSize(file, int64(size), w.unpacked(), report)
	return file, true
}

// count is how many bytes were written to it.
type count int64

func (c *count) Write(p []byte) (int, error) {
	*c += count(len(p))
	return len(p), nil
}

// mebibyte is the unit of PyPI's limit, which is how large a file it takes from
// a project that has not asked for more: https://docs.pypi.org/project-management/storage-limits/.
const (
	mebibyte = 1 << 20
	limit    = 100 * mebibyte
)

// PyPI takes an archive of more than bombSize that becomes bombRatio times as
// large by unpacking for one that is meant to fill a disk.
const (
	bombSize  = 64 * mebibyte
	bombRatio = 50
)

// unpacked returns the size of all files.
func (w *Wheel) unpacked() int64 {
	var size int64
	for i := range w.Files {
		size += int64(len(w.Files[i].Data))
	}
	return size
}

func checkSize(file string, size, unpacked int64, report *diag.Report) {
	if unpacked > bombSize && unpacked/bombRatio >= size {
		report.Warn(diag.BigArchive, source.Span{}, "`%s` unpacks to %d times its size, and PyPI takes up to %d", filepath.ToSlash(file), unpacked/size, bombRatio).
			Helpf("a large file that is all but empty does that: leave it out by `wheel.exclude`, and make it where it is used")
	}
	if size <= limit {
		return
	}
	report.Warn(diag.BigArchive, source.Span{}, "`%s` has %d MiB, and PyPI takes 100", filepath.ToSlash(file), size/mebibyte).
		Helpf("leave data out by `wheel.exclude`, make the library smaller by strip = true and lto = true in [profile.release], or ask PyPI for more")
}

// SaveMetadata writes the directory .dist-info of a project into a directory,
// without what only the built wheel has, and returns its name: what a frontend
// asks for before it has anything built (PEP 517). It returns false when it has
// reported an error.
func SaveMetadata(m *metadata.Metadata, dir string, report *diag.Report) (string, bool) {
	name := m.Stem() + ".dist-info"
	ok := artifact.WriteDir(filepath.Join(dir, name), report, func(temp string) error {
		for _, f := range Metadata(m, ".") {
			file := filepath.Join(temp, filepath.FromSlash(f.Path))
			if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
				return err
			}
			if err := os.WriteFile(file, f.Data, 0o666); err != nil {
				return err
			}
		}
		return nil
	})
	return name, ok
}
