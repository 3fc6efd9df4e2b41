//! Records: structs that Python reads and writes field by field.

use super::call::CallPy;
use super::from::FromPy;
use super::interpreter::free_threaded;
use super::into::IntoPy;
use super::module::import;
use super::object::{done, raised, Owned, Ref};
use super::park;
use super::raise::take_raised;
use super::raw::{Object, TPFLAGS_TYPE_SUBCLASS, TP_NEW};
use super::signature::Names;
use super::table::api;
use super::text::{mismatch, new_str};
use crate::exceptions::{PyAttributeError, PyKeyError, PyRuntimeError};
use crate::facade::class::Exception;
use crate::{PyErr, PyResult};
use std::ffi::{c_void, CStr};
use std::mem::transmute;
use std::ptr::null_mut;
use std::sync::Arc;

/// How a record is read from an object.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// By its attributes.
    Attributes,
    /// By its items.
    Items,
}

/// What does not change of a record: the names of its fields, and the dataclass
/// whose objects are given, if it is none that becomes a dict.
#[derive(Debug)]
pub struct RecordDef {
    pub(super) fields: &'static [&'static str],
    class: Option<(&'static CStr, &'static CStr)>,
    pub(super) keys: Names,
    pub(super) made: Names,
}

impl RecordDef {
    /// A record with these fields, which becomes a dict, or an object of the class
    /// of that name in that module.
    pub const fn new(
        fields: &'static [&'static str],
        class: Option<(&'static CStr, &'static CStr)>,
    ) -> Self {
        RecordDef {
            fields,
            class,
            keys: Names::new(),
            made: Names::new(),
        }
    }

    /// The interned names of the fields; none where the module is being cleared.
    #[inline]
    fn keys(&'static self, call: &CallPy) -> PyResult<Keys> {
        Ok(Keys {
            known: call.state().keys(&self.keys, self.fields)?,
            at: 0,
        })
    }
}

/// The names of the fields, up to the one that comes next.
struct Keys {
    known: Option<Arc<[Owned]>>,
    at: usize,
}

impl Keys {
    /// The next name, as an object.
    #[inline]
    fn next(&mut self, name: &str) -> PyResult<Key<'_>> {
        let at = self.at;
        self.at += 1;
        match self.known.as_ref().and_then(|known| known.get(at)) {
            Some(known) => Ok(Key::Known(known)),
            None => new_str(name).map(Key::Made),
        }
    }

    /// How many fields there are.
    fn room(&self) -> usize {
        self.known.as_ref().map_or(0, |known| known.len())
    }
}

/// The name of a field.
enum Key<'a> {
    Known(&'a Owned),
    Made(Owned),
}

impl Key<'_> {
    #[inline]
    fn as_ptr(&self) -> *mut Object {
        match self {
            Key::Known(key) => key.as_ptr(),
            Key::Made(key) => key.as_ptr(),
        }
    }
}

/// An object that a record is read from, field by field in their order.
pub struct Reading<'a> {
    call: &'a CallPy,
    object: Ref<'a>,
    shape: Shape,
    keys: Keys,
    /// What the call holds of it: all in one place, since there may be thousands.
    held: Option<&'a mut Vec<Owned>>,
}

impl<'a> Reading<'a> {
    /// Begins with the first field.
    #[inline]
    pub fn begin(
        call: &'a CallPy,
        object: Ref<'a>,
        def: &'static RecordDef,
        shape: Shape,
    ) -> PyResult<Self> {
        let keys = def.keys(call)?;
        Ok(Reading {
            call,
            object,
            shape,
            keys,
            held: None,
        })
    }

    /// Reads the next field.
    #[inline]
    pub fn field<T: FromPy<'a>>(&mut self, name: &str) -> PyResult<T> {
        match self.find(name)? {
            Found::Lent(value) => self.convert_lent(name, value),
            Found::Value(value) => self.convert(name, value),
            Found::Nothing(error) => Err(error.unwrap_or_else(|| no_key(name))),
        }
    }

    /// Reads the next field, which need not be there.
    #[inline]
    pub fn field_or<T: FromPy<'a>>(
        &mut self,
        name: &str,
        default: impl FnOnce() -> T,
    ) -> PyResult<T> {
        match self.find(name)? {
            Found::Lent(value) => self.convert_lent(name, value),
            Found::Value(value) => self.convert(name, value),
            Found::Nothing(_) => Ok(default()),
        }
    }

    /// Converts what a dict has lent: nothing can take it away while it is
    /// converted without Python code.
    #[inline]
    fn convert_lent<T: FromPy<'a>>(&mut self, name: &str, value: Lent) -> PyResult<T> {
        // SAFETY: the dict keeps it until Python code runs.
        match T::exact(unsafe { Ref::new(value.0) }) {
            Some(value) => Ok(value),
            // SAFETY: as above.
            None => self.convert(name, unsafe { Owned::again(value.0) }),
        }
    }

    #[inline]
    fn convert<T: FromPy<'a>>(&mut self, name: &str, value: Owned) -> PyResult<T> {
        let value = self.hold(value);
        T::from_py(self.call, value).map_err(|error| about(name, error))
    }

    /// Holds a value until the end of the call.
    #[inline(never)]
    fn hold(&mut self, value: Owned) -> Ref<'a> {
        let (call, room) = (self.call, self.keys.room());
        let held = self
            .held
            .get_or_insert_with(|| call.kept.keep(Vec::with_capacity(room)));
        // SAFETY: the call keeps it with the others from here on.
        let lent = unsafe { Ref::new(value.as_ptr()) };
        held.push(value);
        lent
    }

    /// What the object has under the next name.
    #[inline(never)]
    fn find(&mut self, name: &str) -> PyResult<Found> {
        let key = self.keys.next(name)?;
        let (object, key) = (self.object.as_ptr(), key.as_ptr());
        // Without the GIL another thread can take what a dict lends.
        if matches!(self.shape, Shape::Items)
            && self.object.kind() == api().PyDict_Type()
            && !free_threaded()
        {
            // SAFETY: it is a dict, which keeps what it lends until Python code
            // runs; null means that there is nothing, or an exception.
            return unsafe {
                let value = api().PyDict_GetItemWithError(object, key);
                match value.is_null() {
                    false => Ok(Found::Lent(Lent(value))),
                    true if (api().PyErr_Occurred)().is_null() => Ok(Found::Nothing(None)),
                    true => Err(raised()),
                }
            };
        }
        // SAFETY: both are alive; what is returned is new or null.
        let value = unsafe {
            Owned::new(match self.shape {
                Shape::Attributes => api().PyObject_GetAttr(object, key),
                Shape::Items => api().PyObject_GetItem(object, key),
            })
        };
        value
            .map(Found::Value)
            .or_else(|error| absent(self.shape, error))
    }
}

/// A value that a dict has lent.
struct Lent(*mut Object);

/// What an object has under a name.
enum Found {
    Lent(Lent),
    Value(Owned),
    /// There is nothing, as this error says, or none where a key is missing.
    Nothing(Option<PyErr>),
}

/// Takes the error of a field that is not there; any other stays raised.
#[cold]
#[inline]
fn absent(shape: Shape, error: PyErr) -> PyResult<Found> {
    match shape {
        Shape::Attributes => match take_raised(PyAttributeError::CLASS) {
            Some(found) => Ok(Found::Nothing(Some(found))),
            None => Err(error),
        },
        Shape::Items => match take_raised(PyKeyError::CLASS) {
            Some(_) => Ok(Found::Nothing(None)),
            None => Err(error),
        },
    }
}

/// The error of a key that is missing.
#[cold]
#[inline]
fn no_key(name: &str) -> PyErr {
    PyKeyError::new_err(format!("key '{name}' is missing"))
}

/// Says of an error which field it is about.
#[cold]
#[inline]
fn about(name: &str, error: PyErr) -> PyErr {
    use super::object::RAISED;
    let error = match error.class().kind {
        RAISED => match super::raise::raised_type_error() {
            Some(found) => found,
            None => return error,
        },
        _ => error,
    };
    crate::c::of_field(name, error)
}

/// What a record becomes, field by field in their order.
pub struct Giving<'a> {
    call: &'a CallPy,
    made: Owned,
    is_dict: bool,
    keys: Keys,
}

impl<'a> Giving<'a> {
    /// Begins with a new dict, or a new object of the record's class.
    #[inline]
    pub fn begin(call: &'a CallPy, def: &'static RecordDef) -> PyResult<Self> {
        let made = match def.class {
            None => dict()?,
            Some((module, name)) => new_object(call, def, module, name)?,
        };
        Ok(Giving {
            call,
            made,
            is_dict: def.class.is_none(),
            keys: def.keys(call)?,
        })
    }

    /// Sets the next field.
    #[inline]
    pub fn field<T: IntoPy>(&mut self, name: &str, value: T) -> PyResult<()> {
        let value = value.into_py(self.call)?;
        self.set(name, &value)
    }

    #[inline(never)]
    fn set(&mut self, name: &str, value: &Owned) -> PyResult<()> {
        let key = self.keys.next(name)?;
        let (made, key, value) = (self.made.as_ptr(), key.as_ptr(), value.as_ptr());
        // SAFETY: all are alive, and a dict is one.
        done(unsafe {
            match self.is_dict {
                true => api().PyDict_SetItem(made, key, value),
                // As the __init__ of a frozen dataclass does it.
                false => api().PyObject_GenericSetAttr(made, key, value),
            }
        })
    }

    /// What is made.
    #[inline]
    pub fn end(self) -> Owned {
        self.made
    }
}

/// A `newfunc`.
type NewFunc = unsafe extern "C-unwind" fn(*mut Object, *mut Object, *mut Object) -> *mut Object;

/// An object of a dataclass without its fields, as `object.__new__(cls)` makes it: by
/// the slot of the class itself, so that whatever stands in its place is safe. By
/// the class's own `__init__` an object of five fields takes 500 ns.
fn new_object(call: &CallPy, def: &RecordDef, module: &CStr, name: &CStr) -> PyResult<Owned> {
    let known = call.state().known(&def.made, || {
        let class = import(module, name)?;
        if !class.as_ref().has_flag(TPFLAGS_TYPE_SUBCLASS) {
            return Err(mismatch(class.as_ref(), "type"));
        }
        // SAFETY: what is returned is new or null.
        Ok(vec![class, unsafe { Owned::new(api().PyTuple_New(0))? }])
    })?;
    let Some([class, none]) = known.as_deref() else {
        return Err(PyRuntimeError::new_err("the module is no longer there"));
    };
    // SAFETY: the class is a type, and the slot a `newfunc`; what is returned is new
    // or null.
    unsafe {
        let new = (api().PyType_GetSlot)(class.as_ptr(), TP_NEW);
        if new.is_null() && (api().PyErr_Occurred)().is_null() {
            return Err(mismatch(class.as_ref(), "dataclass"));
        } else if new.is_null() {
            return Err(raised());
        }
        let new = transmute::<*mut c_void, NewFunc>(new);
        Owned::new(park::call(|| {
            new(class.as_ptr(), none.as_ptr(), null_mut())
        }))
    }
}

/// A new dict.
#[inline]
pub(super) fn dict() -> PyResult<Owned> {
    // SAFETY: what is returned is new or null.
    unsafe { Owned::new(api().PyDict_New()) }
}

/// Sets an item of a dict.
#[inline]
pub(super) fn set_item(dict: &Owned, name: &str, value: &Owned) -> PyResult<()> {
    let key = new_str(name)?;
    // SAFETY: all are alive, and the dict is one.
    done(unsafe { api().PyDict_SetItem(dict.as_ptr(), key.as_ptr(), value.as_ptr()) })
}
