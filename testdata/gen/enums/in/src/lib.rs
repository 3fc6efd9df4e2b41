//! C-like enums: as IntEnum, as Enum, with holes and a repr.
use pyo3::prelude::*;

pyo3::bindings!();

/// A traffic light.
#[pyclass(eq, eq_int)]
#[derive(Clone, Copy, PartialEq)]
pub enum Light {
    /// Stop.
    Red,
    Amber,
    #[pyo3(name = "GREEN")]
    Green,
}

/// Without a number in Python.
#[pyclass(eq)]
#[repr(u8)]
#[derive(Clone, PartialEq)]
pub enum Level {
    Low = 10,
    High = 200,
}

/// Numbers that int32_t does not hold.
#[pyclass(eq, eq_int)]
#[derive(Clone, Copy, PartialEq)]
pub enum Wide {
    Small = -1,
    Large = 1 << 40,
}

#[pyfunction]
fn next(light: Light) -> Light {
    match light {
        Light::Red => Light::Green,
        Light::Amber => Light::Red,
        Light::Green => Light::Amber,
    }
}

#[pyfunction]
#[pyo3(signature = (level=Level::Low))]
fn flip(level: Level) -> Level {
    match level {
        Level::Low => Level::High,
        Level::High => Level::Low,
    }
}

#[pyfunction]
fn wide(value: Option<Wide>) -> Vec<Wide> {
    value
        .into_iter()
        .chain([Wide::Small, Wide::Large])
        .collect()
}

#[pyfunction]
fn count_red(lights: Vec<Light>) -> usize {
    lights.iter().filter(|light| **light == Light::Red).count()
}
