package parser

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// Member returns the directory of the crate called name: dir itself, or a member
// of the workspace that dir belongs to. It returns "" when it has reported that
// there is none.
func Member(dir, name string, report *diag.Report) string {
	m := openManifest(filepath.Join(dir, "Cargo.toml"), report)
	if m == nil {
		return ""
	}
	if m.isCalled(name) {
		return dir
	}
	m.findWorkspace(report)
	var names []string
	if m.workspace != nil {
		for _, member := range m.workspace.members() {
			if member.isCalled(name) {
				return member.dir
			}
			if own := member.packageName(); own != "" {
				names = append(names, own)
			}
		}
	}
	span := source.Span{}
	if m.root.get("package") == nil {
		span = m.file.Span(0, 0)
	} else if own := m.packageName(); !slices.Contains(names, own) {
		names = append(names, own)
	}
	d := report.Error(diag.NotACrate, span, "there is no crate `%s` here", name)
	slices.Sort(names)
	switch near := diag.Nearest(name, names); {
	case near != "":
		d.Helpf("did you mean `%s`?", near)
	case len(names) == 0:
		d.Helpf("name the directory of `%s`", name)
	default:
		d.Note("there are `%s`", strings.Join(names, "`, `")).Helpf("name one of them, or the directory of `%s`", name)
	}
	return ""
}

// packageName returns the name of the package; "" for none.
func (m *manifest) packageName() string {
	if name := m.root.get("package", "name"); name.isString() {
		return name.text
	}
	return ""
}

// isCalled reports whether name is that of the package or of its library.
func (m *manifest) isCalled(name string) bool {
	if lib := m.root.get("lib", "name"); lib.isString() && lib.text == name {
		return true
	}
	own := m.packageName()
	return own != "" && (own == name || strings.ReplaceAll(own, "-", "_") == name)
}

// members returns the manifests of a workspace's members that can be read, its
// own among them if it has a package.
func (m *manifest) members() []*manifest {
	var list []*manifest
	if m.packageName() != "" {
		list = append(list, m)
	}
	for _, member := range m.root.get("workspace", "members").list() {
		dirs := []string{path.Clean(member.text)}
		if strings.ContainsAny(member.text, "*?[") {
			dirs, _ = fs.Glob(os.DirFS(m.dir), dirs[0]) // a bad pattern is cargo's to report
		}
		for _, dir := range dirs {
			file := filepath.Join(m.dir, filepath.FromSlash(dir), "Cargo.toml")
			if _, err := os.Stat(file); err != nil {
				continue
			}
			// What is wrong with a member that is not asked for does no harm.
			if found := openManifest(file, &diag.Report{}); found != nil {
				list = append(list, found)
			}
		}
	}
	return list
}
