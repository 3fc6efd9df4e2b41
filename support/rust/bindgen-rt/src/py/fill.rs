//! Filling a module with what the glue lists.
//!
//! What runs once, at import, is `#[cold]` and `#[inline]`: the compiler spends
//! less on it. With the marks in the files beside this one and on the std error
//! conversions, a clean build of bench/plain went from 2.36 s of CPU to 2.13 s.

use super::call::{run, Home};
use super::module::{set, Module};
use super::object::{done, Owned};
use super::signature::{Names, Signature};
use super::state::State;
use super::table::api;
use super::text::new_str;
use crate::exceptions::PyImportError;
use crate::facade::class::Class;
use crate::PyResult;
use std::ptr::null_mut;

/// Puts everything into a new module.
#[cold]
#[inline]
pub(super) fn fill(
    module: &'static Module,
    object: &Owned,
    state: &mut Box<State>,
    place: *mut *mut State,
) -> PyResult<()> {
    place_names(module, state);
    let spaces = make_spaces(module, object)?;
    add_exceptions(module, &spaces, state)?;
    make_classes(module, object, &spaces, state)?;
    for items in module.items {
        for &(path, def) in items.enums {
            let space = find(&spaces, path)?;
            space.add(def.name, (def.make)(def, state, object, &space.name))?;
        }
        for &(path, def) in items.classes {
            find(&spaces, path)?.add(def.short_name(), def.found(state))?;
        }
        for &(path, def) in items.functions {
            let space = find(&spaces, path)?;
            space.add(def.name(), def.object(object, &space.name))?;
        }
    }
    // From here on the functions can be called: whoever found one before, by the
    // collector or in an enum that runs Python code, got a RuntimeError.
    let state: *mut State = Box::into_raw(std::mem::take(state));
    // SAFETY: the memory is the module's, which frees the state later.
    unsafe { place.write(state) };
    for items in module.items {
        for &(_, def) in items.classes {
            if let Some(set) = def.set_attributes {
                // SAFETY: the state is that of this module.
                unsafe { set(def.attributes, def.slot(), state)? };
            }
        }
        for &(_, def) in items.enums {
            // SAFETY: as above.
            unsafe { def.settle(state)? };
        }
    }
    add_constants(module, &spaces, state)?;
    for space in &spaces {
        set(&space.object, "__all__", &space.all)?;
    }
    // SAFETY: what is returned is new or null.
    let hash = unsafe { Owned::new((api().PyLong_FromUnsignedLongLong)(module.abi_hash))? };
    set(object, "__abi_hash__", &hash)
}

/// Adds the exceptions that are in a module.
#[cold]
#[inline]
fn add_exceptions(module: &'static Module, spaces: &[Filled], state: &State) -> PyResult<()> {
    let place = |class: &Class| {
        for items in module.items {
            for (path, def) in items.exceptions {
                if def.class.same(class) {
                    return Some(format!("{path}.{}", def.name));
                }
            }
        }
        None
    };
    for items in module.items {
        for (path, def) in items.exceptions {
            let class = state.exceptions.object(def.class, &place)?;
            // SAFETY: the state keeps the class.
            let class = unsafe { Owned::again(class) };
            find(spaces, path)?.add(def.name, Ok(class))?;
        }
    }
    Ok(())
}

/// Makes the types of all classes. One waits for the class that it extends, which
/// another glue file may list.
#[cold]
#[inline]
fn make_classes(
    module: &'static Module,
    object: &Owned,
    spaces: &[Filled],
    state: &mut State,
) -> PyResult<()> {
    let mut waiting = Vec::new();
    for items in module.items {
        waiting.extend_from_slice(items.classes);
    }
    while !waiting.is_empty() {
        let before = waiting.len();
        for (path, def) in std::mem::take(&mut waiting) {
            match def.is_ready(state) {
                true => def.make(state, object, &find(spaces, path)?.name)?,
                false => waiting.push((path, def)),
            }
        }
        if waiting.len() == before {
            return Err(PyImportError::new_err("the glue lists no such base"));
        }
    }
    Ok(())
}

/// Makes places for the names of the parameters of all functions, and for what is
/// kept of records.
#[cold]
#[inline]
fn place_names(module: &'static Module, state: &mut State) {
    for items in module.items {
        for record in items.records {
            record.keys.set_place(state.add_names());
            record.made.set_place(state.add_names());
        }
    }
    let mut each = |signature: &'static Signature| {
        if !signature.params.is_empty() {
            signature.place_names(state.add_names());
        }
    };
    for items in module.items {
        for &(_, def) in items.functions {
            each(def.signature);
        }
        for &(_, def) in items.classes {
            def.each_signature(&mut each);
        }
        for &(_, def) in items.enums {
            let methods = def.methods().iter();
            methods.for_each(|method| each(method.signature));
        }
    }
}

/// A module in the making.
struct Filled {
    path: &'static str,
    name: Owned,
    object: Owned,
    /// The list `__all__`.
    all: Owned,
}

#[cold]
#[inline]
fn make_spaces(module: &'static Module, root: &Owned) -> PyResult<Vec<Filled>> {
    let mut made: Vec<Filled> = Vec::new();
    for space in module.spaces {
        let path = &space.name[..space.name.len() - 1];
        // SAFETY: the root is alive, and the name ends in NUL; what PyModule_New
        // and PyList_New return is new or null.
        let (object, all) = unsafe {
            let object = match made.is_empty() {
                true => Owned::again(root.as_ptr()),
                false => Owned::new(api().PyModule_New(space.name.as_ptr().cast()))?,
            };
            (object, Owned::new(api().PyList_New(0))?)
        };
        if !space.doc.is_empty() {
            set(&object, "__doc__", &new_str(space.doc)?)?;
        }
        let name = crate::glue::short_text(space.name);
        if name.len() < path.len() {
            // SAFETY: the object is alive.
            let again = unsafe { Owned::again(object.as_ptr()) };
            let parent = &path[..path.len() - name.len() - 1];
            if let Ok(parent) = find(&made, parent) {
                parent.add(name, Ok(again))?;
            }
        }
        made.push(Filled {
            path,
            name: new_str(path)?,
            object,
            all,
        });
    }
    Ok(made)
}

#[cold]
#[inline]
fn find<'a>(spaces: &'a [Filled], path: &str) -> PyResult<&'a Filled> {
    for space in spaces {
        if space.path == path {
            return Ok(space);
        }
    }
    Err(PyImportError::new_err("the glue lists no such module"))
}

impl Filled {
    /// Adds an item.
    #[cold]
    #[inline]
    fn add(&self, name: &str, value: PyResult<Owned>) -> PyResult<()> {
        set(&self.object, name, &value?)?;
        let name = new_str(name)?;
        // SAFETY: both are alive, and the list is one.
        done(unsafe { (api().PyList_Append)(self.all.as_ptr(), name.as_ptr()) })
    }
}

#[cold]
#[inline]
fn add_constants(module: &'static Module, spaces: &[Filled], state: *const State) -> PyResult<()> {
    static NAMES: Names = Names::new();
    static SIGNATURE: Signature = Signature::new("", &[], &NAMES);
    let home = Home::Known(state);
    for items in module.items {
        for (path, name, value) in items.constants {
            // SAFETY: the state is that of this module.
            let made = unsafe { run(home, null_mut(), &SIGNATURE, |call| value.object(call)) };
            // SAFETY: what is returned is new or null.
            find(spaces, path)?.add(name, unsafe { Owned::new(made) })?;
        }
    }
    Ok(())
}
