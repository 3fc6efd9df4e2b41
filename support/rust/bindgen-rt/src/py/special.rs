//! Special methods: what runs in the slots of a type.
//!
//! Nothing here is generic: the glue gives each slot a table of its methods, so
//! that a further one costs a library little.

use super::call::{run, Arg, CallPy, Home};
use super::class::payload;
use super::function::no_value;
use super::into::IntoPy;
use super::object::Owned;
use super::raise::builtin;
use super::raw::*;
use super::signature::Signature;
use super::table::api;
use crate::exceptions::PyAttributeError;
use crate::facade::class::Exception;
use crate::PyResult;
use std::cell::Cell;
use std::ffi::{c_int, c_void};
use std::fmt;
use std::mem::transmute;

/// A method whose result is an object, with what it is passed.
pub type Body = for<'a> fn(&'a CallPy, [Arg; 2]) -> PyResult<Owned>;
/// A method whose result is a number, or nothing.
pub type Count = for<'a> fn(&'a CallPy, [Arg; 2]) -> PyResult<isize>;
/// A method that gives the next of several objects.
pub type Step = for<'a> fn(&'a CallPy) -> PyResult<Option<Owned>>;

/// A special method.
#[derive(Debug)]
pub struct Arm<F> {
    /// Its name and its parameters.
    pub signature: &'static Signature,
    /// What it does.
    pub body: F,
}

/// The function that a slot holds.
#[derive(Clone, Copy, Debug)]
pub enum Entry {
    /// None yet.
    None,
    /// `__getattr__` itself, for which Python has no slot: the one in its place is
    /// `__getattribute__`, too.
    GetAttr(Binary),
    /// A `unaryfunc`.
    Unary(Unary),
    /// A `binaryfunc`, or a `getattrofunc`.
    Binary(Binary),
    /// A `ternaryfunc`.
    Ternary(New),
    /// A `lenfunc`, or a `hashfunc`.
    Size(Size),
    /// An `inquiry`.
    Inquiry(Inquiry),
    /// An `objobjproc`.
    Contains(Contains),
    /// An `objobjargproc`, or a `setattrofunc`.
    Assign(Assign),
    /// A `ssizeargfunc`.
    At(At),
    /// A `ssizeobjargproc`.
    AssignAt(AssignAt),
    /// A `richcmpfunc`.
    Compare(Compare),
}

impl Entry {
    #[inline]
    fn address(self) -> *mut c_void {
        match self {
            Entry::None => std::ptr::null_mut(),
            Entry::GetAttr(entry) => entry as *mut c_void,
            Entry::Unary(entry) => entry as *mut c_void,
            Entry::Binary(entry) => entry as *mut c_void,
            Entry::Ternary(entry) => entry as *mut c_void,
            Entry::Size(entry) => entry as *mut c_void,
            Entry::Inquiry(entry) => entry as *mut c_void,
            Entry::Contains(entry) => entry as *mut c_void,
            Entry::Assign(entry) => entry as *mut c_void,
            Entry::At(entry) => entry as *mut c_void,
            Entry::AssignAt(entry) => entry as *mut c_void,
            Entry::Compare(entry) => entry as *mut c_void,
        }
    }
}

/// What a class with items is to Python.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protocol {
    /// A sequence and a mapping.
    Both,
    /// A sequence: its length is not one of a mapping.
    Sequence,
    /// A mapping: it has no slots of a sequence.
    Mapping,
}

/// The special methods that one macro call of the glue writes.
pub struct Special {
    /// The slots that hold them.
    pub entries: &'static [(c_int, Entry)],
    /// The signature of a method whose arguments Python does not bind.
    pub call: Option<&'static Signature>,
    /// What the methods of items make of the class.
    pub protocol: Protocol,
    /// Whether it says when objects are equal.
    pub equals: bool,
}

impl fmt::Debug for Special {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Special")
    }
}

impl Special {
    /// Methods that say nothing but what is in their slots.
    pub const fn of(entries: &'static [(c_int, Entry)]) -> Self {
        Special {
            entries,
            call: None,
            protocol: Protocol::Both,
            equals: false,
        }
    }

    #[inline]
    pub(super) fn each_signature(&self, each: &mut dyn FnMut(&'static Signature)) {
        if let Some(signature) = self.call {
            each(signature);
        }
    }

    /// The method `__getattr__`, if it is among them.
    #[inline]
    pub(super) fn getattr(&self) -> Option<MethodDef> {
        for &(_, entry) in self.entries {
            if let Entry::GetAttr(method) = entry {
                return Some(MethodDef {
                    name: c"__getattr__".as_ptr(),
                    // SAFETY: the flags say which function it is.
                    entry: Some(unsafe { transmute::<Binary, FastCall>(method) }),
                    flags: METH_O,
                    doc: std::ptr::null(),
                });
            }
        }
        None
    }

    /// Adds the slots to those of a type that has all these methods.
    #[cold]
    #[inline]
    fn add(&self, all: &[&Special], slots: &mut Vec<TypeSlot>) {
        let mut protocol = Protocol::Both;
        let mut hashed = false;
        for other in all {
            if other.protocol != Protocol::Both {
                protocol = other.protocol;
            }
            hashed |= other.entries.iter().any(|entry| entry.0 == TP_HASH);
        }
        for &(id, entry) in self.entries {
            let kept = match protocol {
                Protocol::Both => true,
                Protocol::Sequence => id != MP_LENGTH,
                Protocol::Mapping => ![SQ_LENGTH, SQ_ITEM, SQ_ASS_ITEM].contains(&id),
            };
            if kept && id != 0 {
                slots.push(TypeSlot {
                    id,
                    value: entry.address(),
                });
            }
            // A type with this slot has no hash of `object`: as it should be with
            // `__eq__`, without which objects are told apart by where they are.
            if id == TP_RICHCOMPARE && !self.equals && !hashed {
                let value = hash_of_place as *mut c_void;
                slots.push(TypeSlot { id: TP_HASH, value });
            }
        }
    }
}

pub(super) type AddSpecials = fn(&[&Special], &mut Vec<TypeSlot>);

/// Adds the slots of all special methods of a type.
#[cold]
#[inline]
pub(super) fn add_all(all: &[&Special], slots: &mut Vec<TypeSlot>) {
    for special in all {
        special.add(all, slots);
    }
}

#[inline]
unsafe extern "C" fn hash_of_place(this: *mut Object) -> isize {
    match (this as usize).rotate_right(4) as isize {
        -1 => -2,
        hash => hash,
    }
}

/// Calls a method whose result is an object.
///
/// # Safety
///
/// Called by Python, with an object of the class and what it passed.
#[inline]
pub unsafe fn special(
    arm: &Arm<Body>,
    this: *mut Object,
    first: *mut Object,
    second: *mut Object,
) -> *mut Object {
    // SAFETY: promised by the caller.
    unsafe {
        run_special(this, arm.signature, &mut |call| {
            (arm.body)(call, [Arg::new(first, 0), Arg::new(second, 1)])
        })
    }
}

#[inline]
unsafe fn run_special(
    this: *mut Object,
    signature: &'static Signature,
    body: &mut dyn FnMut(&CallPy) -> PyResult<Owned>,
) -> *mut Object {
    // SAFETY: promised by the caller.
    unsafe {
        match payload(this) {
            Some(payload) => run(Home::Known(payload.state), this, signature, |call| {
                body(call)
            }),
            None => no_value(signature),
        }
    }
}

/// Calls a method whose result is a number; -1 says that an exception is raised.
///
/// # Safety
///
/// As for [`special`].
#[inline]
pub unsafe fn counted(
    arm: &Arm<Count>,
    this: *mut Object,
    first: *mut Object,
    second: *mut Object,
) -> isize {
    let count = Cell::new(-1);
    // SAFETY: promised by the caller; the result, None, is ours.
    unsafe {
        let result = run_special(this, arm.signature, &mut |call| {
            let args = [Arg::new(first, 0), Arg::new(second, 1)];
            count.set((arm.body)(call, args)?);
            ().into_py(call)
        });
        if result.is_null() {
            return -1;
        }
        api().Py_DecRef(result);
    }
    count.get()
}

/// Calls `__hash__`. Python has no hash of -1, which says that an exception is
/// raised.
///
/// # Safety
///
/// As for [`special`].
#[inline]
pub unsafe fn hashed(arm: &Arm<Count>, this: *mut Object) -> isize {
    let hash = Cell::new(-1);
    // SAFETY: promised by the caller; the result, None, is ours.
    unsafe {
        let result = run_special(this, arm.signature, &mut |call| {
            let args = [Arg::new(this, 0), Arg::new(this, 1)];
            hash.set((arm.body)(call, args)?);
            ().into_py(call)
        });
        if result.is_null() {
            return -1;
        }
        api().Py_DecRef(result);
    }
    match hash.get() {
        -1 => -2,
        hash => hash,
    }
}

/// Calls `__next__`: null without an exception says that there is no more.
///
/// # Safety
///
/// As for [`special`].
#[inline]
pub unsafe fn step(arm: &Arm<Step>, this: *mut Object) -> *mut Object {
    let ended = Cell::new(false);
    // SAFETY: promised by the caller; None is ours where it stands for the end.
    unsafe {
        let result = run_special(this, arm.signature, &mut |call| match (arm.body)(call)? {
            Some(object) => Ok(object),
            None => {
                ended.set(true);
                ().into_py(call)
            }
        });
        if ended.get() && !result.is_null() {
            api().Py_DecRef(result);
            return std::ptr::null_mut();
        }
        result
    }
}

/// Calls `__getattr__`, where there is no such attribute.
///
/// # Safety
///
/// As for [`special`].
#[inline]
pub unsafe fn attribute(arm: &Arm<Body>, this: *mut Object, name: *mut Object) -> *mut Object {
    // SAFETY: promised by the caller.
    unsafe {
        let found = api().PyObject_GenericGetAttr(this, name);
        let missing = found.is_null()
            && (api().PyErr_ExceptionMatches)(builtin(PyAttributeError::CLASS)) != 0;
        if !missing {
            return found;
        }
        api().PyErr_Clear();
        special(arm, this, name, name)
    }
}

/// Calls `__setattr__` or `__delattr__`, or what sets an attribute otherwise.
///
/// # Safety
///
/// As for [`special`].
#[inline]
pub unsafe fn set_attribute(
    set: Option<&Arm<Count>>,
    del: Option<&Arm<Count>>,
    this: *mut Object,
    name: *mut Object,
    value: *mut Object,
) -> c_int {
    // SAFETY: promised by the caller.
    unsafe {
        match if value.is_null() { del } else { set } {
            Some(arm) => counted(arm, this, name, value) as c_int,
            None => api().PyObject_GenericSetAttr(this, name, value),
        }
    }
}

/// Calls the one method that compares in all ways.
///
/// # Safety
///
/// As for [`special`].
#[inline]
pub(super) unsafe fn compare_any(
    arm: &Arm<super::operator::Compared>,
    this: *mut Object,
    other: *mut Object,
    operator: c_int,
) -> *mut Object {
    // SAFETY: promised by the caller.
    unsafe {
        run_special(this, arm.signature, &mut |call| {
            (arm.body)(call, Arg::new(other, 0), operator)
        })
    }
}
