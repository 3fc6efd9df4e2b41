// Package pyproject reads a pyproject.toml as far as a build backend has to:
// the tables build-system and project, with the place of every value, as the
// specification has them (PEP 518, 621, 639, 794):
// https://packaging.python.org/en/latest/specifications/pyproject-toml/.
// It asks that keys exist and values have the right type; what the values may
// say is package metadata's. [tool.bindgen] is package config's.
package pyproject

import (
	"example.com/bindgen/internal/source"
)

// Value is a string with its place. The zero Value is one that is not there.
type Value struct {
	Text string
	Span source.Span
}

// Given reports whether the file has the value.
func (v Value) Given() bool { return v.Span.IsValid() }

// File is a pyproject.toml.
type File struct {
	Source *source.File
	// BuildSystem is [build-system]; nil where there is none.
	BuildSystem *BuildSystem
	// Project is [project]; nil where there is none: all metadata then comes from Cargo.toml.
	Project *Project
}

// BuildSystem is the table [build-system].
type BuildSystem struct {
	Requires    List
	Backend     Value
	BackendPath List
	Span        source.Span
}

// Project is the table [project] as written.
type Project struct {
	Name, Version, Description, RequiresPython Value
	Readme                                     Readme
	License                                    License
	LicenseFiles                               List // globs
	Authors, Maintainers                       []Person
	Keywords, Classifiers                      List
	URLs                                       []Pair
	Scripts, GUIScripts                        []Pair
	EntryPoints                                []EntryPointGroup
	Dependencies                               List
	OptionalDependencies                       []Extra
	ImportNames, ImportNamespaces              List // PEP 794
	Dynamic                                    List
	Span                                       source.Span

	given map[string]source.Span // the keys of the table
}

// Given reports whether the table has the key: "urls".
func (p *Project) Given(key string) bool {
	_, there := p.given[key]
	return there
}

// At returns the place of a key; that of the table where it has none.
func (p *Project) At(key string) source.Span {
	if at, there := p.given[key]; there {
		return at
	}
	return p.Span
}

// List is an array of strings. The zero List is one that is not there.
type List struct {
	Values []Value
	Span   source.Span
}

// Given reports whether the file has the list, be it empty.
func (l List) Given() bool { return l.Span.IsValid() }

// Readme is where the long description is.
type Readme struct {
	File, Text, ContentType Value
	Table                   bool // not a string alone
}

// License is an SPDX expression, or one of the two older forms that PEP 621 had
// and PEP 639 deprecates: the text, or the file, of the licence.
type License struct {
	Expression, Text, File Value
}

// Person is an author or a maintainer.
type Person struct {
	Name, Email Value
	Span        source.Span
}

// Pair is a key with a string.
type Pair struct{ Key, Value Value }

// EntryPointGroup is a table below [project.entry-points].
type EntryPointGroup struct {
	Name   Value
	Points []Pair
}

// Extra is a key of [project.optional-dependencies].
type Extra struct {
	Name     Value
	Requires []Value
}
