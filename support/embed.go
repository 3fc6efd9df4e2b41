// Package support holds the runtime crates that the crates of bindgen's users
// link, as bindgen carries them within itself. What generated Python packages
// import is in support/python.
package support

import (
	"embed"
	"io/fs"
)

// The patterns name what is meant, since a plain directory would leave out
// names that start with _ or ., and "all:" would take caches and build outputs.

//go:embed rust/*/Cargo.toml rust/*/src
var rust embed.FS

// Rust returns the runtime crates, a directory each: "bindgen-rt/Cargo.toml".
func Rust() fs.FS {
	crates, err := fs.Sub(rust, "rust")
	if err != nil { // only for a path that is not valid
		return rust
	}
	return crates
}

// The patterns name what is meant, as above: a Python may have left caches.
//
//go:embed backend/bindgen_backend/*.py backend/bindgen_backend/py.typed
var backend embed.FS

// Backend returns the files of the Python module bindgen_backend.
func Backend() fs.FS {
	module, err := fs.Sub(backend, "backend/bindgen_backend")
	if err != nil { // only for a path that is not valid
		return backend
	}
	return module
}
