// Package metadata is what Python's packaging knows of a project: the core
// metadata, from pyproject.toml and, for what that leaves to it, Cargo.toml. It
// writes METADATA (which in an sdist is PKG-INFO) and entry_points.txt.
//
// Without [project] everything comes from Cargo.toml. With it, what it says is
// all there is but for the keys in `dynamic`, as PEP 621 wants it.
package metadata

import (
	"strings"

	"example.com/bindgen/internal/source"
)

// Metadata is the core metadata of a project, checked and in normal form. See
// https://packaging.python.org/en/latest/specifications/core-metadata/.
type Metadata struct {
	Name             string // as the project writes it
	Version          string // PEP 440, normalised
	Summary          string
	Description      string // the text of the readme
	ContentType      string // of the readme: "text/markdown"
	Keywords         []string
	Author           []string // without an email address
	AuthorEmail      []string // "Name <address>" or "address"
	Maintainer       []string
	MaintainerEmail  []string
	License          string        // SPDX expression in its normal case
	LicenseText      string        // of the older form {text = ".."} that is no expression
	LicenseFiles     []LicenseFile // sorted
	Classifiers      []string
	URLs             []URL
	RequiresPython   string
	RequiresDist     []string // with the marker of their extra
	ProvidesExtra    []string // normalised
	Scripts          []EntryPoint
	GUIScripts       []EntryPoint
	EntryPoints      []EntryPointGroup // the other groups, sorted
	ImportNames      []string          // PEP 794; empty, and not nil, for a project without any
	ImportNamespaces []string
	// ReadmePath is the file of the description, relative to the project's
	// directory, slash-separated; "" where there is none. A file that Cargo.toml
	// names outside of the project is written there as its base name.
	ReadmePath string
}

// LicenseFile is a file that goes to .dist-info/licenses.
type LicenseFile struct {
	// Path is relative to the project's directory, slash-separated. A file that
	// Cargo.toml names outside of the project has its base name.
	Path string
	Data []byte
}

// URL is a line Project-URL.
type URL struct{ Label, URL string }

// EntryPoint is a line of entry_points.txt.
type EntryPoint struct {
	Name, Object string
	Span         source.Span // of the object in pyproject.toml
}

// Module returns the module that the entry point is in: "my_package.cli".
func (p EntryPoint) Module() string {
	module, _, _ := strings.Cut(extrasForm.ReplaceAllString(p.Object, ""), ":")
	return strings.TrimSpace(module)
}

// EntryPointGroup is a section of entry_points.txt.
type EntryPointGroup struct {
	Name   string
	Points []EntryPoint
}
