package wheel

import (
	"maps"
	"path"
	"slices"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/metadata"
	"example.com/bindgen/internal/source"
)

// checkEntryPoints asks that the modules of entry points are in the wheel.
// Otherwise the fault shows only when somebody calls the command that was
// installed. A module of a package that the wheel has nothing of may be a
// dependency's.
func (b *builder) checkEntryPoints() {
	modules := map[string]bool{} // and the packages that they are in
	for _, f := range b.wheel.Files {
		for name := moduleOf(f.Path); name != "." && name != "/"; name = path.Dir(name) {
			modules[name] = true
		}
	}
	var known []string
	for _, name := range slices.Sorted(maps.Keys(modules)) {
		known = append(known, strings.ReplaceAll(name, "/", "."))
	}
	points := append(append([]metadata.EntryPoint(nil), b.Metadata.Scripts...), b.Metadata.GUIScripts...)
	for _, group := range b.Metadata.EntryPoints {
		points = append(points, group.Points...)
	}
	for _, p := range points {
		module := p.Module()
		top, _, _ := strings.Cut(module, ".")
		if modules[strings.ReplaceAll(module, ".", "/")] || !modules[top] && len(b.Metadata.RequiresDist) > 0 {
			continue
		}
		fault := b.report.Error(diag.BadMetadata, p.Span, "the entry point `%s` is in the module `%s`, which the wheel does not have", p.Name, module).
			Note("a wheel has what is in the directory `%s`", b.Project.PythonDir())
		siblings := slices.DeleteFunc(slices.Clone(known), func(name string) bool { return strings.Count(name, ".") != strings.Count(module, ".") })
		if near := diag.Nearest(module, siblings); near != "" {
			fault.Helpf("did you mean `%s`?", near)
			continue
		}
		fault.Helpf("write the module there, or set `python.dir` to where it is")
	}
}

// checkParent tells of a package around the generated one that has no code of
// its own: most often its directory was moved. As a namespace package (PEP 420)
// it may be meant.
func (b *builder) checkParent() {
	i := strings.LastIndexByte(b.Outputs.Layout.Package, '.')
	if i < 0 {
		return
	}
	parent := b.Outputs.Layout.Package[:i]
	dir := strings.ReplaceAll(parent, ".", "/")
	if slices.ContainsFunc(b.wheel.Files, func(f File) bool { return path.Dir(f.Path) == dir && strings.HasPrefix(path.Base(f.Path), "__init__.") }) {
		return
	}
	b.report.Notice(diag.LeftOutOfWheel, source.Span{}, "the wheel has no `%s/__init__.py`", dir).
		Note("`%s` is a namespace package, then: all that it has is in the packages in it, such as `%s`", parent, b.Outputs.Layout.Package).
		Helpf("if it has code of its own, that belongs to `%s`; `python.dir` names another directory", path.Join(b.Project.PythonDir(), dir))
}

// moduleOf returns the path of the module that a file is, without its suffix: of
// an extension, `a/b.cpython-313-x86_64-linux-gnu.so`, too. Of any other file it
// is the directory.
func moduleOf(file string) string {
	dir, base := path.Split(file)
	stem, _, _ := strings.Cut(base, ".")
	switch path.Ext(base) {
	case ".py", ".so", ".pyd":
		if stem != "__init__" {
			return path.Join(dir, stem)
		}
	}
	return path.Dir(file)
}
