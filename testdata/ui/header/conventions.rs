#[no_mangle]
pub extern "system" fn entry(reason: u32) -> u32 {
    reason
}

#[no_mangle]
pub extern "stdcall" fn leave() {}

#[no_mangle]
pub extern "C" fn plain(#[cfg(windows)] handle: usize, flags: u32) {}
