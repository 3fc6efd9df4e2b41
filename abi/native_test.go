package abi_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/abi"
	"example.com/bindgen/abi/native"
	"example.com/bindgen/internal/cbindgen"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// both lowers a crate's annotated and native items.
func both(t *testing.T, src string) (*abi.Module, *diag.Report) {
	t.Helper()
	report := &diag.Report{}
	crate := parser.Parse(writeCrate(t, src), parser.Options{}, report)
	require.False(t, report.Failed(), faults(report.Sorted()))
	module := abi.Lower(crate, report)
	module.NativeConfig = cbindgen.Default()
	module.SetNative(native.Lower(crate, module.NativeConfig, report), report)
	return module, report
}

func TestNativeItemsAreInTheHash(t *testing.T) {
	one, report := both(t, `#[no_mangle] pub extern "C" fn add(a: u32) {}`)
	require.Empty(t, report.Sorted())
	require.True(t, one.IsPlain())
	other, _ := both(t, `#[no_mangle] pub extern "C" fn add(a: u64) {}`)
	require.NotEqual(t, one.Hash(), other.Hash())
	renamed, _ := both(t, `#[no_mangle] pub extern "C" fn add(other: u32) {}`)
	require.Equal(t, one.Hash(), renamed.Hash(), "C knows no names of parameters")
}

func TestNativeNamesAgainstGeneratedOnes(t *testing.T) {
	_, report := both(t, `
		bindings!();
		#[pyfunction] fn area() -> u32 { 1 }
		#[no_mangle] pub extern "C" fn demo_area() {}
		#[repr(C)] pub struct demo_error { x: u8 }
		#[no_mangle] pub extern "C" fn take(e: &demo_error) {}`)
	require.Equal(t, strings.Join([]string{
		"BG0205 4:34 `demo_area`: native function `demo_area` and function `area` have one name in C, `demo_area`",
		"BG0205 5:25 `demo_error`: native type `demo_error` and a name of every generated header have one name in C, `demo_error`",
		"",
	}, "\n"), faults(report.Sorted()))
}
