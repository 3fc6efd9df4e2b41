//! How deep calls back and forth may nest.

use crate::exceptions::PyRecursionError;
use crate::PyResult;
use std::cell::Cell;

thread_local! {
    /// Where the stack was when the outermost callback of this thread began; 0
    /// where none runs.
    static START: Cell<usize> = const { Cell::new(0) };
}

/// How much of the stack nested callbacks may take: half of what the main thread
/// has, and of what a thread of std has elsewhere. Python counts its own frames; what
/// is called without any of them, it does not count everywhere.
const ROOM: usize = if cfg!(windows) { 512 << 10 } else { 1 << 20 };

/// A callback that runs.
pub(crate) struct Level {
    outermost: bool,
}

/// Goes one level deeper. It is an error where the stack may not be enough.
#[inline]
pub(crate) fn descend() -> PyResult<Level> {
    let here = 0_u8;
    let at = (&raw const here) as usize;
    START.with(|start| match start.get() {
        0 => {
            start.set(at);
            Ok(Level { outermost: true })
        }
        first if first.abs_diff(at) < ROOM => Ok(Level { outermost: false }),
        _ => Err(too_deep()),
    })
}

#[cold]
fn too_deep() -> crate::PyErr {
    PyRecursionError::new_err("maximum recursion depth exceeded by callbacks")
}

impl Drop for Level {
    #[inline]
    fn drop(&mut self) {
        if self.outermost {
            START.set(0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nested(depth: usize) -> PyResult<usize> {
        let _level = descend()?;
        let frame = std::hint::black_box([0_u8; 16 << 10]);
        let below = match nested(depth + 1) {
            Err(error) if depth == 0 => return Err(error),
            other => other,
        };
        std::hint::black_box(frame);
        below
    }

    #[test]
    fn ends_before_the_stack_does() {
        for _ in 0..2 {
            let text = nested(0).map_err(|error| error.to_string()).unwrap_err();
            let wanted = "RecursionError: maximum recursion depth exceeded by callbacks";
            assert_eq!(text, wanted);
        }
    }
}
