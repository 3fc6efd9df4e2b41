package parser

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// manifest is a Cargo.toml and, where the package is a member of a workspace,
// the workspace's.
type manifest struct {
	dir       string
	file      *source.File
	root      *tomlValue
	workspace *manifest // the one with [workspace]; m itself or nil, too

	named []dependency // what dependencies returns, once it was asked for
}

// readManifest reads the Cargo.toml of dir and finds its workspace. It returns
// nil, reported, where there is no library crate to read.
func readManifest(dir string, report *diag.Report) *manifest {
	if filepath.Base(dir) == "Cargo.toml" {
		dir = filepath.Dir(dir)
	}
	path := filepath.Join(dir, "Cargo.toml")
	if _, err := os.Stat(path); os.IsNotExist(err) {
		report.Error(diag.NotACrate, source.Span{}, "no crate at `%s`: it has no Cargo.toml", filepath.ToSlash(dir)).
			Helpf("name the directory that holds the crate's Cargo.toml")
		return nil
	}
	m := openManifest(path, report)
	if m == nil {
		return nil
	}
	m.findWorkspace(report)
	if m.root.get("package") == nil {
		m.reportNoPackage(report)
		return nil
	}
	return m
}

func openManifest(path string, report *diag.Report) *manifest {
	file, ok := readFile(path, source.Span{}, report)
	if !ok {
		return nil
	}
	root, ok := readTOML(file, report)
	if !ok {
		return nil
	}
	return &manifest{dir: filepath.Dir(path), file: file, root: root}
}

func (m *manifest) reportNoPackage(report *diag.Report) {
	if m.root.get("workspace") == nil {
		report.Error(diag.NotACrate, m.file.Span(0, 0), "this Cargo.toml has no [package]").
			Helpf("add [package] with `name`, `version` and `edition`")
		return
	}
	var members []string
	for _, member := range m.root.get("workspace", "members").list() {
		members = append(members, member.text)
	}
	d := report.Error(diag.NotACrate, m.root.get("workspace").span, "this Cargo.toml is a workspace without a package of its own")
	if len(members) == 0 {
		d.Helpf("name the directory of the member to bind")
		return
	}
	// Where a pyproject.toml lies beside it, naming the member would leave its settings out.
	d.Note("its members are `%s`", strings.Join(members, "`, `")).
		Helpf("name the directory of one of them, such as %s; for a project around it, set `crate` in bindgen.toml or [tool.bindgen]", m.aMember(members[0]))
}

// aMember returns the directory of a member that is there; of first, as the
// workspace writes it, if none is.
func (m *manifest) aMember(first string) string {
	if there := m.members(); len(there) > 0 {
		return filepath.ToSlash(there[0].dir)
	}
	return filepath.ToSlash(filepath.Join(m.dir, first))
}

// findWorkspace looks for the workspace as cargo does: in the manifest itself,
// where package.workspace says, or in the directories above.
func (m *manifest) findWorkspace(report *diag.Report) {
	if m.root.get("workspace") != nil {
		m.workspace = m
		return
	}
	if at := m.root.get("package", "workspace"); at.isString() {
		m.workspace = openManifest(filepath.Join(m.dir, at.text, "Cargo.toml"), report)
		return
	}
	start, err := filepath.Abs(m.dir)
	if err != nil {
		return
	}
	for dir := filepath.Dir(start); ; dir = filepath.Dir(dir) {
		path := filepath.Join(dir, "Cargo.toml")
		// Only a file that mentions a workspace is worth reading, so that a
		// stray Cargo.toml far above does no harm.
		if text, err := os.ReadFile(path); err == nil && strings.Contains(string(text), "workspace") {
			if found := openManifest(path, report); found != nil && found.root.get("workspace") != nil {
				if !found.excludes(start) {
					m.workspace = found
				}
				return
			}
		}
		if dir == filepath.Dir(dir) {
			return
		}
	}
}

// excludes reports whether the workspace names dir, which is absolute, in
// workspace.exclude and not in workspace.members.
func (m *manifest) excludes(dir string) bool {
	base, err := filepath.Abs(m.dir)
	if err != nil {
		return false
	}
	rel, err := filepath.Rel(base, dir)
	if err != nil {
		return false
	}
	rel = filepath.ToSlash(rel)
	for _, member := range m.root.get("workspace", "members").list() {
		if ok, _ := filepath.Match(strings.TrimSuffix(member.text, "/"), rel); ok {
			return false
		}
	}
	for _, excluded := range m.root.get("workspace", "exclude").list() {
		text := strings.TrimSuffix(strings.TrimPrefix(excluded.text, "./"), "/")
		if rel == text || strings.HasPrefix(rel, text+"/") {
			return true
		}
	}
	return false
}

// packageString returns package.key, from the workspace where it says
// `key.workspace = true`. It is "" where the key is missing.
func (m *manifest) packageString(key string, report *diag.Report) string {
	value := m.root.get("package", key)
	switch {
	case value == nil:
		return ""
	case value.isString():
		return value.text
	case !value.get("workspace").isTrue():
		report.Error(diag.BadManifest, value.span, "package.%s is not a string", key).
			Helpf("write `%s = \"..\"` or `%s.workspace = true`", key, key)
		return ""
	}
	if m.workspace != nil {
		if inherited := m.workspace.root.get("workspace", "package", key); inherited.isString() {
			return inherited.text
		}
	}
	m.notInherited(key, value.span, report)
	return ""
}

var editions = []string{"2015", "2018", "2021", "2024"}

// describe fills in what [package] and [lib] say and returns the path of the
// library's root file.
func (m *manifest) describe(c *Crate, report *diag.Report) (libPath string, at source.Span) {
	at = m.root.get("package").span
	c.Package = m.packageString("name", report)
	if c.Package == "" && m.root.get("package", "name") == nil {
		report.Error(diag.BadManifest, at, "[package] has no name").Helpf("add `name = \"..\"`")
	}
	c.Version = m.packageString("version", report)
	if c.Version == "" {
		c.Version = "0.0.0"
	}
	c.Edition = m.packageString("edition", report)
	if c.Edition == "" {
		c.Edition = "2015"
	} else if !slices.Contains(editions, c.Edition) {
		report.Error(diag.BadManifest, m.root.get("package", "edition").span, "unknown edition `%s`", c.Edition).
			Helpf("the editions are %s", strings.Join(editions, ", "))
	}

	lib := m.root.get("lib")
	c.Name = strings.ReplaceAll(c.Package, "-", "_")
	if name := lib.get("name"); name.isString() {
		at = name.span
		c.Name = name.text
		if strings.Contains(c.Name, "-") {
			report.Error(diag.BadManifest, name.span, "the library name `%s` holds a hyphen", c.Name).
				Helpf("write `%s`", strings.ReplaceAll(c.Name, "-", "_"))
			c.Name = strings.ReplaceAll(c.Name, "-", "_")
		}
	}
	types := lib.get("crate-type")
	if types == nil {
		types = lib.get("crate_type") // cargo still takes the old spelling
	}
	for _, t := range types.list() {
		c.CrateTypes = append(c.CrateTypes, t.text)
	}
	if path := lib.get("path"); path.isString() {
		return filepath.Join(m.dir, filepath.FromSlash(path.text)), path.span
	}
	return filepath.Join(m.dir, "src", "lib.rs"), at
}

// rejectPanicAbort reports every profile that aborts on panic: the glue turns
// panics into errors and cannot under it.
func (m *manifest) rejectPanicAbort(report *diag.Report) {
	manifests := []*manifest{m}
	if m.workspace != nil && m.workspace != m {
		manifests = append(manifests, m.workspace)
	}
	for _, from := range manifests {
		profiles := from.root.get("profile")
		for _, name := range profiles.names() {
			if setting := profiles.get(name, "panic"); setting.isString() && setting.text == "abort" {
				report.Error(diag.PanicAbort, setting.span, "profile `%s` sets panic = \"abort\"", name).
					Label("a panic would end the whole process").
					Note("the bindings catch every panic and hand it on as an error, which needs unwinding").
					Helpf("remove the line, or write `panic = \"unwind\"`")
			}
		}
	}
}

// environment returns the CARGO_PKG_* variables that cargo sets for env!.
func (m *manifest) environment(c *Crate) map[string]string {
	env := map[string]string{
		"CARGO_PKG_NAME": c.Package, "CARGO_PKG_VERSION": c.Version, "CARGO_CRATE_NAME": c.Name,
	}
	core, _, _ := strings.Cut(c.Version, "+")
	core, pre, _ := strings.Cut(core, "-")
	env["CARGO_PKG_VERSION_PRE"] = pre
	parts := append(strings.Split(core, "."), "", "", "")
	for i, name := range []string{"MAJOR", "MINOR", "PATCH"} {
		env["CARGO_PKG_VERSION_"+name] = parts[i]
	}
	// What is missing is the empty string, as with cargo; faults in these keys
	// are cargo's to report.
	var ignored diag.Report
	for name, key := range map[string]string{
		"DESCRIPTION": "description", "HOMEPAGE": "homepage", "REPOSITORY": "repository", "LICENSE": "license",
		"RUST_VERSION": "rust-version",
	} {
		env["CARGO_PKG_"+name] = m.packageString(key, &ignored)
	}
	authors := m.root.get("package", "authors")
	if authors.get("workspace").isTrue() && m.workspace != nil {
		authors = m.workspace.root.get("workspace", "package", "authors")
	}
	var names []string
	for _, author := range authors.list() {
		names = append(names, author.text)
	}
	env["CARGO_PKG_AUTHORS"] = strings.Join(names, ":")
	return env
}
