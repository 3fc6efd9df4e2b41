//! What generated glue is written with. Nothing here is meant to be written by
//! hand.
//!
//! Every `unsafe` and `no_mangle` token of glue comes out of these macros, so
//! that one text compiles in every edition and under
//! `#![forbid(unsafe_code)]`. The C signatures are written out, and rustc
//! checks them against the user's function through [`FromC`] and [`IntoC`];
//! for Python the types are inferred from it.

mod class;
mod enumeration;
mod function;
mod python;
mod record;
mod root;
mod text;

pub use crate::c::{
    call, free, option, tagged, view, Bool, Buffer, CallC, Char, ErrorC, FromC, IntoC, Opt,
    Release, TaggedText, View,
};
pub use crate::c::{
    Tuple1, Tuple10, Tuple11, Tuple12, Tuple2, Tuple3, Tuple4, Tuple5, Tuple6, Tuple7, Tuple8,
    Tuple9,
};
pub use crate::handle::{Class, Flag, Frozen, Handle};
pub use crate::py::{
    constructor, dict, exec, field, function, getter, init, member, method, set_field, setter,
    variant_of, Arg, CallPy, ClassDef, Constructor, Def, EnumDef, FromPy, Function, IntoPy, Items,
    Module, Object, Owned, Param, Passing, Property, Ref, Shape, Signature, Slot, Space, Value,
};

pub use class::{new_handle, new_object};
pub use enumeration::unknown_variant;
pub use text::{doc_len, docstring, same_version, short_name, short_text};

pub use crate::{
    __glue_c_free as c_free, __glue_c_function as c_function, __glue_c_struct as c_struct,
    __glue_class as class, __glue_class_by_value as class_by_value,
    __glue_constant_is as constant_is, __glue_enumeration as enumeration, __glue_items as items,
    __glue_layout as layout, __glue_module as module, __glue_py_function as py_function,
    __glue_py_method as py_method, __glue_py_new as py_new, __glue_py_property as py_property,
    __glue_py_static as py_static, __glue_record_from as record_from,
    __glue_record_into as record_into, __glue_require_version as require_version,
};
