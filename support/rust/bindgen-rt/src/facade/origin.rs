//! Where an error comes from that a callback has given.

use crate::c::OriginC;
use crate::py::Caught;
use std::sync::Arc;

/// What an error is where it was made: there it comes back as the same one.
#[derive(Clone, Debug)]
pub(crate) enum Origin {
    /// An exception of CPython.
    Python(Arc<Caught>),
    /// What the maker of a C error keeps for it.
    C(Arc<OriginC>),
}
