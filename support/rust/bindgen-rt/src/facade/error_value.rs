//! What an exception holds beside its class: arguments and fields.

use std::borrow::Cow;
use std::fmt::{self, Display, Write};

/// An argument or a field of an exception.
#[doc(hidden)]
#[derive(Clone, Debug, PartialEq)]
pub enum ErrorValue {
    /// `None`.
    None,
    /// A bool.
    Bool(bool),
    /// An integer.
    Int(i64),
    /// An integer that is too large for [`ErrorValue::Int`].
    Large(u64),
    /// A float.
    Real(Real),
    /// A text.
    Text(Cow<'static, str>),
    /// Bytes.
    Bytes(Cow<'static, [u8]>),
}

/// A float, which brings along how it is shown: 17 KiB of code that only the
/// libraries have that make such a value.
#[doc(hidden)]
#[derive(Clone, Copy)]
pub struct Real {
    /// The value.
    pub value: f64,
    show: fn(f64) -> String,
}

impl Real {
    #[inline]
    fn new(value: f64) -> Self {
        Real { value, show }
    }
}

impl PartialEq for Real {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl fmt::Debug for Real {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&(self.show)(self.value))
    }
}

#[inline]
fn show(value: f64) -> String {
    match value.is_nan() {
        true => String::from("nan"),
        false => format!("{value:?}"),
    }
}

/// As Python shows it in a tuple.
impl Display for ErrorValue {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ErrorValue::None => f.write_str("None"),
            ErrorValue::Bool(true) => f.write_str("True"),
            ErrorValue::Bool(false) => f.write_str("False"),
            ErrorValue::Int(value) => write!(f, "{value}"),
            ErrorValue::Large(value) => write!(f, "{value}"),
            ErrorValue::Real(real) => f.write_str(&(real.show)(real.value)),
            ErrorValue::Text(value) => {
                let quote = quote(value.contains('\''), value.contains('"'));
                f.write_char(quote)?;
                for character in value.chars() {
                    match character {
                        '\\' => f.write_str("\\\\")?,
                        '\n' => f.write_str("\\n")?,
                        '\r' => f.write_str("\\r")?,
                        '\t' => f.write_str("\\t")?,
                        c if c == quote => write!(f, "\\{c}")?,
                        c if u32::from(c) < 32 || c == '\x7f' => {
                            write!(f, "\\x{:02x}", u32::from(c))?;
                        }
                        c => f.write_char(c)?,
                    }
                }
                f.write_char(quote)
            }
            ErrorValue::Bytes(value) => {
                let quote = quote(value.contains(&b'\''), value.contains(&b'"'));
                write!(f, "b{quote}")?;
                for &byte in value.iter() {
                    match byte {
                        b'\\' => f.write_str("\\\\")?,
                        b'\n' => f.write_str("\\n")?,
                        b'\r' => f.write_str("\\r")?,
                        b'\t' => f.write_str("\\t")?,
                        c if char::from(c) == quote => write!(f, "\\{quote}")?,
                        32..=126 => f.write_char(char::from(byte))?,
                        _ => write!(f, "\\x{byte:02x}")?,
                    }
                }
                f.write_char(quote)
            }
        }
    }
}

/// Python puts text between double quotes where that saves it a backslash.
#[inline]
fn quote(single: bool, double: bool) -> char {
    match single && !double {
        true => '"',
        false => '\'',
    }
}

/// A type whose values can be in an exception.
#[diagnostic::on_unimplemented(
    message = "an exception cannot hold a `{Self}`",
    label = "not a bool, a number, a text, bytes or an Option of these",
    note = "give it as a text: value.to_string()"
)]
pub trait IntoErrorValue: Send + Sync + 'static {
    /// The value.
    #[doc(hidden)]
    fn into_error_value(self) -> ErrorValue;

    /// The arguments, where it is the only one.
    #[doc(hidden)]
    #[inline]
    fn into_arguments(self) -> Arguments
    where
        Self: Sized,
    {
        Arguments::of(vec![self.into_error_value()])
    }
}

macro_rules! values {
    ($($type:ty, $value:ident => $made:expr;)*) => {$(
        impl IntoErrorValue for $type {
            #[inline]
            fn into_error_value(self) -> ErrorValue {
                let $value = self;
                $made
            }
        }
    )*};
}

values! {
    bool, v => ErrorValue::Bool(v);
    i8, v => ErrorValue::Int(v.into());
    i16, v => ErrorValue::Int(v.into());
    i32, v => ErrorValue::Int(v.into());
    i64, v => ErrorValue::Int(v);
    isize, v => ErrorValue::Int(v as i64);
    u8, v => ErrorValue::Int(v.into());
    u16, v => ErrorValue::Int(v.into());
    u32, v => ErrorValue::Int(v.into());
    u64, v => i64::try_from(v).map_or(ErrorValue::Large(v), ErrorValue::Int);
    usize, v => (v as u64).into_error_value();
    f32, v => ErrorValue::Real(Real::new(v.into()));
    f64, v => ErrorValue::Real(Real::new(v));
    &'static [u8], v => ErrorValue::Bytes(v.into());
    Vec<u8>, v => ErrorValue::Bytes(v.into());
}

macro_rules! texts {
    ($($type:ty, $value:ident => $made:expr;)*) => {$(
        impl IntoErrorValue for $type {
            #[inline]
            fn into_error_value(self) -> ErrorValue {
                let $value = self;
                ErrorValue::Text($made)
            }

            #[inline]
            fn into_arguments(self) -> Arguments {
                let $value = self;
                Arguments::Text($made)
            }
        }
    )*};
}

texts! {
    char, v => String::from(v).into();
    &'static str, v => v.into();
    String, v => v.into();
    Box<str>, v => String::from(v).into();
    Cow<'static, str>, v => v;
}

impl<T: IntoErrorValue> IntoErrorValue for Option<T> {
    #[inline]
    fn into_error_value(self) -> ErrorValue {
        self.map_or(ErrorValue::None, T::into_error_value)
    }
}

/// What an exception is made of.
#[doc(hidden)]
#[derive(Debug)]
pub enum Arguments {
    /// One text.
    Text(Cow<'static, str>),
    /// Anything else, with what says how it is shown: only the libraries have
    /// that which make such an error.
    Values(Vec<ErrorValue>, fn(&[ErrorValue]) -> Cow<'static, str>),
}

impl Arguments {
    #[inline]
    fn of(mut values: Vec<ErrorValue>) -> Self {
        if let [ErrorValue::Text(text)] = values.as_mut_slice() {
            return Arguments::Text(std::mem::take(text));
        }
        Arguments::Values(values, message_of)
    }
}

/// What an exception can be made of: a value that means the same in every
/// language, or a tuple of them.
#[diagnostic::on_unimplemented(
    message = "an exception cannot be made of `{Self}`",
    label = "not a bool, a number, a text, bytes, or a tuple of these",
    note = "make it of a text: new_err(value.to_string())"
)]
pub trait PyErrArguments: Send + Sync + 'static {
    /// The arguments.
    #[doc(hidden)]
    fn arguments(self) -> Arguments;
}

impl<T: IntoErrorValue> PyErrArguments for T {
    #[inline]
    fn arguments(self) -> Arguments {
        self.into_arguments()
    }
}

impl PyErrArguments for () {
    #[inline]
    fn arguments(self) -> Arguments {
        Arguments::Values(Vec::new(), |_| "".into())
    }
}

macro_rules! tuples {
    ($($tuple:ident { $($index:ident: $type:ident),* })*) => {$(
        impl<$($type: IntoErrorValue),*> PyErrArguments for ($($type,)*) {
            #[inline]
            fn arguments(self) -> Arguments {
                #[allow(non_snake_case)]
                let ($($type,)*) = self;
                Arguments::of(vec![$($type.into_error_value()),*])
            }
        }
    )*};
}

all_tuples!(tuples);

/// What `str()` of an exception with these arguments is.
#[cold]
#[inline]
fn message_of(arguments: &[ErrorValue]) -> Cow<'static, str> {
    if let [value] = arguments {
        return value.to_string().into();
    }
    let mut message = String::new();
    for value in arguments {
        message.push_str(if message.is_empty() { "(" } else { ", " });
        message.push_str(&value.to_string());
    }
    (message + ")").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(arguments: impl PyErrArguments) -> String {
        match arguments.arguments() {
            Arguments::Text(text) => text.into_owned(),
            Arguments::Values(values, show) => show(&values).into_owned(),
        }
    }

    #[test]
    fn shows_as_python_does() {
        let cases = [
            (shown(()), ""),
            (shown("it's"), "it's"),
            (shown(("it's",)), "it's"),
            (shown('c'), "c"),
            (shown(7_u8), "7"),
            (shown(u64::MAX), "18446744073709551615"),
            (shown((1.0, f64::NAN)), "(1.0, nan)"),
            (shown(("it's", "\"", "'\"")), "(\"it's\", '\"', '\\'\"')"),
            (shown(("a\n\x01ü", true)), "('a\\n\\x01ü', True)"),
            (shown((vec![b'a', 0, b'\''], 1)), "(b\"a\\x00'\", 1)"),
            (shown((Some(-3_i64), None::<String>)), "(-3, None)"),
        ];
        for (actual, expected) in cases {
            assert_eq!(actual, expected);
        }
    }

    #[test]
    fn integers_keep_their_value() {
        assert_eq!(u64::MAX.into_error_value(), ErrorValue::Large(u64::MAX));
        assert_eq!(usize::MIN.into_error_value(), ErrorValue::Int(0));
        assert_eq!(i64::MIN.into_error_value(), ErrorValue::Int(i64::MIN));
    }
}
