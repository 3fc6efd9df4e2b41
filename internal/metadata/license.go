package metadata

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"sort"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/pyproject"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/internal/spdx"
)

// license sets the expression: PEP 639.
func (b *builder) license() {
	if b.fromCargo("license") {
		b.cargoLicense()
		return
	}
	given := b.project.License
	switch {
	case given.Expression.Given():
		b.expression(given.Expression.Text, given.Expression.Span)
	case given.Text.Given() && given.File.Given():
		b.bad(given.File.Span, "`license` has a text and a file").At(given.Text.Span, "the text").
			Helpf("write an SPDX expression instead: license = \"MIT\"")
	case given.Text.Given():
		b.oldForm(given.Text.Span)
		// An expression beside classifiers would be refused, the text is not.
		if normal, err := spdx.Normalize(given.Text.Text); err == nil && !b.licenseClassified() {
			b.m.License = normal
		} else {
			b.m.LicenseText = strings.TrimSpace(given.Text.Text)
		}
	case given.File.Given():
		b.oldForm(given.File.Span)
		if b.localPath("license", text{given.File.Text, given.File.Span}) {
			b.addLicense(path.Clean(given.File.Text), path.Join(b.dir, given.File.Text), given.File.Span)
		}
	case b.project.Given("license"):
		b.bad(b.project.At("license"), "`license` is an empty table").Helpf("write an SPDX expression: license = \"MIT\"")
	}
}

// licenseClassified reports whether a classifier says what the licence is.
func (b *builder) licenseClassified() bool {
	return slices.ContainsFunc(b.project.Classifiers.Values, func(v pyproject.Value) bool {
		return strings.HasPrefix(strings.TrimSpace(v.Text), "License ::")
	})
}

func (b *builder) oldForm(at source.Span) {
	b.report.Warn(diag.BadMetadata, at, "`license` as a table is a form that PEP 639 has replaced").
		Helpf("write an SPDX expression, and the files apart: license = \"MIT\" and license-files = [\"LICENSE\"]")
}

func (b *builder) cargoLicense() {
	cargo := b.crate.License
	if !cargo.Given() {
		if !b.crate.LicenseFile.Given() {
			b.missing("license", "license")
		}
		return
	}
	expression := cargo.Text
	// Cargo has taken a slash for OR, and still does.
	if parts := strings.Split(expression, "/"); len(parts) > 1 {
		for i := range parts {
			parts[i] = strings.TrimSpace(parts[i])
		}
		expression = strings.Join(parts, " OR ")
		b.report.Notice(diag.BadMetadata, cargo.Span, "the licence is taken as `%s`", expression).
			Helpf("SPDX has no slash: write it so")
	}
	b.expression(expression, cargo.Span)
}

func (b *builder) expression(expression string, at source.Span) {
	normal, err := spdx.Normalize(expression)
	if err == nil {
		b.m.License = normal
		return
	}
	d := b.bad(at, "the licence `%s` is no SPDX expression: %s", expression, err).
		Helpf("write for instance \"MIT OR Apache-2.0\"; a licence of your own is \"LicenseRef-NAME\". See https://spdx.org/licenses")
	if hyphens, err := spdx.Normalize(strings.Join(strings.Fields(expression), "-")); err == nil {
		d.Helpf("did you mean `%s`?", hyphens)
		return
	}
	var fault *spdx.Fault
	if near := ""; errors.As(err, &fault) && fault.Word != "" {
		if near = strings.Join(fault.Near(), "` or `"); near != "" {
			d.Helpf("did you mean `%s`?", near)
		}
	}
}

// usualLicenses are the files that go along where nothing names them: the list
// of PEP 639.
var usualLicenses = []string{"LICEN[CS]E*", "COPYING*", "NOTICE*", "AUTHORS*"}

// licenseFiles finds the files of the licence.
func (b *builder) licenseFiles() {
	if b.project != nil && b.project.LicenseFiles.Given() {
		for _, pattern := range b.project.LicenseFiles.Values {
			b.licensePattern(pattern.Text, pattern.Span)
		}
	} else {
		b.findLicenses()
	}
	sort.Slice(b.m.LicenseFiles, func(i, j int) bool { return b.m.LicenseFiles[i].Path < b.m.LicenseFiles[j].Path })
}

// findLicenses takes what is there without being named: beside pyproject.toml,
// else beside Cargo.toml; and the file that Cargo.toml names.
func (b *builder) findLicenses() {
	named := len(b.m.LicenseFiles) // from {file = ".."}
	if f := b.crate.LicenseFile; f.Given() && b.fromCargo("license-files") {
		inside, read := b.place(f)
		b.addLicense(inside, read, f.Span)
		named++
	}
	for _, dir := range []string{".", b.crateDir} {
		if b.usualIn(dir) {
			return
		}
	}
	if named == 0 && b.project != nil && b.project.IsDynamic("license-files") {
		b.missing("license-files", "license-file, nor is there a file LICENSE")
	}
}

// usualIn takes the usual files of dir and reports whether there are any.
func (b *builder) usualIn(dir string) bool {
	entries, err := os.ReadDir(path.Join(b.dir, dir))
	if err != nil {
		return false
	}
	found := false
	for _, e := range entries {
		matches := func(pattern string) bool { ok, _ := path.Match(pattern, e.Name()); return ok }
		name := path.Join(dir, e.Name())
		if slices.ContainsFunc(usualLicenses, matches) && isFile(path.Join(b.dir, name)) {
			b.addLicense(name, path.Join(b.dir, name), source.Span{})
			found = true
		}
	}
	return found
}

// patternForm is what PEP 639 allows in a pattern, but for parts of two dots.
var patternForm = regexp.MustCompile(`^(?:[A-Za-z0-9_.*?/-]|[^\x00-\x7f]| |\[[A-Za-z0-9_.-]+\])+$`)

// licensePattern takes the files that a pattern of license-files matches.
func (b *builder) licensePattern(pattern string, at source.Span) {
	fault := ""
	switch {
	case strings.Contains(pattern, `\`):
		fault = "has to be written with / between its parts"
	case strings.HasPrefix(pattern, "/") || slices.Contains(strings.Split(pattern, "/"), ".."):
		fault = "leads out of the project"
	case !patternForm.MatchString(pattern) || !doublestar.ValidatePattern(pattern):
		fault = "is no pattern that PEP 639 allows"
	}
	if fault != "" {
		b.bad(at, "`%s` in `license-files` %s", pattern, fault).
			Helpf("a pattern has letters, digits, `_`, `-`, `.`, and `*`, `**`, `?` and `[..]`: license-files = [\"LICENSE*\"]")
		return
	}
	names, err := doublestar.Glob(os.DirFS(b.dir), path.Clean(pattern), doublestar.WithFilesOnly(), doublestar.WithNoFollow())
	names = slices.DeleteFunc(names, func(name string) bool { return isOutput(name) && !isOutput(pattern) })
	if err != nil && !errors.Is(err, fs.ErrNotExist) || len(names) == 0 {
		b.report.Error(diag.MissingFile, at, "`%s` in `license-files` matches no file", pattern).
			Helpf("write the file, or take the pattern out; paths are relative to the directory of pyproject.toml")
		return
	}
	for _, name := range names {
		b.addLicense(name, path.Join(b.dir, name), at)
	}
}

// isOutput reports whether name is in a directory that builds and tools write:
// `**` does not lead there.
func isOutput(name string) bool {
	return slices.ContainsFunc(strings.Split(path.Dir(name), "/"), func(part string) bool {
		return part == "target" || part == "node_modules" || len(part) > 1 && part[0] == '.'
	})
}

func (b *builder) addLicense(name, read string, at source.Span) {
	if slices.ContainsFunc(b.m.LicenseFiles, func(f LicenseFile) bool { return f.Path == name }) {
		return
	}
	if data, ok := b.file("licence file", read, at); ok {
		b.m.LicenseFiles = append(b.m.LicenseFiles, LicenseFile{name, data})
	}
}
