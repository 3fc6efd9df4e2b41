// Package build makes the library of a project: the bindings are brought up to
// date, cargo compiles, and what came out is checked against the ABI. A build
// whose inputs have not changed since the last one is not done again.
package build

import (
	"example.com/bindgen/internal/config"
	"example.com/bindgen/internal/objfile"
	"example.com/bindgen/internal/pipeline"
)

// Request says what to build.
type Request struct {
	Project *config.Project
	Profile string // of cargo; "" is release
	Target  string // a target triple; "" is that of this machine
	// Zig links by zig: "" for not, "2.17" for the floor of glibc, "musl" …
	Zig bool
	// Direct links the functions of CPython in the ordinary way: for abi3 wheels.
	Direct bool
}

// Library is what a build made.
type Library struct {
	Path    string // of the artifact in cargo's target directory
	Target  string // the triple it is for, also where it is this machine's
	Fresh   bool   // nothing had changed since the last build
	Outputs *pipeline.Outputs
	Object  *objfile.Object
}
