package abi_test

import "testing"

// Paths and times of the standard library, as parameters and as results.
func TestTypesOfTheSystem(t *testing.T) {
	const names = "use std::{path::*, ffi::*, time::*, borrow::Cow};\n"
	for name, c := range map[string]struct{ src, want string }{
		"owned and lent": {
			`#[pyfunction] fn f(a: PathBuf, b: &Path, c: Cow<'_, Path>, d: &PathBuf) -> Option<&'static Path> { None }
			#[pyfunction] fn g(a: Vec<OsString>, b: Option<&OsStr>) -> Cow<'static, OsStr> { loop {} }`,
			`
			fn f(a: path, b: &path, c: Cow path, d: &owned path) -> option<&path>  [f @demo crate::f]
			fn g(a: vec<os_str>, b: option<&os_str>) -> Cow os_str  [g @demo crate::g]`,
		},
		"times": {
			`#[pyfunction] fn f(a: Duration, b: &SystemTime) -> (SystemTime, Duration) { loop {} }`,
			`
			fn f(a: duration, b: &owned timestamp) -> tuple<timestamp, duration>  [f @demo crate::f]`,
		},
		"no values, and nothing that is kept or changed": {
			`#[pyfunction] fn f(a: Path, b: &'static Path, c: &mut Path) {}
			#[pyfunction] fn g(a: Vec<&PathBuf>, b: Cow<'static, Path>) -> Instant { loop {} }`,
			"BG0301 3:23 `Path`: parameter `a` of function `f` has the type `Path`, which bindgen does not carry\n" +
				"BG0301 3:32 `&'static Path`: parameter `b` of function `f` has the type `&'static Path`, which bindgen does not carry\n" +
				"BG0301 3:50 `&mut Path`: parameter `c` of function `f` has the type `&mut Path`, which bindgen does not carry\n" +
				"BG0301 4:30 `&PathBuf`: parameter `a` of function `g` has `&PathBuf` inside another type, which bindgen does not carry\n" +
				"BG0301 4:44 `Cow<'static, Path>`: parameter `b` of function `g` has the type `Cow<'static, Path>`, which bindgen does not carry\n" +
				"BG0301 4:67 `Instant`: the result of function `g` has the type `Instant`, which bindgen does not carry",
		},
	} {
		t.Run(name, func(t *testing.T) { expect(t, uses+names+c.src+"\n", c.want) })
	}
}
