// Package release says which bindgen this is.
package release

// Version is bindgen's version, that of its distribution on PyPI and of the
// runtime crates, which are released together. It is written as PEP 440 and
// SemVer both read it.
const Version = "0.1.0"
