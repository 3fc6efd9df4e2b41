#[no_mangle]
pub fn for_rust_only() {}

#[no_mangle]
pub extern "C" fn for_c() {}
