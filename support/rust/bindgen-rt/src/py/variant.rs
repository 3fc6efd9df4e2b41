//! The variants of data enums, each a type that derives from the enum's.

use super::class_type::{slot, ClassDef};
use super::function::Constructor;
use super::module::set;
use super::object::{kind, Owned};
use super::raise::builtin;
use super::raw::*;
use super::state::{Slot, State, Type};
use super::table::api;
use super::text::new_str;
use super::type_doc::{no_empty_doc, type_doc};
use super::type_table::{property_table, Property};
use crate::exceptions::PyIndexError;
use crate::facade::class::Exception;
use crate::PyResult;
use std::ffi::c_void;
use std::fmt;
use std::ptr::null_mut;

/// A variant, as its type is made of it.
pub struct VariantDef {
    /// With its module and its enum, and NUL at the end.
    pub name: &'static str,
    /// Its documentation; ends in NUL.
    pub doc: &'static [u8],
    /// Where its type is found.
    pub slot: fn() -> &'static Slot,
    /// What makes an object of its fields.
    pub new: &'static Constructor,
    /// Its fields.
    pub fields: &'static [&'static Property],
    /// Whether they have numbers for names.
    pub is_tuple: bool,
}

impl fmt::Debug for VariantDef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// The variants of a data enum and what makes their types: reached from it alone,
/// and `#[inline]`, so that only the libraries that have one compile it.
#[derive(Clone, Copy)]
pub(super) struct Variants {
    pub(super) all: &'static [VariantDef],
    pub(super) make: Make,
    /// `__init_subclass__`: the variants are there before Python code can ask for
    /// more.
    sealed: FastCall,
}

type Make = fn(
    &'static [VariantDef],
    &'static ClassDef,
    &mut State,
    &Owned,
    &Owned,
    &Owned,
) -> PyResult<()>;

impl Variants {
    #[inline]
    pub(super) const fn new(all: &'static [VariantDef]) -> Self {
        Variants {
            all,
            make: make_variants,
            sealed,
        }
    }

    /// The methods that the class has for them.
    pub(super) fn method(&self) -> MethodDef {
        MethodDef {
            name: c"__init_subclass__".as_ptr(),
            entry: Some(self.sealed),
            flags: METH_FASTCALL | METH_KEYWORDS | METH_CLASS,
            doc: std::ptr::null(),
        }
    }
}

/// Makes the types of all variants and adds them to the state.
#[cold]
#[inline]
fn make_variants(
    variants: &'static [VariantDef],
    def: &'static ClassDef,
    state: &mut State,
    module: &Owned,
    space: &Owned,
    base: &Owned,
) -> PyResult<()> {
    for variant in variants {
        let short = crate::glue::short_text(variant.name);
        let made = variant.make(def, module, base)?;
        let qualified = format!("{}.{short}", def.short_name());
        no_empty_doc(&made, variant.doc)?;
        set(&made, "__qualname__", &new_str(&qualified)?)?;
        set(&made, "__module__", space)?;
        set(&made, "__match_args__", &variant.match_args()?)?;
        set(base, short, &made)?;
        state.add_type((variant.slot)(), Type::new(&made, Vec::new()));
    }
    Ok(())
}

impl VariantDef {
    #[cold]
    #[inline]
    fn make(&self, def: &ClassDef, module: &Owned, base: &Owned) -> PyResult<Owned> {
        // As long as the process: there are few, and types refer to it.
        let properties = Box::leak(property_table(self.fields).into_boxed_slice());
        let doc = type_doc(self.doc);
        let mut slots = vec![
            slot(TP_DEALLOC, def.dealloc() as *mut c_void),
            slot(TP_DOC, doc.as_ptr().cast_mut().cast()),
            slot(TP_GETSET, properties.as_mut_ptr().cast()),
            slot(TP_NEW, self.new.entry as *mut c_void),
        ];
        if self.is_tuple {
            slots.push(slot(SQ_LENGTH, tuple_length as *mut c_void));
            slots.push(slot(SQ_ITEM, tuple_item as *mut c_void));
        }
        slots.push(slot(0, null_mut()));
        let mut spec = TypeSpec {
            name: self.name.as_ptr().cast(),
            basicsize: 0,
            itemsize: 0,
            flags: TPFLAGS_DEFAULT,
            slots: slots.as_mut_ptr(),
        };
        // SAFETY: the base is alive.
        let bases = super::into::tuple([unsafe { Owned::again(base.as_ptr()) }])?;
        // SAFETY: the spec is read during the call only, what it points to is
        // static or leaked, except for the slots; the module is alive.
        unsafe {
            Owned::new(api().PyType_FromModuleAndSpec(module.as_ptr(), &mut spec, bases.as_ptr()))
        }
    }

    /// The names of its fields.
    #[cold]
    #[inline]
    fn match_args(&self) -> PyResult<Owned> {
        // SAFETY: what is returned is new or null.
        let names = unsafe { Owned::new(api().PyTuple_New(self.fields.len() as isize))? };
        for (index, field) in self.fields.iter().enumerate() {
            let name = new_str(crate::glue::short_text(field.name))?;
            // SAFETY: the tuple is new and has a place for it; it takes the
            // reference over.
            unsafe {
                (api().PyTuple_SetItem)(names.as_ptr(), index as isize, name.into_ptr());
            }
        }
        Ok(names)
    }
}

/// The names of the fields of an object.
#[inline]
fn names_of(this: *mut Object) -> PyResult<Owned> {
    let name = c"__match_args__".as_ptr();
    // SAFETY: the type is alive; what is returned is new or null.
    unsafe { Owned::new(api().PyObject_GetAttrString(kind(this), name)) }
}

#[inline]
unsafe extern "C" fn tuple_length(this: *mut Object) -> isize {
    match names_of(this) {
        // SAFETY: it is a tuple, or the function says that it is not.
        Ok(names) => unsafe { (api().PyTuple_Size)(names.as_ptr()) },
        Err(_) => -1,
    }
}

#[inline]
unsafe extern "C" fn tuple_item(this: *mut Object, index: isize) -> *mut Object {
    let Ok(names) = names_of(this) else {
        return null_mut();
    };
    // SAFETY: it is a tuple, or the functions say that it is not.
    unsafe {
        if index < 0 || index >= (api().PyTuple_Size)(names.as_ptr()) {
            let message = c"tuple index out of range".as_ptr();
            api().PyErr_SetString(builtin(PyIndexError::CLASS), message);
            return null_mut();
        }
        let name = (api().PyTuple_GetItem)(names.as_ptr(), index);
        match name.is_null() {
            true => null_mut(),
            false => api().PyObject_GetAttr(this, name),
        }
    }
}

#[cold]
#[inline]
unsafe extern "C" fn sealed(
    class: *mut Object,
    _args: *const *mut Object,
    _nargs: isize,
    _names: *mut Object,
) -> *mut Object {
    // SAFETY: the class is alive, and its base is the enum.
    unsafe {
        let base = (api().PyType_GetSlot)(class, TP_BASE).cast::<Object>();
        let mut text = String::from("type '");
        text.push_str(&super::object::attribute_text(base, c"__qualname__").unwrap_or_default());
        text.push_str("' is not an acceptable base type\0");
        api().PyErr_SetString(*api().PyExc_TypeError.cast(), text.as_ptr().cast());
    }
    null_mut()
}
