#[no_mangle]
pub fn for_rust_only() {}

#[no_mangle]
pub extern "C" fn for_c() {}

#[no_mangle]
pub extern "C" fn passes_on(hook: fn(u8) -> u8) {}
