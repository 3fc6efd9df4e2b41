//! What generated glue is written with. Nothing here is meant to be written by
//! hand.
//!
//! Every `unsafe` and `no_mangle` token of glue comes out of these macros, so
//! that one text compiles in every edition and under
//! `#![forbid(unsafe_code)]`. The C signatures are written out, and rustc
//! checks them against the user's function through [`FromC`] and [`IntoC`];
//! for Python the types are inferred from it.

mod callback;
mod class;
mod enumeration;
mod failure;
mod function;
mod items;
mod member;
mod python;
mod record;
mod root;
mod slot;
mod slot_id;
mod special;
mod text;
mod union;
mod wrapper;

pub use crate::ancestor::{upcast, Root};
pub use crate::c::{
    call, free, option, tagged, unknown_tag, view, Bool, Buffer, CallC, Char, DateC, DateTimeC,
    EitherC, ErrorC, FromC, IntoC, Opt, Release, SignedHalves, SliceIndexC, TaggedText, TimeC,
    TimeDeltaC, UnsignedHalves, UuidC, View,
};
pub use crate::c::{
    error_new, gate_close, gate_free, gate_new, CallableC, CallbackC, CallbackRest, LendAll, LendC,
};
pub use crate::c::{
    Tuple1, Tuple10, Tuple11, Tuple12, Tuple2, Tuple3, Tuple4, Tuple5, Tuple6, Tuple7, Tuple8,
    Tuple9,
};
pub use crate::gate::Gate;
pub use crate::handle::{Class, Flag, Frozen, Handle, Options};
pub use crate::ignored::{Ignorable, Ignored};
pub use crate::kept::Kept;
pub use crate::py::{
    assign, attribute, class_method, constructor, counted, enum_getter, enum_method, exec, export,
    function, getter, hashed, init, item_at, member, method, new_by_tuple, set_attribute,
    set_item_at, special, step, variant_of, Arg, Arguments, Arm, Attribute, Body, CallPy,
    CallablePy, ClassDef, Comparison, Constructor, Count, Def, Entry, EnumDef, ExceptionDef,
    FromPy, Function, Giving, IntoPy, Items, Module, Names, Object, Operator, Owned, Param,
    Passing, Property, Protocol, Reading, RecordDef, Ref, Setters, Shape, Signature, Slot,
    SlotEntry, Space, Special, Step, Tried, Value, VariantDef,
};

pub use crate::facade::panic::PanicException;

pub use class::{new_handle, new_object, other_variant, with_base};
pub use enumeration::{unknown_member, unknown_variant};
pub use failure::{or_raise, or_raise_as, unshared};
pub use items::{joined, joined_len};
pub use special::{compare_op, hash, Counted};
pub use std::mem::MaybeUninit;
pub use text::{c_text, doc_len, docstring, last_name, same_version, short_name, short_text};

pub use crate::{
    __glue_c_callback as c_callback, __glue_c_free as c_free, __glue_c_function as c_function,
    __glue_c_struct as c_struct, __glue_callbacks as callbacks, __glue_calling as calling,
    __glue_class as class, __glue_class_by_value as class_by_value,
    __glue_constant_is as constant_is, __glue_data_enum as data_enum,
    __glue_enumeration as enumeration, __glue_items as items, __glue_layout as layout,
    __glue_mirror as mirror, __glue_module as module,
    __glue_py_class_attribute as py_class_attribute, __glue_py_class_method as py_class_method,
    __glue_py_enum_method as py_enum_method, __glue_py_enum_property as py_enum_property,
    __glue_py_function as py_function, __glue_py_method as py_method, __glue_py_new as py_new,
    __glue_py_property as py_property, __glue_py_slot as py_slot, __glue_py_static as py_static,
    __glue_record as record, __glue_record_from as record_from, __glue_record_into as record_into,
    __glue_record_lend as record_lend, __glue_record_release as record_release,
    __glue_require_version as require_version, __glue_union_from as union_from,
    __glue_union_into as union_into, __glue_wrapper_from as wrapper_from,
    __glue_wrapper_into as wrapper_into, __glue_wrapper_lend as wrapper_lend,
};
