package native

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/diag"
)

// TestLayout lays out records as Rust does on 64-bit targets.
func TestLayout(t *testing.T) {
	for source, want := range map[string]string{
		`#[repr(C)] pub struct S { a: u8, b: u64, c: u16 }`:                                 "24/8 0 8 16",
		`#[repr(C)] pub struct S { a: u8, b: [u16; 3], c: *const u8 }`:                      "16/8 0 2 8",
		`#[repr(C)] pub union S { a: u8, b: [u32; 3], c: u64 }`:                             "16/8 0 0 0",
		`#[repr(C, packed)] pub struct S { a: u8, b: u64 }`:                                 "9/1 0 1",
		`#[repr(C, packed(2))] pub struct S { a: u8, b: u64, c: u8 }`:                       "12/2 0 2 10",
		`#[repr(C, align(16))] pub struct S { a: u8 }`:                                      "16/16 0",
		`#[repr(C)] pub struct S { a: T, b: u8 } #[repr(C)] struct T { a: u8, b: f32 }`:     "12/4 0 8",
		`#[repr(C)] pub struct S { a: N } type N = [u16; 3];`:                               "6/2 0",
		`#[repr(C)] pub struct S { a: std::ffi::c_long }`:                                   "unknown",
		`#[repr(C)] pub struct S { a: *mut std::ffi::c_long, b: extern "C" fn(), c: char }`: "24/8 0 8 16",
		`#[repr(C)] pub struct S;`:                                                          "0/1",
	} {
		config := including("S")
		config.Layout.Packed, config.Layout.AlignedN = "PACKED", "ALIGNED"
		report := &diag.Report{}
		m := Lower(crateOf(t, source), config, report)
		require.Empty(t, report.Sorted())
		s := m.Types[len(m.Types)-1].(*Record)
		got := "unknown"
		if s.Layout.Known {
			got = fmt.Sprintf("%d/%d", s.Layout.Size, s.Layout.Align)
			for _, f := range s.Fields {
				got += fmt.Sprintf(" %d", f.Offset)
			}
		}
		require.Equal(t, want, strings.TrimSpace(got), "%s", source)
	}
}
