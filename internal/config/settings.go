package config

import (
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/internal/tomldoc"
)

// settings are the keys of a configuration as written; zero where absent.
type settings struct {
	crate, abi, header, target string
	pythonPackage, pythonDir   string
	features                   []string
	noDefaultFeatures          bool
	backends                   []string // nil: all
	headers                    []Header
	wheel, sdist               Choice

	file *source.File
	at   map[string]source.Span // of each value, by key
}

// key is one setting: its name, what its value must be, and where it goes.
type key struct {
	name    string
	wants   string // for messages: "a string"
	example string // a value, as TOML
	kind    tomldoc.Kind
	set     func(*settings, *tomldoc.Entry)
	check   func(*tomldoc.Entry) string // what is wrong with the value; "" for nothing
}

// keys lists every setting; docs/configuration.md explains them in this order.
var keys = []key{
	text("crate", `"rust"`, func(s *settings) *string { return &s.crate }, localPath),
	list("backends", `["header", "python"]`, func(s *settings, names []string) { s.backends = append([]string{}, names...) }),
	list("features", `["python"]`, func(s *settings, names []string) { s.features = names }),
	{"no-default-features", "true or false", "true", tomldoc.Bool, func(s *settings, e *tomldoc.Entry) { s.noDefaultFeatures = e.Text == "true" }, nil},
	text("target", `"aarch64-apple-darwin"`, func(s *settings) *string { return &s.target }, nil),
	text("header", `"include/engine.h"`, func(s *settings) *string { return &s.header }, localPath),
	text("abi", `"abi/engine.json"`, func(s *settings) *string { return &s.abi }, jsonPath),
	text("python.package", `"engine"`, func(s *settings) *string { return &s.pythonPackage }, moduleName),
	text("python.dir", `"python/src"`, func(s *settings) *string { return &s.pythonDir }, localPath),
	values("wheel.packages", `["engine", "engine_tools"]`, func(s *settings) *[]Value { return &s.wheel.Packages }, packageFault),
	values("wheel.include", `["engine/lib/*.so"]`, func(s *settings) *[]Value { return &s.wheel.Include }, patternFault),
	values("wheel.exclude", `["engine/tests/**"]`, func(s *settings) *[]Value { return &s.wheel.Exclude }, patternFault),
	values("sdist.include", `["docs/**"]`, func(s *settings) *[]Value { return &s.sdist.Include }, patternFault),
	values("sdist.exclude", `["tests/data/**"]`, func(s *settings) *[]Value { return &s.sdist.Exclude }, patternFault),
}

// text returns a setting whose value is a string.
func text(name, example string, field func(*settings) *string, check func(*tomldoc.Entry) string) key {
	return key{name, "a string", example, tomldoc.String, func(s *settings, e *tomldoc.Entry) { *field(s) = e.Text }, check}
}

// list returns a setting whose value is an array of strings.
func list(name, example string, set func(*settings, []string)) key {
	return key{name, "an array of strings", example, tomldoc.Array, func(s *settings, e *tomldoc.Entry) { set(s, e.Texts()) }, nil}
}

// help returns how the setting may be written.
func (k *key) help() string {
	table, name, nested := strings.Cut(k.name, ".")
	if !nested {
		return k.name + " = " + k.example
	}
	return name + " = " + k.example + " below [" + table + "]"
}

func decode(file *source.File, entries []tomldoc.Entry, backends []string, report *diag.Report) *settings {
	s := &settings{file: file, at: map[string]source.Span{}}
	for i := range entries {
		e := &entries[i]
		k := slices.IndexFunc(keys, func(k key) bool { return k.name == e.Name() })
		switch {
		case e.Path[0] == headerTable && (e.Kind == tomldoc.ArrayTable || e.Kind == tomldoc.Table || len(e.Path) > 1):
			s.headerEntry(e, report)
		case k >= 0:
			s.apply(&keys[k], e, report)
		case e.Kind == tomldoc.Table && isTable(e.Name()):
		default:
			unknown(e, report)
		}
	}
	s.checkBackends(backends, report)
	s.checkHeaders(report)
	return s
}

func (s *settings) apply(k *key, e *tomldoc.Entry, report *diag.Report) {
	if e.Kind != k.kind || e.Bad {
		report.Error(diag.BadConfig, e.Span, "`%s` has to be %s", k.name, k.wants).
			Helpf("write for instance: %s", k.help())
		return
	}
	if k.check != nil {
		if fault := k.check(e); fault != "" {
			report.Error(diag.BadConfig, e.Span, "`%s` %s", k.name, fault).
				Helpf("write for instance: %s", k.help())
			return
		}
	}
	s.at[k.name] = e.Span
	k.set(s, e)
}

func (s *settings) checkBackends(known []string, report *diag.Report) {
	for _, name := range s.backends {
		if slices.Contains(known, name) {
			continue
		}
		d := report.Error(diag.BadConfig, s.at["backends"], "there is no backend `%s`", name)
		if near := diag.Nearest(name, known); near != "" {
			d.Helpf("did you mean `%s`?", near)
		} else {
			d.Helpf("the backends are %s", strings.Join(known, ", "))
		}
	}
}

func isTable(name string) bool {
	return slices.ContainsFunc(keys, func(k key) bool { return strings.HasPrefix(k.name, name+".") })
}

// metadataKeys are keys of [project] that are easily taken for settings.
var metadataKeys = []string{
	"name", "version", "description", "readme", "license", "license-files", "authors", "keywords", "classifiers", "urls",
	"requires-python", "dependencies", "scripts", "entry-points",
}

func unknown(e *tomldoc.Entry, report *diag.Report) {
	var names []string
	for _, k := range keys {
		names = append(names, k.name)
	}
	d := report.Error(diag.BadConfig, e.Key, "there is no setting `%s`", e.Name())
	if slices.Contains(metadataKeys, e.Path[0]) {
		d.Helpf("`%s` is metadata: write it below [project] of pyproject.toml, or into Cargo.toml", e.Path[0])
		return
	}
	if near := diag.Nearest(e.Name(), names); near != "" {
		d.Helpf("did you mean `%s`?", near)
	} else {
		d.Helpf("the settings are %s", strings.Join(names, ", "))
	}
}

func localPath(e *tomldoc.Entry) string {
	switch {
	case e.Text == "":
		return "is empty"
	case strings.Contains(e.Text, `\`):
		return "has to be written with / between its parts"
	case !filepath.IsLocal(filepath.FromSlash(e.Text)):
		return "has to stay below the directory of this file"
	case path.Clean(e.Text) != strings.TrimSuffix(e.Text, "/"):
		return fmt.Sprintf("is not in its shortest form, which is `%s`", path.Clean(e.Text))
	default:
		return ""
	}
}

func jsonPath(e *tomldoc.Entry) string {
	if fault := localPath(e); fault != "" {
		return fault
	}
	if path.Ext(e.Text) != ".json" {
		return "has to end in .json"
	}
	return ""
}

// moduleName checks the name of a Python package, which may be in others.
func moduleName(e *tomldoc.Entry) string {
	if e.Text == "" {
		return "is empty"
	}
	for part := range strings.SplitSeq(e.Text, ".") {
		if !isIdentifier(part) {
			return "has to be an identifier of letters, digits and _, or several with dots between them"
		}
	}
	return ""
}

func isIdentifier(word string) bool {
	for i, c := range word {
		if c != '_' && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (i == 0 || c < '0' || c > '9') {
			return false
		}
	}
	return word != ""
}
