//! Classes that other classes extend.
//!
//! An object of a class that extends another one holds a value of each, with a
//! handle and a borrow flag of its own. Where nothing is extended, all of this is
//! of no size.

use crate::facade::{PyClassInitializer, PyRef, PyRefMut, Reference};
use crate::handle::{Class, Handle};
use crate::Python;
use std::fmt;
use std::ptr::NonNull;

/// What a class can extend: another class, or nothing at all.
pub trait Ancestor: 'static {
    /// What a handle holds of it.
    type Link: fmt::Debug + Send + Sync;
    /// What an object of it is made of.
    type Init;
    /// A shared borrow of it.
    type Ref<'py>: fmt::Debug;
    /// An exclusive borrow of it.
    type RefMut<'py>: fmt::Debug;
    /// Whether nothing changes it.
    const FROZEN: bool;
    /// The size of what follows the head of its objects in Python.
    const SIZE: usize;
    /// Where the weak references to its objects are kept, behind the head.
    const WEAKREFS: Option<usize>;
    /// Where the attributes of its objects are kept, behind the head.
    const DICT: Option<usize>;

    /// Makes the value.
    fn link(init: Self::Init) -> Self::Link;
    /// Calls `each` with the handle of it and those of what it extends, and with
    /// their places in an object.
    fn each(link: &Self::Link, each: &mut dyn FnMut(usize, NonNull<()>));
    /// Begins a shared borrow of it, without a guard.
    fn share_flags(link: &Self::Link) -> bool;
    /// Ends one.
    fn unshare_flags(link: &Self::Link);
    /// Begins an exclusive borrow of it, without a guard.
    fn claim_flags(link: &Self::Link) -> bool;
    /// Ends one.
    fn unclaim_flags(link: &Self::Link);
    /// Borrows the value, and what it extends.
    fn share<'py>(link: &Self::Link, whole: &Reference, py: Python<'py>) -> Option<Self::Ref<'py>>;
    /// Borrows the value, and what it extends, for itself.
    fn claim<'py>(
        link: &Self::Link,
        whole: &Reference,
        py: Python<'py>,
    ) -> Option<Self::RefMut<'py>>;
}

/// What a class extends that extends nothing.
#[derive(Debug)]
pub struct Root;

impl Ancestor for Root {
    type Link = ();
    type Init = ();
    type Ref<'py> = ();
    type RefMut<'py> = ();
    const FROZEN: bool = true;
    const SIZE: usize = 0;
    const WEAKREFS: Option<usize> = None;
    const DICT: Option<usize> = None;

    #[inline]
    fn link(_init: ()) {}

    #[inline]
    fn each(_link: &(), _each: &mut dyn FnMut(usize, NonNull<()>)) {}

    #[inline]
    fn share_flags(_link: &()) -> bool {
        true
    }

    #[inline]
    fn unshare_flags(_link: &()) {}

    #[inline]
    fn claim_flags(_link: &()) -> bool {
        true
    }

    #[inline]
    fn unclaim_flags(_link: &()) {}

    #[inline]
    fn share<'py>(_link: &(), _whole: &Reference, _py: Python<'py>) -> Option<()> {
        Some(())
    }

    #[inline]
    fn claim<'py>(_link: &(), _whole: &Reference, _py: Python<'py>) -> Option<()> {
        Some(())
    }
}

/// What every class of an object has behind its head: a handle and a state. A
/// multiple of the largest alignment, as CPython rounds it.
pub(crate) const LEVEL: usize = 16;

impl<T: Class> Ancestor for T {
    type Link = Link<T>;
    type Init = PyClassInitializer<T>;
    type Ref<'py> = PyRef<'py, T>;
    type RefMut<'py> = PyRefMut<'py, T>;
    const FROZEN: bool = <T as Class>::FROZEN;
    const SIZE: usize = {
        let options = T::OPTIONS.weakref || T::OPTIONS.dict;
        <T::Base as Ancestor>::SIZE + if options { 2 * LEVEL } else { LEVEL }
    };
    // There is one place for each, whichever of the classes ask for it.
    const WEAKREFS: Option<usize> = match <T::Base as Ancestor>::WEAKREFS {
        None if T::OPTIONS.weakref => Some(<T::Base as Ancestor>::SIZE + LEVEL),
        inherited => inherited,
    };
    const DICT: Option<usize> = match <T::Base as Ancestor>::DICT {
        None if T::OPTIONS.dict => Some(<T::Base as Ancestor>::SIZE + LEVEL + LEVEL / 2),
        inherited => inherited,
    };

    #[inline]
    fn link(init: PyClassInitializer<T>) -> Link<T> {
        // SAFETY: a new handle is not null.
        Link(unsafe { NonNull::new_unchecked(Handle::new(init)) })
    }

    fn each(link: &Link<T>, each: &mut dyn FnMut(usize, NonNull<()>)) {
        T::Base::each(link.handle().base(), each);
        each(<T::Base as Ancestor>::SIZE, link.0.cast());
    }

    fn share_flags(link: &Link<T>) -> bool {
        link.handle().share()
    }

    fn unshare_flags(link: &Link<T>) {
        link.handle().unshare();
    }

    fn claim_flags(link: &Link<T>) -> bool {
        link.handle().claim()
    }

    fn unclaim_flags(link: &Link<T>) {
        link.handle().unclaim();
    }

    fn share<'py>(link: &Link<T>, whole: &Reference, py: Python<'py>) -> Option<PyRef<'py, T>> {
        PyRef::begin(link.handle(), whole, py)
    }

    fn claim<'py>(link: &Link<T>, whole: &Reference, py: Python<'py>) -> Option<PyRefMut<'py, T>> {
        PyRefMut::begin(link.handle(), whole, py)
    }
}

/// The handle of what an object extends.
pub struct Link<T: Class>(NonNull<Handle<T>>);

// SAFETY: a counted handle, which threads may share.
unsafe impl<T: Class> Send for Link<T> {}
// SAFETY: as above.
unsafe impl<T: Class> Sync for Link<T> {}

impl<T: Class> Link<T> {
    /// The handle, for as long as the object that holds it lives.
    #[inline]
    pub(crate) fn handle(&self) -> &Handle<T> {
        // SAFETY: the reference is ours.
        unsafe { self.0.as_ref() }
    }
}

impl<T: Class> Drop for Link<T> {
    fn drop(&mut self) {
        // SAFETY: the reference is ours, and this its end. A panic in the value's
        // Drop has been printed by the panic hook, and that of the object itself
        // may be on its way.
        unsafe { Handle::release(self.0.as_ptr()) }.ok();
    }
}

impl<T: Class> fmt::Debug for Link<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::NAME)
    }
}

/// The handle of what an object extends, borrowed from it. Null gives null.
///
/// # Safety
///
/// The handle is null or alive.
#[inline]
pub unsafe fn upcast<T, B>(this: *const Handle<T>) -> *const Handle<B>
where
    T: Class<Base = B>,
    B: Class + Ancestor<Link = Link<B>>,
{
    // SAFETY: promised by the caller.
    match unsafe { this.as_ref() } {
        Some(handle) => handle.base().0.as_ptr(),
        None => std::ptr::null(),
    }
}
