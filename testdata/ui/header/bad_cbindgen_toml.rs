#[no_mangle]
pub extern "C" fn twice(value: i32) -> i32 {
    value * 2
}
