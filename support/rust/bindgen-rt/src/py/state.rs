//! What belongs to one import of the module.

use super::object::Owned;
use super::raw::{Object, Visit};
use crate::facade::class::Class;
use std::cell::RefCell;
use std::ffi::{c_int, c_void};
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

impl State {
    /// Adds a name.
    #[cold]
    #[inline]
    pub(super) fn add_name(&mut self, name: Owned) {
        self.names.push(name);
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

    /// The exception class that was declared in Rust; borrowed. It is made when
    /// it is first needed.
    #[cold]
    pub(super) fn declared(
        &self,
        class: &'static Class,
        make: &dyn Fn() -> Option<Owned>,
    ) -> Option<*mut Object> {
        for known in self.exceptions.borrow().iter() {
            if std::ptr::eq(known.0, class) {
                return Some(known.1.as_ptr());
            }
        }
        let made = make()?;
        let object = made.as_ptr();
        self.exceptions.borrow_mut().push((class, made));
        Some(object)
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
            known.members.iter().for_each(&mut each);
        }
        self.names.iter().for_each(&mut each);
        // Nothing borrows the exceptions while Python runs.
        for known in self.exceptions.borrow().iter() {
            each(&known.1);
        }
        result
    }
}
