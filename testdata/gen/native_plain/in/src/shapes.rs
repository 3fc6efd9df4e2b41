//! Enums with fields.

use crate::Point;

/// A shape, with a tag beside a union.
#[repr(C)]
pub enum Shape {
    Nothing,
    /// Around a point.
    Circle { center: Point, radius: f64 },
    Square(Point, f32),
    Named(u16),
}

/// An area, with a tag in each part of a union.
#[repr(u8)]
pub enum Area {
    Of(u32),
    Range { low: i16, high: i16 },
    Unknown,
}

#[no_mangle]
pub extern "C" fn shape_size(shape: &Shape) -> f64 {
    match shape {
        Shape::Nothing => 0.0,
        Shape::Circle { center, radius } => center.x + radius,
        Shape::Square(corner, side) => corner.y + f64::from(*side),
        Shape::Named(name) => f64::from(*name),
    }
}

/// # Safety
/// `area` can be written to.
#[no_mangle]
pub unsafe extern "C" fn area_between(low: i16, high: i16, area: *mut Area) {
    let value = match low == high {
        true => Area::Of(7),
        false => Area::Range { low, high },
    };
    unsafe { area.write(value) }
}
