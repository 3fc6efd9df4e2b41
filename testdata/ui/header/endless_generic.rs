//! A generic type that needs itself, with an argument that grows each time.

#[repr(C)]
pub struct Tree<T> {
    value: T,
    wrapped: *const Tree<*const T>,
}

#[no_mangle]
pub extern "C" fn grow(tree: *const Tree<u8>) {}
