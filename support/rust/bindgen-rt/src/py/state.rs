//! What belongs to one import of the module.

use super::enum_home::forget_enums;
use super::exception::Exceptions;
use super::imported::Imported;
use super::object::Owned;
use super::raw::Visit;
use super::shared::Later;
use super::signature::{Names, Param};
use super::text::interned;
use crate::gate::Gate;
use crate::PyResult;
use std::ffi::{c_int, c_void};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

/// The state of a module: every object that the library refers to. Each
/// interpreter that imports it has its own.
#[derive(Default)]
pub(crate) struct State {
    /// The names of the parameters of each function that has some, once a call named
    /// one: to make those of all at import took 6 µs of 365 for 14 functions. So with
    /// the names of the fields of records, and with dataclasses.
    names: Vec<OnceLock<Arc<[Owned]>>>,
    /// The types of classes and enums, by slot.
    types: Vec<Type>,
    /// The exception classes that are declared in Rust.
    pub(super) exceptions: Exceptions,
    /// The classes of Python's library that conversions use.
    pub(super) imported: Imported,
    /// Who ends the references that threads drop which are not attached.
    pub(super) later: OnceLock<Arc<Later>>,
    /// What is between callbacks and the end of the interpreter, once there are any.
    pub(super) gate: OnceLock<Arc<Gate>>,
    /// Whether there are objects that the collector sees, or enums with methods: they
    /// may be alive when it has taken their module, so that the memory of the state
    /// stays.
    pub(super) pinned: AtomicBool,
}

/// A class or an enum.
pub(crate) struct Type {
    pub object: Owned,
    /// The members of an enum, in the order of its variants.
    pub members: Vec<Owned>,
}

impl Type {
    /// The type that is made.
    pub(super) fn new(made: &Owned, members: Vec<Owned>) -> Self {
        // SAFETY: the type is alive.
        let object = unsafe { Owned::again(made.as_ptr()) };
        Type { object, members }
    }
}

/// Where a class or an enum is found among the types of a state: the same in
/// all states, since they all are filled from the same tables.
pub struct Slot(AtomicUsize);

impl Slot {
    /// A slot that is not placed.
    #[allow(clippy::new_without_default)]
    pub const fn new() -> Self {
        Slot(AtomicUsize::new(usize::MAX))
    }
}

/// A state that stays empty.
struct Empty(State);

// SAFETY: it is only asked for types and names, of which it has none.
unsafe impl Sync for Empty {}

impl State {
    /// What stands for the state of a module that is not filled: without names
    /// and types.
    #[cold]
    pub(super) fn none() -> &'static State {
        static NONE: Empty = Empty(State {
            names: Vec::new(),
            types: Vec::new(),
            exceptions: Exceptions::none(),
            imported: Imported::none(),
            later: OnceLock::new(),
            gate: OnceLock::new(),
            pinned: AtomicBool::new(false),
        });
        &NONE.0
    }

    /// Lets everything go. What runs while the references end finds it empty.
    #[cold]
    #[inline]
    pub(super) fn clear(this: *mut Self) {
        // SAFETY: it is alive.
        forget_enums(unsafe { &*this });
        // SAFETY: the caller has the only pointer that is written through.
        let gone = unsafe {
            (
                std::mem::take(&mut (*this).names),
                std::mem::take(&mut (*this).types),
                std::mem::take(&mut (*this).exceptions),
                std::mem::take(&mut (*this).imported),
            )
        };
        drop(gone);
    }

    /// Adds a place for the names of a function.
    #[cold]
    #[inline]
    pub(super) fn add_names(&mut self) -> usize {
        self.names.push(OnceLock::new());
        self.names.len() - 1
    }

    /// The interned names of the parameters of the function with a place, none without.
    #[inline]
    pub(super) fn names(&self, place: usize, params: &[Param]) -> PyResult<&[Owned]> {
        match self.names.get(place) {
            Some(names) => match names.get() {
                Some(known) => Ok(known),
                None => intern(names, params),
            },
            None => Ok(&[]),
        }
    }

    /// The interned names of the fields of a record with a place, none without.
    #[inline]
    pub(super) fn keys(&self, place: &Names, fields: &[&str]) -> PyResult<Option<Arc<[Owned]>>> {
        self.known(place, || {
            fields.iter().map(|field| interned(field)).collect()
        })
    }

    /// The objects that a place is for, made when they are first asked for; none
    /// without a place. They stay, though the module may be cleared meanwhile.
    #[inline]
    pub(super) fn known(
        &self,
        place: &Names,
        make: impl FnOnce() -> PyResult<Vec<Owned>>,
    ) -> PyResult<Option<Arc<[Owned]>>> {
        let Some(kept) = self.names.get(place.place()) else {
            return Ok(None);
        };
        if let Some(known) = kept.get() {
            return Ok(Some(Arc::clone(known)));
        }
        keep(kept, make()?)?;
        Ok(kept.get().map(Arc::clone))
    }

    /// Adds a type.
    #[cold]
    #[inline]
    pub(super) fn add_type(&mut self, slot: &'static Slot, made: Type) {
        slot.0.store(self.types.len(), Ordering::Relaxed);
        self.types.push(made);
    }

    /// A type. None if the glue does not list it, or the module is being cleared.
    #[inline]
    pub(super) fn of(&self, slot: &'static Slot) -> Option<&Type> {
        self.types.get(slot.0.load(Ordering::Relaxed))
    }

    /// Visits all objects, for the collector of cycles.
    #[cold]
    #[inline]
    pub(super) fn traverse(&self, visit: Visit, data: *mut c_void) -> c_int {
        let mut result = 0;
        let mut each = |object: &Owned| {
            if result == 0 {
                // SAFETY: the object is alive.
                result = unsafe { visit(object.as_ptr(), data) };
            }
        };
        for known in &self.types {
            each(&known.object);
            for member in &known.members {
                each(member);
            }
        }
        for class in self.imported.all() {
            each(class);
        }
        for names in self.names.iter().filter_map(OnceLock::get) {
            for name in names.iter() {
                each(name);
            }
        }
        match result {
            0 => self.exceptions.traverse(visit, data),
            _ => result,
        }
    }
}

/// Nothing of Python's runs inside the lock: of threads that come at once one keeps
/// its names, which are the same objects.
#[cold]
fn intern<'a>(names: &'a OnceLock<Arc<[Owned]>>, params: &[Param]) -> PyResult<&'a [Owned]> {
    let made = params.iter().map(|param| interned(param.name()));
    keep(names, made.collect::<PyResult<_>>()?)
}

#[cold]
fn keep(names: &OnceLock<Arc<[Owned]>>, made: Vec<Owned>) -> PyResult<&[Owned]> {
    let surplus = names.set(made.into());
    drop(surplus);
    Ok(names.get().map_or(&[], |names| names))
}
