// Package python holds the Python modules that are the same in every generated
// package.
package python

import _ "embed" // the modules are files of their own, for editors and linters

// Runtime is _cffi/_runtime.py: the library, cells.
//
//go:embed runtime.py
var Runtime string

// Errors is _cffi/_errors.py: exceptions out of the library's errors.
//
//go:embed errors.py
var Errors string

// Objects is _cffi/_objects.py: classes over handles.
//
//go:embed objects.py
var Objects string

// Publish is _cffi/_publish.py: the looks of the extension's items.
//
//go:embed publish.py
var Publish string

// Results is _cffi/_results.py: reading what the library gives.
//
//go:embed results.py
var Results string

// Convert is _cffi/_convert.py: conversions of arguments.
//
//go:embed convert.py
var Convert string

// Paths is _cffi/_paths.py: paths and other texts of the system.
//
//go:embed paths.py
var Paths string

// Collections is _cffi/_collections.py: conversions of maps, sets and arrays.
//
//go:embed collections.py
var Collections string

// UUIDs is _cffi/_uuids.py: UUIDs.
//
//go:embed uuids.py
var UUIDs string

// Decimals is _cffi/_decimals.py: decimal numbers.
//
//go:embed decimals.py
var Decimals string

// JSONValues is _cffi/_json_values.py: JSON values.
//
//go:embed json_values.py
var JSONValues string

// Times is _cffi/_times.py: dates, times and spans.
//
//go:embed times.py
var Times string

// Callbacks is _cffi/_callbacks.py: functions that are passed to the library.
//
//go:embed callbacks.py
var Callbacks string

// CLibrary is _c_library.py: the library for the module c.
//
//go:embed c_library.py
var CLibrary string

// Backend is the part of _backend.py that picks how the library is loaded.
//
//go:embed backend.py
var Backend string

// ABIHash is the part of _abi_hash.py that refuses another library.
//
//go:embed abi_hash.py
var ABIHash string
