//! What the glue that bindgen writes calls, and what the crates it is written
//! for name: the boundary to C, the boundary to CPython, and a facade with the
//! names of PyO3.
//!
//! A crate asks for it by the name that its sources use:
//!
//! ```toml
//! pyo3 = { package = "bindgen-rt", version = "0.1" }
//! ```

#[cfg(panic = "abort")]
compile_error!(
    "bindgen-rt needs panic = \"unwind\": a panic in a bound function becomes an error, and under \
     panic = \"abort\" it would end the process that loaded the library"
);

#[macro_use]
mod tuples;

mod ancestor;
mod c;
mod descent;
mod facade;
mod flag;
mod gate;
#[doc(hidden)]
pub mod glue;
mod guard;
mod handle;
mod ignored;
mod kept;
mod keywords;
mod py;

pub use facade::*;
