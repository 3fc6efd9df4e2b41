//! Objects across the C boundary: borrows that know the object, inheritance, data
//! enums and what stands for one of two types.

use bindgen_rt as pyo3;
use pyo3::glue::{self, Bool, EitherC, ErrorC, Handle, SliceIndexC};
use pyo3::prelude::*;
use pyo3::pyclass::CompareOp;
use pyo3::types::{PyAny, PySlice};
use pyo3::Either;
use std::mem::MaybeUninit;
use std::ptr::{null, null_mut};

struct Base(i64);

impl Base {
    fn new(value: i64) -> Self {
        Base(value)
    }

    fn itself(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn set(&mut self, value: i64) {
        self.0 = value;
    }
}

struct Sub(i64);

impl Sub {
    fn new(value: i64) -> (Self, Base) {
        (Sub(value), Base::new(value * 10))
    }

    fn total(mut slf: PyRefMut<'_, Self>, other: &Bound<'_, Base>) -> PyResult<i64> {
        slf.as_super().set(1);
        let other = other.try_borrow()?;
        Ok(slf.0 + other.0)
    }
}

enum Shape {
    Circle { radius: f64 },
    Pair(i64, i64),
}

glue::class! {
    static BASE: Base = "objects.Base", "";
    borrow: Flag;
    options: [subclass];
    free: objects_base_free;
    methods: [];
    properties: [];
}

glue::class! {
    static SUB: Sub = "objects.Sub", "";
    borrow: Flag;
    base: Base, objects_sub_as_base;
    free: objects_sub_free;
    methods: [];
    properties: [];
}

glue::py_new! {
    fn PY_CIRCLE_NEW = "Shape.Circle.__new__";
    (call, radius) => Shape::Circle { radius }
}

glue::py_new! {
    fn PY_PAIR_NEW = "Shape.Pair.__new__";
    (call, _0, _1) => Shape::Pair(_0, _1)
}

glue::data_enum! {
    static SHAPE: Shape = "objects.Shape";
    borrow: Frozen;
    free: objects_shape_free;
    variants: [
        PY_CIRCLE = "objects.Shape.Circle", "(radius)", Shape::Circle { .. },
            new: PY_CIRCLE_NEW, fields: [];
        PY_PAIR = "objects.Shape.Pair", "(_0, _1)", Shape::Pair { .. },
            new: PY_PAIR_NEW, fields: ();
    ];
    methods: [];
    properties: [];
}

glue::c_function! {
    fn objects_base_new(value: i64) -> *mut Handle<Base>;
    |call| Base::new(call.arg("value", value)?)
}

glue::c_function! {
    fn objects_base_itself(this: *const Handle<Base>) -> *mut Handle<Base>;
    |call| Base::itself(call.py_ref("itself", this)?)
}

glue::c_function! {
    fn objects_sub_new(value: i64) -> *mut Handle<Sub>;
    |call| glue::with_base(Sub::new(call.arg("value", value)?))
}

glue::c_function! {
    fn objects_sub_total(this: *mut Handle<Sub>, other: *const Handle<Base>) -> i64;
    |call| Sub::total(call.py_ref_mut("total", this)?, call.arg("other", other)?)?
}

glue::c_function! {
    fn objects_pair_new(_0: i64, _1: i64) -> *mut Handle<Shape>;
    |call| Shape::Pair(call.arg("_0", _0)?, call.arg("_1", _1)?)
}

glue::c_function! {
    fn objects_circle_radius(this: *const Handle<Shape>) -> f64;
    |call| match &*call.shared::<Shape>("radius", this)? {
        Shape::Circle { radius: field, .. } => *field,
        _ => return Err(glue::other_variant("Shape.Circle.radius")),
    }
}

glue::c_function! {
    fn objects_pair_sum(this: *const Handle<Shape>) -> i64;
    |call| match &*call.shared::<Shape>("sum", this)? {
        Shape::Pair(a, b) => a + b,
        Shape::Circle { .. } => 0,
    }
}

fn item(
    index: Either<i64, Bound<'_, PySlice>>,
    _memo: Option<&Bound<'_, PyAny>>,
) -> PyResult<Either<i64, Vec<i64>>> {
    match index {
        Either::Left(index) => Ok(Either::Left(index)),
        Either::Right(slice) => {
            let found = slice.indices(10)?;
            let length = found.slicelength as i64;
            Ok(Either::Right(vec![
                found.start as i64,
                found.step as i64,
                length,
            ]))
        }
    }
}

glue::c_function! {
    fn objects_item(
        index: *const EitherC<i64, SliceIndexC>,
    ) -> EitherC<i64, glue::Buffer<i64>>;
    |call| item(call.pointed("index", index)?, call.ignored())?
}

glue::c_free! {
    fn objects_item_free(EitherC<i64, glue::Buffer<i64>>);
}

fn compares(op: CompareOp) -> bool {
    op.matches(1.cmp(&2))
}

glue::c_function! {
    fn objects_compares(op: i32) -> Bool;
    |call| compares(call.arg("op", op)?)
}

/// Calls a function that fills an out-parameter.
fn out<C>(function: impl FnOnce(*mut C) -> *mut ErrorC) -> Result<C, String> {
    let mut out = MaybeUninit::uninit();
    let error = function(out.as_mut_ptr());
    if error.is_null() {
        // SAFETY: without an error there is a result.
        return Ok(unsafe { out.assume_init() });
    }
    #[repr(C)]
    struct Begin {
        kind: i32,
        message: *const u8,
        message_len: usize,
    }
    // SAFETY: the error begins like this.
    unsafe {
        let begin = &*error.cast::<Begin>();
        assert!(begin.kind > 0);
        let message = std::slice::from_raw_parts(begin.message, begin.message_len).to_vec();
        ErrorC::free(error);
        Err(String::from_utf8(message).unwrap())
    }
}

#[test]
fn the_object_itself_is_the_same_handle() {
    // SAFETY: as the header says.
    unsafe {
        let base = out(|out| objects_base_new(7, out)).unwrap();
        let again = out(|out| objects_base_itself(base, out)).unwrap();
        assert_eq!(base, again);
        objects_base_free(base);
        let third = out(|out| objects_base_itself(again, out)).unwrap();
        objects_base_free(again);
        objects_base_free(third);
        let error = out(|out| objects_base_itself(null(), out)).unwrap_err();
        assert_eq!(error, "argument 'self': NULL");
    }
}

#[test]
fn a_derived_object_holds_its_base() {
    // SAFETY: as the header says.
    unsafe {
        let sub = out(|out| objects_sub_new(2, out)).unwrap();
        let base = objects_sub_as_base(sub);
        assert!(objects_sub_as_base(null()).is_null());
        let other = out(|out| objects_base_new(40, out)).unwrap();
        assert_eq!(out(|out| objects_sub_total(sub, other, out)), Ok(42));
        // The base is borrowed with the object.
        let error = out(|out| objects_sub_total(sub, base, out)).unwrap_err();
        assert_eq!(error, "already mutably borrowed: this Base");
        assert_eq!(out(|out| objects_sub_total(sub, other, out)), Ok(42));
        // It outlives the object where it is referred to.
        let kept = out(|out| objects_base_itself(base, out)).unwrap();
        objects_sub_free(sub);
        let again = out(|out| objects_base_itself(kept, out)).unwrap();
        assert_eq!(again, kept);
        objects_base_free(again);
        objects_base_free(kept);
        objects_base_free(other);
    }
}

#[test]
fn a_variant_has_its_fields_only() {
    // SAFETY: as the header says.
    unsafe {
        let pair = out(|out| objects_pair_new(2, 3, out)).unwrap();
        assert_eq!(out(|out| objects_pair_sum(pair, out)), Ok(5));
        let error = out(|out| objects_circle_radius(pair, out)).unwrap_err();
        assert_eq!(
            error,
            "Shape.Circle.radius: the object is of another variant"
        );
        objects_shape_free(pair);
        objects_shape_free(null_mut());
    }
}

#[test]
fn one_of_two_types_crosses() {
    #[repr(C)]
    #[derive(Clone, Copy)]
    struct Index {
        is_right: bool,
        left: i64,
        has: [bool; 3],
        parts: [isize; 3],
    }
    #[repr(C)]
    struct Item {
        is_right: bool,
        left: i64,
        data: *const i64,
        len: usize,
        cap: usize,
    }
    let item = |index: Index| {
        // SAFETY: laid out as the header says.
        out(|out: *mut Item| unsafe { objects_item(std::ptr::from_ref(&index).cast(), out.cast()) })
    };
    let mut index = Index {
        is_right: false,
        left: 5,
        has: [true, false, true],
        parts: [-2, 99, -3],
    };
    let left = item(index).unwrap();
    assert!(!left.is_right && left.left == 5 && left.data.is_null() && left.cap == 0);
    index.is_right = true;
    let mut right = item(index).unwrap();
    assert!(right.is_right && right.left == 0);
    // SAFETY: released once, and by its own function.
    unsafe {
        let parts = std::slice::from_raw_parts(right.data, right.len);
        assert_eq!(parts, [8, -3, 3]);
        objects_item_free(std::ptr::from_mut(&mut right).cast());
    }
    assert!(!right.is_right && right.data.is_null());
    index.parts[2] = 0;
    assert_eq!(item(index).err().unwrap(), "slice step cannot be zero");
}

#[test]
fn operators_are_checked() {
    // SAFETY: as the header says.
    let compares = |op| out(|out| unsafe { objects_compares(op, out) });
    assert_eq!(compares(0), Ok(Bool::from(true)));
    assert_eq!(compares(4), Ok(Bool::from(false)));
    assert!(compares(6).unwrap_err().contains("6 is not a comparison"));
}

#[test]
fn objects_live_without_an_interpreter() {
    Python::attach(|py| {
        let base = Py::new(py, Base::new(1)).unwrap();
        let again = base.clone_ref(py);
        again.borrow_mut(py).set(5);
        assert_eq!(base.borrow(py).0, 5);
        assert!(base.is(&again) && base.bind(py).try_borrow_mut().is_ok());
        let held = base.borrow(py);
        let error = again.try_borrow_mut(py).unwrap_err();
        assert_eq!(
            PyErr::from(error).to_string(),
            "RuntimeError: already borrowed: this Base"
        );
        drop(held);
        let bound: Bound<'_, Sub> = Bound::new(py, Sub::new(3)).unwrap();
        assert_eq!(bound.borrow().as_ref().0, 30);
        bound.borrow_mut().as_super().set(4);
        assert_eq!(bound.clone().into_super().borrow().0, 4);
        let kept: Py<Sub> = bound.borrow().into();
        std::thread::spawn(move || drop(kept)).join().unwrap();
        let shape = Py::new(py, Shape::Circle { radius: 1.0 }).unwrap();
        assert!(matches!(shape.get(), Shape::Circle { .. }));
    });
}
