//! What [`Bound`](super::Bound) and [`Py`](super::Py) refer to.

use super::slice::SliceIndex;
use super::Python;
use crate::handle::{Class, Handle};
use crate::py::{handle_at, Shared};
use std::cell::Cell;
use std::mem::ManuallyDrop;
use std::ptr::NonNull;
use std::sync::Arc;

/// A counted reference.
///
/// An object that Python has is referred to as that object, so that a result is
/// the very object again; its handle lives as long. Without Python there is the
/// handle alone.
#[derive(Debug)]
pub enum Reference {
    /// An object that nobody looks at.
    Nothing,
    /// A handle.
    Handle(Counted),
    /// An object of Python's, for as long as a call.
    Object(Shared),
    /// The same for any time.
    Kept(Arc<KeptObject>),
    /// A slice object.
    Slice(SliceIndex),
    /// Bytes, where there is no Python.
    Bytes(Vec<u8>),
}

impl Reference {
    /// A further reference to a handle.
    #[inline]
    pub(crate) fn of<T: Class>(handle: &Handle<T>) -> Self {
        handle.retain();
        // SAFETY: the reference that was added is this one.
        unsafe { Self::take(NonNull::from(handle)) }
    }

    /// Takes a reference to a handle over.
    ///
    /// # Safety
    ///
    /// The reference is the caller's.
    #[inline]
    pub(crate) unsafe fn take<T: Class>(handle: NonNull<Handle<T>>) -> Self {
        Reference::Handle(Counted {
            handle: handle.cast(),
            counting: &Counting {
                retain: retain::<T>,
                release: release::<T>,
            },
        })
    }

    /// A further reference to the same.
    #[inline]
    pub(crate) fn again<T: Class>(&self, handle: &Handle<T>, py: Python<'_>) -> Self {
        match self {
            Reference::Object(object) if py.call().is_some() => Reference::Object(object.again()),
            Reference::Kept(kept) if kept.0.is_of(py) => Reference::Object(kept.0.again()),
            Reference::Kept(kept) => Reference::Kept(Arc::clone(kept)),
            _ => Self::of(handle),
        }
    }

    /// The handle.
    ///
    /// # Safety
    ///
    /// It is a reference to an object of class `T`.
    #[inline]
    pub(crate) unsafe fn handle<T: Class>(&self) -> Option<&Handle<T>> {
        // SAFETY: promised by the caller; what is referred to is alive.
        unsafe {
            match self {
                Reference::Handle(counted) => Some(counted.handle.cast().as_ref()),
                Reference::Object(object) => Some(handle_at(object.as_ptr())),
                Reference::Kept(kept) => Some(handle_at(kept.0.as_ptr())),
                _ => None,
            }
        }
    }

    /// The same reference as a thread may keep it that is not attached.
    #[inline]
    pub(crate) fn unbound(self, py: Python<'_>) -> Self {
        match self {
            Reference::Object(object) => match object.unbound(py) {
                Some(object) => Reference::Kept(Arc::new(KeptObject(object))),
                None => Reference::Nothing,
            },
            other => other,
        }
    }
}

/// An object that any thread may drop the reference to.
#[derive(Debug)]
pub struct KeptObject(pub(crate) Shared);

// SAFETY: without a token of its interpreter nothing of the object is read but the
// handle, which never changes and can be shared; the end of the reference is left to
// its module.
unsafe impl Send for KeptObject {}
// SAFETY: as above.
unsafe impl Sync for KeptObject {}

/// A reference to a handle.
#[derive(Debug)]
pub struct Counted {
    handle: NonNull<()>,
    counting: &'static Counting,
}

impl Counted {
    /// A further reference.
    #[inline]
    pub(crate) fn again(&self) -> Self {
        // SAFETY: the handle is alive, and of the type that this is for.
        unsafe { (self.counting.retain)(self.handle) };
        Counted {
            handle: self.handle,
            counting: self.counting,
        }
    }
}

impl Drop for Counted {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: the reference is ours, and this its end.
        unsafe { end((self.handle, self.counting)) };
    }
}

/// A reference, as it waits for its end.
type Ending = (NonNull<()>, &'static Counting);

thread_local! {
    /// The references that the values held which are being dropped; None where
    /// none is. It needs no destructor: the standard library's code around one is
    /// a good part of what this crate compiles to.
    static ENDING: Cell<Option<ManuallyDrop<Vec<Ending>>>> = const { Cell::new(None) };
}

/// Ends a reference. A value that is dropped with it may hold others: those come
/// next, not inside. So a chain of any length ends on little stack.
///
/// # Safety
///
/// The reference is the caller's.
#[inline]
unsafe fn end(ending: Ending) {
    if let Some(mut waiting) = ENDING.take() {
        waiting.push(ending);
        ENDING.set(Some(waiting));
        return;
    }
    ENDING.set(Some(ManuallyDrop::new(Vec::new())));
    let mut next = Some(ending);
    while let Some((handle, counting)) = next {
        // SAFETY: promised by the caller, as by those of what waits.
        unsafe { (counting.release)(handle) };
        next = next_waiting();
    }
}

/// Takes what waits for its end; where nothing does, the list is gone afterwards.
#[inline]
fn next_waiting() -> Option<Ending> {
    let mut waiting = ENDING.take()?;
    let next = waiting.pop();
    match next {
        Some(_) => ENDING.set(Some(waiting)),
        None => drop(ManuallyDrop::into_inner(waiting)),
    }
    next
}

/// How the references to a handle are counted, whatever its type.
#[derive(Debug)]
struct Counting {
    retain: unsafe fn(NonNull<()>),
    release: unsafe fn(NonNull<()>),
}

/// # Safety
///
/// The handle is one of a `T`, and alive.
unsafe fn retain<T: Class>(handle: NonNull<()>) {
    // SAFETY: promised by the caller.
    unsafe { handle.cast::<Handle<T>>().as_ref() }.retain();
}

/// # Safety
///
/// The handle is one of a `T`, and the reference is the caller's.
unsafe fn release<T: Class>(handle: NonNull<()>) {
    // SAFETY: promised by the caller. A panic in the value's Drop has been printed
    // by the panic hook, and there is nobody to report it to.
    unsafe { Handle::<T>::release(handle.cast().as_ptr()) }.ok();
}
