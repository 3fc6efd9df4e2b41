//! Everything that a plain crate may show to C.

use std::ffi::{c_char, c_void, CStr};
use std::mem::ManuallyDrop;

pub mod shapes;

pub use shapes::{Area, Shape};

/// The largest number of steps.
pub const LIMIT: u32 = 10;
/// Twice as many.
pub const TWICE: u32 = LIMIT * 2;
pub const LOWEST: i64 = -9_000_000_000;
pub const HIGHEST: u64 = u64::MAX;
/// Pi, for the brave.
pub const ROUGHLY: f64 = 3.25;
pub const ENABLED: bool = true;
/// The unit.
pub const UNIT: char = 'µ';

/// The version of the format.
#[no_mangle]
pub static FORMAT: u32 = 7;
#[no_mangle]
pub static mut CALLS: u64 = 0;

/// A point.
///
/// Both are finite.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Point {
    /// To the right.
    pub x: f64,
    pub y: f64,
}

impl Point {
    /// Where the axes cross.
    pub const ORIGIN: Point = Point { x: 0.0, y: 0.0 };
    /// Far away.
    pub const FAR: Point = Point { x: -12345678.25, y: 98765432.125 };
}

/// A grid.
#[repr(C)]
pub struct Grid {
    pub corners: [Point; 2],
    pub steps: [u8; 3],
    pub shown: bool,
}

impl Grid {
    /// What is shown at first.
    pub const FIRST: Grid = Grid { corners: [Point::ORIGIN, Point::FAR], steps: [1, 2, 3], shown: true };
}

#[no_mangle]
pub extern "C" fn grid_steps(grid: Grid) -> u32 {
    grid.steps.iter().map(|step| u32::from(*step)).sum()
}

/// Two of them.
#[repr(C)]
pub struct Pair<T> {
    pub first: T,
    pub second: T,
}

/// A direction.
#[repr(u8)]
#[derive(Clone, Copy, PartialEq)]
pub enum Turn {
    Left = 1,
    /// To the right.
    Right,
}

#[repr(C)]
#[derive(Clone, Copy)]
pub enum Level {
    Low = -1,
    High = 1,
}

/// A number in any form.
#[repr(C)]
pub union Number {
    pub whole: i64,
    pub real: f64,
    pub bytes: [u8; 8],
}

/// Aligned more than its field asks for.
#[repr(C, align(8))]
pub struct Cell {
    pub value: u32,
    pub turn: Turn,
}

/// Two cells with something between them.
#[repr(C)]
pub struct Mixed {
    pub head: u8,
    pub cell: Cell,
    pub tail: u8,
    pub last: Cell,
}

/// Without padding.
#[repr(C, packed)]
pub struct Tight {
    pub kind: u8,
    pub value: u32,
}

/// Aligned as no allocator of Python's is.
#[repr(C, align(32))]
pub struct Wide {
    pub lanes: [f32; 8],
}

/// What is called with each number.
pub type Visit = Option<unsafe extern "C" fn(u32, *mut c_void) -> bool>;

/// A function with what it is called with, which is the task itself.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Task {
    pub run: Option<extern "C" fn(task: Task) -> u32>,
    pub data: u32,
}

#[no_mangle]
pub extern "C" fn task_run(task: &Task) -> u32 {
    task.run.map_or(0, |run| run(*task))
}

/// Another name of a point.
pub type Corner = Point;

/// Counts.
pub struct Counter {
    next: u32,
}

/// Returns a counter.
#[no_mangle]
pub extern "C" fn counter_new(start: u32) -> Box<Counter> {
    Box::new(Counter { next: start })
}

/// Releases a counter.
#[no_mangle]
pub extern "C" fn counter_free(counter: Option<Box<Counter>>) {
    drop(counter)
}

#[no_mangle]
pub extern "C" fn counter_next(counter: &mut Counter) -> u32 {
    counter.next += 1;
    counter.next
}

/// Calls `visit` with each number until it returns false.
///
/// # Safety
/// `context` is what `visit` expects.
#[no_mangle]
pub unsafe extern "C" fn counter_each(
    counter: &Counter,
    visit: Visit,
    context: *mut c_void,
) -> usize {
    let Some(visit) = visit else { return 0 };
    (0..counter.next).take_while(|n| unsafe { visit(*n, context) }).count()
}

/// Moves a point.
#[no_mangle]
pub extern "C" fn point_moved(point: Point, by: &Point, turn: Turn) -> Point {
    let sign = if turn == Turn::Left { -1.0 } else { 1.0 };
    Point { x: point.x + sign * by.x, y: point.y + by.y }
}

#[no_mangle]
pub extern "C" fn pair_sum(pair: Pair<u16>) -> u32 {
    u32::from(pair.first) + u32::from(pair.second)
}

#[no_mangle]
pub extern "C" fn pair_of(first: Point, second: Corner) -> Pair<Point> {
    Pair { first, second }
}

/// The number in the middle of three.
///
/// # Safety
/// There are three.
#[no_mangle]
pub unsafe extern "C" fn middle(numbers: *const [i32; 3]) -> i32 {
    unsafe { (*numbers)[1] }
}

/// The length of a text.
///
/// # Safety
/// It ends with a NUL.
#[no_mangle]
pub unsafe extern "C" fn text_len(text: *const c_char) -> usize {
    unsafe { CStr::from_ptr(text) }.count_bytes()
}

#[no_mangle]
pub extern "C" fn greeting() -> *const c_char {
    c"hello".as_ptr()
}

#[no_mangle]
pub extern "C" fn level_up(level: Level) -> Level {
    match level {
        Level::Low => Level::High,
        Level::High => Level::High,
    }
}

#[no_mangle]
pub extern "C" fn number_whole(number: &Number) -> i64 {
    unsafe { number.whole }
}

#[no_mangle]
pub extern "C" fn cell_value(cell: &Cell) -> u32 {
    cell.value
}

/// Fills in a `Mixed`.
#[no_mangle]
pub extern "C" fn mixed_fill(mixed: &mut Mixed) {
    mixed.head = 1;
    mixed.cell = Cell { value: 2, turn: Turn::Left };
    mixed.tail = 3;
    mixed.last = Cell { value: 4, turn: Turn::Right };
}

#[no_mangle]
pub extern "C" fn tight_value(tight: &Tight) -> u32 {
    tight.value
}

#[no_mangle]
pub extern "C" fn wide_new() -> Box<Wide> {
    Box::new(Wide { lanes: [1.5; 8] })
}

#[no_mangle]
pub extern "C" fn wide_sum(wide: &Wide) -> f32 {
    wide.lanes.iter().sum()
}

#[no_mangle]
pub extern "C" fn wide_free(_: Box<Wide>) {}

/// Gives up a value.
#[no_mangle]
pub extern "C" fn kept(number: &ManuallyDrop<Number>) -> f64 {
    unsafe { number.real }
}

#[export_name = "plain_twice"]
pub extern "C-unwind" fn twice(number: i8) -> i16 {
    unsafe { CALLS += 1 };
    i16::from(number) * 2
}
