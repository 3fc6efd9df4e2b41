//! Functions that Python calls.

use super::call::{run, Arg, CallPy, Home};
use super::class::payload;
use super::into::{call, tuple};
use super::module::import;
use super::object::Owned;
use super::raise::raise;
use super::raw::*;
use super::signature::{new_tuple, Signature};
use super::state::State;
use super::table::api;
use crate::exceptions::PyTypeError;
use crate::{PyErr, PyResult};
use std::ffi::CStr;
use std::fmt;
use std::mem::transmute;
use std::ptr::null_mut;

/// A `METH_FASTCALL` function.
pub type Unnamed =
    unsafe extern "C" fn(this: *mut Object, args: *const *mut Object, nargs: isize) -> *mut Object;
/// A `vectorcallfunc`.
pub type Vectorcall = unsafe extern "C" fn(
    class: *mut Object,
    args: *const *mut Object,
    nargs: usize,
    names: *mut Object,
) -> *mut Object;

/// What Python calls.
#[derive(Clone, Copy, Debug)]
pub enum Entry {
    /// A function without parameters.
    Unnamed(Unnamed),
    /// A function whose arguments may come by name.
    Named(FastCall),
    /// The same of a class method.
    OfClass(FastCall),
}

/// A function, method or static method.
pub struct Function {
    pub(super) def: MethodDef,
    pub(super) signature: &'static Signature,
    /// Whether it is a static method.
    pub(super) is_static: bool,
}

// SAFETY: the pointers are to static texts.
unsafe impl Sync for Function {}

impl fmt::Debug for Function {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.signature.function)
    }
}

impl Function {
    /// A function or method. Both texts end in NUL.
    pub const fn new(
        name: &'static str,
        doc: &'static [u8],
        signature: &'static Signature,
        entry: Entry,
    ) -> Self {
        let (entry, flags) = match entry {
            // SAFETY: the flags say which function it is.
            Entry::Unnamed(entry) => (
                unsafe { transmute::<Unnamed, FastCall>(entry) },
                METH_FASTCALL,
            ),
            Entry::Named(entry) => (entry, METH_FASTCALL | METH_KEYWORDS),
            Entry::OfClass(entry) => (entry, METH_FASTCALL | METH_KEYWORDS | METH_CLASS),
        };
        Function {
            def: MethodDef {
                name: name.as_ptr().cast(),
                entry: Some(entry),
                flags,
                doc: doc.as_ptr().cast(),
            },
            signature,
            is_static: false,
        }
    }

    /// The same as a static method.
    pub const fn in_class(mut self) -> Self {
        self.is_static = true;
        self
    }

    /// Whether it is a class method.
    pub(super) fn is_of_class(&self) -> bool {
        self.def.flags & METH_CLASS != 0
    }

    #[inline]
    pub(super) fn name(&self) -> &'static str {
        // SAFETY: made of a static text that ends in NUL.
        let name = unsafe { CStr::from_ptr(self.def.name) }.to_bytes();
        // SAFETY: as above.
        unsafe { std::str::from_utf8_unchecked(name) }
    }

    /// A function object, with the state of a module.
    #[inline]
    pub(super) fn object(&'static self, module: &Owned, space: &Owned) -> PyResult<Owned> {
        let def = std::ptr::addr_of!(self.def).cast_mut(); // only ever read
                                                           // SAFETY: the definition is static, the objects are alive.
        unsafe { Owned::new(api().PyCFunction_NewEx(def, module.as_ptr(), space.as_ptr())) }
    }

    /// The same for a class: a static method.
    pub(super) fn static_method(&'static self, module: &Owned, space: &Owned) -> PyResult<Owned> {
        let wrapper = import(c"builtins", c"staticmethod")?;
        call(&wrapper, tuple([self.object(module, space)?])?, None)
    }
}

/// The constructor of a class.
#[derive(Debug)]
pub struct Constructor {
    pub(super) signature: &'static Signature,
    /// What Python calls.
    pub(super) entry: New,
    /// What Python calls from 3.14 on.
    pub(super) vectorcall: Vectorcall,
}

impl Constructor {
    /// A constructor.
    pub const fn new(signature: &'static Signature, entry: New, vectorcall: Vectorcall) -> Self {
        Constructor {
            signature,
            entry,
            vectorcall,
        }
    }
}

#[cold]
pub(super) fn no_value(signature: &'static Signature) -> *mut Object {
    refuse(PyTypeError::new_err(format!(
        "{}: the object was made without its constructor and has no value",
        signature.function
    )))
}

fn refuse(error: PyErr) -> *mut Object {
    raise(&State::default(), error);
    null_mut()
}

/// What runs in the entry of a function: `this` is the module.
///
/// # Safety
///
/// Called by Python, with what it passed.
#[inline]
pub unsafe fn function<const N: usize>(
    signature: &'static Signature,
    this: *mut Object,
    args: *const *mut Object,
    nargs: isize,
    names: *mut Object,
    body: impl FnOnce(&CallPy, [Arg; N]) -> PyResult<Owned>,
) -> *mut Object {
    // SAFETY: the functions were made with the module.
    unsafe {
        run(Home::Module, this, signature, |call| {
            body(call, signature.bind(call, args, nargs, names, 0)?)
        })
    }
}

/// What runs in the entry of a method: `this` is an object of the class.
///
/// # Safety
///
/// Called by Python, with what it passed.
#[inline]
pub unsafe fn method<const N: usize>(
    signature: &'static Signature,
    this: *mut Object,
    args: *const *mut Object,
    nargs: isize,
    names: *mut Object,
    body: impl FnOnce(&CallPy, [Arg; N]) -> PyResult<Owned>,
) -> *mut Object {
    // SAFETY: Python has checked the type of the object.
    unsafe {
        let Some(payload) = payload(this) else {
            return no_value(signature);
        };
        run(Home::Known(payload.state), this, signature, |call| {
            body(call, signature.bind(call, args, nargs, names, 1)?)
        })
    }
}

/// What runs in a `vectorcall` of a class: a call takes 22 ns of 47 less than by
/// `tp_new`, which gets a tuple.
///
/// # Safety
///
/// Called by Python, with what it passed.
#[inline]
pub unsafe fn constructor<const N: usize>(
    signature: &'static Signature,
    entry: New,
    class: *mut Object,
    args: *const *mut Object,
    nargs: usize,
    names: *mut Object,
    body: impl FnOnce(&CallPy, [Arg; N]) -> PyResult<Owned>,
) -> *mut Object {
    let nargs = (nargs & (usize::MAX >> 1)) as isize; // the highest bit is a flag
                                                      // SAFETY: the class is ours or derives from it; `entry` is our `tp_new`.
    unsafe {
        run(
            Home::of_constructor(class, entry),
            class,
            signature,
            |call| body(call, signature.bind(call, args, nargs, names, 1)?),
        )
    }
}

/// What runs in a `tp_new`.
///
/// # Safety
///
/// Called by Python, with what it passed; the function is one for this class.
#[inline(never)]
pub unsafe fn new_by_tuple(
    class: *mut Object,
    args: *mut Object,
    named: *mut Object,
    vectorcall: Vectorcall,
) -> *mut Object {
    const FEW: usize = 8;
    let mut few = [null_mut(); FEW];
    // SAFETY: the arguments are a tuple, which is alive until this returns.
    unsafe {
        let count = (api().PyTuple_Size)(args);
        if !named.is_null() || count as usize > FEW {
            return new_by_names(class, args, named, vectorcall);
        }
        for index in 0..count {
            few[index as usize] = (api().PyTuple_GetItem)(args, index);
        }
        vectorcall(class, few.as_ptr(), count as usize, null_mut())
    }
}

/// The same with arguments by name. Python code can find the dict they are in and
/// change it, so they are held here.
///
/// # Safety
///
/// As for [`new_by_tuple`].
#[cold]
unsafe fn new_by_names(
    class: *mut Object,
    args: *mut Object,
    named: *mut Object,
    vectorcall: Vectorcall,
) -> *mut Object {
    // SAFETY: promised by the caller; what is counted is alive.
    unsafe {
        let count = (api().PyTuple_Size)(args);
        let mut objects = Vec::new();
        for index in 0..count {
            objects.push((api().PyTuple_GetItem)(args, index));
        }
        let (mut names, mut values) = (Vec::new(), Vec::new());
        if !named.is_null() {
            let (mut at, mut name, mut value) = (0, null_mut(), null_mut());
            while (api().PyDict_Next)(named, &mut at, &mut name, &mut value) != 0 {
                names.push(name);
                objects.push(value);
                values.push(Owned::again(value));
            }
        }
        match new_tuple(&names) {
            Ok(names) => vectorcall(class, objects.as_ptr(), count as usize, names.as_ptr()),
            Err(_) => null_mut(), // a MemoryError is raised
        }
    }
}

/// What runs in a getter.
///
/// # Safety
///
/// Called by Python, with what it passed.
#[inline]
pub unsafe fn getter(
    signature: &'static Signature,
    this: *mut Object,
    body: impl FnOnce(&CallPy) -> PyResult<Owned>,
) -> *mut Object {
    // SAFETY: Python has checked the type of the object.
    unsafe {
        match payload(this) {
            Some(payload) => run(Home::Known(payload.state), this, signature, body),
            None => no_value(signature),
        }
    }
}

/// What runs in the entry of a class method: the class has it, or derives from the
/// one that has. (Python tells a function with METH_METHOD which one that is, but
/// has no documentation of such functions.)
///
/// # Safety
///
/// Called by Python, with what it passed to the function `entry`.
#[inline]
pub unsafe fn class_method<const N: usize>(
    signature: &'static Signature,
    entry: FastCall,
    class: *mut Object,
    args: *const *mut Object,
    nargs: isize,
    names: *mut Object,
    body: impl FnOnce(&CallPy, [Arg; N]) -> PyResult<Owned>,
) -> *mut Object {
    // SAFETY: promised by the caller.
    unsafe {
        run(
            Home::of_class_method(class, entry),
            class,
            signature,
            |call| body(call, signature.bind(call, args, nargs, names, 1)?),
        )
    }
}
