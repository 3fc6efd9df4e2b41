package build

import (
	"io/fs"
	"regexp"
	"strconv"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/objfile"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/support"
)

// oldestPython is the minor version of the oldest CPython that the runtime serves.
const oldestPython = 9

// tableRow is a row of the runtime's table of CPython's functions: the name, and
// the version that brought it into the stable ABI.
var tableRow = regexp.MustCompile(`(?m)^ +(_?Py\w+)(?:\(.*)?, "3\.(\d+)";$`)

// stableABI returns the minor version of Python that brought each symbol that the
// runtime may link. The runtime's own table has it, which a script compares with
// CPython's list.
func stableABI() (map[string]int, error) {
	text, err := fs.ReadFile(support.Rust(), "bindgen-rt/src/py/table.rs")
	if err != nil {
		return nil, err
	}
	out := map[string]int{}
	for _, row := range tableRow.FindAllSubmatch(text, -1) {
		minor, err := strconv.Atoi(string(row[2]))
		if err != nil {
			return nil, err
		}
		out[string(row[1])] = minor
	}
	return out, nil
}

// StableSince returns the minor version of the oldest CPython whose stable ABI
// has all that a library of a direct build takes of Python. It reports what is no
// part of it, and returns 0 then.
func StableSince(path string, o *objfile.Object, report *diag.Report) int {
	known, err := stableABI()
	if err != nil {
		report.Error(diag.Internal, source.Span{}, "cannot read the runtime's table: %v", err)
		return 0
	}
	since := oldestPython
	var beyond []string
	for _, name := range pythonImports(o) {
		minor, ok := known[name]
		if !ok {
			beyond = append(beyond, name)
		}
		since = max(since, minor)
	}
	if len(beyond) > 0 {
		d := report.Error(diag.BadLibrary, source.Span{}, "the library `%s` needs more of Python than its stable ABI is known for: %s", path, names(beyond))
		for _, line := range listing(beyond) {
			d.Note("%s", line)
		}
		d.Helpf("a dependency calls Python by itself, as PyO3's crates do: `cargo tree -i pyo3-ffi` tells which")
		return 0
	}
	return since
}
