// A plain crate: one warning for each predicate.
#[no_mangle]
pub extern "C" fn stays() {}

#[cfg(windows)]
#[no_mangle]
pub extern "C" fn open_handle() {}

#[cfg(feature = "extra")]
#[no_mangle]
pub extern "C" fn extra() {}

#[cfg(windows)]
#[no_mangle]
pub extern "C" fn close_handle() {}

#[cfg( windows )]
pub mod events {
    #[no_mangle]
    pub extern "C" fn wait() {}
    #[export_name = "event_set"]
    pub extern "C" fn set() {}
}

#[cfg(target_os = "macos")]
pub mod ports {
    #[no_mangle]
    pub extern "C" fn p0() {}
}

#[cfg(target_os = "macos")]
#[no_mangle]
pub extern "C" fn p1() {}

#[cfg(target_os = "macos")]
#[no_mangle]
pub extern "C" fn p2() {}

#[cfg(target_os = "macos")]
#[no_mangle]
pub extern "C" fn p3() {}

#[cfg(target_os = "macos")]
#[no_mangle]
pub extern "C" fn p4() {}

#[cfg(target_os = "macos")]
#[no_mangle]
pub extern "C" fn p5() {}

#[cfg(target_os = "macos")]
#[no_mangle]
pub extern "C" fn p6() {}

#[cfg(target_os = "macos")]
#[no_mangle]
pub extern "C" fn p7() {}

#[cfg(target_os = "macos")]
#[no_mangle]
pub extern "C" fn p8() {}

#[cfg(target_os = "macos")]
#[no_mangle]
pub extern "C" fn p9() {}
