/// A point.
///
/// cbindgen:feild-names=[x, y]
#[repr(C)]
pub struct Point(f32, f32);

/// cbindgen:rename-all=Snakes
#[repr(C)]
pub enum Side {
    Left,
    Right,
}

/// cbindgen:ptrs-as-arrays=[[points; 2], corners]
#[no_mangle]
pub extern "C" fn area(points: *const Point, side: Side) -> f32 {
    0.0
}
