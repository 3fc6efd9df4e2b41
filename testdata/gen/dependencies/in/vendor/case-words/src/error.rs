use std::error::Error;
use std::fmt;
use std::num::ParseIntError;

pub type Result<T, E = ParseError> = std::result::Result<T, E>;
pub type BoxError = Box<dyn Error + Send + Sync + 'static>;

#[derive(Debug)]
pub struct ParseError {
    pub(crate) text: String,
    pub(crate) cause: ParseIntError,
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is no number", self.text)
    }
}

impl Error for ParseError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.cause)
    }
}
