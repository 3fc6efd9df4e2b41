#[no_mangle]
pub extern "C" fn generic<T>(value: T) {}

#[no_mangle]
pub async extern "C" fn later() {}

#[no_mangle]
pub extern "vectorcall" fn fast(value: f32) {}

#[no_mangle]
pub extern "C" fn array(values: [f32; 3]) -> [f32; 2] {
    [0.0; 2]
}

#[export_name = "crate.dotted"]
pub extern "C" fn dotted() {}

#[no_mangle]
pub extern "C" fn register() {}

#[no_mangle]
pub extern "C" fn twice() {}

pub mod inner {
    #[export_name = "twice"]
    pub extern "C" fn other() {}
}

#[no_mangle]
pub static NOTHING: () = ();
