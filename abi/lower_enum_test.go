package abi_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"
)

const color = `#[pyclass] #[derive(Clone, Copy, PartialEq)] #[repr(u8)] pub enum Color { Red = 1, Blue = 2 }
`

func TestEnumMembers(t *testing.T) {
	for name, c := range map[string]struct{ src, want string }{
		"members": {
			`#[pymethods] impl Color {
				#[classattr] const FIRST: Color = Color::Red;
				fn hex(&self, py: Python<'_>, of: &Self, all: Vec<Self>) -> PyResult<String> { loop {} }
				fn mixed(self, other: Option<Color>) -> Self { self }
				#[staticmethod] fn from_text(text: &str) -> Option<Self> { None }
				#[classmethod] fn all(_cls: &Bound<'_, PyType>) -> Vec<Self> { loop {} }
				#[getter] fn get_warm(&self) -> bool { true }
				fn __pow__(&self, other: u8, modulo: Option<u8>) -> u8 { 1 }
				fn __enter__(&self) -> Self { *self }
			}
			#[pymethods] impl Color { fn more(&self) {} }`,
			`
			enum Color u8 int=false  [Color @demo crate::Color]
			  Red = 1 (Red)
			  Blue = 2 (Blue)
			  class_attribute fn FIRST() -> enum Color const FIRST
			  method value fn hex(py, of: &owned enum Color, all: vec<enum Color>) -> str !
			  method value value fn mixed(other: option<enum Color>) -> enum Color
			  static fn from_text(text: &str) -> option<enum Color>
			  class_method fn all(cls) -> vec<enum Color>
			  method value fn __enter__() -> enum Color
			  method value fn more() -> unit
			  special value fn __pow__(other: u8, modulo: option<u8> = None, /) -> u8
			  getter value fn warm() -> bool`,
		},
		"ord and str": {
			`#[pyclass(eq, ord, str)] #[derive(Clone, Copy, PartialEq, PartialOrd)] pub enum Size { S }
			#[pymethods] impl Size { fn __len__(&self) -> usize { 1 } }`,
			`
			enum Color u8 int=false  [Color @demo crate::Color]
			  Red = 1 (Red)
			  Blue = 2 (Blue)
			enum Size i32 int=false  [Size @demo crate::Size]
			  S = 0 (S)
			  special value fn __len__() -> usize
			  special value fn __lt__(other: enum Size, /) -> bool by PartialOrd
			  special value fn __le__(other: enum Size, /) -> bool by PartialOrd
			  special value fn __gt__(other: enum Size, /) -> bool by PartialOrd
			  special value fn __ge__(other: enum Size, /) -> bool by PartialOrd
			  special value fn __str__() -> str by Display`,
		},
		"ord twice": {
			`#[pyclass(ord)] pub enum Size { S }
			#[pymethods] impl Size { fn __lt__(&self, other: &Self) -> bool { true } }`,
			"BG0207 4:32 `__lt__`: enum `Size` has `__lt__`, and option `ord` asks for one, too",
		},
		"a trait": {
			`#[pymethods] impl Clone for Color { fn clone(&self) -> Self { *self } }`,
			"BG0110 3:14 `impl`: #[pymethods] on the impl of a trait",
		},
		"a macro": {
			`#[pymethods] impl Color { more!(); }`,
			"BG0109 3:27 `more`: a macro call in #[pymethods] of `Color` may make methods that bindgen does not see",
		},
		"properties": {
			`#[pymethods] impl Color {
				#[getter] fn warm(&self) -> bool { true }
				#[getter(warm)] fn hot(&self) -> bool { true }
			}`,
			"BG0207 5:24 `hot`: property `Color.warm` has two getters",
		},
	} {
		t.Run(name, func(t *testing.T) { expect(t, uses+color+c.src+"\n", c.want) })
	}
}

func TestEnumMembersInC(t *testing.T) {
	m, faults := lower(t, uses+color+`#[pymethods] impl Color {
		fn copy(&self) -> Color { *self }
		fn mixed(self, self_: u8) -> String { loop {} }
		#[staticmethod] fn of(text: &str) -> Self { loop {} }
		fn __len__(&self) -> usize { 1 }
	}
`)
	require.Empty(t, faults)
	var prototypes []string
	for _, f := range m.AllFunctions() {
		prototypes = append(prototypes, m.Prototype(f))
		require.Equal(t, "Color", f.Owner())
		require.True(t, f.IsMember())
	}
	require.Equal(t, []string{
		"demo_error *demo_Color_copy(demo_Color self, demo_Color *out)",
		"demo_error *demo_Color_mixed(demo_Color self, uint8_t self_, demo_string *out)",
		"demo_error *demo_Color_of(const char *text, size_t text_len, demo_Color *out)",
		"demo_error *demo_Color_len(demo_Color self, size_t *out)",
	}, prototypes)
	var document struct {
		Enums []struct {
			Functions []struct{ Name, Kind, Receiver string }
		}
	}
	require.NoError(t, json.Unmarshal(m.JSON(), &document))
	type function = struct{ Name, Kind, Receiver string }
	require.Equal(t, []function{
		{"copy", "method", "value"}, {"mixed", "method", "value"}, {"of", "static", ""}, {"__len__", "special", "value"},
	}, document.Enums[0].Functions)
}
