//! Classes as Python types.

use super::call::CallPy;
use super::function::{Constructor, Function};
use super::object::{head, kind, Owned, Ref};
use super::raise::unraisable;
use super::raw::*;
use super::signature::Signature;
use super::state::{Slot, State, Type};
use super::table::api;
use super::text::mismatch;
use crate::exceptions::{PyImportError, PyRuntimeError, PyTypeError};
use crate::handle::{Class, Handle};
use crate::PyResult;
use std::ffi::c_void;
use std::fmt;
use std::mem::size_of;
use std::ptr::{self, null_mut};
use std::sync::OnceLock;

/// What follows the head of an object. Both are null in an object that came
/// into being without a constructor of ours, as `object.__new__` makes it once
/// Python code has set `__new__` of the type.
#[repr(C)]
#[derive(Clone, Copy)]
pub(super) struct Payload {
    handle: *mut c_void,
    pub state: *const State,
}

/// Where the payload of an object of one of our classes is.
///
/// # Safety
///
/// The object is one.
#[inline]
unsafe fn place(object: *mut Object) -> *mut Payload {
    // SAFETY: the place was checked when the type was made.
    unsafe { object.cast::<u8>().add(head()).cast() }
}

/// The payload of an object of one of our classes, unless it has no value.
///
/// # Safety
///
/// The object is one.
#[inline]
pub(super) unsafe fn payload(object: *mut Object) -> Option<Payload> {
    // SAFETY: promised by the caller; all objects begin zeroed.
    let payload = unsafe { place(object).read() };
    (!payload.handle.is_null()).then_some(payload)
}

/// A class, as its type is made of it.
pub struct ClassDef {
    /// With its module, and NUL at the end.
    name: &'static str,
    doc: &'static [u8],
    slot: fn() -> &'static Slot,
    dealloc: Dealloc,
    new: Option<&'static Constructor>,
    methods: &'static [&'static Function],
    properties: &'static [&'static Property],
    built: OnceLock<Built>,
}

/// A property.
pub struct Property {
    name: &'static str,
    doc: &'static [u8],
    get: Option<Get>,
    set: Option<Set>,
}

/// The tables that a type refers to. They hold no objects, so that one pair
/// serves the types of all modules.
struct Built {
    methods: Vec<MethodDef>,
    properties: Vec<GetSetDef>,
}

// SAFETY: the tables are only read, and point to static texts.
unsafe impl Send for Built {}
// SAFETY: as above.
unsafe impl Sync for Built {}

impl Property {
    /// A property; the name ends in NUL, and so does the documentation.
    pub const fn new(
        name: &'static str,
        doc: &'static [u8],
        get: Option<Get>,
        set: Option<Set>,
    ) -> Self {
        Property {
            name,
            doc,
            get,
            set,
        }
    }
}

impl ClassDef {
    /// The class `T`; the name ends in NUL, and so does the documentation.
    pub const fn new<T: Class>(
        name: &'static str,
        doc: &'static [u8],
        new: Option<&'static Constructor>,
        methods: &'static [&'static Function],
        properties: &'static [&'static Property],
    ) -> Self {
        ClassDef {
            name,
            doc,
            slot: T::slot,
            dealloc: dealloc::<T>,
            new,
            methods,
            properties,
            built: OnceLock::new(),
        }
    }

    /// Calls `each` with the signatures of all functions.
    pub(super) fn each_signature(&self, each: &mut dyn FnMut(&'static Signature)) {
        if let Some(new) = self.new {
            each(new.signature);
        }
        for method in self.methods {
            each(method.signature);
        }
    }

    /// Makes the type and adds it to the state.
    ///
    /// The collector does not see its objects: they hold nothing of Python's but
    /// their type, and [`dealloc`] relies on that reference. So a module leaks
    /// that is dropped while one of its objects is stored in it.
    pub(super) fn make(
        &'static self,
        state: &mut State,
        module: &Owned,
        space: &Owned,
    ) -> PyResult<Owned> {
        let built = self.built.get_or_init(|| self.build());
        let mut slots = vec![
            slot(TP_DEALLOC, self.dealloc as *mut c_void),
            slot(TP_DOC, self.doc.as_ptr().cast_mut().cast()),
            slot(TP_METHODS, built.methods.as_ptr().cast_mut().cast()),
            slot(TP_GETSET, built.properties.as_ptr().cast_mut().cast()),
        ];
        let mut flags = TPFLAGS_DEFAULT;
        match self.new {
            Some(new) => slots.push(slot(TP_NEW, new.entry as *mut c_void)),
            None if super::interpreter::minor_version() >= 10 => {
                flags |= TPFLAGS_DISALLOW_INSTANTIATION;
            }
            None => slots.push(slot(TP_NEW, no_constructor as *mut c_void)),
        }
        slots.push(slot(0, null_mut()));
        let size = size_of::<Payload>() as i32;
        let relative = api().PyObject_GetTypeData.is_some();
        let mut spec = TypeSpec {
            name: self.name.as_ptr().cast(),
            basicsize: if relative {
                -size
            } else {
                head() as i32 + size
            },
            itemsize: 0,
            flags,
            slots: slots.as_mut_ptr(),
        };
        // SAFETY: the spec is read during the call only, what it points to is
        // static, except for the slots; the module is alive.
        let made = unsafe {
            Owned::new(api().PyType_FromModuleAndSpec(module.as_ptr(), &mut spec, null_mut()))?
        };
        check_place(&made)?;
        self.add_static_methods(&made, module, space)?;
        state.add_type((self.slot)(), Type::new(&made, Vec::new()));
        Ok(made)
    }

    /// The name without its module.
    pub(super) fn short_name(&self) -> &'static str {
        crate::glue::short_text(self.name)
    }

    fn build(&self) -> Built {
        let mut methods = Vec::with_capacity(self.methods.len() + 1);
        for method in self.methods {
            if !method.is_static {
                methods.push(method.def);
            }
        }
        methods.push(MethodDef {
            name: ptr::null(),
            entry: None,
            flags: 0,
            doc: ptr::null(),
        });
        let mut properties = Vec::with_capacity(self.properties.len() + 1);
        for property in self.properties {
            properties.push(GetSetDef {
                name: property.name.as_ptr().cast(),
                get: property.get,
                set: property.set,
                doc: property.doc.as_ptr().cast(),
                closure: null_mut(),
            });
        }
        properties.push(GetSetDef {
            name: ptr::null(),
            get: None,
            set: None,
            doc: ptr::null(),
            closure: null_mut(),
        });
        Built {
            methods,
            properties,
        }
    }

    /// Static methods are functions of the module, so that they find its state.
    fn add_static_methods(&self, made: &Owned, module: &Owned, space: &Owned) -> PyResult<()> {
        for method in self.methods {
            if !method.is_static {
                continue;
            }
            let function = method.object(module, space)?;
            let wrapper = super::module::import(c"builtins", c"staticmethod")?;
            let wrapped = super::into::call(&wrapper, super::into::tuple([function])?, None)?;
            super::module::set(made, method.name(), &wrapped)?;
        }
        Ok(())
    }
}

impl fmt::Debug for ClassDef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.short_name())
    }
}

impl fmt::Debug for Property {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(crate::glue::short_text(self.name))
    }
}

fn slot(id: i32, value: *mut c_void) -> TypeSlot {
    TypeSlot { id, value }
}

/// Checks on an object that is never used that the payload is where `payload`
/// looks for it.
fn check_place(made: &Owned) -> PyResult<()> {
    let Some(data) = api().PyObject_GetTypeData else {
        return Ok(()); // it was placed there by the size of the head
    };
    // SAFETY: the type is ours; the payload of a new object is zeroed, which
    // its destructor understands.
    unsafe {
        let probe = Owned::new((api().PyType_GenericAlloc)(made.as_ptr(), 0))?;
        let found = data(probe.as_ptr(), made.as_ptr());
        if found.cast() != place(probe.as_ptr()) {
            return Err(PyImportError::new_err("the layout of objects is unknown"));
        }
    }
    Ok(())
}

/// Makes the object of a new handle.
pub(crate) fn object<T: Class>(call: &CallPy, value: T) -> PyResult<Owned> {
    let Some(found) = call.state().of(T::slot()) else {
        return Err(unknown::<T>());
    };
    // SAFETY: the type is ours; what is returned is new or null. The payload
    // is written before anything else sees the object.
    unsafe {
        let object = Owned::new((api().PyType_GenericAlloc)(found.object.as_ptr(), 0))?;
        place(object.as_ptr()).write(Payload {
            handle: Handle::new(value).cast(),
            state: call.state(),
        });
        Ok(object)
    }
}

/// The handle of an argument, if it is an object of the class.
#[inline]
pub(super) fn handle_of<'a, T: Class>(
    call: &'a CallPy,
    object: Ref<'a>,
) -> PyResult<&'a Handle<T>> {
    match call.state().of(T::slot()) {
        Some(found) if found.object.as_ptr() == object.kind() => {
            // SAFETY: the object is of this type, and alive for 'a.
            match unsafe { payload(object.as_ptr()) } {
                // SAFETY: objects of this type hold such a handle.
                Some(payload) => Ok(unsafe { &*payload.handle.cast() }),
                None => Err(valueless::<T>()),
            }
        }
        Some(_) => Err(mismatch(object, T::NAME)),
        None => Err(unknown::<T>()),
    }
}

/// The handle of an object of the class.
///
/// # Safety
///
/// The object is one, has a value, and is alive for `'a`.
#[inline]
pub(super) unsafe fn handle_of_self<'a, T: Class>(object: *mut Object) -> &'a Handle<T> {
    // SAFETY: promised by the caller.
    unsafe { &*(*place(object)).handle.cast() }
}

#[cold]
fn valueless<T: Class>() -> crate::PyErr {
    PyTypeError::new_err(format!(
        "this {} was made without its constructor and has no value",
        T::NAME
    ))
}

#[cold]
fn unknown<T: Class>() -> crate::PyErr {
    PyRuntimeError::new_err(format!("{} has no type in this module", T::NAME))
}

/// The destructor of objects.
unsafe extern "C" fn dealloc<T: Class>(this: *mut Object) {
    // SAFETY: called by Python for the last reference. The type is released
    // after the object's memory, and the state is alive as long as the type:
    // the collector does not see the reference from an object to its type, so
    // that it never takes a type of which there are objects from its module.
    // Where there is no handle, releasing it does not fail.
    unsafe {
        let class = kind(this);
        let payload = place(this).read();
        if let Err(error) = Handle::<T>::release(payload.handle.cast()) {
            unraisable(&*payload.state, error, Ref::new(class));
        }
        (api().PyObject_Free)(this.cast());
        api().Py_DecRef(class);
    }
}

/// The constructor of classes without one, before Python 3.10.
unsafe extern "C" fn no_constructor(
    class: *mut Object,
    _args: *mut Object,
    _named: *mut Object,
) -> *mut Object {
    let mut text = String::from("cannot create '");
    text.push_str(&super::object::attribute_text(class, c"__name__").unwrap_or_default());
    text.push_str("' instances\0");
    // SAFETY: the class is alive, and the text ends in NUL.
    unsafe { api().PyErr_SetString(*api().PyExc_TypeError.cast(), text.as_ptr().cast()) };
    null_mut()
}
