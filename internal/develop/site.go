package develop

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"example.com/bindgen/internal/artifact"
	"example.com/bindgen/internal/pep508"
	"example.com/bindgen/internal/wheel"
)

// site is a directory site-packages.
type site struct {
	dir    string
	prefix string // files of an installation are below it
}

// Names of a .dist-info on its way in and on its way out begin so: pip and Python
// take no notice of it.
const (
	staging  = "~staged-"
	leavings = "~retired-"
)

// earlier returns the .dist-info directories of a distribution, and what an
// interrupted run has left of one.
func (s *site) earlier(distribution string) ([]string, error) {
	entries, err := os.ReadDir(s.dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var out []string
	for _, e := range entries {
		stem, ok := strings.CutSuffix(strings.TrimPrefix(e.Name(), leavings), ".dist-info")
		if !ok || !e.IsDir() {
			continue
		}
		name, _, _ := strings.Cut(stem, "-")
		if pep508.Normalize(name) == pep508.Normalize(distribution) {
			out = append(out, filepath.Join(s.dir, e.Name()))
		}
	}
	return out, nil
}

func (s *site) path(relative string) string {
	if filepath.IsAbs(relative) { // a program outside of the prefix, or RECORD of an odd tool
		return filepath.Clean(relative)
	}
	return filepath.Join(s.dir, filepath.FromSlash(relative))
}

// holds reports whether all files are there as they should be.
func (s *site) holds(files []wheel.File) bool {
	for i := range files {
		data, err := os.ReadFile(s.path(files[i].Path))
		if err != nil || !bytes.Equal(data, files[i].Data) {
			return false
		}
	}
	return true
}

// replace puts files in and takes those of earlier installations away. The new
// .dist-info comes whole, under a name that nobody reads; then the other files,
// each by a rename; then the two change places; what only the old one had goes
// last. Whoever is interrupted leaves something that the next run completes.
func (s *site) replace(info string, files []wheel.File, earlier []string) error {
	staged := filepath.Join(s.dir, staging+info)
	if err := os.RemoveAll(staged); err != nil {
		return err
	}
	defer os.RemoveAll(staged)
	for _, old := range earlier {
		if !strings.HasPrefix(filepath.Base(old), leavings) {
			continue
		}
		if err := s.remove(old, info, files); err != nil { // what an interrupted run has left
			return err
		}
	}
	if err := s.stage(info, staged, files); err != nil {
		return err
	}
	for i := range files {
		if strings.HasPrefix(files[i].Path, info+"/") {
			continue
		}
		if err := write(s.path(files[i].Path), &files[i]); err != nil {
			return err
		}
	}
	retired, err := s.retire(earlier)
	if err != nil {
		return err
	}
	if err := os.Rename(staged, filepath.Join(s.dir, info)); err != nil {
		return err
	}
	for _, old := range retired {
		if err := s.remove(old, info, files); err != nil {
			return err
		}
	}
	return nil
}

// stage writes the files of .dist-info.
func (s *site) stage(info, staged string, files []wheel.File) error {
	for i := range files {
		rel, ok := strings.CutPrefix(files[i].Path, info+"/")
		if !ok {
			continue
		}
		path := filepath.Join(staged, filepath.FromSlash(rel))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(path, files[i].Data, 0o666); err != nil {
			return err
		}
	}
	return nil
}

func write(path string, file *wheel.File) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return err
	}
	err := artifact.Replace(path, func(w io.Writer) error {
		_, err := w.Write(file.Data)
		return err
	})
	if err == nil && file.Executable {
		err = os.Chmod(path, 0o755)
	}
	return err
}

// retire renames the .dist-info directories of earlier installations.
func (s *site) retire(earlier []string) ([]string, error) {
	var out []string
	for _, old := range earlier {
		name := filepath.Base(old)
		if strings.HasPrefix(name, leavings) {
			continue
		}
		retired := filepath.Join(s.dir, leavings+name)
		if err := os.RemoveAll(retired); err != nil {
			return nil, err
		}
		if err := os.Rename(old, retired); err != nil {
			return nil, err
		}
		out = append(out, retired)
	}
	return out, nil
}

// remove deletes the files that the RECORD of a retired .dist-info lists, but for
// those of the new installation, then the directories that are empty now, then
// itself.
func (s *site) remove(retired, info string, files []wheel.File) error {
	keep := map[string]bool{}
	for i := range files {
		keep[s.path(files[i].Path)] = true
	}
	recorded, err := s.recorded(retired)
	if err != nil {
		return err
	}
	dirs := map[string]bool{}
	for _, path := range recorded {
		if keep[path] {
			continue
		}
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) && !isDir(path) {
			return err
		}
		for _, compiled := range bytecode(path) {
			_ = os.Remove(compiled) // a cache: Python makes it anew
		}
		for dir := filepath.Dir(path); s.within(dir) && dir != s.dir; dir = filepath.Dir(dir) {
			dirs[dir] = true
			dirs[filepath.Join(dir, "__pycache__")] = true
		}
	}
	deepest := slices.SortedFunc(maps.Keys(dirs), func(a, b string) int { return len(b) - len(a) })
	for _, dir := range deepest {
		if dir != filepath.Join(s.dir, info) && strings.HasPrefix(dir, s.dir+string(filepath.Separator)) {
			_ = os.Remove(dir) // fails where something of somebody else's is in it
		}
	}
	return os.RemoveAll(retired)
}

func isDir(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.IsDir()
}

// bytecode returns what Python may have compiled of a file.
func bytecode(path string) []string {
	stem, ok := strings.CutSuffix(filepath.Base(path), ".py")
	if !ok {
		return nil
	}
	found, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "__pycache__", stem+".*.pyc"))
	return found
}

// within reports whether path is of the environment: a RECORD does not make us
// delete anything else.
func (s *site) within(path string) bool {
	for _, root := range []string{s.prefix, s.dir} {
		if rel, err := filepath.Rel(root, path); err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
			return true
		}
	}
	return false
}

// recorded returns the files in the RECORD of a .dist-info that has been renamed,
// without those in it.
func (s *site) recorded(info string) ([]string, error) {
	text, err := os.ReadFile(filepath.Join(info, "RECORD"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil // interrupted while it was written, or deleted
	}
	if err != nil {
		return nil, err
	}
	name := strings.TrimPrefix(filepath.Base(info), leavings)
	r := csv.NewReader(bytes.NewReader(text))
	r.FieldsPerRecord, r.LazyQuotes = -1, true
	rows, err := r.ReadAll()
	if err != nil {
		return nil, err
	}
	var out []string
	for _, row := range rows {
		if len(row) == 0 || row[0] == "" || strings.HasPrefix(row[0], name+"/") {
			continue
		}
		if path := s.path(row[0]); s.within(path) {
			out = append(out, path)
		}
	}
	return out, nil
}
