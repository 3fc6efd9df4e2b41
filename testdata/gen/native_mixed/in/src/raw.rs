//! What only C calls, and cffi.

use std::sync::atomic::{AtomicU32, Ordering};

/// Calls so far.
#[no_mangle]
pub static CALLS: AtomicU32 = AtomicU32::new(INNER_START);

const INNER_START: u32 = crate::INNER - 4;

/// A colour with its weight.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Colour {
    pub red: u8,
    pub green: u8,
    pub blue: u8,
    pub weight: f32,
}

/// What to mix.
#[allow(dead_code)]
#[repr(u8)]
#[derive(Clone, Copy)]
pub enum Mix {
    Add = 1,
    Subtract = 2,
}

/// Mixes two colours.
#[no_mangle]
pub extern "C" fn colour_mix(one: Colour, other: &Colour, how: Mix) -> Colour {
    CALLS.fetch_add(1, Ordering::Relaxed);
    let mix: fn(u8, u8) -> u8 = match how {
        Mix::Add => u8::saturating_add,
        Mix::Subtract => u8::saturating_sub,
    };
    Colour {
        red: mix(one.red, other.red),
        green: mix(one.green, other.green),
        blue: mix(one.blue, other.blue),
        weight: one.weight + other.weight,
    }
}
