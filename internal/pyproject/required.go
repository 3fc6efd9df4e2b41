package pyproject

import (
	"slices"
	"strings"
	"unicode"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// Fillable are the keys of [project] that may be in `dynamic`: Cargo.toml has
// something for each, or, for dependencies, the generated package has.
var Fillable = []string{
	"version", "description", "readme", "license", "license-files", "authors", "keywords", "urls", "dependencies",
}

// checkBuildSystem asks for what PEP 518 does, and that others build the project
// as this run does.
func (d *decoder) checkBuildSystem() {
	b := d.file.BuildSystem
	if b != nil && !b.Requires.Given() && !d.report.Failed() {
		d.report.Error(diag.BadMetadata, b.Span, "[build-system] has no `requires`").
			Helpf("add: requires = [\"bindgen\"]")
	}
	if b == nil || d.report.Failed() || b.BackendPath.Given() {
		return // a backend of the project's own may hand on to bindgen's
	}
	switch {
	case b.Backend.Given() && b.Backend.Text != backend:
		d.report.Warn(diag.BadMetadata, b.Backend.Span, "pip and others build the project by `%s`, not by bindgen", b.Backend.Text).
			Helpf("write: build-backend = \"%s\"", backend)
	case b.Backend.Given() && !slices.ContainsFunc(b.Requires.Values, isBindgen):
		d.report.Warn(diag.BadMetadata, b.Requires.Span, "`requires` does not have bindgen, which `%s` is from", backend).
			Helpf("write: requires = [\"bindgen\"]")
	}
}

// isBindgen reports whether a requirement is one of bindgen's distribution:
// "bindgen >= 0.1".
func isBindgen(requirement Value) bool {
	name := strings.TrimSpace(requirement.Text)
	end := strings.IndexFunc(name, func(r rune) bool {
		return !strings.ContainsRune("-_.", r) && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	if end >= 0 {
		name = name[:end]
	}
	return strings.EqualFold(name, "bindgen")
}

// checkProject asks for what PEP 621 does: a name, a version unless it is
// dynamic, and nothing that is both given and dynamic.
func (d *decoder) checkProject() {
	p := d.file.Project
	if p == nil || d.report.Failed() {
		return
	}
	if !p.Name.Given() {
		d.report.Error(diag.BadMetadata, p.Span, "[project] has no `name`").
			Helpf("add: name = \"my-package\"; without [project], all metadata comes from Cargo.toml")
	}
	if !p.Version.Given() && !p.IsDynamic("version") {
		d.report.Error(diag.BadMetadata, p.Span, "[project] has no `version`").
			Helpf("add `dynamic = [\"version\"]` to take that of Cargo.toml, or `version = \"1.0.0\"`")
	}
	seen := map[string]source.Span{}
	for _, field := range p.Dynamic.Values {
		if before, again := seen[field.Text]; again {
			d.report.Error(diag.BadMetadata, field.Span, "`%s` is twice in `dynamic`", field.Text).
				At(before, "here, too").Helpf("remove one of the two")
			continue
		}
		seen[field.Text] = field.Span
		d.checkDynamic(field)
	}
}

func (d *decoder) checkDynamic(field Value) {
	p := d.file.Project
	known := make([]string, len(projectKeys))
	for i, k := range projectKeys {
		known[i] = k.name
	}
	switch {
	case field.Text == "name":
		d.report.Error(diag.BadMetadata, field.Span, "`name` cannot be dynamic").
			Helpf("write the name into [project]: name = \"my-package\"")
	case field.Text == "dynamic" || !slices.Contains(known, field.Text):
		d.unknown(field.Span, "field", "", field.Text, slices.DeleteFunc(known, func(name string) bool { return name == "dynamic" }))
	case p.Given(field.Text):
		d.report.Error(diag.BadMetadata, field.Span, "`%s` is in `dynamic` and has a value, too", field.Text).
			At(p.given[field.Text], "the value").
			Helpf("keep one of the two")
	case !slices.Contains(Fillable, field.Text):
		d.report.Error(diag.BadMetadata, field.Span, "`%s` cannot be dynamic: Cargo.toml says nothing of it", field.Text).
			Helpf("what bindgen fills in is %s", strings.Join(Fillable, ", "))
	}
}

// IsDynamic reports whether `dynamic` names a key.
func (p *Project) IsDynamic(key string) bool {
	return slices.ContainsFunc(p.Dynamic.Values, func(v Value) bool { return v.Text == key })
}
