package cmodule

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/abi/native"
	"example.com/bindgen/internal/cbindgen"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// lowered returns the native items of a file, where repr(packed) and
// repr(align) have macros.
func lowered(t *testing.T, source string) *native.Module {
	t.Helper()
	file := filepath.Join(t.TempDir(), "lib.rs")
	require.NoError(t, os.WriteFile(file, []byte(source), 0o600))
	report := &diag.Report{}
	config := cbindgen.Default()
	config.Layout = cbindgen.Layout{Packed: "PACKED", AlignedN: "ALIGN"}
	m := native.Lower(parser.ParseFile(file, parser.Options{}, report), config, report)
	for _, fault := range report.Sorted() {
		require.False(t, report.Failed(), fault.Message)
	}
	return m
}

func TestShapes(t *testing.T) {
	m := lowered(t, `
		use std::ffi::c_long;
		#[repr(C)] pub struct Plain { a: u8, b: u32, c: *const Plain }
		#[repr(C)] pub struct Outer { a: u8, p: Plain, many: [u16; 3] }
		#[repr(C)] pub struct Longs { a: c_long, b: u8 }
		#[repr(C, align(8))] pub struct Aligned { a: u32 }
		#[repr(C)] pub struct HasAligned { a: u8, b: Aligned }
		#[repr(C, align(4))] pub struct AlignedAnyway { a: u32 }
		#[repr(C, align(16))] pub struct Far { a: u32 }
		#[repr(C)] pub struct HasFar { a: u32, far: Far }
		#[repr(C, align(16))] pub struct LongFar { a: c_long }
		#[repr(C, packed)] pub struct Packed { a: u8, b: u32 }
		#[repr(C)] pub struct HasPacked { a: u8, p: Packed }
		#[repr(C, packed(2))] pub struct Two { a: u8, b: u32 }
		#[repr(C)] pub union Either { a: u8, b: f64 }
		#[repr(C)] pub struct Empty {}
		#[repr(C)] pub struct HasEmpty { e: Empty, none: [u64; 0], a: u8 }
		#[repr(C)] pub enum Tagged { A(u8), B { x: f64 } }
		#[repr(u8)] pub enum Inside { C(u8), D { x: f64 } }
		#[repr(C)] pub enum Strange { E(Aligned) }
		pub struct Opaque(u8);
		#[no_mangle] pub extern "C" fn f(
			a: &Outer, b: &Longs, c: &HasAligned, d: &AlignedAnyway, e: &HasFar, f: &LongFar, g: &HasPacked, h: &Two,
			i: &Either, j: &HasEmpty, k: &Tagged, l: &Inside, m: &Strange, n: &Opaque) {}`)
	d := declare(m)
	type facts struct {
		size, align int
		explicit    bool
		refused     string
		opaque      string
	}
	want := map[string]facts{
		"Plain":         {size: 16, align: 8},
		"Outer":         {size: 32, align: 8},
		"Longs":         {size: 1, align: 1}, // as a long has another size on Windows
		"Aligned":       {size: 8, align: 1, explicit: true, refused: "its layout is not that of its fields"},
		"HasAligned":    {size: 16, align: 1, explicit: true, refused: "its layout is not that of its fields"},
		"AlignedAnyway": {size: 4, align: 4},
		"Far":           {opaque: "its alignment is 16"},
		"HasFar":        {opaque: "cffi has no type for its field `far`: its alignment is 16"},
		"LongFar":       {opaque: "bindgen does not know its layout"},
		"Packed":        {size: 5, align: 1, refused: "it is packed"},
		"HasPacked":     {size: 6, align: 1, refused: "its field `p` cannot be passed: it is packed"},
		"Two":           {size: 6, align: 1, explicit: true, refused: "its layout is not that of its fields"},
		"Either":        {size: 8, align: 8, refused: "it is a union"},
		"Empty":         {align: 1, opaque: "it has no fields"},
		"HasEmpty":      {size: 8, align: 8, refused: "its field `none` cannot be passed: it has an array without items"},
		"Tagged":        {size: 16, align: 8, refused: "it holds a union"},
		"Inside":        {size: 16, align: 8, refused: "it holds a union"},
		"Strange":       {opaque: "its variant `e` holds what is aligned in a special way"},
		"Opaque":        {opaque: "it is opaque"},
	}
	got := map[string]facts{}
	for _, decl := range m.Types {
		switch decl.(type) {
		case *native.Record, *native.Tagged, *native.Opaque:
			s := d.shapes.decl(decl)
			got[decl.Base().Name] = facts{s.size, s.align, s.explicit, s.refused, s.opaque}
			if record, ok := decl.(*native.Record); ok && s.opaque == "" && record.Layout.Known {
				require.Equal(t, record.Layout.Size, s.size, record.Name)
			}
		}
	}
	require.Equal(t, want, got)
}

func TestFieldsThatPointToFunctions(t *testing.T) {
	m := lowered(t, `
		#[repr(C)] pub struct Own { f: extern "C" fn(Own) }
		#[repr(C)] pub struct There { f: extern "C" fn() -> Back }
		#[repr(C)] pub struct Back { f: extern "C" fn(&There, There) }
		#[repr(C)] pub struct Free { f: extern "C" fn(&Free, Point) }
		#[repr(C)] pub struct Point { x: f64 }
		#[no_mangle] pub extern "C" fn f(a: &Own, b: &There, d: &Back, e: &Free) {}`)
	got := map[string]string{}
	for _, s := range declare(m).out.Structs {
		for _, f := range s.Fields {
			got[s.Name] = f.Type.String()
		}
	}
	require.Equal(t, map[string]string{
		"Own": "void *", "There": "void *", "Back": "void *", "Free": "void(*)(Free *, Point)", "Point": "double",
	}, got)
}
