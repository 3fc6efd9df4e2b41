package cbindgen

import "example.com/bindgen/internal/diag"

// Read reads a cbindgen.toml. Unknown keys and bad values are errors at their
// place; keys that only concern other languages are notices.
func Read(path string, report *diag.Report) *Config { return Default() }
