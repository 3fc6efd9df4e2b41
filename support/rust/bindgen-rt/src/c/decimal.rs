//! Decimal numbers of the crate `rust_decimal`, for crates that ask for the feature:
//! they cross as text.

use super::from::FromC;
use super::into::IntoC;
use super::layout::{Buffer, Char, View};
use super::lend::LendC;
use super::CallC;
use crate::exceptions::PyValueError;
use crate::kept::Kept;
use crate::PyResult;
use rust_decimal::Decimal;

/// The largest number without a point.
const LARGEST: u128 = (1 << 96) - 1;

/// The number that a text is, exactly: what has more digits than there is room for
/// is refused and not rounded.
///
/// CFFI has to know before the call whether a text is one, to try the next variant of a
/// union: `_decimals.py` refuses the same texts in the same words.
pub(crate) fn decimal(text: &str) -> PyResult<Decimal> {
    parse(text).map_err(PyValueError::new_err)
}

fn parse(text: &str) -> Result<Decimal, &'static str> {
    const JUNK: &str = "Invalid decimal: unknown character";
    const TOO_LARGE: &str = "Invalid decimal: overflow from too many digits";
    const TOO_FINE: &str = "Number has a high precision that can not be represented.";
    let (number, exponent) = match text.split_once(['e', 'E']) {
        Some((number, exponent)) => (number, power(exponent).ok_or(JUNK)?),
        None => (text, 0),
    };
    let digits = number.strip_prefix(['+', '-']).unwrap_or(number);
    let (mut mantissa, mut scale) = (Some(0_u128), -exponent);
    let (mut any, mut point) = (false, false);
    for byte in digits.bytes() {
        match byte {
            b'0'..=b'9' => {
                any = true;
                scale += i64::from(point);
                mantissa = mantissa
                    .and_then(|value| value.checked_mul(10)?.checked_add((byte - b'0').into()));
            }
            b'_' if any => {}
            b'.' if !point => point = true,
            _ => return Err(JUNK),
        }
    }
    if !any {
        return Err(JUNK);
    }
    while scale < 0 && mantissa.is_some_and(|value| value != 0) {
        mantissa = mantissa.and_then(|value| value.checked_mul(10));
        scale += 1;
    }
    if scale > Decimal::MAX_SCALE.into() {
        return Err(TOO_FINE);
    }
    match mantissa {
        Some(mantissa) if mantissa <= LARGEST => Ok(Decimal::from_parts(
            mantissa as u32,
            (mantissa >> 32) as u32,
            (mantissa >> 64) as u32,
            number.starts_with('-'),
            scale.max(0) as u32,
        )),
        _ if scale > 0 => Err(TOO_FINE),
        _ => Err(TOO_LARGE),
    }
}

/// A power of ten; those that no number has are all the same.
fn power(text: &str) -> Option<i64> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let size = digits.parse::<i64>().unwrap_or(FAR).min(FAR);
    Some(if negative { -size } else { size })
}

/// A power of ten that is out of reach, also of a text that fills the memory.
const FAR: i64 = 1 << 62;

impl<'a> FromC<'a> for Decimal {
    type C = View<Char>;

    #[inline]
    unsafe fn from_c(call: &'a CallC, c: View<Char>) -> PyResult<Self> {
        // SAFETY: promised by the caller.
        decimal(unsafe { <&str>::from_c(call, c) }?)
    }
}

impl IntoC for Decimal {
    type C = Buffer<Char>;

    #[inline]
    fn into_c(self) -> Buffer<Char> {
        self.to_string().into_c()
    }
}

impl LendC for Decimal {
    type In = View<Char>;

    #[inline]
    fn lend(self, kept: &Kept) -> View<Char> {
        self.to_string().lend(kept)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_numbers_exactly() {
        let shown = |text: &str| parse(text).map(|number| number.to_string());
        for (text, number) in [
            ("0", "0"),
            ("-1.50", "-1.50"),
            ("+.5", "0.5"),
            ("1.", "1"),
            ("1_000.2_5", "1000.25"),
            ("1.5e3", "1500"),
            ("15E-1", "1.5"),
            ("12.5e+1", "125"),
            ("0e99999999999999999999", "0"),
            (
                "79228162514264337593543950335",
                "79228162514264337593543950335",
            ),
            ("1e-28", "0.0000000000000000000000000001"),
        ] {
            assert_eq!(shown(text).as_deref(), Ok(number), "{text}");
        }
        let fails =
            |text: &str, with: &str| assert!(parse(text).unwrap_err().contains(with), "{text}");
        for text in [
            "", ".", "-", "e5", "1e", "1e+-5", "1e1.5", "_1", "1.2.3", "NaN", " 1", "١",
        ] {
            fails(text, "unknown character");
        }
        for text in [
            "79228162514264337593543950336",
            "1e29",
            "8e28",
            "1e9999999999999999999",
        ] {
            fails(text, "too many digits");
        }
        for text in [
            "1e-29",
            "0.00000000000000000000000000000",
            "7.9228162514264337593543950336",
        ] {
            fails(text, "high precision");
        }
    }
}
