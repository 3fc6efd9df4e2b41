//! Parts of slots that hold several special methods: items and attributes.

use crate::py::SlotEntry;
use std::ffi::c_int;

/// The number of all entries.
pub const fn joined_len(all: &[&[(c_int, SlotEntry)]]) -> usize {
    let (mut len, mut index) = (0, 0);
    while index < all.len() {
        len += all[index].len();
        index += 1;
    }
    len
}

/// All entries in one list, of which there are as many as [`joined_len`] says.
pub const fn joined<const N: usize>(all: &[&[(c_int, SlotEntry)]]) -> [(c_int, SlotEntry); N] {
    let mut out = [(0, SlotEntry::None); N];
    let (mut len, mut index) = (0, 0);
    while index < all.len() {
        let mut at = 0;
        while at < all[index].len() {
            out[len] = all[index][at];
            len += 1;
            at += 1;
        }
        index += 1;
    }
    out
}

/// Whether anything is there.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_any {
    () => {
        false
    };
    ($($anything:tt)+) => {
        true
    };
}

/// What the options of a class make of its items.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_protocol {
    () => {
        $crate::glue::Protocol::Both
    };
    (sequence) => {
        $crate::glue::Protocol::Sequence
    };
    (mapping) => {
        $crate::glue::Protocol::Mapping
    };
}

/// `__getitem__`: by key, and by index.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_item_get {
    () => {
        &[]
    };
    ($name:literal ($($arm:tt)*) $body:expr) => {{
        static __ARM: $crate::glue::Arm<$crate::glue::Body> =
            $crate::__glue_arm!(arg object $name ($($arm)*) $body);
        unsafe extern "C" fn get(
            this: *mut $crate::glue::Object,
            key: *mut $crate::glue::Object,
        ) -> *mut $crate::glue::Object {
            // SAFETY: called by Python.
            unsafe { $crate::glue::special(&__ARM, this, key, key) }
        }
        unsafe extern "C" fn get_at(
            this: *mut $crate::glue::Object,
            index: isize,
        ) -> *mut $crate::glue::Object {
            // SAFETY: called by Python.
            unsafe { $crate::glue::item_at(this, index, get) }
        }
        &[
            ($crate::__glue_slot!(mp_subscript), $crate::glue::SlotEntry::Binary(get)),
            ($crate::__glue_slot!(sq_item), $crate::glue::SlotEntry::At(get_at)),
        ]
    }};
}

/// `__setitem__` and `__delitem__`: by key, and by index.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_item_set {
    ([] []) => {
        &[]
    };
    ([$($set:literal ($($set_arm:tt)*) $set_body:expr)?]
        [$($del:literal ($($del_arm:tt)*) $del_body:expr)?]) => {{
        static __SET: Option<$crate::glue::Arm<$crate::glue::Count>> =
            $crate::__glue_optional!($(
                $crate::__glue_arm!(arg nothing $set ($($set_arm)*) $set_body)
            )?);
        static __DEL: Option<$crate::glue::Arm<$crate::glue::Count>> =
            $crate::__glue_optional!($(
                $crate::__glue_arm!(arg nothing $del ($($del_arm)*) $del_body)
            )?);
        unsafe extern "C" fn set(
            this: *mut $crate::glue::Object,
            key: *mut $crate::glue::Object,
            value: *mut $crate::glue::Object,
        ) -> ::core::ffi::c_int {
            // SAFETY: called by Python.
            unsafe { $crate::glue::assign(__SET.as_ref(), __DEL.as_ref(), set, this, key, value) }
        }
        unsafe extern "C" fn set_at(
            this: *mut $crate::glue::Object,
            index: isize,
            value: *mut $crate::glue::Object,
        ) -> ::core::ffi::c_int {
            // SAFETY: called by Python.
            unsafe { $crate::glue::set_item_at(this, index, value, set) }
        }
        &[
            ($crate::__glue_slot!(mp_ass_subscript), $crate::glue::SlotEntry::Assign(set)),
            ($crate::__glue_slot!(sq_ass_item), $crate::glue::SlotEntry::AssignAt(set_at)),
        ]
    }};
}

/// `__contains__`.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_item_contains {
    () => {
        &[]
    };
    ($name:literal ($($arm:tt)*) $body:expr) => {{
        static __ARM: $crate::glue::Arm<$crate::glue::Count> =
            $crate::__glue_arm!(arg count $name ($($arm)*) $body);
        unsafe extern "C" fn contains(
            this: *mut $crate::glue::Object,
            item: *mut $crate::glue::Object,
        ) -> ::core::ffi::c_int {
            // SAFETY: called by Python.
            unsafe { $crate::glue::counted(&__ARM, this, item, item) as ::core::ffi::c_int }
        }
        &[($crate::__glue_slot!(sq_contains), $crate::glue::SlotEntry::Contains(contains))]
    }};
}

/// `__getattr__`.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_attribute_get {
    () => {
        &[]
    };
    ($name:literal ($($arm:tt)*) $body:expr) => {{
        static __ARM: $crate::glue::Arm<$crate::glue::Body> =
            $crate::__glue_arm!(arg object $name ($($arm)*) $body);
        unsafe extern "C" fn get(
            this: *mut $crate::glue::Object,
            name: *mut $crate::glue::Object,
        ) -> *mut $crate::glue::Object {
            // SAFETY: called by Python.
            unsafe { $crate::glue::attribute(&__ARM, this, name) }
        }
        unsafe extern "C" fn method(
            this: *mut $crate::glue::Object,
            name: *mut $crate::glue::Object,
        ) -> *mut $crate::glue::Object {
            // SAFETY: called by Python.
            unsafe { $crate::glue::special(&__ARM, this, name, name) }
        }
        &[
            ($crate::__glue_slot!(tp_getattro), $crate::glue::SlotEntry::Binary(get)),
            (0, $crate::glue::SlotEntry::GetAttr(method)),
        ]
    }};
}

/// `__setattr__` and `__delattr__`.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_attribute_set {
    ([] []) => {
        &[]
    };
    ([$($set:literal ($($set_arm:tt)*) $set_body:expr)?]
        [$($del:literal ($($del_arm:tt)*) $del_body:expr)?]) => {{
        static __SET: Option<$crate::glue::Arm<$crate::glue::Count>> =
            $crate::__glue_optional!($(
                $crate::__glue_arm!(arg nothing $set ($($set_arm)*) $set_body)
            )?);
        static __DEL: Option<$crate::glue::Arm<$crate::glue::Count>> =
            $crate::__glue_optional!($(
                $crate::__glue_arm!(arg nothing $del ($($del_arm)*) $del_body)
            )?);
        unsafe extern "C" fn set(
            this: *mut $crate::glue::Object,
            name: *mut $crate::glue::Object,
            value: *mut $crate::glue::Object,
        ) -> ::core::ffi::c_int {
            // SAFETY: called by Python.
            unsafe { $crate::glue::set_attribute(__SET.as_ref(), __DEL.as_ref(), this, name, value) }
        }
        &[($crate::__glue_slot!(tp_setattro), $crate::glue::SlotEntry::Assign(set))]
    }};
}
