//! The boundary to CPython: a module of its stable ABI, whose functions are
//! found when it imports the library.

mod array;
mod attach;
mod bind;
mod borrowed;
mod buffer;
mod bytes;
mod call;
mod callback;
mod caught;
mod class;
mod class_attribute;
mod class_type;
mod dealloc;
#[cfg(feature = "rust_decimal")]
mod decimal;
mod defining;
mod definition;
mod enum_home;
mod enumeration;
mod exception;
mod fill;
mod from;
mod function;
mod imported;
mod interpreter;
mod into;
mod items;
#[cfg(feature = "serde_json")]
mod json;
mod map;
mod module;
mod numbers;
mod object;
mod operator;
mod park;
mod path;
mod property;
mod raise;
mod rare;
mod raw;
mod receiver;
mod record;
mod runtime;
mod sequence;
mod set;
mod shared;
mod shutdown;
mod signature;
mod signature_error;
mod special;
mod state;
mod table;
mod text;
mod time;
mod type_doc;
mod type_table;
mod union;
#[cfg(feature = "uuid")]
mod uuid;
mod variant;
mod wide;

pub(crate) use bytes::{bytes_object, content};
pub use call::{Arg, CallPy};
pub use callback::{Arguments, CallablePy};
pub(crate) use caught::Caught;
pub(crate) use class::{handle_at, object as new_object, objectify};
pub use class_attribute::Attribute;
pub use class_type::ClassDef;
pub use definition::Def;
pub use enum_home::{enum_getter, enum_method};
pub use enumeration::{member, variant_of, EnumDef, Value};
pub use exception::ExceptionDef;
pub use from::FromPy;
pub use function::{
    class_method, constructor, function, getter, method, new_by_tuple, Constructor, Entry, Function,
};
pub use into::IntoPy;
pub use items::{assign, item_at, set_item_at};
pub use module::{exec, export, init, Items, Module, Space};
pub use object::{Owned, Ref};
pub use operator::{Comparison, Operator};
pub use property::Setters;
pub use raw::Object;
pub use record::{Giving, Reading, RecordDef, Shape};
pub(crate) use shared::Shared;
pub use signature::{Names, Param, Passing, Signature};
pub use special::{
    attribute, counted, hashed, set_attribute, special, step, Arm, Body, Count, Entry as SlotEntry,
    Protocol, Special, Step,
};
pub use state::Slot;
pub use type_table::Property;
pub use union::Tried;
pub use variant::VariantDef;
