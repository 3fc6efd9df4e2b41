package wheel

import (
	"path"
	"slices"
	"strings"

	"example.com/bindgen/abi"
	"example.com/bindgen/emit"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// isStale reports whether bindgen has written a file, and this project's bindings
// do not have it: python.package had another name, or the directory was moved.
// A package of such files has no library, so that nobody could import it.
func (b *builder) isStale(name string, data []byte) bool {
	if !strings.HasSuffix(name, ".py") && !strings.HasSuffix(name, ".pyi") && path.Base(name) != "py.typed" {
		return false
	}
	return emit.IsMarked(data) && !slices.ContainsFunc(b.Outputs.Files, func(f emit.File) bool {
		return f.Path == path.Join(b.Project.PythonDir(), name)
	})
}

// tellStale warns of stale files, by the directories that hold them.
func (b *builder) tellStale(files []string) {
	var dirs []string
	for _, name := range files { // sorted: a directory comes before those in it
		dir := path.Dir(name)
		if !slices.ContainsFunc(dirs, func(above string) bool { return dir == above || strings.HasPrefix(dir, above+"/") }) {
			dirs = append(dirs, dir)
		}
	}
	for _, dir := range dirs {
		shown := path.Join(b.Project.PythonDir(), dir)
		help := "remove them: the first line of each says `" + abi.Mark + "`"
		if !strings.HasPrefix(b.packageDir(), dir+"/") {
			help += "; if they are another project's: wheel.exclude = [\"" + dir + "/**\"]"
		}
		b.report.Warn(diag.LeftOutOfWheel, source.Span{}, "`%s` has files of bindgen that are of no use here: they are not in the wheel", shown).
			Note("the generated package is `%s`, and what is in `%s` was written under another name, or for another project", b.Outputs.Layout.Package, shown).
			Helpf("%s", help)
	}
}
