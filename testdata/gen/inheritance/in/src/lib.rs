//! Classes that extend classes, of Rust and of Python.
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::PyClassInitializer;

/// The base of all.
#[pyclass(subclass)]
pub struct Shape {
    #[pyo3(get, set)]
    name: String,
    drawn: u32,
}

#[pymethods]
impl Shape {
    #[new]
    #[pyo3(signature = (name="shape"))]
    fn new(name: &str) -> PyResult<Self> {
        if name.is_empty() {
            return Err(PyValueError::new_err("a shape has a name"));
        }
        Ok(Shape {
            name: name.to_owned(),
            drawn: 0,
        })
    }

    fn draw(&mut self) -> u32 {
        self.drawn += 1;
        self.drawn
    }

    fn area(&self) -> f64 {
        0.0
    }

    fn describe(&self) -> String {
        format!("a {}", self.name)
    }

    /// The object itself.
    fn me(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __len__(&self) -> usize {
        self.name.len()
    }

    fn __eq__(&self, other: &Shape) -> bool {
        self.name == other.name
    }

    fn __repr__(&self) -> String {
        format!("Shape({})", self.name)
    }

    #[staticmethod]
    fn unit() -> Shape {
        Shape {
            name: "unit".to_owned(),
            drawn: 0,
        }
    }

    #[classattr]
    const SIDES: u32 = 0;
}

/// A tuple of both values makes it.
#[pyclass(extends = Shape, subclass)]
pub struct Polygon {
    #[pyo3(get)]
    sides: u32,
    area: f64,
}

#[pymethods]
impl Polygon {
    #[new]
    #[pyo3(signature = (sides, area=1.0))]
    fn new(sides: u32, area: f64) -> PyResult<(Self, Shape)> {
        Ok((Polygon { sides, area }, Shape::new("polygon")?))
    }

    /// Hides that of the base.
    fn area(&self) -> f64 {
        self.area
    }

    /// Looks at the base through the object.
    fn title(slf: PyRef<'_, Self>) -> String {
        let sides = slf.sides;
        format!("{} of {sides}", slf.as_super().name)
    }

    /// Draws the base from here.
    fn draw_twice(mut slf: PyRefMut<'_, Self>) -> u32 {
        slf.area += 1.0;
        let shape: &mut Shape = slf.as_mut();
        shape.draw();
        shape.draw()
    }

    fn rename(slf: PyRefMut<'_, Self>, name: String) {
        slf.into_super().name = name;
    }

    #[classattr]
    const SIDES: u32 = 99;
}

/// Two levels down, by an initializer.
#[pyclass(extends = Polygon)]
pub struct Square {
    #[pyo3(get, set)]
    edge: f64,
}

#[pymethods]
impl Square {
    #[new]
    fn new(edge: f64) -> PyResult<PyClassInitializer<Self>> {
        if edge < 0.0 {
            return Err(PyValueError::new_err("negative edge"));
        }
        Ok(PyClassInitializer::from(Shape::new("square")?)
            .add_subclass(Polygon {
                sides: 4,
                area: edge * edge,
            })
            .add_subclass(Square { edge }))
    }

    /// Exclusively this one, while others look at the base.
    fn grow(&mut self, by: f64) {
        self.edge += by;
    }

    fn __len__(&self) -> usize {
        1
    }
}

/// The name of any shape.
#[pyfunction]
fn name_of(shape: &Shape) -> String {
    shape.name.clone()
}

/// Draws any shape.
#[pyfunction]
fn draw(shape: &mut Shape) -> u32 {
    shape.draw()
}

/// Draws the first while the second is looked at.
#[pyfunction]
fn draw_beside(shape: &mut Shape, other: &Polygon) -> u32 {
    shape.drawn += other.sides;
    shape.drawn
}

#[pyfunction]
fn total_sides(polygons: Vec<PyRef<'_, Polygon>>) -> u32 {
    polygons.iter().map(|polygon| polygon.sides).sum()
}

/// Gives back what it got.
#[pyfunction]
fn same(shape: Py<Shape>) -> Py<Shape> {
    shape
}

/// A new square, made in Rust.
#[pyfunction]
fn make_square(py: Python<'_>, edge: f64) -> PyResult<Py<Square>> {
    Py::new(py, Square::new(edge)?)
}

/// Counts how often it was dropped.
static DROPS: std::sync::Mutex<Vec<&'static str>> = std::sync::Mutex::new(Vec::new());

/// What was dropped since it was asked last.
#[pyfunction]
fn drops() -> Vec<&'static str> {
    std::mem::take(&mut DROPS.lock().expect("no panic holds it"))
}

fn dropped(name: &'static str) {
    DROPS.lock().expect("no panic holds it").push(name);
}

#[pyclass(subclass, frozen)]
pub struct Parent;

#[pymethods]
impl Parent {
    #[new]
    fn new() -> Self {
        Parent
    }
}

impl Drop for Parent {
    fn drop(&mut self) {
        dropped("parent");
    }
}

/// Without a state of its own, and without a constructor.
#[pyclass(extends = Parent, frozen)]
pub struct Child;

impl Drop for Child {
    fn drop(&mut self) {
        dropped("child");
    }
}

#[pymethods]
impl Child {
    #[staticmethod]
    fn make(py: Python<'_>) -> PyResult<Py<Child>> {
        Py::new(py, (Child, Parent))
    }
}

/// May be derived from, takes attributes and weak references.
#[pyclass(subclass, dict, weakref)]
pub struct Loose {
    #[pyo3(get)]
    value: i64,
}

#[pymethods]
impl Loose {
    #[new]
    #[pyo3(signature = (value=0, **_kwargs))]
    fn new(value: i64, _kwargs: Option<&Bound<'_, pyo3::types::PyDict>>) -> Self {
        Loose { value }
    }
}

#[pymodule]
mod inheritance {
    #[pymodule_export]
    use super::{
        draw, draw_beside, drops, make_square, name_of, same, total_sides, Child, Loose, Parent,
        Polygon, Shape, Square,
    };
}
