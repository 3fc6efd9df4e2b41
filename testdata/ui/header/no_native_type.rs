//! Each of these takes or holds what C has no type for.

#[no_mangle]
pub extern "C" fn slice(data: &[u8]) {}

#[no_mangle]
pub extern "C" fn text(name: &str) -> i32 {
    0
}

#[no_mangle]
pub extern "C" fn pair(both: (u8, u16)) {}

#[no_mangle]
pub extern "C" fn shape(shape: *const dyn Shape) {}

#[no_mangle]
pub extern "C" fn wide(number: u128) {}

#[no_mangle]
pub extern "C" fn list(list: *const List) {}

#[repr(C)]
pub struct List {
    head: [Node; 2],
}

#[repr(C)]
pub struct Node {
    list: List,
}

pub trait Shape {}
