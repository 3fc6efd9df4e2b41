package abi_test

import (
	"testing"
)

func TestClassMembers(t *testing.T) {
	for name, c := range map[string]struct{ src, want string }{
		"class methods and attributes": {
			`#[pyclass] pub struct K {}
			#[pymethods] impl K {
				#[classattr] const ORIGIN: (i64, &'static str) = (1, "");
				#[classattr] #[pyo3(name = "UNIT")] const r#type: &str = "m";
				#[classattr] fn zero(py: Python<'_>) -> PyResult<K> { loop {} }
				#[classmethod] #[pyo3(signature = (x=1))] fn make(_cls: &Bound<'_, PyType>, py: Python<'_>, x: i64) -> Self { K {} }
			}`,
			`
			class K frozen  [K @demo crate::K]
			  class_attribute fn ORIGIN() -> tuple<i64, &str> const ORIGIN
			  class_attribute fn UNIT() -> &str const r#type
			  class_attribute fn zero(py) -> class K !
			  class_method fn make(cls, py, x: i64 = 1) -> class K`,
		},
		"deleters": {
			`#[pyclass] pub struct K {}
			#[pymethods] impl K {
				#[getter] fn x(slf: PyRef<'_, Self>) -> i64 { 1 }
				#[deleter] fn delete_x(&mut self) -> PyResult<()> { Ok(()) }
				#[setter(y)] fn a(mut slf: PyRefMut<'_, Self>, value: i64) {}
				#[deleter(y)] fn b(&self) {}
			}`,
			`
			class K  [K @demo crate::K]
			  getter ref PyRef fn x() -> i64
			  deleter mut fn x() -> unit !
			  setter mut PyRefMut fn y(value: i64) -> unit
			  deleter ref fn y() -> unit`,
		},
		"options": {
			`#[pyclass(subclass, weakref, dict, generic, mapping, immutable_type)] pub struct K {}
			#[pyclass(sequence)] pub struct L {}`,
			`
			class K frozen subclass weakref dict generic mapping  [K @demo crate::K]
			class L frozen sequence  [L @demo crate::L]`,
		},
		"two protocols": {
			`#[pyclass(mapping, sequence)] pub struct K {}`,
			"BG0110 2:20 `sequence`: class `K` is a `mapping` and a `sequence`",
		},
		"attribute faults": {
			`#[pyclass] pub struct K {}
			#[pymethods] impl K {
				#[classattr] fn a(x: i64) -> i64 { 1 }
				#[classattr] fn b() {}
				#[classattr] const __hash__: i64 = 1;
				#[classattr] #[pyo3(get)] const C: i64 = 1;
				#[classatr] const D: i64 = 1;
			}`,
			"BG0304 4:21 `a`: method `K.a` has 1 parameter, and an attribute of the class takes none\n" +
				"BG0304 5:21 `b`: method `K.b` is an attribute of the class, but returns nothing\n" +
				"BG0206 6:24 `__hash__`: class attribute `K.__hash__` has a name that Python keeps to itself\n" +
				"BG0307 7:25 `get`: class attribute `K.C` has no option `get`\n" +
				"BG0110 8:7 `classatr`: bindgen does not know the attribute `classatr`",
		},
		"deleter faults": {
			`#[pyclass] pub struct K {}
			#[pymethods] impl K {
				#[getter] fn x(&self) -> i64 { 1 }
				#[deleter] fn x(&self) -> i64 { 1 }
				#[getter] fn y(&self) -> i64 { 1 }
				#[deleter] fn y(&self, value: i64) {}
			}`,
			"BG0304 5:19 `x`: method `K.x` is a deleter, but returns a value\n" +
				"BG0304 7:19 `y`: method `K.y` has 1 parameter after self, and a deleter takes 0",
		},
	} {
		t.Run(name, func(t *testing.T) { expect(t, uses+c.src+"\n", c.want) })
	}
}

func TestBases(t *testing.T) {
	for name, c := range map[string]struct{ src, want string }{
		"bases first, and as changeable as what extends them": {
			`#[pyclass(extends = a::Mid)] pub struct Sub { #[pyo3(get, set)] x: i64 }
			#[pyclass(subclass)] pub struct Base {}
			pub mod a { use pyo3::prelude::*; #[pyclass(extends = super::Base, subclass)] #[derive(Clone)] pub struct Mid {} }
			#[pymethods] impl Sub { #[new] fn new() -> PyResult<PyClassInitializer<Self>> { loop {} } }
			#[pymethods] impl a::Mid { #[new] fn new(x: i64) -> (Self, Base) { loop {} } }
			#[pyfunction] fn f(mid: a::Mid, base: &Base) -> Py<Sub> { loop {} }`,
			`
			mod a
			fn f(mid: class Mid, base: &class Base) -> Py class Sub  [f @demo crate::f]
			class Base subclass  [Base @demo crate::Base]
			class Mid extends Base subclass  [a.Mid @demo crate::a::Mid]
			  constructor fn new(x: i64) -> class Mid
			class Sub extends Mid  [Sub @demo crate::Sub]
			  constructor fn new() -> class Sub !
			  getter ref fn x() -> i64 field x
			  setter mut fn x(value: i64) -> unit field x`,
		},
		"no base": {
			`use pyo3::exceptions::PyValueError;
			#[pyclass] pub struct Final {} #[pyclass] pub enum E { A(i64) } pub struct Plain {}
			#[pyclass(extends = Final)] pub struct A {}
			#[pyclass(extends = E)] pub struct B {}
			#[pyclass(extends = Plain)] pub struct C {}
			#[pyclass(extends = PyValueError)] pub struct D {}
			#[pyclass(extends = PyDict)] pub struct F {}
			#[pyclass(extends = "A")] pub struct G {}`,
			"BG0307 4:14 `extends = Final`: class `A` extends `Final`, which cannot be extended\n" +
				"BG0307 5:14 `extends = E`: class `B` extends `E`, which is no class of this crate\n" +
				"BG0307 6:14 `extends = Plain`: class `C` extends `Plain`, which is no class of this crate\n" +
				"BG0307 7:14 `extends = PyValueError`: class `D` extends `PyValueError`, which is a class of Python itself\n" +
				"BG0307 8:14 `extends = PyDict`: class `F` extends `PyDict`, which is a class of Python itself\n" +
				"BG0110 9:14 `extends = \"A\"`: `extends` takes the path of a class",
		},
		"in a circle": {
			`#[pyclass(extends = A)] pub struct C {}
			#[pyclass(subclass, extends = B)] pub struct A {} #[pyclass(subclass, extends = A)] pub struct B {}
			#[pyclass(subclass, extends = S)] pub struct S {}`,
			"BG0307 3:24 `extends = B`: class `A` extends itself\n" +
				"BG0307 4:24 `extends = S`: class `S` extends itself",
		},
		"initial values": {
			`#[pyclass(subclass)] pub struct A {} #[pyclass(subclass, extends = A)] pub struct B {} #[pyclass(extends = B)] pub struct C {}
			#[pymethods] impl A { #[new] fn new() -> PyClassInitializer<Self> { loop {} } }
			#[pymethods] impl B { #[new] fn new() -> Self { loop {} } #[staticmethod] fn make() -> Option<B> { None } }
			#[pymethods] impl C { #[new] fn new() -> (Self, B) { loop {} } }`,
			"BG0301 3:36 `new`: constructor `A.new` does not return `Self`\n" +
				"BG0301 4:36 `new`: constructor `B.new` does not return `(Self, A)`\n" +
				"BG0301 4:98 `B`: the result of method `B.make` has `B` by value, which bindgen does not carry\n" +
				"BG0301 5:45 `(Self, B)`: constructor `C.new` returns no value of `A`, which `B` extends",
		},
	} {
		t.Run(name, func(t *testing.T) { expect(t, uses+c.src+"\n", c.want) })
	}
}

func TestDataEnums(t *testing.T) {
	for name, c := range map[string]struct{ src, want string }{
		"all kinds of variants": {
			`#[pyclass(eq, rename_all = "UPPERCASE")] #[derive(Clone, PartialEq)] pub enum E {
				#[pyo3(constructor = (radius=1.0, *, r#in2))] Circle { radius: f64, in2: Vec<String> },
				#[pyo3(name = "Two", constructor = (_0, _1=2))] Pair(Option<i64>, u8), Empty, Struct {}, Tuple(),
			}
			#[pymethods] impl E { fn area(&self) -> f64 { 1. } #[classattr] const X: i64 = 1; fn __len__(&self) -> usize { 1 } }
			#[pyfunction] fn f(e: E, r: &E) -> Vec<E> { vec![] }`,
			`
			fn f(e: class E, r: &class E) -> vec<class E>  [f @demo crate::f]
			class E frozen  [E @demo crate::E]
			  variant CIRCLE tuple=false (Circle)
			  variant Two tuple=true (Pair)
			  variant EMPTY tuple=false (Empty)
			  variant STRUCT tuple=false (Struct)
			  variant TUPLE tuple=true (Tuple)
			  constructor fn new(radius: f64 = 1, *, in2: vec<str>) -> class E of CIRCLE
			  getter ref fn radius() -> f64 field radius of CIRCLE
			  getter ref fn in2() -> vec<str> field in2 of CIRCLE
			  constructor fn new(_0: option<i64>, _1: u8 = 2) -> class E of Two
			  getter ref fn _0() -> option<i64> field 0 of Two
			  getter ref fn _1() -> u8 field 1 of Two
			  constructor fn new() -> class E of EMPTY
			  constructor fn new() -> class E of STRUCT
			  constructor fn new() -> class E of TUPLE
			  class_attribute fn X() -> i64 const X
			  method ref fn area() -> f64
			  special ref fn __len__() -> usize
			  special ref fn __eq__(other: &class E, /) -> bool by PartialEq`,
		},
		"faults": {
			`#[pyclass(get_all, str = "{x}")] pub enum E { A(i64) }
			#[pyclass] pub enum F { A(&'static str), B { #[pyo3(get)] x: i64 }, #[pyo3(get)] C { x: i64 },
				#[pyo3(constructor = (*x))] D { x: Vec<i64> }, E { lambda: i64 }, #[pyo3(name = "D")] G(F2) }
			pub struct F2;
			#[pyclass] pub struct K {} #[pyclass] pub enum G { A { k: K }, B(i64) }
			#[pymethods] impl G { #[new] fn new() -> Self { loop {} } fn f(&mut self) {} fn B(&self) {} }
			#[pyclass] pub enum H<T> { A(T) }`,
			"BG0307 2:11 `get_all`: option `get_all` of enum `E`, whose classes are made of its variants\n" +
				"BG0110 2:20 `str = \"{x}\"`: the text of enum `E`: an enum has no fields that the text could name\n" +
				"BG0301 3:30 `&'static str`: field `0` of variant `F::A` has the type `&'static str`, which bindgen does not carry\n" +
				"BG0307 3:56 `get`: field `x` of variant `F::B` has no option `get`\n" +
				"BG0307 3:79 `get`: variant `F::C` has no option `get`\n" +
				"BG0304 4:27 `*x`: `*x` in the constructor of variant `F::D`, which takes one argument a field\n" +
				"BG0206 4:56 `lambda`: variant field `lambda` has the name of a keyword of Python\n" +
				"BG0301 4:93 `F2`: field `0` of variant `F::G` has the type `F2`, which bindgen does not carry\n" +
				"BG0301 6:62 `K`: field `k` of variant `G::A` has `K` in a variant, which bindgen does not carry\n" +
				"BG0308 7:36 `new`: constructor `G.new` makes a `G`, which its variants make\n" +
				"BG0310 7:67 `&mut self`: method `G.f` takes `&mut self`, but the class is frozen\n" +
				"BG0207 7:84 `B`: class `G` has two members named `B`\n" +
				"BG0303 8:25 `<T>`: enum `H` has parameters, and a binding needs one type",
		},
		"default": {
			`#[pyclass] pub enum E { A(i64), B } #[pyfunction] #[pyo3(signature = (e=E::B))] fn f(e: &E) {}`,
			"BG0305 2:73 `E::B`: parameter `e` of function `f` has a default, but its type can have none",
		},
	} {
		t.Run(name, func(t *testing.T) { expect(t, uses+c.src+"\n", c.want) })
	}
}
