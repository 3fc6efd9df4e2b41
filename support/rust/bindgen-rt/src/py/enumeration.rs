//! C-like enums as classes of Python's `enum` module.

use super::call::CallPy;
use super::into::{call, tuple, IntoPy};
use super::module::{get, import, set};
use super::object::{Owned, Ref};
use super::record::{dict, set_item};
use super::state::{Slot, State, Type};
use super::table::api;
use super::text::{mismatch, new_str};
use crate::exceptions::PyRuntimeError;
use crate::{PyErr, PyResult};

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
        let (named, variants) = (dict()?, dict()?);
        set_item(&named, "module", space)?;
        set_item(&named, "qualname", &new_str(self.name)?)?;
        for &(name, value) in self.variants {
            set_item(&variants, name, &int(value)?)?;
        }
        let object = call(&base, tuple([new_str(self.name)?, variants])?, Some(&named))?;
        if !self.doc.is_empty() {
            set(&object, "__doc__", &new_str(&self.doc())?)?;
        }
        let mut members = Vec::with_capacity(self.variants.len());
        for &(name, _) in self.variants {
            members.push(get(&object, &new_str(name)?)?);
        }
        state.add_type((self.slot)(), Type::new(&object, members));
        Ok(object)
    }

    /// The documentation as one text.
    fn doc(&self) -> String {
        let mut doc = String::new();
        for (index, line) in self.doc.iter().enumerate() {
            if index > 0 {
                doc.push('\n');
            }
            doc.push_str(line.strip_prefix(' ').unwrap_or(line));
        }
        doc
    }
}

fn int(value: i64) -> PyResult<Owned> {
    // SAFETY: what is returned is new or null.
    unsafe { Owned::new((api().PyLong_FromLongLong)(value)) }
}

/// The value of the variant that an argument is the member for.
pub fn variant_of(call: &CallPy, object: Ref<'_>, def: &'static EnumDef) -> PyResult<i64> {
    let Some(found) = call.state().of((def.slot)()) else {
        return Err(unknown(def));
    };
    for (index, member) in found.members.iter().enumerate() {
        if member.as_ptr() == object.as_ptr() {
            return Ok(def.variants[index].1);
        }
    }
    Err(mismatch(object, def.name))
}

/// The member for the variant of a value.
pub fn member(call: &CallPy, def: &'static EnumDef, value: i64) -> PyResult<Owned> {
    if let Some(found) = call.state().of((def.slot)()) {
        for (index, variant) in def.variants.iter().enumerate() {
            if variant.1 == value {
                // SAFETY: the state holds the members.
                return Ok(unsafe { Owned::again(found.members[index].as_ptr()) });
            }
        }
    }
    Err(unknown(def))
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
