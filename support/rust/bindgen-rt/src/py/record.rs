//! Records: structs that Python reads and writes field by field.

use super::call::CallPy;
use super::from::FromPy;
use super::interpreter::free_threaded;
use super::into::{tuple, IntoPy};
use super::module::import;
use super::object::{done, Owned, Ref};
use super::raise::take_raised;
use super::signature::Names;
use super::table::api;
use super::text::new_str;
use crate::exceptions::{PyAttributeError, PyKeyError, PyRuntimeError};
use crate::facade::class::Exception;
use crate::{PyErr, PyResult};
use std::ffi::CStr;
use std::slice;

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
    fn keys<'a>(&'static self, call: &'a CallPy) -> PyResult<Keys<'a>> {
        let known = call.state().keys(&self.keys, self.fields)?;
        Ok(Keys(known.iter()))
    }
}

/// The names of the fields that are left.
struct Keys<'a>(slice::Iter<'a, Owned>);

impl Keys<'_> {
    /// The next name, as an object.
    #[inline]
    fn next(&mut self, name: &str) -> PyResult<Owned> {
        match self.0.next() {
            // SAFETY: the state keeps it.
            Some(known) => Ok(unsafe { Owned::again(known.as_ptr()) }),
            None => new_str(name),
        }
    }
}

/// An object that a record is read from, field by field in their order.
pub struct Reading<'a> {
    call: &'a CallPy,
    object: Ref<'a>,
    shape: Shape,
    keys: Keys<'a>,
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
        })
    }

    /// Reads the next field.
    #[inline]
    pub fn field<T: FromPy<'a>>(&mut self, name: &str) -> PyResult<T> {
        match self.find(name)? {
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
            Found::Value(value) => self.convert(name, value),
            Found::Nothing(_) => Ok(default()),
        }
    }

    #[inline]
    fn convert<T: FromPy<'a>>(&self, name: &str, value: Owned) -> PyResult<T> {
        if let Some(value) = T::exact(value.as_ref()) {
            return Ok(value);
        }
        let value = self.call.hold(value.into_ptr())?;
        T::from_py(self.call, value).map_err(|error| about(name, error))
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
                    false => Ok(Found::Value(Owned::again(value))),
                    true if (api().PyErr_Occurred)().is_null() => Ok(Found::Nothing(None)),
                    true => Err(super::object::raised()),
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

/// What an object has under a name.
enum Found {
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
    keys: Keys<'a>,
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

/// An object of a dataclass without its fields: `object.__new__(cls)`, which makes
/// none of what is no such class. By the class's own `__init__` one of five fields
/// takes 700 ns, set by us 300.
fn new_object(call: &CallPy, def: &RecordDef, module: &CStr, name: &CStr) -> PyResult<Owned> {
    let known = call.state().known(&def.made, || {
        // SAFETY: the type is alive for ever; what is returned is new or null.
        let new = unsafe {
            let object = api().PyBaseObject_Type;
            Owned::new(api().PyObject_GetAttrString(object, c"__new__".as_ptr()))?
        };
        Ok(vec![import(module, name)?, new])
    })?;
    let [class, new] = known else {
        return Err(PyRuntimeError::new_err("the module is no longer there"));
    };
    // SAFETY: the state keeps the class.
    let class = unsafe { Owned::again(class.as_ptr()) };
    super::into::call(new, tuple([class])?, None)
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
