package parser

import (
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/diag"
)

func BenchmarkParseExample(b *testing.B) {
	for b.Loop() {
		require.NotNil(b, Parse("../examples/ophio/rust", Options{}, &diag.Report{}))
	}
}
