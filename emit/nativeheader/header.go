// Package nativeheader writes native items as a C header: what cbindgen would
// write, or better. The text is GNU C11, and C++ where the configuration asks
// for it.
package nativeheader

import (
	"example.com/bindgen/abi/native"
	"example.com/bindgen/internal/cbindgen"
)

// Header returns the whole header of m. Style, line ends and everything else
// that is no ABI come from config.
func Header(m *native.Module, config *cbindgen.Config) []byte { return nil }
