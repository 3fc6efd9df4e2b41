//! C-like enums as classes of Python's `enum` module.

use super::call::CallPy;
use super::into::{tuple, IntoPy};
use super::module::{import, set};
use super::object::{done, Owned, Ref};
use super::state::{Slot, State, Type};
use super::table::api;
use super::text::{mismatch, new_str};
use crate::exceptions::PyRuntimeError;
use crate::{PyErr, PyResult};
use std::ffi::CString;

/// A C-like enum, as its class is made of it.
#[derive(Debug)]
pub struct EnumDef {
    /// Its name.
    pub name: &'static str,
    /// Its documentation: the lines of a doc comment, each with the space that
    /// it begins with.
    pub doc: &'static [&'static str],
    /// Whether it is an `IntEnum`.
    pub int: bool,
    /// Where its class is found.
    pub slot: fn() -> &'static Slot,
    /// The names and values of its variants.
    pub variants: &'static [(&'static str, i64)],
}

impl EnumDef {
    /// Makes the class and adds it to the state.
    pub(super) fn make(&self, state: &mut State, space: &Owned) -> PyResult<Owned> {
        let base = import(c"enum", if self.int { c"IntEnum" } else { c"Enum" })?;
        // SAFETY: what is returned is new or null.
        let named = unsafe { Owned::new((api().PyDict_New)())? };
        set_item(&named, "module", space)?;
        set_item(&named, "qualname", &new_str(self.name)?)?;
        // SAFETY: what is returned is new or null.
        let variants = unsafe { Owned::new((api().PyDict_New)())? };
        for &(name, value) in self.variants {
            // SAFETY: what is returned is new or null.
            let value = unsafe { Owned::new((api().PyLong_FromLongLong)(value))? };
            set_item(&variants, name, &value)?;
        }
        let arguments = tuple([new_str(self.name)?, variants])?;
        // SAFETY: all are alive; what is returned is new or null.
        let object = unsafe {
            Owned::new((api().PyObject_Call)(
                base.as_ptr(),
                arguments.as_ptr(),
                named.as_ptr(),
            ))?
        };
        if !self.doc.is_empty() {
            let lines = self
                .doc
                .iter()
                .map(|line| line.strip_prefix(' ').unwrap_or(line));
            let doc = lines.collect::<Vec<_>>().join("\n");
            set(&object, "__doc__", &new_str(&doc)?)?;
        }
        let mut members = Vec::with_capacity(self.variants.len());
        for &(name, _) in self.variants {
            let name = CString::new(name).unwrap_or_default();
            // SAFETY: both are alive; what is returned is new or null.
            members.push(unsafe {
                Owned::new((api().PyObject_GetAttrString)(
                    object.as_ptr(),
                    name.as_ptr(),
                ))?
            });
        }
        // SAFETY: the class is alive.
        let again = unsafe { Owned::again(object.as_ptr()) };
        state.add_type(
            (self.slot)(),
            Type {
                object: again,
                members,
            },
        );
        Ok(object)
    }
}

fn set_item(dict: &Owned, key: &str, value: &Owned) -> PyResult<()> {
    let key = new_str(key)?;
    // SAFETY: all are alive, and the dict is one.
    done(unsafe { (api().PyDict_SetItem)(dict.as_ptr(), key.as_ptr(), value.as_ptr()) })
}

/// The value of the variant that an argument is the member for.
pub fn variant_of(call: &CallPy, object: Ref<'_>, def: &'static EnumDef) -> PyResult<i64> {
    let found = call.state().of((def.slot)()).ok_or_else(|| unknown(def))?;
    let mut members = found.members.iter().zip(def.variants);
    members
        .find(|(member, _)| member.as_ptr() == object.as_ptr())
        .map(|(_, &(_, value))| value)
        .ok_or_else(|| mismatch(object, def.name))
}

/// The member for the variant of a value.
pub fn member(call: &CallPy, def: &'static EnumDef, value: i64) -> PyResult<Owned> {
    let found = call.state().of((def.slot)());
    let index = def.variants.iter().position(|&(_, each)| each == value);
    match (found, index) {
        // SAFETY: the state holds the members.
        (Some(found), Some(index)) => Ok(unsafe { Owned::again(found.members[index].as_ptr()) }),
        _ => Err(unknown(def)),
    }
}

#[cold]
fn unknown(def: &EnumDef) -> PyErr {
    PyRuntimeError::new_err(format!("{} has no class in this module", def.name))
}

/// A constant of a module.
#[derive(Debug)]
pub enum Value {
    /// `None`.
    None,
    /// A bool.
    Bool(bool),
    /// An int.
    Int(i128),
    /// A float.
    Float(f64),
    /// A str.
    Str(&'static str),
    /// A bytes object.
    Bytes(&'static [u8]),
    /// The member for the variant of a value.
    Member(&'static EnumDef, i64),
}

impl Value {
    /// Makes the object.
    pub(super) fn object(&self, call: &CallPy) -> PyResult<Owned> {
        match *self {
            Value::None => ().into_py(call),
            Value::Bool(value) => value.into_py(call),
            Value::Int(value) => match (i64::try_from(value), u64::try_from(value)) {
                (Ok(value), _) => value.into_py(call),
                (_, Ok(value)) => value.into_py(call),
                _ => Err(PyRuntimeError::new_err("a constant has more than 64 bits")),
            },
            Value::Float(value) => value.into_py(call),
            Value::Str(value) => value.into_py(call),
            Value::Bytes(value) => super::text::new_bytes(value),
            Value::Member(def, value) => member(call, def, value),
        }
    }
}
