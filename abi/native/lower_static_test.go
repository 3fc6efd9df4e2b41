package native

import (
	"testing"

	"example.com/bindgen/internal/cbindgen"
)

func TestStatics(t *testing.T) {
	expect(t, `
use std::sync::atomic::AtomicU32;
use std::cell::UnsafeCell;
#[no_mangle] pub static NUMBER: i32 = 1;
#[no_mangle] static mut COUNT: i32 = 1;
#[export_name = "table"] pub static TABLE: [u8; 4] = [0; 4];
#[no_mangle] pub static CHANGES: AtomicU32 = AtomicU32::new(0);
#[no_mangle] pub static INSIDE: [Holder; 2] = [];
#[no_mangle] pub static PLAIN: Plain = Plain { x: 0 };
#[no_mangle] pub static POINTER: &Holder = &H;
pub static UNSEEN: i32 = 1;
/// cbindgen:no-export
#[no_mangle] pub static HIDDEN: &str = "";
#[no_mangle] pub static NOTHING: () = ();
#[repr(C)] pub struct Plain { x: u8 }
#[repr(C)] pub struct Holder { x: Alias }
type Alias = UnsafeCell<u8>;
`, cbindgen.Default(), `
		alias Alias = uint8_t
		static NUMBER: int32_t
		static mut COUNT: int32_t
		static table: [uint8_t; 4]
		static mut CHANGES: uint32_t
		static mut INSIDE: [Holder; 2]
		static PLAIN: Plain
		static POINTER: &*Holder
	`, "error BG0312 14:34-36 static `NOTHING` has no size: C has no such variable; remove `#[no_mangle]`, or leave it out of the header: `/// cbindgen:ignore`")
}
