#[repr(C)]
pub struct Point {
    pub x: f64,
}

pub struct Unneeded;

#[no_mangle]
pub extern "C" fn origin() -> Point {
    Point { x: 0.0 }
}
