package nativeheader

import (
	"example.com/bindgen/abi/native"
	"example.com/bindgen/internal/cbindgen"
)

// Section returns the items of m as part of another header, in C and C++, with
// what the configuration includes and declares before them. That header has the
// guard.
func Section(m *native.Module, config *cbindgen.Config) []byte {
	inside := *config
	inside.CppCompat = true
	inside.IncludeGuard, inside.PragmaOnce = "", false
	inside.IncludeVersion, inside.PackageVersion = false, false
	return Header(m, &inside)
}
