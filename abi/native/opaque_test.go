package native

import (
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/diag"
)

func TestOpaqueByValue(t *testing.T) {
	for source, want := range map[string]string{
		`#[repr(C)] pub struct S { o: O } pub struct O;`:                  "error[BG0312] field `o` of `S` holds a `O`, whose size C does not know @ o",
		`#[repr(C)] pub struct S { o: [A; 2] } type A = O; pub struct O;`: "error[BG0312] field `o` of `S` holds a `O`, whose size C does not know @ o",
		`#[repr(C)] pub struct S { o: Option<u8> }`:                       "error[BG0312] field `o` of `S` holds a `std::option::Option<u8>`, whose size C does not know @ o",
		`#[repr(C)] pub struct S { o: *mut O } pub struct O;`:             "",
	} {
		_, said := lowered(t, source, including("S"))
		require.Equal(t, want, said, "%s", source)
	}
}

// TestAlignedEnum says why an enum of repr(C) is opaque nevertheless.
func TestAlignedEnum(t *testing.T) {
	report := &diag.Report{}
	crate := crateOf(t, `#[repr(C, align(16))] pub enum E { A, B(u8) } #[no_mangle] pub extern "C" fn f(e: E) {}`)
	Lower(crate, including(), report)
	require.Len(t, report.Sorted(), 1)
	require.Contains(t, report.Sorted()[0].Help, "align a `#[repr(C)]` struct around the enum")
}

// TestOpaquePassed warns of opaque parameters and results, which C can declare.
func TestOpaquePassed(t *testing.T) {
	_, said := lowered(t, `pub struct O; #[no_mangle] pub extern "C" fn f(o: O) -> O { o }`, including())
	require.Equal(t, "warning[BG0315] function `f` takes a `O` by value, whose size C does not know @ f\n"+
		"warning[BG0315] function `f` returns a `O` by value, whose size C does not know @ f", said)
}
