package parser

import "example.com/bindgen/internal/diag"

// ParseFile reads one file as the root of a crate that has no Cargo.toml: its
// name is the file's, its edition 2021, its dependencies none. Modules that it
// declares are read as rustc would.
func ParseFile(path string, opts Options, report *diag.Report) *Crate { return nil }
