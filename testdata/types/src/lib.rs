//! The source of docs/types.md: a row for each `NAME` of `take_NAME` and
//! `give_NAME`; what `take_NAME_or_..` and `give_NAME_or_..` have are further
//! spellings of Rust, which Python and C see alike. The documentation of the first
//! function is what the row says of the cost. `make bench-types` measures them.
use pyo3::prelude::*;

/// Types.
#[pymodule]
mod ophio {
    use pyo3::prelude::*;

    /// # Numbers
    /// Integers are range-checked on the way in; `float` is refused for them, what has `__index__` is taken.
    #[pymodule]
    mod a_numbers {
        use pyo3::prelude::*;

        /// in a register
        #[pyfunction]
        fn take_bool(x: bool) {
            let _ = x;
        }

        #[pyfunction]
        fn give_bool() -> bool {
            true
        }

        /// in a register
        #[pyfunction]
        fn take_int(x: i64) {
            let _ = x;
        }

        #[pyfunction]
        fn take_int_or_i8(x: i8) {
            let _ = x;
        }

        #[pyfunction]
        fn take_int_or_i16(x: i16) {
            let _ = x;
        }

        #[pyfunction]
        fn take_int_or_i32(x: i32) {
            let _ = x;
        }

        #[pyfunction]
        fn take_int_or_isize(x: isize) {
            let _ = x;
        }

        #[pyfunction]
        fn give_int() -> i64 {
            7
        }

        /// in a register
        #[pyfunction]
        fn take_unsigned(x: u64) {
            let _ = x;
        }

        #[pyfunction]
        fn take_unsigned_or_u8(x: u8) {
            let _ = x;
        }

        #[pyfunction]
        fn take_unsigned_or_u16(x: u16) {
            let _ = x;
        }

        #[pyfunction]
        fn take_unsigned_or_u32(x: u32) {
            let _ = x;
        }

        #[pyfunction]
        fn take_unsigned_or_usize(x: usize) {
            let _ = x;
        }

        #[pyfunction]
        fn give_unsigned() -> u64 {
            7
        }

        /// in a register
        #[pyfunction]
        fn take_float(x: f64) {
            let _ = x;
        }

        #[pyfunction]
        fn take_float_or_f32(x: f32) {
            let _ = x;
        }

        #[pyfunction]
        fn give_float() -> f64 {
            0.5
        }

        /// two registers; in: by way of two halves where it needs more than 64 bits
        #[pyfunction]
        fn take_i128(x: i128) {
            let _ = x;
        }

        #[pyfunction]
        fn give_i128() -> i128 {
            i128::MIN
        }

        #[pyfunction]
        fn take_i128_or_u128(x: u128) {
            let _ = x;
        }
    }

    /// # Text and bytes
    /// Text is UTF-8, checked where C gives it, and never ends with a NUL.
    #[pymodule]
    mod b_text {
        use pyo3::prelude::*;
        use std::borrow::Cow;

        /// in: none from CPython and C, one copy by CFFI; out: one copy into Python, none into C
        #[pyfunction]
        fn take_str(x: &str) {
            let _ = x;
        }

        /// in: one copy; out: one copy into Python, none into C
        #[pyfunction]
        fn take_string(x: String) {
            let _ = x;
        }

        #[pyfunction]
        fn take_string_or_borrowed(x: &String) {
            let _ = x;
        }

        #[pyfunction]
        fn give_string() -> String {
            "seven".to_owned()
        }

        /// out: one copy
        #[pyfunction]
        fn give_str() -> &'static str {
            "seven"
        }

        /// in: none of `bytes`, one copy of any other buffer; out: one copy into Python and into C
        #[pyfunction]
        fn take_slice(x: &[u8]) {
            let _ = x;
        }

        #[pyfunction]
        fn give_slice() -> &'static [u8] {
            b"seven"
        }

        /// in: one copy; out: one copy into Python, none into C
        #[pyfunction]
        fn take_bytes(x: Vec<u8>) {
            let _ = x;
        }

        #[pyfunction]
        fn take_bytes_or_borrowed(x: &Vec<u8>) {
            let _ = x;
        }

        #[pyfunction]
        fn give_bytes() -> Vec<u8> {
            b"seven".to_vec()
        }

        /// out: none: Rust writes into the object of Python, or into the vector that C gets
        #[pyfunction]
        fn give_written(py: Python<'_>) -> PyResult<Bound<'_, pyo3::types::PyBytes>> {
            pyo3::types::PyBytes::new_with(py, 5, |room| {
                room.copy_from_slice(b"seven");
                Ok(())
            })
        }

        /// as the one that it is
        #[pyfunction]
        fn take_either_text(x: pyo3::StrOrBytes<'_>) {
            let _ = x;
        }

        /// a code point; in: a `str` of length 1
        #[pyfunction]
        fn take_char(x: char) {
            let _ = x;
        }

        #[pyfunction]
        fn give_char() -> char {
            '7'
        }

        /// in: borrowed, as the type in it; out: one copy
        #[pyfunction]
        fn take_cow(x: Cow<'_, str>) {
            let _ = x;
        }

        #[pyfunction]
        fn give_cow() -> Cow<'static, str> {
            Cow::Borrowed("seven")
        }

        /// in: borrowed, as the type in it; out: one copy
        #[pyfunction]
        fn take_cow_bytes(x: Cow<'_, [u8]>) {
            let _ = x;
        }

        #[pyfunction]
        fn give_cow_bytes() -> Cow<'static, [u8]> {
            Cow::Borrowed(b"seven")
        }
    }

    /// # Of the system
    /// A path is the bytes that the system has, on Windows UTF-8: it need not be text.
    #[pymodule]
    mod c_system {
        use pyo3::prelude::*;
        use std::ffi::{OsStr, OsString};
        use std::path::{Path, PathBuf};

        /// in: one copy, `os.fspath` is asked where it is no `str`; out: a `pathlib.Path` is made of it
        #[pyfunction]
        fn take_path(x: PathBuf) {
            let _ = x;
        }

        #[pyfunction]
        fn take_path_or_borrowed(x: &Path) {
            let _ = x;
        }

        #[pyfunction]
        fn give_path() -> PathBuf {
            PathBuf::from("/etc/hosts")
        }

        /// in: one copy; out: one copy
        #[pyfunction]
        fn take_os_string(x: OsString) {
            let _ = x;
        }

        #[pyfunction]
        fn take_os_string_or_borrowed(x: &OsStr) {
            let _ = x;
        }

        #[pyfunction]
        fn give_os_string() -> OsString {
            OsString::from("seven")
        }
    }

    /// # Containers
    /// They nest to any depth. Each item costs what its own row says.
    #[pymodule]
    mod d_containers {
        use pyo3::prelude::*;
        use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

        /// a vector; in: a buffer of such numbers is copied at once
        #[pyfunction]
        fn take_vec(x: Vec<i64>) {
            let _ = x;
        }

        #[pyfunction]
        fn take_vec_or_slice(x: &[i64]) {
            let _ = x;
        }

        #[pyfunction]
        fn give_vec() -> Vec<i64> {
            vec![7; 3]
        }

        /// a vector of views; the texts are not copied on the way in where Rust borrows them
        #[pyfunction]
        fn take_texts(x: Vec<&str>) {
            let _ = x;
        }

        #[pyfunction]
        fn take_texts_or_owned(x: Vec<String>) {
            let _ = x;
        }

        #[pyfunction]
        fn give_texts() -> Vec<String> {
            vec!["seven".to_owned(); 3]
        }

        /// none of its own
        #[pyfunction]
        fn take_option(x: Option<i64>) {
            let _ = x;
        }

        #[pyfunction]
        fn give_option() -> Option<i64> {
            Some(7)
        }

        /// none of its own; up to 12 items
        #[pyfunction]
        fn take_tuple(x: (i64, bool)) {
            let _ = x;
        }

        #[pyfunction]
        fn give_tuple() -> (i64, bool) {
            (7, true)
        }

        /// as a vector of that length, checked; bytes as bytes
        #[pyfunction]
        fn take_array(x: [i64; 3]) {
            let _ = x;
        }

        #[pyfunction]
        fn take_array_or_borrowed(x: &[i64; 3]) {
            let _ = x;
        }

        #[pyfunction]
        fn give_array() -> [i64; 3] {
            [7; 3]
        }

        /// as `bytes` of that length, checked
        #[pyfunction]
        fn take_byte_array(x: [u8; 4]) {
            let _ = x;
        }

        #[pyfunction]
        fn give_byte_array() -> [u8; 4] {
            *b"four"
        }

        /// a vector of pairs; in: hashed anew; out: in the order of the map, which a `HashMap` does not have; `IndexMap` and `IndexSet` by the feature `indexmap`
        #[pyfunction]
        fn take_map(x: HashMap<String, i64>) {
            let _ = x;
        }

        #[pyfunction]
        fn take_map_or_sorted(x: BTreeMap<&str, i64>) {
            let _ = x;
        }

        #[pyfunction]
        fn take_map_or_ordered(x: indexmap::IndexMap<String, i64>) {
            let _ = x;
        }

        #[pyfunction]
        fn take_map_or_borrowed(x: &HashMap<String, i64>) {
            let _ = x;
        }

        #[pyfunction]
        fn give_map() -> HashMap<String, i64> {
            HashMap::from([("seven".to_owned(), 7)])
        }

        #[pyfunction]
        fn give_map_or_sorted() -> BTreeMap<String, i64> {
            BTreeMap::from([("seven".to_owned(), 7)])
        }

        #[pyfunction]
        fn give_map_or_ordered() -> indexmap::IndexMap<String, i64> {
            indexmap::IndexMap::from([("seven".to_owned(), 7)])
        }

        /// a vector; in: hashed anew
        #[pyfunction]
        fn take_set(x: HashSet<i64>) {
            let _ = x;
        }

        #[pyfunction]
        fn take_set_or_sorted(x: BTreeSet<i64>) {
            let _ = x;
        }

        #[pyfunction]
        fn take_set_or_ordered(x: indexmap::IndexSet<i64>) {
            let _ = x;
        }

        #[pyfunction]
        fn take_set_or_borrowed(x: &HashSet<i64>) {
            let _ = x;
        }

        #[pyfunction]
        fn give_set() -> HashSet<i64> {
            HashSet::from([7])
        }

        #[pyfunction]
        fn give_set_or_sorted() -> BTreeSet<i64> {
            BTreeSet::from([7])
        }

        #[pyfunction]
        fn give_set_or_ordered() -> indexmap::IndexSet<i64> {
            indexmap::IndexSet::from([7])
        }

        /// none of its own: the first that fits is taken
        #[pyfunction]
        fn take_either(x: pyo3::Either<i64, &str>) {
            let _ = x;
        }

        #[pyfunction]
        fn give_either() -> pyo3::Either<i64, String> {
            pyo3::Either::Left(7)
        }
    }

    /// # Of other crates
    /// Each has a feature of `bindgen-rt`, of the crate's name: `pyo3 = { package = "bindgen-rt", .., features = ["uuid"] }`. What is not asked for is not built.
    #[pymodule]
    mod e_crates {
        use pyo3::prelude::*;

        /// two numbers; in: `int` of it; out: a `uuid.UUID` is made
        #[pyfunction]
        fn take_uuid(x: uuid::Uuid) {
            let _ = x;
        }

        #[pyfunction]
        fn take_uuid_or_borrowed(x: &uuid::Uuid) {
            let _ = x;
        }

        #[pyfunction]
        fn give_uuid() -> uuid::Uuid {
            uuid::Uuid::nil()
        }

        /// its text: written and read again
        #[pyfunction]
        fn take_decimal(x: rust_decimal::Decimal) {
            let _ = x;
        }

        #[pyfunction]
        fn take_decimal_or_borrowed(x: &rust_decimal::Decimal) {
            let _ = x;
        }

        #[pyfunction]
        fn give_decimal() -> rust_decimal::Decimal {
            rust_decimal::Decimal::new(75, 1)
        }

        /// from CPython each value as it is; its JSON text by CFFI and C
        #[pyfunction]
        fn take_json(x: serde_json::Value) {
            let _ = x;
        }

        #[pyfunction]
        fn take_json_or_borrowed(x: &serde_json::Value) {
            let _ = x;
        }

        #[pyfunction]
        fn give_json() -> serde_json::Value {
            serde_json::json!({"seven": [7, true, null]})
        }
    }

    /// # Dates and times
    /// `std::time` needs no feature, the types of `chrono` the feature `chrono`. Python knows microseconds: what is smaller is cut off on the way out.
    #[pymodule]
    mod e_times {
        use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
        use pyo3::prelude::*;
        use std::time::{Duration, SystemTime};

        /// a number of seconds and one of nanoseconds
        #[pyfunction]
        fn take_timedelta(x: TimeDelta) {
            let _ = x;
        }

        #[pyfunction]
        fn take_timedelta_or_std(x: Duration) {
            let _ = x;
        }

        #[pyfunction]
        fn give_timedelta() -> TimeDelta {
            TimeDelta::seconds(7)
        }

        #[pyfunction]
        fn give_timedelta_or_std() -> Duration {
            Duration::from_secs(7)
        }

        /// numbers, checked
        #[pyfunction]
        fn take_date(x: NaiveDate) {
            let _ = x;
        }

        #[pyfunction]
        fn give_date() -> NaiveDate {
            NaiveDate::from_ymd_opt(2007, 7, 7).unwrap_or_default()
        }

        /// numbers, checked
        #[pyfunction]
        fn take_time(x: NaiveTime) {
            let _ = x;
        }

        #[pyfunction]
        fn give_time() -> NaiveTime {
            NaiveTime::from_hms_opt(7, 7, 7).unwrap_or_default()
        }

        /// numbers, checked; it has no zone in Python either
        #[pyfunction]
        fn take_naive(x: NaiveDateTime) {
            let _ = x;
        }

        #[pyfunction]
        fn give_naive() -> NaiveDateTime {
            NaiveDateTime::default()
        }

        /// numbers, checked; it has an offset from UTC
        #[pyfunction]
        fn take_aware(x: DateTime<Utc>) {
            let _ = x;
        }

        #[pyfunction]
        fn take_aware_or_fixed(x: DateTime<FixedOffset>) {
            let _ = x;
        }

        #[pyfunction]
        fn take_aware_or_system(x: SystemTime) {
            let _ = x;
        }

        #[pyfunction]
        fn give_aware() -> DateTime<Utc> {
            DateTime::default()
        }

        #[pyfunction]
        fn give_aware_or_fixed() -> DateTime<FixedOffset> {
            DateTime::default()
        }

        #[pyfunction]
        fn give_aware_or_system() -> SystemTime {
            SystemTime::UNIX_EPOCH
        }
    }

    /// # Types of the crate
    /// `Level` is a `#[pyclass]` enum without data, `Shape` one with data, `Map` and `Counter` are `#[pyclass]` structs, the second one with
    /// `&mut self`. `Point`, `Person` and `Options` derive `FromPyObject` and `IntoPyObject`, and so do the enum `Key` and `Metres(f64)`; `Person` is `#[pyo3(dataclass)]`, `Options` is
    /// `#[pyo3(typed_dict)]`.
    #[pymodule]
    mod f_items {
        use pyo3::prelude::*;

        /// A level.
        #[pyclass(eq)]
        #[derive(Clone, Copy, PartialEq)]
        pub enum Level {
            /// Low.
            Low,
            /// High.
            High,
        }

        /// A shape.
        #[pyclass]
        #[derive(Clone)]
        pub enum Shape {
            /// Round.
            Circle {
                /// From its middle.
                radius: f64,
            },
        }

        /// A frozen class.
        #[pyclass(frozen)]
        #[derive(Clone)]
        pub struct Map {}

        /// A class that changes.
        #[pyclass]
        pub struct Counter {
            /// So far.
            #[pyo3(get, set)]
            count: u64,
        }

        /// A place.
        #[derive(FromPyObject, IntoPyObject)]
        pub struct Point {
            /// To the right.
            x: f64,
            /// Up.
            y: f64,
        }

        /// Somebody.
        #[derive(FromPyObject, IntoPyObject)]
        #[pyo3(dataclass)]
        pub struct Person {
            /// As in the passport.
            name: String,
            /// In years.
            age: u32,
        }

        /// What may be chosen.
        #[derive(FromPyObject, IntoPyObject)]
        #[pyo3(typed_dict)]
        pub struct Options {
            /// A name.
            name: String,
            /// How deep.
            depth: u32,
        }

        /// an integer, checked
        #[pyfunction]
        fn take_enum(x: Level) {
            let _ = x;
        }

        #[pyfunction]
        fn give_enum() -> Level {
            Level::High
        }

        /// One of several types.
        #[derive(FromPyObject, IntoPyObject)]
        pub enum Key {
            /// By place.
            Index(i64),
            /// By name.
            Name(String),
        }

        /// A length: what it holds is what crosses.
        #[derive(FromPyObject, IntoPyObject)]
        pub struct Metres(f64);

        /// none of its own: it crosses as what it holds
        #[pyfunction]
        fn take_newtype(x: Metres) {
            let _ = x.0;
        }

        #[pyfunction]
        fn give_newtype() -> Metres {
            Metres(7.0)
        }

        /// none of its own: the first that fits is taken
        #[pyfunction]
        fn take_union(x: Key) {
            match x {
                Key::Index(index) => assert_eq!(index, 7),
                Key::Name(name) => assert_eq!(name, "seven"),
            }
        }

        #[pyfunction]
        fn give_union() -> Key {
            Key::Name("seven".to_owned())
        }

        /// a field each
        #[pyfunction]
        fn take_record(x: Point) {
            let _ = (x.x, x.y);
        }

        #[pyfunction]
        fn give_record() -> Point {
            Point { x: 1.0, y: 2.0 }
        }

        /// a field each; out: an object of the class is made
        #[pyfunction]
        fn take_dataclass(x: Person) {
            let _ = (x.name, x.age);
        }

        #[pyfunction]
        fn give_dataclass() -> Person {
            Person {
                name: "seven".to_owned(),
                age: 7,
            }
        }

        /// a field each
        #[pyfunction]
        fn take_typed_dict(x: Options) {
            let _ = (x.name, x.depth);
        }

        #[pyfunction]
        fn give_typed_dict() -> Options {
            Options {
                name: "seven".to_owned(),
                depth: 7,
            }
        }

        /// a pointer
        #[pyfunction]
        fn take_class(x: &Map) {
            let _ = x;
        }

        /// in: a clone of the value; out: a new object
        #[pyfunction]
        fn take_class_value(x: Map) {
            let _ = x;
        }

        #[pyfunction]
        fn give_class_value() -> Map {
            Map {}
        }

        /// a pointer and a flag that is set for the call
        #[pyfunction]
        fn take_class_mut(x: &mut Counter) {
            let _ = x;
        }

        #[pyfunction]
        fn take_class_mut_or_object(x: PyRefMut<'_, Counter>) {
            let _ = x;
        }

        /// a pointer and a flag each
        #[pyfunction]
        fn take_class_list(x: Vec<PyRefMut<'_, Counter>>) {
            let _ = x;
        }

        #[pyfunction]
        fn take_class_list_or_plain(x: Vec<&mut Counter>) {
            let _ = x;
        }

        #[pyfunction]
        fn take_class_list_or_slice(x: &[&mut Counter]) {
            let _ = x;
        }

        /// a pointer and a reference more
        #[pyfunction]
        fn take_object(x: Py<Counter>) {
            let _ = x;
        }

        #[pyfunction]
        fn take_object_or_bound(x: Bound<'_, Counter>) {
            let _ = x;
        }

        #[pyfunction]
        fn give_object(py: Python<'_>) -> PyResult<Py<Counter>> {
            Py::new(py, Counter { count: 7 })
        }

        /// as a class; out: a new object of the variant's class
        #[pyfunction]
        fn take_data_enum(x: &Shape) {
            let _ = x;
        }

        #[pyfunction]
        fn give_data_enum() -> Shape {
            Shape::Circle { radius: 1.0 }
        }
    }

    /// # Callbacks
    /// A callable of Python, or a function of C with a context. What crosses is a struct of two functions and the context; what Rust keeps
    /// must be `Send + Sync`, a `FnMut` `Send`. Arguments and results are those of the other tables but classes, unions and `Either`, the other way round.
    #[pymodule]
    mod g_callbacks {
        use pyo3::prelude::*;
        use std::sync::Arc;

        /// for the call; each call of it costs what its arguments and its result cost
        #[pyfunction]
        fn take_borrowed(x: &dyn Fn(i64) -> PyResult<i64>) {
            let _ = x;
        }

        #[pyfunction]
        fn take_borrowed_or_generic(x: impl Fn(i64) -> PyResult<i64>) {
            let _ = x;
        }

        /// kept: an allocation, and a reference until Rust drops it
        #[pyfunction]
        fn take_kept(x: Box<dyn Fn(i64) -> PyResult<i64> + Send + Sync>) {
            let _ = x;
        }

        #[pyfunction]
        fn take_kept_or_shared(x: Arc<dyn Fn(i64) -> PyResult<i64> + Send + Sync>) {
            let _ = x;
        }

        #[pyfunction]
        fn take_kept_or_mut(x: Box<dyn FnMut(i64) -> PyResult<i64> + Send>) {
            let _ = x;
        }
    }
}
