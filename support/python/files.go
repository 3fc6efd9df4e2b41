// Package python holds the Python modules that are the same in every generated
// package.
package python

import _ "embed" // the modules are files of their own, for editors and linters

// Runtime is _cffi/_runtime.py: the library, errors, handles.
//
//go:embed runtime.py
var Runtime string

// Convert is _cffi/_convert.py: conversions between Python and C.
//
//go:embed convert.py
var Convert string

// Backend is the part of _backend.py that picks how the library is loaded.
//
//go:embed backend.py
var Backend string

// ABIHash is the part of _abi_hash.py that refuses another library.
//
//go:embed abi_hash.py
var ABIHash string
