package nativeheader

import (
	"example.com/bindgen/abi/native"
	"example.com/bindgen/internal/cbindgen"
)

// Declarations returns the items of m as part of another header, which has the
// guard, the includes and extern "C" already.
func Declarations(m *native.Module, config *cbindgen.Config) []byte {
	inside := *config
	inside.CppCompat = false
	w := newWriter(m, &inside)
	w.constants(isPrimitive)
	w.types()
	w.constants(needsTypes)
	w.symbols()
	return w.buf
}
