use std::any::Any;
use std::cell::RefCell;
use std::panic::{catch_unwind, AssertUnwindSafe};

use crate::core::WordbagStr;

/// What can go wrong.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(u32)]
pub enum WordbagErrorCode {
    NoError = 0,
    Panic = 1,
    Unknown = 2,
    InvalidUtf8 = 101,
    ParseErrorMissingCount = 1000,
    ParseErrorBadCount = 1001,
}

/// An error on its way to C.
#[derive(Debug)]
pub struct Error {
    pub code: WordbagErrorCode,
    pub message: String,
}

impl Error {
    pub fn new(code: WordbagErrorCode, message: impl Into<String>) -> Error {
        Error { code, message: message.into() }
    }
}

thread_local! {
    static LAST_ERROR: RefCell<Option<Error>> = const { RefCell::new(None) };
}

fn panic_text(panic: &(dyn Any + Send)) -> String {
    match (panic.downcast_ref::<&str>(), panic.downcast_ref::<String>()) {
        (Some(text), _) => text.to_string(),
        (_, Some(text)) => text.clone(),
        _ => "no message".into(),
    }
}

/// Runs a function, and leaves its error for wordbag_err_get_last_code.
pub(crate) fn landing<T: Default>(function: impl FnOnce() -> Result<T, Error>) -> T {
    let error = match catch_unwind(AssertUnwindSafe(function)) {
        Ok(Ok(value)) => return value,
        Ok(Err(error)) => error,
        Err(panic) => Error::new(
            WordbagErrorCode::Panic,
            format!("panic: {}", panic_text(&*panic)),
        ),
    };
    LAST_ERROR.with(|last| *last.borrow_mut() = Some(error));
    T::default()
}

/// A C function whose body may use `?` and may panic.
macro_rules! ffi_fn {
    (
        $(#[$attr:meta])*
        unsafe fn $name:ident($($arg:ident: $type:ty),* $(,)?) $(-> $result:ty)? $body:block
    ) => {
        $(#[$attr])*
        #[no_mangle]
        pub unsafe extern "C" fn $name($($arg: $type),*) $(-> $result)? {
            #[allow(unused_unsafe)]
            $crate::ffi::landing(|| Ok(unsafe { $body }))
        }
    };
}

ffi_fn! {
    /// Silences the message that a panic prints. To be called once.
    unsafe fn wordbag_init() {
        std::panic::set_hook(Box::new(|_| ()))
    }
}

/// The code of the last error of this thread.
#[no_mangle]
pub extern "C" fn wordbag_err_get_last_code() -> WordbagErrorCode {
    LAST_ERROR.with(|last| {
        last.borrow()
            .as_ref()
            .map_or(WordbagErrorCode::NoError, |error| error.code)
    })
}

/// The message of the last error of this thread, to be freed by wordbag_str_free.
#[no_mangle]
pub extern "C" fn wordbag_err_get_last_message() -> WordbagStr {
    LAST_ERROR.with(|last| match &*last.borrow() {
        Some(error) => WordbagStr::from_string(error.message.clone()),
        None => WordbagStr::default(),
    })
}

/// Forgets the last error of this thread.
#[no_mangle]
pub extern "C" fn wordbag_err_clear() {
    LAST_ERROR.with(|last| *last.borrow_mut() = None);
}
