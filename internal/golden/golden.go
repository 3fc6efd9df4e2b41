// Package golden compares what a test has made with files of the repository.
// The environment variable BINDGEN_UPDATE holds a glob of the cases to write
// anew ("*" for all). A test that has written fails, so that a refresh is never
// taken for a pass.
package golden

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/diff"
)

// UpdateVariable is the environment variable that asks for a refresh.
const UpdateVariable = "BINDGEN_UPDATE"

// Equal fails the test unless the file at name holds got; nil means that there
// is to be no file.
func Equal(t testing.TB, name string, got []byte) {
	t.Helper()
	want, err := os.ReadFile(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	if (err == nil) == (got != nil) && string(want) == string(got) {
		return
	}
	if updating(t, name) {
		write(t, name, got)
		t.Errorf("%s was refreshed", name)
		return
	}
	state := "differs"
	if got == nil {
		state = "should not be there"
	} else if err != nil {
		state = "is missing"
	}
	t.Errorf("%s %s; %s='%s' refreshes it\n%s", name, state, UpdateVariable, filepath.Base(name),
		diff.Diff("want", want, "got", got))
}

// Tree fails the test unless the files below dir are exactly those of got, by
// their slash-separated path below dir.
func Tree(t testing.TB, dir string, got map[string][]byte) {
	t.Helper()
	names := Files(t, dir)
	for name := range got {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		text, wanted := got[name]
		if wanted && text == nil {
			text = []byte{}
		}
		Equal(t, filepath.Join(dir, filepath.FromSlash(name)), text)
	}
}

// Files returns the paths of all files below dir, slash-separated and sorted;
// none for a directory that is not there.
func Files(t testing.TB, dir string) []string {
	t.Helper()
	var names []string
	err := filepath.WalkDir(dir, func(file string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		rel, err := filepath.Rel(dir, file)
		names = append(names, filepath.ToSlash(rel))
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	slices.Sort(names)
	return names
}

func write(t testing.TB, name string, text []byte) {
	t.Helper()
	if text == nil {
		if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Fatal(err)
		}
		return
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, text, 0o666); err != nil {
		t.Fatal(err)
	}
}

// updating reports whether name is to be written: where the glob matches its
// last element, or any of the directories it is in.
func updating(t testing.TB, name string) bool {
	t.Helper()
	glob := os.Getenv(UpdateVariable)
	if glob == "" {
		return false
	}
	if os.Getenv("CI") != "" {
		t.Fatalf("%s is set in CI, where nothing is refreshed", UpdateVariable)
		return false
	}
	for _, element := range strings.Split(filepath.ToSlash(name), "/") {
		matched, err := path.Match(glob, element)
		if err != nil {
			t.Fatalf("%s: %v", UpdateVariable, err)
		}
		if matched {
			return true
		}
	}
	return false
}
