package wheel

import (
	"path"
	"slices"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// checkNames reports files and directories that are one where upper and lower
// case do not count, and files that are there twice: whoever unpacks the wheel
// would have one of them.
func checkNames(files []File, report *diag.Report) {
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = f.Path
	}
	slices.Sort(names)
	spelt := map[string]string{} // the spelling of each path, file or directory, by its small letters
	isFile := map[string]bool{}
	told := map[string]bool{}
	for _, name := range names {
		key := strings.ToLower(name)
		isFile[key] = true
		first, taken := spelt[key]
		switch {
		case taken && first == name:
			report.Error(diag.UnpackableFile, source.Span{}, "`%s` would be in the wheel twice", name).
				Helpf("bindgen adds the library, the headers and abi.json to the package itself: rename your file, or leave it out by `wheel.exclude`")
			continue
		case taken:
			collide(report, first, name)
			continue
		}
		spelt[key] = name
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			key := strings.ToLower(dir)
			first, taken := spelt[key]
			if taken && (first != dir || isFile[key]) && !told[dir] {
				told[dir] = true // whatever else is in it
				collide(report, first, dir)
			}
			if taken {
				break
			}
			spelt[key] = dir
		}
	}
}

func collide(report *diag.Report, a, b string) {
	report.Error(diag.UnpackableFile, source.Span{}, "`%s` and `%s` are one where upper and lower case do not count", a, b).
		Helpf("rename one of them: Windows and macOS could not install both")
}
