package config

import (
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// settings are the keys of a configuration as written; zero where absent.
type settings struct {
	crate, abi, header, target string
	pythonPackage, pythonDir   string
	features                   []string
	noDefaultFeatures          bool
	backends                   []string // nil: all

	file *source.File
	at   map[string]source.Span // of each value, by key
}

// key is one setting: its name, what its value must be, and where it goes.
type key struct {
	name    string
	wants   string // for messages: "a string"
	example string // a value, as TOML
	kind    unstable.Kind
	set     func(*settings, *entry)
	check   func(*entry) string // what is wrong with the value; "" for nothing
}

// keys lists every setting; docs/configuration.md explains them in this order.
var keys = []key{
	text("crate", `"rust"`, func(s *settings) *string { return &s.crate }, localPath),
	list("backends", `["header", "python"]`, func(s *settings, names []string) { s.backends = append([]string{}, names...) }),
	list("features", `["python"]`, func(s *settings, names []string) { s.features = names }),
	{"no-default-features", "true or false", "true", unstable.Bool, func(s *settings, e *entry) { s.noDefaultFeatures = e.text == "true" }, nil},
	text("target", `"aarch64-apple-darwin"`, func(s *settings) *string { return &s.target }, nil),
	text("header", `"include/engine.h"`, func(s *settings) *string { return &s.header }, localPath),
	text("abi", `"abi/engine.json"`, func(s *settings) *string { return &s.abi }, jsonPath),
	text("python.package", `"engine"`, func(s *settings) *string { return &s.pythonPackage }, moduleName),
	text("python.dir", `"python/src"`, func(s *settings) *string { return &s.pythonDir }, localPath),
}

// text returns a setting whose value is a string.
func text(name, example string, field func(*settings) *string, check func(*entry) string) key {
	return key{name, "a string", example, unstable.String, func(s *settings, e *entry) { *field(s) = e.text }, check}
}

// list returns a setting whose value is an array of strings.
func list(name, example string, set func(*settings, []string)) key {
	return key{name, "an array of strings", example, unstable.Array, func(s *settings, e *entry) { set(s, e.list) }, nil}
}

// help returns how the setting may be written.
func (k *key) help() string {
	table, name, nested := strings.Cut(k.name, ".")
	if !nested {
		return k.name + " = " + k.example
	}
	return name + " = " + k.example + " below [" + table + "]"
}

func decode(file *source.File, entries []entry, backends []string, report *diag.Report) *settings {
	s := &settings{file: file, at: map[string]source.Span{}}
	for i := range entries {
		e := &entries[i]
		k := slices.IndexFunc(keys, func(k key) bool { return k.name == e.name() })
		switch {
		case k >= 0:
			s.apply(&keys[k], e, report)
		case e.kind == unstable.Table && isTable(e.name()):
		default:
			unknown(e, report)
		}
	}
	s.checkBackends(backends, report)
	return s
}

func (s *settings) apply(k *key, e *entry, report *diag.Report) {
	if e.kind != k.kind || e.bad {
		report.Error(diag.BadConfig, e.span, "`%s` has to be %s", k.name, k.wants).
			Helpf("write for instance: %s", k.help())
		return
	}
	if k.check != nil {
		if fault := k.check(e); fault != "" {
			report.Error(diag.BadConfig, e.span, "`%s` %s", k.name, fault).
				Helpf("write for instance: %s", k.help())
			return
		}
	}
	s.at[k.name] = e.span
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

func unknown(e *entry, report *diag.Report) {
	var names []string
	for _, k := range keys {
		names = append(names, k.name)
	}
	d := report.Error(diag.BadConfig, e.key, "there is no setting `%s`", e.name())
	if near := diag.Nearest(e.name(), names); near != "" {
		d.Helpf("did you mean `%s`?", near)
	} else {
		d.Helpf("the settings are %s", strings.Join(names, ", "))
	}
}

func localPath(e *entry) string {
	switch {
	case e.text == "":
		return "is empty"
	case strings.Contains(e.text, `\`):
		return "has to be written with / between its parts"
	case !filepath.IsLocal(filepath.FromSlash(e.text)):
		return "has to stay below the directory of this file"
	case path.Clean(e.text) != strings.TrimSuffix(e.text, "/"):
		return fmt.Sprintf("is not in its shortest form, which is `%s`", path.Clean(e.text))
	default:
		return ""
	}
}

func jsonPath(e *entry) string {
	if fault := localPath(e); fault != "" {
		return fault
	}
	if path.Ext(e.text) != ".json" {
		return "has to end in .json"
	}
	return ""
}

// moduleName checks the name of a Python package, which may be in others.
func moduleName(e *entry) string {
	if e.text == "" {
		return "is empty"
	}
	for part := range strings.SplitSeq(e.text, ".") {
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
