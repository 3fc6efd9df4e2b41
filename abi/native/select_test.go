package native

import (
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/cbindgen"
	"example.com/bindgen/internal/diag"
)

// sharing has two modules that share a third one's types.
const sharing = `
pub mod ffi {
    pub mod job {
        use super::shape::{LEN, Pair, Point};
        #[repr(C)] pub struct Job { pub at: Point, pub name: [u8; LEN], pub plan: *mut super::plan::Plan }
        #[no_mangle] pub extern "C" fn job_run(job: *const Job, both: Pair<Job>) -> Kind { Kind::One }
        #[repr(u8)] pub enum Kind { One }
        impl Job { #[no_mangle] pub extern "C" fn job_stop() {} }
    }
    pub mod plan {
        pub const MAX: u32 = super::shape::LEN as u32 + 1;
        pub struct Plan { x: u8 }
        #[no_mangle] pub extern "C" fn plan_make(at: super::shape::Point) -> *mut Plan { loop {} }
        #[no_mangle] pub static PLAN_WORD: crate::Word = 1;
        #[repr(C)] pub struct Asked { pub x: u8 }
    }
    pub mod shape {
        pub const LEN: usize = 4;
        #[repr(C)] pub struct Point { pub x: i32 }
        #[repr(C)] pub struct Pair<T> { pub a: T, pub b: T }
    }
    pub mod shape_more { #[no_mangle] pub extern "C" fn shape_more() {} }
}
pub type Word = u16;
`

func sharingModule(t *testing.T) *Module {
	t.Helper()
	config := cbindgen.Default()
	config.Export.Include = []string{"Asked"}
	report := &diag.Report{}
	m := Lower(crateOf(t, sharing), config, report)
	require.Empty(t, lines(report))
	return m
}

// names returns the names of the items of m, those of Forwards with a ?.
func names(m *Module) []string {
	var list []string
	for _, d := range m.Types {
		mark := ""
		if _, forward := d.(*Forward); forward {
			mark = "?"
		}
		list = append(list, d.Base().Name+mark)
	}
	for _, d := range m.symbols() {
		list = append(list, d.Base().Name)
	}
	return list
}

func TestSelect(t *testing.T) {
	m := sharingModule(t)
	for _, c := range []struct {
		paths []string
		want  []string
	}{
		{[]string{"ffi::job"}, []string{"Kind", "Plan", "Point", "Job", "Pair_Job", "job_run", "job_stop", "LEN"}},
		{[]string{"ffi::plan"}, []string{"Plan", "Point", "Word", "Asked", "plan_make", "PLAN_WORD", "LEN", "MAX"}},
		{[]string{"ffi::shape"}, []string{"LEN"}}, // its types are for others
		{[]string{"ffi::shape_more", "ffi::shape"}, []string{"shape_more", "LEN"}},
		{[]string{"ffi"}, names(m)},
		{[]string{""}, names(m)},
	} {
		require.ElementsMatch(t, c.want, names(m.Select(c.paths)), c.paths)
	}
}
