//! What belongs to one import of the module.

use super::object::Owned;
use super::raw::{Object, Visit};
use crate::facade::class::Class;
use std::cell::RefCell;
use std::ffi::{c_int, c_void};
use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The state of a module: every object that the library refers to. Each
/// interpreter that imports it has its own.
#[derive(Default)]
pub(crate) struct State {
    /// The names of the parameters of all functions.
    names: Vec<Owned>,
    /// The types of classes and enums, by slot.
    types: Vec<Type>,
    /// The exception classes that were declared in Rust and raised.
    exceptions: RefCell<Vec<(&'static Class, Owned)>>,
}

/// A class or an enum.
pub(crate) struct Type {
    pub object: Owned,
    /// The members of an enum, in the order of its variants.
    pub members: Vec<Owned>,
}

/// Where a class or an enum is found among the types of a state: the same in
/// all states, since they all are filled from the same tables.
#[derive(Debug)]
pub struct Slot(AtomicUsize);

impl Slot {
    /// A slot that is not placed.
    #[allow(clippy::new_without_default)]
    pub const fn new() -> Self {
        Slot(AtomicUsize::new(usize::MAX))
    }
}

impl State {
    /// Adds a name and returns its place.
    pub(super) fn add_name(&mut self, name: Owned) -> usize {
        self.names.push(name);
        self.names.len() - 1
    }

    /// The number of names so far.
    pub(super) fn next_name(&self) -> usize {
        self.names.len()
    }

    /// A name.
    #[inline]
    pub(super) fn name(&self, place: usize) -> *mut Object {
        self.names[place].as_ptr()
    }

    /// Adds a type.
    pub(super) fn add_type(&mut self, slot: &'static Slot, made: Type) {
        slot.0.store(self.types.len(), Ordering::Relaxed);
        self.types.push(made);
    }

    /// A type. None if the glue does not list it, or the module is being cleared.
    #[inline]
    pub(super) fn of(&self, slot: &'static Slot) -> Option<&Type> {
        self.types.get(slot.0.load(Ordering::Relaxed))
    }

    /// The exception class that was declared in Rust; borrowed. It is made when
    /// it is first needed.
    pub(super) fn declared(
        &self,
        class: &'static Class,
        make: impl FnOnce() -> Option<Owned>,
    ) -> Option<*mut Object> {
        let same = |known: &&(&'static Class, Owned)| std::ptr::eq(known.0, class);
        if let Some(known) = self.exceptions.borrow().iter().find(same) {
            return Some(known.1.as_ptr());
        }
        let made = make()?;
        let object = made.as_ptr();
        self.exceptions.borrow_mut().push((class, made));
        Some(object)
    }

    /// Visits all objects, for the collector of cycles.
    pub(super) fn traverse(&self, visit: Visit, data: *mut c_void) -> c_int {
        // Nothing borrows the exceptions while Python runs.
        let exceptions = self.exceptions.borrow();
        let types = self.types.iter();
        let objects = types
            .flat_map(|known| std::iter::once(&known.object).chain(&known.members))
            .chain(exceptions.iter().map(|known| &known.1))
            .chain(&self.names);
        for object in objects {
            // SAFETY: the object is alive.
            let result = unsafe { visit(object.as_ptr(), data) };
            if result != 0 {
                return result;
            }
        }
        0
    }
}

impl fmt::Debug for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("State")
    }
}
