package pyproject

import (
	"slices"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/internal/tomldoc"
)

// backend is the value of build-backend that hands a project to bindgen.
const backend = "bindgen_backend"

// otherTool is a table of another build backend. It stays behind when a project
// moves to bindgen, and what it says then holds no more.
type otherTool struct {
	name string
	// keys are those that have a counterpart: {"module-name", "`python.package`"}.
	keys [][2]string
}

var otherTools = []otherTool{
	{"maturin", [][2]string{
		{"module-name", "`python.package`"},
		{"python-source", "`python.dir`"},
		{"manifest-path", "`crate`, the directory"},
		{"features", "`features`"},
		{"no-default-features", "`no-default-features`"},
		{"python-packages", "`wheel.packages`"},
		{"include", "`wheel.include` and `sdist.include`"},
		{"exclude", "`wheel.exclude` and `sdist.exclude`"},
		{"profile", "the flag `--profile`"},
		{"strip", "`strip = true` below [profile.release] of Cargo.toml"},
	}},
	{"setuptools-rust", [][2]string{{"ext-modules", "`python.package`, `crate` and `features`"}}},
	{"setuptools", [][2]string{
		{"packages", "`python.dir`, and `wheel.packages` for some of its packages"},
		{"package-dir", "`python.dir`"},
		{"dynamic", "`dynamic` in [project], by Cargo.toml"},
		{"exclude-package-data", "`wheel.exclude`"},
	}},
}

// leftTable is such a table in a file.
type leftTable struct {
	at   source.Span
	keys []string
}

// otherTool takes an entry below [tool].
func (d *decoder) otherTool(e *tomldoc.Entry) {
	if len(e.Path) < 2 || !slices.ContainsFunc(otherTools, func(t otherTool) bool { return t.name == e.Path[1] }) {
		return
	}
	left := d.left[e.Path[1]]
	if !left.at.IsValid() {
		left.at = e.Key
	}
	if len(e.Path) > 2 {
		left.keys = append(left.keys, e.Path[2])
	}
	d.left[e.Path[1]] = left
}

// checkOtherTools tells of tables that no one reads, as bindgen builds the
// project.
func (d *decoder) checkOtherTools() {
	if d.file.BuildSystem == nil || d.file.BuildSystem.Backend.Text != backend {
		return
	}
	for _, tool := range otherTools {
		left, there := d.left[tool.name]
		if !there {
			continue
		}
		notice := d.report.Notice(diag.IgnoredConfig, left.at, "[tool.%s] does nothing, as bindgen builds the project", tool.name)
		var now []string
		for _, key := range tool.keys {
			if slices.Contains(left.keys, key[0]) {
				now = append(now, "`"+key[0]+"` is "+key[1])
			}
		}
		if len(now) > 0 {
			notice.Note("in bindgen %s", strings.Join(now, "; "))
		}
		notice.Helpf("say in [tool.bindgen] what is still meant, and remove the table")
	}
}
