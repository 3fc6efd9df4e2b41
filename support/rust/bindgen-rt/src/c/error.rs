//! The error that every generated function returns.

use super::layout::Char;
use crate::facade::class::Class;
use crate::facade::Origin;
use crate::gate::Gate;
use crate::panic::PanicException;
use crate::{ErrorValue, PyErr};
use std::ffi::c_void;
use std::mem::size_of;
use std::ptr;
use std::sync::Arc;

/// `CRATE_error`.
#[repr(C)]
pub struct ErrorC {
    kind: i32,
    message: *const Char,
    message_len: usize,
    class_name: *const Char,
    class_name_len: usize,
    fields: *const ErrorFieldC,
    fields_len: usize,
    cause: *const ErrorC,
    origin: *mut c_void,
    origin_free: Option<unsafe extern "C" fn(*mut c_void)>,
}

/// An error and what C does not see of it.
#[repr(C)]
struct Held {
    error: ErrorC,
    /// Who frees the origin, where Rust has had the error already.
    owner: Option<Arc<OriginC>>,
}

/// What the maker of an error keeps for it.
#[derive(Debug)]
pub(crate) struct OriginC {
    origin: *mut c_void,
    free: Option<unsafe extern "C" fn(*mut c_void)>,
    gate: Option<Arc<Gate>>,
}

// SAFETY: docs/abi.md asks that any thread may free it; nothing else is done with it.
unsafe impl Send for OriginC {}
// SAFETY: as above.
unsafe impl Sync for OriginC {}

impl Drop for OriginC {
    fn drop(&mut self) {
        let inside = self.gate.as_ref().map(Gate::try_enter);
        if let (Some(free), false) = (self.free, matches!(inside, Some(None))) {
            // SAFETY: called once, as docs/abi.md says.
            unsafe { free(self.origin) };
        }
    }
}

/// `CRATE_error_field`.
#[repr(C)]
pub struct ErrorFieldC {
    pub(super) name: *const Char,
    pub(super) name_len: usize,
    pub(super) kind: i32,
    pub(super) integer: i64,
    pub(super) real: f64,
    pub(super) text: *const Char,
    pub(super) text_len: usize,
}

/// The C header asserts the same.
#[cfg(target_pointer_width = "64")]
const _: () = assert!(size_of::<ErrorC>() == 80 && size_of::<ErrorFieldC>() == 56);

impl ErrorC {
    /// An error of the caller's. Only [`ErrorC::free`] may release it.
    #[cold]
    pub(super) fn new(mut error: PyErr) -> *mut ErrorC {
        let mut causes = Vec::new();
        while let Some(cause) = error.take_cause() {
            causes.push(std::mem::replace(&mut error, cause));
        }
        // From the last one outwards: a chain may be longer than the stack.
        let mut made = ErrorC::alone(error, ptr::null_mut());
        while let Some(error) = causes.pop() {
            made = ErrorC::alone(error, made);
        }
        made
    }

    fn alone(error: PyErr, cause: *mut ErrorC) -> *mut ErrorC {
        let kind = error.class().kind;
        let class_name = class_name(error.class());
        let fields = match fields(&error) {
            none if none.is_empty() => (ptr::null(), 0),
            some => leak(some.into_boxed_slice()),
        };
        let message = match error.arguments() {
            Some([]) => (ptr::null(), 0),
            _ => leak_text(error.message().as_bytes()),
        };
        let owner = match error.origin() {
            Some(Origin::C(origin)) => Some(Arc::clone(origin)),
            _ => None,
        };
        let error = ErrorC {
            kind,
            message: message.0,
            message_len: message.1,
            class_name: class_name.0,
            class_name_len: class_name.1,
            fields: fields.0,
            fields_len: fields.1,
            cause,
            origin: owner.as_ref().map_or(ptr::null_mut(), |owner| owner.origin),
            origin_free: None,
        };
        Box::into_raw(Box::new(Held { error, owner })).cast()
    }

    /// What `CRATE_error_free` does.
    ///
    /// # Safety
    ///
    /// `error` is null, or came from a generated function and is not used again.
    #[cold]
    pub unsafe fn free(error: *mut ErrorC) {
        let mut next = error;
        while !next.is_null() && !super::caught::is_lost(next) {
            // SAFETY: made by `ErrorC::new`, and released only here.
            let held = unsafe { Box::from_raw(next.cast::<Held>()) };
            let error = &held.error;
            if held.owner.is_none() {
                drop(error.own_origin(None));
            }
            next = error.cause.cast_mut();
            // SAFETY: made by `leak`.
            let fields = unsafe { reclaim(error.fields, error.fields_len) };
            for field in fields.iter() {
                // SAFETY: made by `leak`.
                unsafe {
                    reclaim(field.name, field.name_len);
                    reclaim(field.text, field.text_len);
                }
            }
            // SAFETY: made by `leak`.
            unsafe {
                reclaim(error.message, error.message_len);
                reclaim(error.class_name, error.class_name_len);
            }
        }
    }
}

/// What it says, and what it was made of.
impl ErrorC {
    pub(super) fn kind(&self) -> i32 {
        self.kind
    }

    pub(super) fn message(&self) -> (*const Char, usize) {
        (self.message, self.message_len)
    }

    pub(super) fn class_name(&self) -> (*const Char, usize) {
        (self.class_name, self.class_name_len)
    }

    pub(super) fn cause(&self) -> *const ErrorC {
        self.cause
    }

    /// What the maker of an error keeps for it. Where C has made it, there is the gate of
    /// the callback that has.
    ///
    /// # Safety
    ///
    /// The error came from a generated function.
    pub(super) unsafe fn origin(
        this: *const ErrorC,
        gate: Option<&Arc<Gate>>,
    ) -> Option<Arc<OriginC>> {
        // SAFETY: promised by the caller: all of them are held.
        let held = unsafe { &*this.cast::<Held>() };
        let owner = held.owner.clone();
        owner.or_else(|| held.error.own_origin(gate).map(Arc::new))
    }

    /// # Safety
    ///
    /// The error is as docs/abi.md says.
    pub(super) unsafe fn fields(&self) -> &[ErrorFieldC] {
        match self.fields.is_null() {
            true => &[],
            // SAFETY: promised by the caller.
            false => unsafe { &*ptr::slice_from_raw_parts(self.fields, self.fields_len) },
        }
    }

    /// Leaves the origins of the error and its causes to who has taken them.
    pub(super) fn forget_origins(&mut self) {
        let mut next: *mut ErrorC = self;
        // SAFETY: the causes are alive, and nothing else refers to them.
        while let Some(error) = unsafe { next.as_mut() } {
            error.origin = ptr::null_mut();
            next = error.cause.cast_mut();
        }
    }

    /// What the maker of an error keeps for it, if C has made it and Rust has not had
    /// it yet.
    fn own_origin(&self, gate: Option<&Arc<Gate>>) -> Option<OriginC> {
        (!self.origin.is_null()).then(|| OriginC {
            origin: self.origin,
            free: self.origin_free,
            gate: gate.cloned(),
        })
    }
}

/// The name of a class that is declared in Rust. That of panics has a kind of its
/// own.
fn class_name(class: &Class) -> (*const Char, usize) {
    use crate::facade::class::Exception;
    match class.declared && !class.same(PanicException::CLASS) {
        true => leak_text(format!("{}.{}", class.module, class.name).as_bytes()),
        false => (ptr::null(), 0),
    }
}

/// The arguments, which have no names, where they are not the message alone; then
/// the fields.
fn fields(error: &PyErr) -> Vec<ErrorFieldC> {
    let mut fields = Vec::new();
    for value in error.arguments().unwrap_or_default() {
        fields.push(field("", value));
    }
    for (name, value) in error.fields() {
        fields.push(field(name, value));
    }
    fields
}

fn field(name: &str, value: &ErrorValue) -> ErrorFieldC {
    let name = match name {
        "" => (ptr::null(), 0),
        _ => leak_text(name.as_bytes()),
    };
    let mut made = ErrorFieldC {
        name: name.0,
        name_len: name.1,
        kind: 0,
        integer: 0,
        real: 0.0,
        text: ptr::null(),
        text_len: 0,
    };
    match value {
        ErrorValue::None => {}
        ErrorValue::Bool(value) => (made.kind, made.integer) = (1, (*value).into()),
        ErrorValue::Int(value) => (made.kind, made.integer) = (2, *value),
        ErrorValue::Large(value) => (made.kind, made.integer) = (6, *value as i64),
        ErrorValue::Real(real) => (made.kind, made.real) = (3, real.value),
        ErrorValue::Text(text) => {
            made.kind = 4;
            (made.text, made.text_len) = leak_text(text.as_bytes());
        }
        ErrorValue::Bytes(bytes) => {
            made.kind = 5;
            (made.text, made.text_len) = leak_text(bytes);
        }
    }
    made
}

#[cold]
fn leak_text(text: &[u8]) -> (*const Char, usize) {
    let (data, len) = leak(Box::from(text));
    (data.cast(), len)
}

#[cold]
fn leak<T>(list: Box<[T]>) -> (*const T, usize) {
    let list = Box::leak(list);
    (list.as_ptr(), list.len())
}

/// # Safety
///
/// `data` is null, or came with this length from `leak`, as T or as bytes for
/// text, and is not used again.
#[cold]
unsafe fn reclaim<T>(data: *const T, len: usize) -> Box<[T]> {
    if data.is_null() {
        return Box::default();
    }
    let list = ptr::slice_from_raw_parts_mut(data.cast_mut(), len);
    // SAFETY: promised by the caller.
    unsafe { Box::from_raw(list) }
}
