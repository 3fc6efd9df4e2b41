// Package pyproject reads a pyproject.toml as far as a build backend has to:
// the tables build-system and project (PEP 518, PEP 621, PEP 639), with the
// place of every value. [tool.bindgen] is package config's.
package pyproject

import (
	"example.com/bindgen/internal/source"
)

// Value is a string with its place.
type Value struct {
	Text string
	Span source.Span
}

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
	Requires    []Value
	Backend     Value
	BackendPath []Value
	Span        source.Span
}

// Project is the table [project] as written.
type Project struct {
	Name, Version, Description, RequiresPython Value
	Readme                                     Readme
	License                                    Value   // an SPDX expression
	LicenseFiles                               []Value // globs; nil where absent
	Authors, Maintainers                       []Person
	Keywords, Classifiers                      []Value
	URLs                                       []Pair
	Scripts, GUIScripts                        []Pair
	EntryPoints                                []EntryPointGroup
	Dependencies                               []Value
	OptionalDependencies                       []Extra
	ImportNames, ImportNamespaces              []Value // PEP 794
	Dynamic                                    []Value
	Span                                       source.Span
}

// Readme is where the long description is.
type Readme struct {
	File, Text, ContentType Value
}

// Person is an author or a maintainer.
type Person struct{ Name, Email Value }

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
