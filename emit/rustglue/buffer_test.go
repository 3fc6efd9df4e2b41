package rustglue

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// A slice refers to the memory of an array only where no Python code can change
// it meanwhile; elsewhere it is a copy.
func TestBuffers(t *testing.T) {
	tests := []struct {
		name, function string
		borrowed       bool
	}{
		{"bytes", "fn f(x: &[u8]) {}", true},
		{"integers", "fn f(x: &[i64]) -> i64 { 0 }", true},
		{"floats", "fn f(x: &[f64]) -> Vec<f64> { vec![] }", true},
		{"by place", "#[pyo3(signature = (x, /))] fn f(x: &[u8]) {}", true},
		{"owned", "fn f(x: Vec<i64>) {}", false},
		{"no numbers", "fn f(x: &[bool]) {}", false},
		{"no elements of one size", "fn f(x: &[String]) {}", false},
		{"a default", "#[pyo3(signature = (x=b\"\"))] fn f(x: &[u8]) {}", false},
		{"a token lets other threads run", "fn f(py: Python<'_>, x: &[u8]) {}", false},
		{"an object has a token", "fn f(x: &[u8], k: PyRef<'_, K>) {}", false},
		{"what the result refers to", "fn f(x: &[u8]) -> &[u8] { x }", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			glue := glueOf(t, prelude+"#[pyclass]\nstruct K;\n#[pyfunction]\n"+tt.function+"\n")["m"]
			require.Equal(t, tt.borrowed, strings.Contains(glue, "#[buffer] x"), glue)
		})
	}
}

// What derives from a class can have a finalizer, which may run at any time that
// the crate lets go of an object.
func TestBuffersAreCopiedWhereFinalizersMayRun(t *testing.T) {
	for _, option := range []string{"subclass", "weakref", "dict"} {
		glue := glueOf(t, prelude+"#[pyclass("+option+")]\nstruct K;\n#[pyfunction]\nfn f(x: &[u8]) {}\n")["m"]
		require.NotContains(t, glue, "#[buffer]", option)
	}
}
