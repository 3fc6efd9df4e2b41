//! C-like enums as classes of Python's `enum` module.

use super::call::CallPy;
use super::class_attribute::{set_attributes, Attribute};
use super::enum_home::add_enum;
use super::function::Function;
use super::into::{call, tuple, IntoPy};
use super::module::{get, import, set};
use super::object::{Owned, Ref};
use super::record::{dict, set_item};
use super::state::{Slot, State, Type};
use super::table::api;
use super::text::{mismatch, new_str};
use super::type_table::Property;
use crate::exceptions::PyRuntimeError;
use crate::glue::short_text;
use crate::{PyErr, PyResult};
use std::ptr;

/// A C-like enum, as its class is made of it.
///
/// What makes it is reached through it, and `#[inline]`: so only the libraries
/// that have an enum compile it.
#[derive(Debug)]
pub struct EnumDef {
    pub(super) name: &'static str,
    doc: &'static [&'static str],
    int: bool,
    slot: fn() -> &'static Slot,
    variants: &'static [(&'static str, i64)],
    pub(super) make: fn(&Self, &mut State, &Owned, &Owned) -> PyResult<Owned>,
    member: fn(&CallPy, &'static Self, i64) -> PyResult<Owned>,
    members: Option<EnumMembers>,
}

/// What an enum has beside its variants.
#[derive(Debug)]
struct EnumMembers {
    /// Also special ones: a class of Python's has no slots to fill.
    methods: &'static [&'static Function],
    properties: &'static [&'static Property],
    /// What is set on the class.
    attributes: &'static [&'static Attribute],
    add: fn(&Self, &Owned, &Owned, &Owned) -> PyResult<()>,
    settle: unsafe fn(&Self, &'static Slot, *const State) -> PyResult<()>,
}

impl EnumDef {
    /// An enum: its name, the lines of its doc comment, each with the space that
    /// it begins with, whether it is an `IntEnum`, where its class is found, and
    /// the names and values of its variants.
    #[inline]
    pub const fn new(
        name: &'static str,
        doc: &'static [&'static str],
        int: bool,
        slot: fn() -> &'static Slot,
        variants: &'static [(&'static str, i64)],
    ) -> Self {
        EnumDef {
            name,
            doc,
            int,
            slot,
            variants,
            make: Self::make,
            member,
            members: None,
        }
    }

    /// The enum with methods, properties and attributes of its class.
    #[inline]
    pub const fn with_members(
        mut self,
        methods: &'static [&'static Function],
        properties: &'static [&'static Property],
        attributes: &'static [&'static Attribute],
    ) -> Self {
        self.members = Some(EnumMembers {
            methods,
            properties,
            attributes,
            add: EnumMembers::add,
            settle: EnumMembers::settle,
        });
        self
    }

    /// Makes the class and adds it to the state.
    #[cold]
    #[inline]
    fn make(&self, state: &mut State, module: &Owned, space: &Owned) -> PyResult<Owned> {
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
        if let Some(members) = &self.members {
            (members.add)(members, &object, module, space)?;
        }
        state.add_type((self.slot)(), Type::new(&object, members));
        Ok(object)
    }

    /// Its methods, also special ones.
    pub(super) fn methods(&self) -> &'static [&'static Function] {
        self.members.as_ref().map_or(&[], |members| members.methods)
    }

    /// Lets the members be called, and sets the attributes.
    ///
    /// # Safety
    ///
    /// The state is that of the module, and filled but for this.
    pub(super) unsafe fn settle(&self, state: *const State) -> PyResult<()> {
        match &self.members {
            // SAFETY: promised by the caller.
            Some(members) => unsafe { (members.settle)(members, (self.slot)(), state) },
            None => Ok(()),
        }
    }

    /// The documentation as one text.
    #[cold]
    #[inline]
    fn doc(&self) -> String {
        let mut doc = String::new();
        for (index, line) in self.doc.iter().enumerate() {
            if index > 0 {
                doc += "\n";
            }
            doc += line.strip_prefix(' ').unwrap_or(line);
        }
        doc
    }
}

impl EnumMembers {
    /// Adds the methods and properties to the class.
    #[cold]
    #[inline]
    fn add(&self, class: &Owned, module: &Owned, space: &Owned) -> PyResult<()> {
        for method in self.methods {
            let def = ptr::addr_of!(method.def).cast_mut(); // only ever read
            let made = match (method.is_static, method.is_of_class()) {
                (true, _) => method.static_method(module, space)?,
                // SAFETY: the class is a type, and the definition static; what is
                // returned is new or null.
                (_, true) => unsafe {
                    Owned::new(api().PyDescr_NewClassMethod(class.as_ptr(), def))?
                },
                // SAFETY: as above.
                _ => unsafe { Owned::new(api().PyDescr_NewMethod(class.as_ptr(), def))? },
            };
            set(class, method.name(), &made)?;
        }
        for property in self.properties {
            let def = ptr::addr_of!(property.def).cast_mut(); // only ever read
                                                              // SAFETY: as above.
            let made = unsafe { Owned::new(api().PyDescr_NewGetSet(class.as_ptr(), def))? };
            set(class, short_text(property.name), &made)?;
        }
        match self.methods.is_empty() && self.properties.is_empty() {
            true => Ok(()),
            // As a type of ours does, the class keeps what its methods need.
            false => set(class, "_bindgen_module", module),
        }
    }

    /// Lets the members be called, and sets the attributes.
    ///
    /// # Safety
    ///
    /// As for [`EnumDef::settle`].
    #[cold]
    #[inline]
    unsafe fn settle(&self, slot: &'static Slot, state: *const State) -> PyResult<()> {
        // SAFETY: promised by the caller.
        unsafe {
            if let Some(found) = (*state).of(slot) {
                add_enum(found.object.as_ptr(), &*state);
            }
            set_attributes(self.attributes, slot, state)
        }
    }
}

#[cold]
#[inline]
fn int(value: i64) -> PyResult<Owned> {
    // SAFETY: what is returned is new or null.
    unsafe { Owned::new((api().PyLong_FromLongLong)(value)) }
}

/// The value of the variant that an argument is the member for.
#[inline]
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
#[inline]
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
#[inline]
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
    #[inline]
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
            Value::Member(def, value) => (def.member)(call, def, value),
        }
    }
}
