package nativeheader

import (
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/abi/native"
	"example.com/bindgen/internal/cbindgen"
)

func TestSections(t *testing.T) {
	m := &native.Module{Version: "1.2.3", Functions: []*native.Function{function("f", nil)}}
	config := cbindgen.Default()
	config.PackageVersion = true
	config.Header = "/* License */"
	config.IncludeGuard = "GUARD_H"
	config.PragmaOnce = true
	config.IncludeVersion = true
	config.AutogenWarning = "/* Do not edit. */"
	config.UsizeIsSizeT = true
	config.SysIncludes = []string{"math.h"}
	config.Includes = []string{"mine.h"}
	config.AfterIncludes = "#define AFTER"
	config.CppCompat = true
	config.Namespaces = []string{"outer", "inner"}
	config.Trailer = "/* End */\n"
	require.Equal(t, `/* Package version: 1.2.3 */

/* License */

#ifndef GUARD_H
#define GUARD_H

#pragma once

/* Generated with bindgen */

/* Do not edit. */

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <math.h>
#include "mine.h"
#define AFTER

#ifdef __cplusplus
namespace outer {
namespace inner {
#endif  // __cplusplus

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

void f(void);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#ifdef __cplusplus
}  // namespace inner
}  // namespace outer
#endif  // __cplusplus

#endif  /* GUARD_H */

/* End */
`, string(Header(m, config)))
}

func TestNothingToPrint(t *testing.T) {
	config := cbindgen.Default()
	config.NoIncludes = true
	require.Empty(t, Header(&native.Module{}, config))
}

func TestLineEnds(t *testing.T) {
	m := &native.Module{Functions: []*native.Function{function("f", nil)}}
	for ends, want := range map[string]string{"LF": "void f(void);\n", "Native": "void f(void);\n", "CRLF": "void f(void);\r\n", "CR": "void f(void);\r"} {
		config := cbindgen.Default()
		config.NoIncludes, config.LineEndings = true, ends
		require.Equal(t, want, string(Header(m, config)), ends)
	}
}

func TestConstants(t *testing.T) {
	point := record("Point", field("x", prim(native.I32)), field("y", prim(native.I32)))
	lit := func(e *native.Expr) *native.Constant {
		return &native.Constant{Item: item("C"), Type: prim(native.I32), Value: e}
	}
	name := &native.Expr{Kind: native.Name, Text: "BASE"}
	one := literal("1")
	minus := &native.Expr{Kind: native.Unary, Op: "-", Args: []*native.Expr{one}}
	pointLit := &native.Expr{Kind: native.StructLit, Type: named(point), Names: []string{"x", "y"}, Args: []*native.Expr{one, minus}}
	tests := []struct {
		expr *native.Expr
		want string
	}{
		{one, "1"},
		{minus, "-1"},
		{&native.Expr{Kind: native.Unary, Op: "-", Args: []*native.Expr{minus}}, "-(-1)"},
		{&native.Expr{Kind: native.Unary, Op: "~", Args: []*native.Expr{name}}, "~BASE"},
		{&native.Expr{Kind: native.Binary, Op: "<<", Args: []*native.Expr{one, name}}, "(1 << BASE)"},
		{&native.Expr{Kind: native.Cast, Type: prim(native.U8), Args: []*native.Expr{minus}}, "(uint8_t)-1"},
		{pointLit, "(Point){ .x = 1, .y = -1 }"},
		{&native.Expr{Kind: native.Member, Text: "x", Args: []*native.Expr{pointLit}}, "((Point){ .x = 1, .y = -1 }).x"},
		{&native.Expr{Kind: native.ArrayLit, Args: []*native.Expr{one, name}}, "{ 1, BASE, }"},
	}
	for _, test := range tests {
		m := &native.Module{Constants: []*native.Constant{lit(test.expr)}}
		require.Equal(t, "#define C "+test.want+"\n", printed(m, cbindgen.Default()))
	}
	tags := cbindgen.Default()
	tags.Style = "tag"
	require.Equal(t, "#define C (struct Point){ .x = 1, .y = -1 }\n", printed(&native.Module{Constants: []*native.Constant{lit(pointLit)}}, tags))
	require.True(t, needsTypes(lit(pointLit)))
	require.True(t, isPrimitive(lit(minus)))
}

func TestImportedFunctions(t *testing.T) {
	f := function("f", nil)
	f.Import = true
	config := cbindgen.Default()
	config.Fn.Prefix, config.Fn.Postfix = "BEFORE", "AFTER"
	require.Equal(t, "extern void f(void);\n", printed(&native.Module{Functions: []*native.Function{f}}, config))
}
