//! JSON values of the crate `serde_json`, for crates that ask for the feature: what
//! Python's own `json` makes text of.

use super::call::CallPy;
use super::from::FromPy;
use super::into::{tuple, IntoPy};
use super::numbers::{not_between, signed, unsigned};
use super::object::{done, raised, Owned, Ref};
use super::raw::{
    Object, TPFLAGS_DICT_SUBCLASS, TPFLAGS_LIST_SUBCLASS, TPFLAGS_LONG_SUBCLASS,
    TPFLAGS_TUPLE_SUBCLASS,
};
use super::table::api;
use super::text::{is_str, mismatch, new_str, utf8};
use crate::exceptions::{PyRecursionError, PyValueError};
use crate::PyResult;
use serde_json::{Map, Number, Value};

/// How many lists and dicts may be in one another, as in a text.
const DEPTH: usize = 127;

impl<'a> FromPy<'a> for Value {
    fn wanted() -> String {
        "JSON".to_owned()
    }

    #[inline]
    fn from_py(_call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
        value(object, 0)
    }
}

fn value(object: Ref<'_>, depth: usize) -> PyResult<Value> {
    if object.is_none() {
        return Ok(Value::Null);
    }
    if let Some(value) = bool::exact(object) {
        return Ok(Value::Bool(value));
    }
    if is_str(object) {
        return utf8(object).map(Value::from);
    }
    if object.has_flag(TPFLAGS_LONG_SUBCLASS) {
        return integer(object);
    }
    // SAFETY: both are types.
    if unsafe { (api().PyType_IsSubtype)(object.kind(), api().PyFloat_Type()) } != 0 {
        // SAFETY: it is a float.
        return real(unsafe { api().value_of_float(object.as_ptr()) });
    }
    let dict = object.has_flag(TPFLAGS_DICT_SUBCLASS);
    if !dict && !object.has_flag(TPFLAGS_LIST_SUBCLASS) && !object.has_flag(TPFLAGS_TUPLE_SUBCLASS)
    {
        return Err(mismatch(object, "JSON"));
    }
    if depth == DEPTH {
        return Err(PyRecursionError::new_err(format!(
            "a JSON value is at most {DEPTH} lists and dicts deep"
        )));
    }
    match dict {
        true => entries(object, depth + 1),
        false => elements(object, depth + 1),
    }
}

#[inline]
fn integer(object: Ref<'_>) -> PyResult<Value> {
    if let Some(value) = signed(object)? {
        return Ok(value.into());
    }
    match unsigned(object)? {
        Some(value) => Ok(value.into()),
        None => Err(not_between("JSON", &i64::MIN, &u64::MAX)),
    }
}

#[inline]
fn real(value: f64) -> PyResult<Value> {
    match Number::from_f64(value) {
        Some(number) => Ok(Value::Number(number)),
        None => Err(PyValueError::new_err(
            "a float that is infinite or not a number is no JSON",
        )),
    }
}

/// The elements that a list has now: what is in it may be changed meanwhile.
fn elements(object: Ref<'_>, depth: usize) -> PyResult<Value> {
    // SAFETY: the object is alive; what is returned is new or null.
    let all = unsafe { Owned::new(api().PySequence_Tuple(object.as_ptr()))? };
    // SAFETY: it is a tuple.
    let len = unsafe { (api().PyTuple_Size)(all.as_ptr()) };
    let mut values = Vec::with_capacity(len as usize);
    for index in 0..len {
        // SAFETY: it is a tuple, which keeps its elements alive.
        let element = unsafe { in_tuple(all.as_ptr(), index) };
        values.push(value(element, depth)?);
    }
    Ok(Value::Array(values))
}

/// The entries that a dict has now.
fn entries(object: Ref<'_>, depth: usize) -> PyResult<Value> {
    // SAFETY: it is a dict; what is returned is new or null.
    let all = unsafe { Owned::new(api().PyDict_Items(object.as_ptr()))? };
    // SAFETY: it is a list, which nobody else knows.
    let len = unsafe { (api().PyList_Size)(all.as_ptr()) };
    let mut values = Map::new();
    for index in 0..len {
        // SAFETY: it is a list of pairs, which it keeps alive.
        let (key, entry) = unsafe {
            let pair = (api().PyList_GetItem)(all.as_ptr(), index);
            (in_tuple(pair, 0), in_tuple(pair, 1))
        };
        if !is_str(key) {
            return Err(mismatch(key, "str"));
        }
        values.insert(utf8(key)?.to_owned(), value(entry, depth)?);
    }
    Ok(Value::Object(values))
}

/// # Safety
///
/// The tuple is one that has the element, and is alive for `'a`.
unsafe fn in_tuple<'a>(tuple: *mut Object, index: isize) -> Ref<'a> {
    // SAFETY: promised by the caller.
    unsafe { Ref::new((api().PyTuple_GetItem)(tuple, index)) }
}

impl IntoPy for Value {
    #[inline]
    fn into_py(self, call: &CallPy) -> PyResult<Owned> {
        object(&self, call)
    }
}

fn object(value: &Value, call: &CallPy) -> PyResult<Owned> {
    match value {
        Value::Null => ().into_py(call),
        Value::Bool(value) => value.into_py(call),
        Value::Number(number) => self::number(number, call),
        Value::String(text) => new_str(text),
        Value::Array(values) => deeper(|| list(values, call)),
        Value::Object(values) => deeper(|| dict(values, call)),
    }
}

/// Builds what is in a list or a dict. Too many in one another are a
/// RecursionError, as for `json.loads`.
fn deeper(build: impl FnOnce() -> PyResult<Owned>) -> PyResult<Owned> {
    // SAFETY: what is entered is left.
    unsafe {
        if api().Py_EnterRecursiveCall(c" while building a JSON value".as_ptr()) != 0 {
            return Err(raised());
        }
        let built = build();
        api().Py_LeaveRecursiveCall();
        built
    }
}

/// With serde_json's feature `arbitrary_precision`, which other crates may ask for, a
/// number is any text.
fn number(number: &Number, call: &CallPy) -> PyResult<Owned> {
    if let Some(value) = number.as_i64() {
        return value.into_py(call);
    }
    if let Some(value) = number.as_u64() {
        return value.into_py(call);
    }
    let text = number.to_string();
    if text.contains(['.', 'e', 'E']) {
        return text.parse::<f64>().unwrap_or(f64::NAN).into_py(call);
    }
    // SAFETY: the type is alive for ever, and it is an int's.
    let int = unsafe { Owned::again(api().PyLong_Type()) };
    super::into::call(&int, tuple([new_str(&text)?])?, None)
}

fn list(values: &[Value], call: &CallPy) -> PyResult<Owned> {
    // SAFETY: what is returned is new or null.
    let list = unsafe { Owned::new(api().PyList_New(values.len() as isize))? };
    for (index, value) in values.iter().enumerate() {
        let element = object(value, call)?;
        // SAFETY: the list is new and has a place for it; it takes the reference over.
        done(unsafe { (api().PyList_SetItem)(list.as_ptr(), index as isize, element.into_ptr()) })?;
    }
    Ok(list)
}

fn dict(values: &Map<String, Value>, call: &CallPy) -> PyResult<Owned> {
    let dict = super::record::dict()?;
    for (key, value) in values {
        super::record::set_item(&dict, key, &object(value, call)?)?;
    }
    Ok(dict)
}
