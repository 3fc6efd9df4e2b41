package pipeline

import (
	"strings"

	"example.com/bindgen/internal/diag"
)

// helpModule says which of the known modules may be meant by path.
func helpModule(d *diag.Diagnostic, path string, known []string) {
	if near := diag.Nearest(path, known); near != "" {
		d.Helpf("did you mean `%s`?", near)
		return
	}
	var names []string
	for _, name := range known {
		if name != "" {
			names = append(names, "`"+name+"`")
		}
	}
	if len(names) == 0 {
		d.Helpf("the crate has no modules but its root, which is called `crate`")
		return
	}
	d.Helpf("write the path from the crate's root: its modules are %s", strings.Join(names, ", "))
}
