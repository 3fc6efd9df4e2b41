use super::*;
use std::borrow::ToOwned;

/// Says it in capitals.
pub fn shout(text: &str) -> String {
    text.to_uppercase()
}

/// Parses a number, however it fails.
pub fn number(text: &str) -> Result<i64> {
    text.parse().map_err(|cause| ParseError {
        text: text.to_owned(),
        cause,
    })
}

/// Parses a number with the error of the standard library.
pub fn plain_number(text: &str) -> std::result::Result<i64, std::num::ParseIntError> {
    text.parse()
}

/// Fails with a text in a box.
pub fn boxed(fails: bool) -> std::result::Result<(), BoxError> {
    match fails {
        true => Err("boxed".into()),
        false => Ok(()),
    }
}

/// Fails with a text alone.
pub fn texts(list: Vec<&str>) -> std::result::Result<Vec<(usize, String)>, String> {
    if list.is_empty() {
        return Err(String::from("no texts"));
    }
    Ok(list
        .into_iter()
        .map(|text| (text.len(), text.to_owned()))
        .collect())
}

/// Repeats a text.
pub fn repeat(text: &str, times: usize, between: Option<&str>) -> String {
    vec![text; times].join(between.unwrap_or(""))
}
