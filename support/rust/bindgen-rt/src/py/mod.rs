//! The boundary to CPython: a module of its stable ABI, whose functions are
//! found when it imports the library.

mod bind;
mod call;
mod class;
mod enumeration;
mod fill;
mod from;
mod function;
mod interpreter;
mod into;
mod module;
mod object;
mod park;
mod raise;
mod raw;
mod record;
mod signature;
mod signature_error;
mod state;
mod table;
mod text;

pub use call::{Arg, CallPy};
pub(crate) use class::object as new_object;
pub use class::{ClassDef, Property};
pub use enumeration::{member, variant_of, EnumDef, Value};
pub use from::FromPy;
pub use function::{constructor, function, getter, method, setter, Constructor, Function};
pub use into::IntoPy;
pub use module::{exec, init, Def, Items, Module, Space};
pub use object::{Owned, Ref};
pub use raw::Object;
pub use record::{dict, field, set_field, Shape};
pub use signature::{Param, Passing, Signature};
pub use state::Slot;
