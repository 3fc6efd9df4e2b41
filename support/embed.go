// Package support holds what the crates and packages of bindgen's users link or
// import, as bindgen carries it within itself: the runtime crates, and the
// Python modules that the generated packages contain as they are.
package support

import (
	"embed"
	"io/fs"
)

// The patterns name what is meant, since a plain directory would leave out
// names that start with _ or ., and "all:" would take caches and build outputs.

//go:embed rust/*/Cargo.toml rust/*/src
var rust embed.FS

//go:embed python/*.py
var python embed.FS

// Rust returns the runtime crates, a directory each: "bindgen-rt/Cargo.toml".
func Rust() fs.FS { return below(rust, "rust") }

// Python returns the modules that generated packages contain: "runtime.py".
func Python() fs.FS { return below(python, "python") }

func below(files embed.FS, dir string) fs.FS {
	sub, err := fs.Sub(files, dir)
	if err != nil { // dir is one of the constants above
		return files
	}
	return sub
}
