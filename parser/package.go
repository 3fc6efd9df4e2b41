package parser

import (
	"os"
	"path/filepath"
	"slices"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// Package is what [package] of a Cargo.toml says about itself to people, with
// what it takes from its workspace. See
// https://doc.rust-lang.org/cargo/reference/manifest.html#the-package-section.
type Package struct {
	// File is the package's Cargo.toml, At the place of [package].
	File *source.File
	At   source.Span

	Name, Version, Description, License PackageText
	Repository, Homepage, Documentation PackageText
	Authors, Keywords                   []PackageText
	// Readme is the readme's file, which cargo also takes without being told
	// where it has one of the usual names.
	Readme, LicenseFile PackageFile
	// Runtime says that the package depends on bindgen's runtime crate. Without
	// it a crate can have plain items for C only.
	Runtime bool
}

// PackageText is a string of a Cargo.toml and where it stands: that may be the
// workspace's. The zero PackageText is one that is not there.
type PackageText struct {
	Text string
	Span source.Span
}

// Given reports whether the Cargo.toml has the key.
func (t PackageText) Given() bool { return t.Span.IsValid() }

// PackageFile is the path of a file that a Cargo.toml names.
type PackageFile struct {
	PackageText
	// Dir is the directory that the path is relative to: that of the Cargo.toml
	// with the path.
	Dir string
	// Assumed says that no Cargo.toml names the file.
	Assumed bool
}

// Path returns where the file is; "" for none.
func (f PackageFile) Path() string {
	if f.Text == "" {
		return ""
	}
	return filepath.ToSlash(filepath.Join(f.Dir, filepath.FromSlash(f.Text)))
}

// ReadPackage reads the [package] of the Cargo.toml in dir. It returns nil when
// there is none or it cannot be read, which it reports.
func ReadPackage(dir string, report *diag.Report) *Package {
	m := readManifest(dir, report)
	if m == nil {
		return nil
	}
	p := &Package{File: m.file, At: m.root.get("package").span, Runtime: m.hasRuntime()}
	for key, field := range map[string]*PackageText{
		"name": &p.Name, "version": &p.Version, "description": &p.Description, "license": &p.License,
		"repository": &p.Repository, "homepage": &p.Homepage, "documentation": &p.Documentation,
	} {
		value, _ := m.inherited(key, report)
		*field = packageText(value, key, report)
	}
	p.Authors = m.packageTexts("authors", report)
	p.Keywords = m.packageTexts("keywords", report)
	p.LicenseFile = m.packageFile("license-file", report)
	p.Readme = m.readme(report)
	return p
}

// inherited returns the value of package.key and the manifest that it stands
// in: the workspace's for `key.workspace = true`.
func (m *manifest) inherited(key string, report *diag.Report) (*tomlValue, *manifest) {
	value := m.root.get("package", key)
	if !value.get("workspace").isTrue() {
		return value, m
	}
	if m.workspace != nil {
		if shared := m.workspace.root.get("workspace", "package", key); shared != nil {
			return shared, m.workspace
		}
	}
	m.notInherited(key, value.span, report)
	return nil, m
}

func (m *manifest) notInherited(key string, at source.Span, report *diag.Report) {
	report.Error(diag.BadManifest, at, "package.%s is inherited, but no workspace above sets it", key).
		Helpf("set `%s` in [workspace.package] of the workspace's Cargo.toml", key)
}

func packageText(value *tomlValue, key string, report *diag.Report) PackageText {
	if value == nil {
		return PackageText{}
	}
	if !value.isString() {
		report.Error(diag.BadManifest, value.span, "package.%s is not a string", key).
			Helpf("write `%s = \"..\"` or `%s.workspace = true`", key, key)
	}
	return PackageText{value.text, value.span}
}

func (m *manifest) packageTexts(key string, report *diag.Report) []PackageText {
	list, _ := m.inherited(key, report)
	var out []PackageText
	for _, value := range list.list() {
		out = append(out, packageText(value, key, report))
	}
	return out
}

func (m *manifest) packageFile(key string, report *diag.Report) PackageFile {
	value, from := m.inherited(key, report)
	return PackageFile{PackageText: packageText(value, key, report), Dir: from.dir}
}

// usualReadmes are the files that cargo takes where package.readme is missing.
var usualReadmes = []string{"README.md", "README.txt", "README"}

// readme returns package.readme, which may also be true for README.md, or false
// for none.
func (m *manifest) readme(report *diag.Report) PackageFile {
	value, from := m.inherited("readme", report)
	if value != nil && value.text == "false" && !value.isString() {
		return PackageFile{PackageText: PackageText{"", value.span}, Dir: from.dir}
	}
	if value.isTrue() {
		return PackageFile{PackageText: PackageText{usualReadmes[0], value.span}, Dir: from.dir}
	}
	if value != nil {
		return PackageFile{PackageText: packageText(value, "readme", report), Dir: from.dir}
	}
	for _, name := range usualReadmes {
		if _, err := os.Stat(filepath.Join(m.dir, name)); err == nil {
			return PackageFile{PackageText: PackageText{name, m.root.get("package").span}, Dir: m.dir, Assumed: true}
		}
	}
	return PackageFile{}
}

// hasRuntime reports whether the package depends on the runtime crate, on any
// target and under any name.
func (m *manifest) hasRuntime() bool {
	return slices.ContainsFunc(m.dependencies(), dependency.isRuntime)
}
