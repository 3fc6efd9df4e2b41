package parser

import (
	"slices"
	"strings"
)

// runtimePackage is the package that generated glue is written against.
const runtimePackage = "bindgen-rt"

// dependency is one entry of a [dependencies] table.
type dependency struct {
	key      string // as written
	pack     string // the package it names
	optional bool
	features []string // that the entry asks for
}

// crateName returns the name that Rust code has for the dependency.
func (d dependency) isRuntime() bool {
	return strings.ReplaceAll(d.pack, "_", "-") == runtimePackage
}

func (d dependency) crateName() string { return strings.ReplaceAll(d.key, "-", "_") }

// dependencies returns what the library can name, in source order:
// [dependencies] and [target.*.dependencies].
func (m *manifest) dependencies() []dependency {
	if m.named != nil {
		return m.named
	}
	out := m.dependencyTable(m.root.get("dependencies"))
	targets := m.root.get("target")
	for _, name := range targets.names() {
		out = append(out, m.dependencyTable(targets.get(name, "dependencies"))...)
	}
	m.named = slices.Clip(out) // others append to it
	return m.named
}

// featureDependencies returns what features may refer to: also what build
// scripts and tests use.
func (m *manifest) featureDependencies() []dependency {
	out := m.dependencies()
	targets := m.root.get("target")
	for _, kind := range []string{"build-dependencies", "dev-dependencies"} {
		out = append(out, m.dependencyTable(m.root.get(kind))...)
		for _, name := range targets.names() {
			out = append(out, m.dependencyTable(targets.get(name, kind))...)
		}
	}
	return out
}

func (m *manifest) dependencyTable(table *tomlValue) []dependency {
	var out []dependency
	for _, key := range table.names() {
		entry := table.get(key)
		d := dependency{key: key, pack: key, optional: entry.get("optional").isTrue()}
		named := entry.get("package")
		d.features = texts(entry.get("features"))
		if entry.get("workspace").isTrue() && m.workspace != nil {
			inherited := m.workspace.root.get("workspace", "dependencies", key)
			named = inherited.get("package")
			d.features = append(d.features, texts(inherited.get("features"))...)
		}
		if named.isString() {
			d.pack = named.text
		}
		out = append(out, d)
	}
	return out
}

// texts returns the texts of a list of texts.
func texts(list *tomlValue) []string {
	var out []string
	for _, v := range list.list() {
		out = append(out, v.text)
	}
	return out
}

// describeDependencies fills in which crates the code can name, and what is asked
// of the runtime.
func (m *manifest) describeDependencies(c *Crate, active *featureSet) {
	for _, d := range m.dependencies() {
		name := d.crateName()
		c.externs[name] = name
		if knownCrates[strings.ReplaceAll(d.pack, "-", "_")] {
			c.externs[name] = strings.ReplaceAll(d.pack, "-", "_")
		}
		if !d.isRuntime() {
			continue
		}
		c.externs[name] = runtimeCrate
		if c.Runtime == "" {
			c.Runtime, c.RuntimeKey = name, d.key
		}
		c.RuntimeFeatures = append(c.RuntimeFeatures, d.features...)
		c.RuntimeFeatures = append(c.RuntimeFeatures, active.passed[d.key]...)
	}
	slices.Sort(c.RuntimeFeatures)
	c.RuntimeFeatures = slices.Compact(c.RuntimeFeatures)
}

// optional reports whether name is an optional dependency among all.
func optional(all []dependency, name string) bool {
	return slices.ContainsFunc(all, func(d dependency) bool { return d.key == name && d.optional })
}

// renameRuntime corrects Runtime for the edition of 2015, where paths begin at
// the root of the crate: `extern crate pyo3 as py;` there makes it py.
func (c *Crate) renameRuntime() {
	if c.Edition != "2015" || c.Runtime == "" {
		return
	}
	for _, item := range c.Root.Items {
		if use, ok := item.(*Use); ok && use.Global && len(use.Path) == 1 && use.Path[0] == c.Runtime && use.Name != "_" {
			c.Runtime = use.Name
			return
		}
	}
}
