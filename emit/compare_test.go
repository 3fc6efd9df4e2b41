package emit_test

import (
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/abi"
	"example.com/bindgen/emit"
	"example.com/bindgen/internal/diag"
)

func marked(text string) string { return "# " + abi.Mark + "\n" + text }

func file(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }

// plan compares files with fsys, searching the tree "pkg" for stale files, and
// returns the changes as "action path".
func plan(t *testing.T, fsys fs.FS, files ...emit.File) ([]string, int, []string) {
	t.Helper()
	report := &diag.Report{}
	disk := emit.Disk{FS: fsys, Dir: "../proj"}
	p := emit.Compare(disk, files, report)
	p.FindStale(disk, files, []string{"pkg"}, report)
	var changes []string
	for _, c := range p.Changes {
		changes = append(changes, string(c.Action)+" "+c.Path)
	}
	return changes, p.Unchanged, messages(report)
}

func out(path, text string) emit.File { return emit.File{Path: path, Data: []byte(text)} }

func TestCompare(t *testing.T) {
	fsys := fstest.MapFS{
		"inc/same.h":            file(marked("same\n")),
		"inc/old.h":             file(marked("old\n")),
		"inc/stale.h":           file(marked("stale\n")),
		"inc/foreign.h":         file("int x;\n"),
		"inc/deep/kept.h":       file(marked("in a directory that no output lives in\n")),
		"pkg/__init__.py":       file(""),
		"pkg/py.typed":          file(""),
		"pkg/sub/gone.py":       file(marked("x\n")),
		"pkg/sub/user.py":       file("print()\n"),
		"pkg/.cache/x":          file(marked("x\n")),
		"pkg/__pycache__/x.pyc": file(marked("x\n")),
		"rust/abi.json":         file("{\n  \"generated\": \"" + abi.Mark + "\",\n  \"a\": 1\n}\n"),
		"elsewhere/x":           file(marked("x\n")),
	}
	changes, unchanged, faults := plan(t, fsys,
		out("inc/same.h", marked("same\n")), out("inc/old.h", marked("new\n")), out("inc/new.h", marked("new\n")),
		out("pkg/__init__.py", marked("x\n")), out("pkg/py.typed", ""), out("rust/abi.json", "{}\n"))
	require.Empty(t, faults)
	require.Equal(t, []string{
		"create inc/new.h", "update inc/old.h", "remove inc/stale.h",
		"update pkg/__init__.py", "remove pkg/sub/gone.py", "update rust/abi.json",
	}, changes)
	require.Equal(t, 2, unchanged)
}

func TestCompareNeverTakesAForeignPath(t *testing.T) {
	fsys := fstest.MapFS{
		"inc/a.h":      file("int x;\n"),
		"inc/b.h/in":   file("x"),
		"inc/c.h":      {Data: []byte("a.h"), Mode: fs.ModeSymlink},
		"inc/d.h":      file("// line\n// " + abi.Mark + "\n"), // not the first line
		"inc/same.h":   file("without a mark, but equal\n"),
		"inc/e.json":   file(`{"x": 1, "generated": "` + abi.Mark + `"}`), // not the first key
		"inc/py.typed": file("partial\n"),
	}
	changes, unchanged, faults := plan(t, fsys, out("inc/a.h", "x\n"), out("inc/b.h", "x\n"), out("inc/c.h", "x\n"), out("inc/d.h", "x\n"),
		out("inc/same.h", "without a mark, but equal\n"), out("inc/e.json", "{}\n"), out("inc/py.typed", ""))
	require.Empty(t, changes)
	require.Equal(t, 1, unchanged)
	require.Equal(t, []string{
		"BG0501 `../proj/inc/b.h` is in the way: it is a directory",
		"BG0501 `../proj/inc/c.h` is in the way: it is a symbolic link",
		"BG0501 an output would overwrite a file that bindgen did not write",
		"BG0501 an output would overwrite a file that bindgen did not write",
		"BG0501 an output would overwrite a file that bindgen did not write",
		"BG0501 an output would overwrite a file that bindgen did not write",
	}, faults)
}

func TestIsMarked(t *testing.T) {
	for text, want := range map[string]bool{
		"":                                         false,
		"// " + abi.Mark:                           true,
		"/* " + abi.Mark + " */\n":                 true,
		"# " + abi.Mark + "\r\nx":                  true,
		"\n# " + abi.Mark + "\n":                   false,
		"\x00\xff" + abi.Mark + "\n":               true,
		`{"generated": "` + abi.Mark + `"}`:        true,
		`{"generated":"` + abi.Mark + `",`:         true,
		"{\n \"generated\" : \"" + abi.Mark + "\"": true,
		`{"a": 1, "generated": "` + abi.Mark + `"`: false,
		`{"generated": "by hand"}`:                 false,
	} {
		require.Equal(t, want, emit.IsMarked([]byte(text)), "%q", text)
	}
}
