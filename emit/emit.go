// Package emit turns an abi.Module into files. A backend is one package with
// one Backend value and one line in emit/all; it is pure: no clock, no
// environment, no disk. Only Apply writes.
package emit

import (
	"example.com/bindgen/abi"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// File is one output.
type File struct {
	Path string // slash-separated, relative to the project's directory; always local
	Data []byte // LF line ends and one final newline
}

// Feature is something an ABI may contain that a backend may be unable to carry.
type Feature string

// Need is one use of a feature, and where the source asks for it.
type Need struct {
	Feature Feature
	Item    string // "function `f`"
	Span    source.Span
}

// Backend is one target.
type Backend struct {
	Name string // as in bindgen.toml and --only: "header"
	Doc  string // one line for the help
	// Lacks lists the features that the backend cannot carry.
	Lacks []Feature
	// LoadsLibrary says that the outputs load the shared library at run time.
	LoadsLibrary bool
	// Emit writes the target's files through the context.
	Emit func(*Context)
}

// Context is what a backend works with.
type Context struct {
	Module *abi.Module
	Layout Layout
	Report *diag.Report

	files []File
}

// Write adds an output file.
func (c *Context) Write(path string, data []byte) {
	c.files = append(c.files, File{Path: path, Data: data})
}
