package native

import (
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/cbindgen"
	"example.com/bindgen/internal/diag"
)

// split lowers text and divides it.
func split(t *testing.T, text string, shares []Share) ([]Part, *diag.Report) {
	t.Helper()
	report := &diag.Report{}
	m := Lower(crateOf(t, text), cbindgen.Default(), report)
	require.Empty(t, lines(report))
	return m.Split(shares, report), report
}

func TestSplit(t *testing.T) {
	parts, report := split(t, sharing, []Share{
		{Path: "job.h", Modules: []string{"ffi::job"}},
		{Path: "rest.h"},
		{Path: "ffi.h", Modules: []string{"ffi"}},
		{Path: "plan.h", Modules: []string{"ffi::plan"}},
	})
	require.Empty(t, lines(report))
	// Job, Pair and Plan need another header's types: Pair<Job> stands where Job
	// does, and Job knows of Plan.
	require.Equal(t, []string{"Kind", "Job", "Pair_Job", "job_run", "job_stop"}, names(parts[0].Module))
	require.Equal(t, []int{2, 3}, parts[0].Includes)
	require.Equal(t, []string{"Word"}, names(parts[1].Module))
	require.Empty(t, parts[1].Includes)
	require.Equal(t, []string{"Point", "shape_more", "LEN"}, names(parts[2].Module), "ffi::plan is nearer than ffi")
	require.Empty(t, parts[2].Includes)
	require.Equal(t, []string{"Plan", "plan_make", "PLAN_WORD", "MAX"}, names(parts[3].Module))
	require.Equal(t, []int{1, 2}, parts[3].Includes)
}

// What no header has goes to the first that needs it, behind those it includes.
func TestSplitUnlisted(t *testing.T) {
	const text = `
		pub mod a { #[no_mangle] pub extern "C" fn a(x: super::Shared, y: super::b::B, own: super::Own) {} }
		pub mod b {
			#[repr(C)] pub struct B { pub x: u8 }
			#[no_mangle] pub extern "C" fn b(x: super::Shared) {}
		}
		#[repr(C)] pub struct Shared { pub deep: Deep }
		#[repr(C)] pub struct Deep { pub x: u8 }
		#[repr(C)] pub struct Own { pub x: u8 }`
	parts, report := split(t, text, []Share{
		{Path: "a.h", Modules: []string{"a"}},
		{Path: "b.h", Modules: []string{"b"}},
	})
	require.Empty(t, lines(report))
	require.Equal(t, []string{"Own", "a"}, names(parts[0].Module))
	require.Equal(t, []int{1}, parts[0].Includes)
	require.ElementsMatch(t, []string{"Deep", "Shared", "B", "b"}, names(parts[1].Module), "a.h includes b.h already")
	require.Empty(t, parts[1].Includes)
}

// Pointers are no reason for a circle.
func TestSplitPointers(t *testing.T) {
	const text = `
		pub mod engine {
			#[repr(C)] pub struct Engine { pub first: *mut super::job::Job, pub word: super::job::Word }
			#[no_mangle] pub extern "C" fn engine_run(job: *mut super::job::Job, e: *mut Engine) {}
		}
		pub mod job {
			pub type Word = u16;
			#[repr(C)] pub struct Job { pub of: *mut super::engine::Engine, pub next: *mut Job }
			#[no_mangle] pub extern "C" fn job_engine(job: *mut Job) -> *mut super::engine::Engine { loop {} }
		}`
	parts, report := split(t, text, []Share{
		{Path: "engine.h", Modules: []string{"engine"}},
		{Path: "job.h", Modules: []string{"job"}},
	})
	require.Empty(t, lines(report))
	require.Equal(t, []string{"Engine?", "Engine", "engine_run"}, names(parts[0].Module))
	require.Equal(t, []int{1}, parts[0].Includes)
	require.ElementsMatch(t, []string{"Engine?", "Word", "Job?", "Job", "job_engine"}, names(parts[1].Module))
	require.Empty(t, parts[1].Includes)
}

func TestSplitCircle(t *testing.T) {
	const text = `
		pub mod a {
			#[repr(C)] pub struct A { pub x: u8 }
			#[no_mangle] pub extern "C" fn a(b: super::b::B) {}
		}
		pub mod b {
			#[repr(C)] pub struct B { pub c: super::c::C }
		}
		pub mod c {
			#[repr(C)] pub struct C { pub a: super::a::A }
		}`
	parts, report := split(t, text, []Share{
		{Path: "a.h", Modules: []string{"a"}},
		{Path: "b.h", Modules: []string{"b"}},
		{Path: "c.h", Modules: []string{"c"}},
	})
	require.Nil(t, parts)
	list := report.Sorted()
	require.Len(t, list, 1)
	require.Equal(t, "`a.h` would have to include itself", list[0].Message)
	require.Equal(t, []string{
		"`a::a` of `a.h` needs `b::B` of `b.h`",
		"`b::B` of `b.h` needs `c::C` of `c.h`",
		"`c::C` of `c.h` needs `a::A` of `a.h`",
	}, list[0].Notes)
	require.Equal(t, "move `a::A` to a module that a header of its own has, or give the modules to one header", list[0].Help)
}

func TestSplitLeavesNothingOut(t *testing.T) {
	parts, report := split(t, sharing, []Share{{Path: "job.h", Modules: []string{"ffi::job", "ffi::shape"}}})
	require.Nil(t, parts)
	var said []string
	for _, d := range report.Sorted() {
		said = append(said, d.Message)
	}
	require.Equal(t, []string{
		"`ffi::plan::MAX` is in none of the headers",
		"`ffi::plan::plan_make` is in none of the headers",
		"`ffi::plan::PLAN_WORD` is in none of the headers",
		"`ffi::shape_more::shape_more` is in none of the headers",
	}, said)
	require.Equal(t, "add \"ffi::plan\" to the `modules` of a [[header]], or a [[header]] without `modules` for all that no other has",
		report.Sorted()[0].Help)
}
