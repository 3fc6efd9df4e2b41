package metadata

import (
	"slices"
	"strings"

	"example.com/bindgen/internal/config"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/pep440"
	"example.com/bindgen/internal/pep508"
	"example.com/bindgen/internal/pyproject"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/parser"
)

// Read returns the metadata of a project. It returns nil when it has reported an
// error.
func Read(project *config.Project, report *diag.Report) *Metadata {
	found := &diag.Report{}
	defer report.Add(found)
	file, ok := pyproject.Read(project.Dir, found)
	crate := parser.ReadPackage(project.ParserDir(), found)
	if !ok || crate == nil {
		return nil
	}
	b := &builder{dir: project.Dir, crateDir: project.CrateDir, crate: crate, report: found, m: &Metadata{}}
	if file != nil && file.Project != nil {
		b.project = file.Project
	}
	b.name()
	b.version()
	b.summary()
	b.readme()
	b.license()
	b.licenseFiles()
	b.people()
	b.keywords()
	b.classifiers()
	b.urls()
	b.requiresPython()
	b.dependencies()
	b.entryPoints()
	b.importNames()
	if found.Failed() {
		return nil
	}
	return b.m
}

// builder fills a Metadata.
type builder struct {
	dir      string // of the project, as messages show it
	crateDir string // relative to dir
	project  *pyproject.Project
	crate    *parser.Package
	report   *diag.Report
	m        *Metadata
}

// text is a string of either file.
type text struct {
	text string
	span source.Span
}

func (b *builder) bad(at source.Span, format string, args ...any) *diag.Diagnostic {
	return b.report.Error(diag.BadMetadata, at, format, args...)
}

// fromCargo reports whether a key of [project] is for Cargo.toml to fill.
func (b *builder) fromCargo(key string) bool {
	return b.project == nil || b.project.IsDynamic(key)
}

// missing reports that a key is dynamic and Cargo.toml does not have what fills
// it. Without [project] it may be missing.
func (b *builder) missing(key, cargo string) {
	if b.project == nil {
		return
	}
	i := slices.IndexFunc(b.project.Dynamic.Values, func(v pyproject.Value) bool { return v.Text == key })
	b.bad(b.project.Dynamic.Values[i].Span, "`%s` is dynamic, but [package] of Cargo.toml has no %s", key, cargo).
		At(b.crate.At, "here").
		Helpf("set it there, or take `%s` out of `dynamic`", key)
}

func (b *builder) name() {
	name, where := text{b.crate.Name.Text, b.crate.Name.Span}, "[project] of pyproject.toml can give the package another name than Cargo.toml: name = \"my-package\""
	if b.project != nil {
		name = text{b.project.Name.Text, b.project.Name.Span}
		where = "write for instance: name = \"my-package\""
	}
	if !name.span.IsValid() {
		b.bad(b.crate.At, "[package] has no name").Helpf("add `name = \"..\"`")
		return
	}
	if !pep508.IsName(name.text) {
		b.bad(name.span, "`%s` cannot be the name of a Python project", name.text).
			Label("ASCII letters, digits, and `.`, `_` or `-` between them").
			Helpf("%s", where)
	}
	b.m.Name = name.text
}

func (b *builder) version() {
	cargo := b.crate.Version
	if !b.fromCargo("version") {
		b.givenVersion(b.project.Version)
		return
	}
	if !cargo.Given() {
		if b.project != nil {
			b.missing("version", "version")
			return
		}
		b.bad(b.crate.At, "[package] has no version").Helpf("add: version = \"0.1.0\"")
		return
	}
	version, fault := fromSemVer(cargo.Text)
	if fault != "" {
		b.bad(cargo.Span, "the version `%s` has no counterpart in Python", cargo.Text).
			Label("%s", fault).
			Note("what has one: 1.2.3, and that with -alpha.1, -beta.1, -rc.1 or -dev.1 behind it").
			Helpf("change it, or give [project] of pyproject.toml a version of its own: version = \"1.2.3.dev1\"")
		return
	}
	b.m.Version = version
}

func (b *builder) givenVersion(given pyproject.Value) {
	version, ok := pep440.ParseVersion(given.Text)
	if !ok {
		b.bad(given.Span, "`%s` is no version that Python's packaging takes", given.Text).
			Helpf("PEP 440 has: 1.2.3, 1.2.3a1, 1.2.3b1, 1.2.3rc1, 1.2.3.post1, 1.2.3.dev1")
		return
	}
	b.m.Version = version.String()
	cargo := b.crate.Version
	if mapped, fault := fromSemVer(cargo.Text); cargo.Given() && cargo.Text != "0.0.0" && fault == "" && mapped != b.m.Version {
		b.report.Warn(diag.BadMetadata, given.Span, "the project has two versions: `%s` and `%s`", given.Text, cargo.Text).
			At(cargo.Span, "the crate's").
			Note("the wheel gets that of pyproject.toml").
			Helpf("make them the same, or take Cargo.toml's: dynamic = [\"version\"] instead of `version`")
	}
}

// most is how long a summary may be: the index takes no longer one.
const longestSummary = 512

func (b *builder) summary() {
	var at source.Span
	if b.fromCargo("description") {
		if !b.crate.Description.Given() {
			b.missing("description", "description")
			return
		}
		// Cargo's may have several lines, of which Python's has one.
		b.m.Summary, at = strings.Join(strings.Fields(b.crate.Description.Text), " "), b.crate.Description.Span
	} else {
		b.m.Summary, at = strings.TrimSpace(b.project.Description.Text), b.project.Description.Span
	}
	b.line("description", text{b.m.Summary, at})
	if len([]rune(b.m.Summary)) > longestSummary {
		b.bad(at, "the description has more than %d characters, which the index refuses", longestSummary).
			Helpf("say in a line what the project is; the readme has room for more")
	}
}

func (b *builder) requiresPython() {
	if b.project == nil {
		b.m.RequiresPython = oldestPython
		return
	}
	given := b.project.RequiresPython
	normal, bad, ok := pep440.Specifiers(given.Text)
	if !ok {
		b.bad(given.Span, "`requires-python` has `%s`, which is no version specifier", bad).
			Helpf("write for instance: requires-python = \"%s\"", oldestPython)
	}
	b.m.RequiresPython = normal
}

// oldestPython is what generated packages run on.
const oldestPython = ">=3.9"

// line asks that a text is one line without control characters, as a header is.
func (b *builder) line(what string, t text) bool {
	isBreak := func(r rune) bool {
		return r < ' ' && r != '\t' || r == 0x7f || r >= 0x80 && r < 0xa0 || r == '\u2028' || r == '\u2029'
	}
	if strings.IndexFunc(t.text, isBreak) < 0 {
		return true
	}
	b.bad(t.span, "`%s` has a line break or a control character", what).Helpf("write it as one line")
	return false
}

// lines is line for the values of a list.
func (b *builder) lines(what string, values []pyproject.Value) []string {
	var out []string
	for _, v := range values {
		clean := strings.TrimSpace(v.Text)
		if clean == "" {
			b.bad(v.Span, "`%s` has an empty entry", what).Helpf("remove it")
			continue
		}
		if b.line(what, text{clean, v.Span}) && !slices.Contains(out, clean) {
			out = append(out, clean)
		}
	}
	return out
}
