package abi

import (
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

func TestGuard(t *testing.T) {
	file := &source.File{Path: "lib.rs", Text: []byte("fn f() {}\n")}
	var report diag.Report
	l := &lowering{report: &report}
	ran := false
	l.guard("function `f`", file.Span(3, 4), func() { panic("out of range") })
	l.guard("function `g`", file.Span(3, 4), func() { ran = true })
	require.True(t, ran, "the run must go on")
	list := report.Sorted()
	require.Len(t, list, 1)
	require.Equal(t, diag.Internal, list[0].Code)
	require.Equal(t, "bindgen failed while lowering function `f`: out of range", list[0].Message)
	require.Equal(t, "f", list[0].Labels[0].Span.Text())
	require.NotEmpty(t, list[0].Help)
}

func TestReserved(t *testing.T) {
	for _, word := range []string{"None", "lambda", "async", "True"} {
		require.True(t, PythonReserved(word), word)
	}
	for _, word := range []string{"match", "type", "int", "self", ""} {
		require.False(t, PythonReserved(word), word)
	}
	for _, word := range []string{"register", "int", "class", "bool", "size_t", "xor", "co_await", "errno"} {
		require.True(t, CReserved(word), word)
	}
	for _, word := range []string{"value", "data", "len", "out", "self", "fn"} {
		require.False(t, CReserved(word), word)
	}
	for _, word := range []string{"type", "match", "async", "dyn"} {
		require.True(t, RustReserved(word), word)
	}
	for _, word := range []string{"crate", "self", "super", "Self", "union"} {
		require.False(t, RustReserved(word), word)
	}
}

func TestRenameRules(t *testing.T) {
	for name, want := range map[string][]string{
		"first_second": {"firstSecond", "firstsecond", "FirstSecond", "FIRST_SECOND", "first_second", "FIRSTSECOND"},
		"FirstSecond":  {"firstSecond", "firstsecond", "FirstSecond", "FIRST_SECOND", "first_second", "FIRSTSECOND"},
		"HTTPServer":   {"httpServer", "httpserver", "HttpServer", "HTTP_SERVER", "http_server", "HTTPSERVER"},
		"x1":           {"x1", "x1", "X1", "X1", "x1", "X1"},
	} {
		for i, rule := range []string{"camelCase", "lowercase", "PascalCase", "SCREAMING_SNAKE_CASE", "snake_case", "UPPERCASE"} {
			require.Equal(t, want[i], renameRules[rule](splitWords(name)), "%s of %s", rule, name)
		}
	}
}

func TestGluePath(t *testing.T) {
	for want, path := range map[string][]string{
		"super::f":           {"f"},
		"super::a::f":        {"self", "a", "f"},
		"super::super::f":    {"super", "f"},
		"crate::a::r#type":   {"crate", "a", "type"},
		"super::a::r#async":  {"a", "async"},
		"super::super::a::b": {"super", "a", "b"},
	} {
		require.Equal(t, want, gluePath(path, false))
	}
	require.Equal(t, "::a::f", gluePath([]string{"a", "f"}, true))
}
