//! The C boundary, by functions that are written as glue writes them and called
//! as C calls them: with good arguments, and with all that docs/abi.md rules out.

use bindgen_rt::exceptions::{PyKeyError, PyValueError};
use bindgen_rt::glue::{self, Bool, Buffer, Char, ErrorC, Handle, Opt, TaggedText, Tuple2, View};
use bindgen_rt::{PyResult, Python, StrOrBytes};
use std::mem::{transmute, MaybeUninit};
use std::ptr::{null, null_mut};
use std::sync::atomic::{AtomicUsize, Ordering};

bindgen_rt::create_exception!(boundary, MyError, PyValueError);
bindgen_rt::create_exception!(boundary, Placed, MyError, { line: u64, hint: Option<String> });

fn join(rows: Vec<Option<(String, i64)>>, sep: Option<&str>) -> PyResult<Vec<String>> {
    let sep = sep.ok_or_else(|| PyKeyError::new_err("sep"))?;
    let rows = rows.into_iter().flatten();
    Ok(rows.map(|(name, n)| format!("{name}{sep}{n}")).collect())
}

fn all(flags: &[bool]) -> bool {
    flags.iter().all(|&flag| flag)
}

fn len(value: StrOrBytes<'_>) -> usize {
    value.as_bytes().len()
}

fn sum(pair: (i32, i32), more: Option<(i32, i32)>) -> Option<i32> {
    more.map(|more| pair.0 + pair.1 + more.0 + more.1)
}

fn fail(how: u8) -> PyResult<()> {
    match how {
        0 => Ok(()),
        1 => Err(MyError::new_err("mine")),
        2 => panic!("literal"),
        4 => Err(Placed::new_err_with(
            ("two", 3),
            PlacedFields {
                line: 7,
                hint: None,
            },
        )),
        5 => {
            let (line, hint) = (u64::MAX, Some("x".to_owned()));
            let error = Placed::new_err_with("whole", PlacedFields { line, hint });
            let values = PyValueError::new_err((true, 0.5, b"ab".to_vec()));
            error.set_cause(Python::neutral(), Some(values));
            Err(error)
        }
        6 => {
            let (outer, inner) = (MyError::new_err("outer"), MyError::new_err(()));
            let innermost = PyKeyError::new_err("innermost");
            inner.set_cause(Python::neutral(), Some(innermost));
            outer.set_cause(Python::neutral(), Some(inner));
            Err(outer)
        }
        _ => panic!("number {how}"),
    }
}

glue::c_function! {
    fn boundary_join(
        rows: *const Opt<Tuple2<View<Char>, i64>>, rows_len: usize,
        sep_is_some: Bool, sep: *const Char, sep_len: usize,
    ) -> Buffer<Buffer<Char>>;
    |call| join(
        call.arg("rows", glue::view(rows, rows_len))?,
        call.arg("sep", glue::option(sep_is_some, glue::view(sep, sep_len)))?,
    )?
}

glue::c_function! {
    fn boundary_all(flags: *const Bool, flags_len: usize) -> Bool;
    |call| all(call.arg("flags", glue::view(flags, flags_len))?)
}

glue::c_function! {
    fn boundary_len(value: *const Char, value_len: usize, value_is_str: Bool) -> usize;
    |call| len(call.arg("value", glue::tagged(value, value_len, value_is_str))?)
}

glue::c_function! {
    fn boundary_sum(
        pair: *const Tuple2<i32, i32>, more_is_some: Bool, more: *const Tuple2<i32, i32>,
    ) -> Opt<i32>;
    |call| sum(call.pointed("pair", pair)?, call.pointed_option("more", more_is_some, more)?)
}

glue::c_function! {
    fn boundary_fail(how: u8);
    |call| fail(call.arg("how", how)?)?
}

static ALIVE: AtomicUsize = AtomicUsize::new(0);

struct Counter(i64);

impl Counter {
    fn new(value: i64) -> Self {
        ALIVE.fetch_add(1, Ordering::Relaxed);
        Counter(value)
    }

    fn add(&mut self, other: &Counter) -> i64 {
        assert_ne!(other.0, 13, "unlucky");
        self.0 += other.0;
        self.0
    }
}

impl Clone for Counter {
    fn clone(&self) -> Self {
        Counter::new(self.0)
    }
}

impl Drop for Counter {
    fn drop(&mut self) {
        ALIVE.fetch_sub(1, Ordering::Relaxed);
        assert_ne!(self.0, 666, "cannot be dropped");
    }
}

glue::class! {
    static COUNTER: Counter = "boundary.Counter", "";
    borrow: Flag;
    free: boundary_counter_free;
    methods: [];
    properties: [];
}
glue::class_by_value!(Counter);

glue::c_function! {
    fn boundary_counter_new(value: i64) -> *mut Handle<Counter>;
    |call| Counter::new(call.arg("value", value)?)
}

glue::c_function! {
    fn boundary_counter_add(this: *mut Handle<Counter>, other: *const Handle<Counter>) -> i64;
    |call| Counter::add(&mut *call.exclusive("add", this)?, call.arg("other", other)?)
}

fn cloned(counters: Vec<Counter>) -> Vec<Option<Counter>> {
    counters.into_iter().map(Some).collect()
}

glue::c_function! {
    fn boundary_cloned(
        counters: *const *const Handle<Counter>, counters_len: usize,
    ) -> Buffer<Opt<*mut Handle<Counter>>>;
    |call| cloned(call.arg("counters", glue::view(counters, counters_len))?)
}

glue::c_free! {
    fn boundary_vec_string_free(Buffer<Buffer<Char>>);
    fn boundary_vec_counter_free(Buffer<Opt<*mut Handle<Counter>>>);
}

glue::layout! {
    TaggedText = 24, 8;
}

/// The error as the C header declares it.
#[repr(C)]
#[derive(Clone, Copy)]
struct Fields {
    kind: i32,
    message: Text,
    class_name: Text,
    fields: *const Field,
    fields_len: usize,
    cause: *const Fields,
}

/// A field of an error as the C header declares it.
#[repr(C)]
#[derive(Clone, Copy)]
struct Field {
    name: Text,
    kind: i32,
    integer: i64,
    real: f64,
    text: Text,
}

#[repr(C)]
#[derive(Clone, Copy)]
struct Text {
    data: *const u8,
    len: usize,
}

/// Takes the kind, the message and the class of an error.
fn told(error: *mut ErrorC) -> (i32, String, String) {
    assert!(!error.is_null(), "no error");
    // SAFETY: the error is fresh, and is laid out like this.
    unsafe {
        let fields = *error.cast::<Fields>();
        let told = (fields.kind, text(fields.message), text(fields.class_name));
        ErrorC::free(error);
        told
    }
}

/// # Safety
///
/// It is a text of an error that is not released.
unsafe fn text(Text { data, len }: Text) -> String {
    if data.is_null() {
        return String::new();
    }
    // SAFETY: promised by the caller.
    let bytes = unsafe { std::slice::from_raw_parts(data, len) };
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// What the fields of an error say, and then what those of its causes do.
///
/// # Safety
///
/// The error is not released.
unsafe fn shown(error: *const Fields) -> Vec<String> {
    let mut shown = Vec::new();
    // SAFETY: promised by the caller; the error is laid out like this.
    unsafe {
        let Some(error) = error.as_ref() else {
            return shown;
        };
        shown.push(text(error.message));
        for index in 0..error.fields_len {
            let field = *error.fields.add(index);
            shown.push(format!(
                "{}={}:{}{}{}",
                text(field.name),
                field.kind,
                field.integer,
                if field.kind == 3 {
                    field.real.to_string()
                } else {
                    String::new()
                },
                text(field.text)
            ));
        }
        shown.extend(self::shown(error.cause));
    }
    shown
}

fn bool_of(byte: u8) -> Bool {
    // SAFETY: Bool is a transparent u8, and every byte is valid.
    unsafe { transmute(byte) }
}

fn chars(text: &str) -> *const Char {
    text.as_ptr().cast()
}

#[test]
fn nested_values_cross_both_ways() {
    let row = |name: &'static str, n| {
        glue::option(bool_of(1), tuple(glue::view(chars(name), name.len()), n))
    };
    let none = Opt::<Tuple2<View<Char>, i64>>::zeroed();
    let rows = [row("a", 1), none, row("", -2)];
    let mut out = MaybeUninit::<Buffer<Buffer<Char>>>::zeroed();
    // SAFETY: as the header says.
    unsafe {
        let sep = "=";
        let error = boundary_join(
            rows.as_ptr(),
            3,
            bool_of(1),
            chars(sep),
            1,
            out.as_mut_ptr(),
        );
        assert!(error.is_null());
        let texts = texts(out.assume_init_ref());
        assert_eq!(texts, ["a=1", "=-2"]);
        boundary_vec_string_free(out.as_mut_ptr());
        boundary_vec_string_free(out.as_mut_ptr());
        boundary_vec_string_free(null_mut());
        let after: [usize; 3] = transmute(out);
        assert_eq!(after, [0; 3]);
    }
}

fn tuple<A, B>(a: A, b: B) -> Tuple2<A, B>
where
    A: Copy,
    B: Copy,
{
    #[repr(C)]
    #[derive(Clone, Copy)]
    struct Pair<A, B>(A, B);
    let pair = Pair(a, b);
    // SAFETY: both are repr(C) structs of the same fields.
    unsafe { std::mem::transmute_copy(&pair) }
}

trait Zeroed: Sized {
    fn zeroed() -> Self {
        // SAFETY: used for types of the C ABI only, for which zero bytes are valid.
        unsafe { std::mem::zeroed() }
    }
}

impl Zeroed for Opt<Tuple2<View<Char>, i64>> {}

/// # Safety
///
/// The buffer holds strings of ours.
unsafe fn texts(buffer: &Buffer<Buffer<Char>>) -> Vec<String> {
    // SAFETY: a Buffer is pointer, length and capacity.
    unsafe {
        let [data, len, _]: [usize; 3] = std::mem::transmute_copy(buffer);
        let parts: &[[usize; 3]] = std::slice::from_raw_parts(data as *const _, len);
        let text = |part: &[usize; 3]| {
            let bytes = std::slice::from_raw_parts(part[0] as *const u8, part[1]);
            String::from_utf8(bytes.to_vec()).unwrap()
        };
        parts.iter().map(text).collect()
    }
}

#[test]
fn bad_arguments_are_errors_and_store_nothing() {
    let mut out = MaybeUninit::<Buffer<Buffer<Char>>>::zeroed();
    let mut join = |rows: *const _, rows_len, is_some, sep: &[u8]| {
        // SAFETY: breaks only rules that are checked.
        told(unsafe {
            boundary_join(
                rows,
                rows_len,
                bool_of(is_some),
                sep.as_ptr().cast(),
                sep.len(),
                out.as_mut_ptr(),
            )
        })
    };
    assert_eq!(join(null(), 0, 0, b""), (7, "sep".into(), "".into()));
    assert_eq!(join(null(), 3, 0, b"").0, 4);
    assert_eq!(
        join(null(), 3, 0, b"").1,
        "argument 'rows': NULL with a length of 3"
    );
    assert_eq!(join(null(), usize::MAX / 2, 0, b"").0, 5);
    assert_eq!(
        join(null(), 0, 2, b"").1,
        "argument 'sep': a bool holds 0 or 1, not 2"
    );
    let (kind, message, _) = join(null(), 0, 1, b"a\xff");
    assert_eq!(kind, 35);
    assert!(
        message.starts_with("argument 'sep': invalid utf-8"),
        "{message}"
    );
    // SAFETY: still zeroed.
    let words = unsafe { transmute::<MaybeUninit<Buffer<Buffer<Char>>>, [usize; 3]>(out) };
    assert_eq!(words, [0; 3]);
}

#[test]
fn misaligned_pointers_are_errors() {
    let memory = [0_u64; 8];
    let odd = |by: usize| memory.as_ptr().cast::<u8>().wrapping_add(by);
    let mut out = MaybeUninit::<Buffer<Buffer<Char>>>::zeroed();
    let mut join = |rows: *const u8, len| {
        let (rows, out) = (rows.cast(), out.as_mut_ptr());
        // SAFETY: breaks only a rule that is checked.
        told(unsafe { boundary_join(rows, len, bool_of(1), null(), 0, out) })
    };
    let not = "a pointer that is not aligned to";
    let said = format!("argument 'rows': {not} 8 bytes");
    assert_eq!(join(odd(4), 1), (4, said, String::new()));
    let mut out = MaybeUninit::<Opt<i32>>::zeroed();
    let (good, bad) = (odd(4).cast(), odd(3).cast());
    // SAFETY: breaks only a rule that is checked.
    unsafe {
        let error = boundary_sum(bad, bool_of(0), null(), out.as_mut_ptr());
        assert_eq!(told(error).1, format!("argument 'pair': {not} 4 bytes"));
        let error = boundary_sum(good, bool_of(1), bad, out.as_mut_ptr());
        assert_eq!(told(error).1, format!("argument 'more': {not} 4 bytes"));
        assert!(boundary_sum(good, bool_of(1), good, out.as_mut_ptr()).is_null());
        // What has no elements is not read, and text is aligned everywhere.
        let mut len = 1;
        assert!(boundary_len(odd(3).cast(), 2, bool_of(1), &mut len).is_null());
        assert_eq!(len, 2);
        let mut all = bool_of(0);
        assert!(boundary_all(odd(1).cast(), 0, &mut all).is_null());
    }
}

#[test]
fn the_value_of_a_none_need_not_be_there() {
    type Row = Opt<Tuple2<View<Char>, i64>>;
    let mut rows = [MaybeUninit::<Row>::uninit(); 2];
    let mut out = MaybeUninit::<Buffer<Buffer<Char>>>::zeroed();
    // SAFETY: as the header says: the options are none, and nothing else of
    // them is initialised.
    unsafe {
        for row in &mut rows {
            row.as_mut_ptr().cast::<bool>().write(false);
        }
        let rows = rows.as_ptr().cast();
        let error = boundary_join(rows, 2, bool_of(1), null(), 0, out.as_mut_ptr());
        assert!(error.is_null());
        assert!(texts(out.assume_init_ref()).is_empty());
        boundary_vec_string_free(out.as_mut_ptr());
    }
}

#[test]
fn bools_in_memory_are_checked() {
    let mut out = bool_of(7);
    let flags = [bool_of(1), bool_of(1)];
    // SAFETY: as the header says.
    assert!(unsafe { boundary_all(flags.as_ptr(), 2, &mut out) }.is_null());
    assert_eq!(out, bool_of(1));
    let flags = [bool_of(1), bool_of(9)];
    // SAFETY: breaks only a rule that is checked.
    let error = unsafe { boundary_all(flags.as_ptr(), 2, &mut out) };
    assert_eq!(
        told(error).1,
        "argument 'flags': a bool holds 0 or 1, not 9"
    );
}

#[test]
fn text_is_checked_and_bytes_are_not() {
    let mut out = 0;
    let bytes = b"a\xff";
    // SAFETY: as the header says, but for the text.
    unsafe {
        assert!(boundary_len(bytes.as_ptr().cast(), 2, bool_of(0), &mut out).is_null());
        assert_eq!(out, 2);
        assert_eq!(
            told(boundary_len(bytes.as_ptr().cast(), 2, bool_of(1), &mut out)).0,
            35
        );
        assert!(boundary_len(null(), 0, bool_of(1), &mut out).is_null());
        assert_eq!(out, 0);
    }
}

/// The fields of an option, between which there is padding.
fn option_of(option: &MaybeUninit<Opt<i32>>) -> (u8, i32) {
    #[repr(C)]
    #[derive(Clone, Copy)]
    struct Fields(u8, i32);
    // SAFETY: the option is laid out like this, and was stored or zeroed.
    let fields = unsafe { *option.as_ptr().cast::<Fields>() };
    (fields.0, fields.1)
}

#[test]
fn tuples_come_behind_pointers() {
    let (pair, more) = (tuple(1, 2), tuple(3, 4));
    let mut out = MaybeUninit::<Opt<i32>>::zeroed();
    // SAFETY: as the header says; what is not there is not read.
    unsafe {
        assert!(boundary_sum(&pair, bool_of(1), &more, out.as_mut_ptr()).is_null());
        assert_eq!(option_of(&out), (1, 10));
        assert!(boundary_sum(&pair, bool_of(0), 8 as *const _, out.as_mut_ptr()).is_null());
        assert_eq!(option_of(&out), (0, 0));
        let error = boundary_sum(null(), bool_of(0), null(), out.as_mut_ptr());
        assert_eq!(told(error).1, "argument 'pair': NULL");
        let error = boundary_sum(&pair, bool_of(1), null(), out.as_mut_ptr());
        assert_eq!(told(error).1, "argument 'more': NULL");
    }
}

#[test]
fn errors_say_what_they_are() {
    // SAFETY: as the header says.
    let fail = |how| unsafe { boundary_fail(how) };
    assert!(fail(0).is_null());
    assert_eq!(told(fail(1)), (4, "mine".into(), "boundary.MyError".into()));
    assert_eq!(
        told(fail(2)),
        (1, "Rust panicked: literal".into(), "".into())
    );
    assert_eq!(told(fail(3)).1, "Rust panicked: number 3");
    // SAFETY: NULL does nothing.
    unsafe { ErrorC::free(null_mut()) };
}

#[test]
fn errors_have_fields_and_causes() {
    // SAFETY: as the header says.
    let fail = |how| unsafe { boundary_fail(how) };
    let want: &[&[&str]] = &[
        &["('two', 3)", "=4:0two", "=2:3", "line=2:7", "hint=0:0"],
        &[
            "whole",
            "line=6:-1",
            "hint=4:0x",
            "(True, 0.5, b'ab')",
            "=1:1",
            "=3:00.5",
            "=5:0ab",
        ],
        &["outer", "", "innermost"],
    ];
    for (how, want) in (4..).zip(want) {
        let error = fail(how);
        // SAFETY: the error is fresh.
        assert_eq!(unsafe { shown(error.cast()) }, **want);
        // SAFETY: it is used no more.
        unsafe { ErrorC::free(error) };
    }
}

fn counter(value: i64) -> *mut Handle<Counter> {
    let mut out = null_mut();
    // SAFETY: as the header says.
    assert!(unsafe { boundary_counter_new(value, &mut out) }.is_null());
    out
}

#[test]
fn objects_are_borrowed_counted_and_dropped() {
    let before = ALIVE.load(Ordering::Relaxed);
    let (a, b, unlucky) = (counter(1), counter(2), counter(13));
    let mut sum = 0;
    // SAFETY: as the header says.
    unsafe {
        assert!(boundary_counter_add(a, b, &mut sum).is_null());
        assert_eq!(sum, 3);
        let (kind, message, _) = told(boundary_counter_add(a, a, &mut sum));
        assert_eq!(kind, 2);
        assert!(
            message.contains("already borrowed: this Counter"),
            "{message}"
        );
        assert_eq!(told(boundary_counter_add(a, unlucky, &mut sum)).0, 1);
        assert_eq!(told(boundary_counter_add(a, null(), &mut sum)).0, 4);
        assert_eq!(told(boundary_counter_add(null_mut(), b, &mut sum)).0, 4);
        // No borrow was left behind.
        assert!(boundary_counter_add(b, a, &mut sum).is_null());
        assert!(boundary_counter_add(a, b, &mut sum).is_null());
        assert_eq!(sum, 8);

        let list = [a.cast_const(), b.cast_const(), a.cast_const()];
        let mut out = MaybeUninit::<Buffer<Opt<*mut Handle<Counter>>>>::zeroed();
        assert!(boundary_cloned(list.as_ptr(), 3, out.as_mut_ptr()).is_null());
        assert_eq!(ALIVE.load(Ordering::Relaxed), before + 6);
        boundary_vec_counter_free(out.as_mut_ptr());
        boundary_vec_counter_free(out.as_mut_ptr());
        for handle in [a, b, unlucky, null_mut()] {
            boundary_counter_free(handle);
        }
        assert_eq!(ALIVE.load(Ordering::Relaxed), before);
        boundary_counter_free(counter(666)); // panics in its Drop
        assert_eq!(ALIVE.load(Ordering::Relaxed), before);
    }
    assert_eq!(format!("{COUNTER:?}"), "Counter");
}
