package cmodule

import (
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/abi"
)

// TestPackageNames asks that a function does not hide the module that has it.
func TestPackageNames(t *testing.T) {
	m := lowered(t, `#[no_mangle] pub extern "C" fn c() {} #[no_mangle] pub extern "C" fn d() {}`)
	v := newView("p", &abi.Module{Crate: "p", Native: m})
	require.Equal(t, []string{"CData", "c", "d", "ffi", "lib"}, v.names())
	require.Equal(t, []string{"CData", "d", "ffi", "lib"}, packageNames(v))
}

// TestPadding gives padding a name that no field has.
func TestPadding(t *testing.T) {
	m := lowered(t, `
		#[repr(C, packed(2))] pub struct Two { a: u8, _pad1: u32 }
		#[no_mangle] pub extern "C" fn f(two: &Two) {}`)
	var names []string
	for _, s := range declare(m).out.Structs {
		for _, f := range s.Fields {
			names = append(names, f.Name)
		}
	}
	require.Equal(t, []string{"a", "__pad1", "_pad1"}, names)
}
