package wheel_test

import (
	"io"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/wheel"
)

// BenchmarkPack packs the file that BINDGEN_LIBRARY names, a library of some
// 10 MB, as a wheel does.
func BenchmarkPack(b *testing.B) {
	path := os.Getenv("BINDGEN_LIBRARY")
	if path == "" {
		b.Skip("BINDGEN_LIBRARY names no file")
	}
	data, err := os.ReadFile(path)
	require.NoError(b, err)
	files := []wheel.File{{Path: "engine/_native.so", Data: data}}
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		require.NoError(b, wheel.Pack(io.Discard, files))
	}
}
