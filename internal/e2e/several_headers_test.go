package e2e_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// severalCrate has modules whose types need each other in every way that
// headers can hold: by value, by pointers to and fro, by a generic type's
// argument, by the length of an array, by a type of no header's module.
const severalCrate = `
pub mod ffi {
    pub mod engine {
        use super::job::{Job, Word};
        #[repr(C)] pub struct Engine { pub first: *mut Job, pub word: Word, pub mode: Mode }
        #[repr(u8)] pub enum Mode { Slow, Fast = 5 }
        #[no_mangle] pub extern "C" fn engine_run(job: *mut Job, engine: *mut Engine, at: crate::Shared) -> bool { true }
        #[no_mangle] pub extern "C" fn engine_both(both: super::shape::Pair<Engine>, hand: Hand) {}
    }
    pub mod job {
        use super::{engine::Engine, shape::*};
        pub type Word = u16;
        pub const JOBS: usize = LEN * 2;
        #[repr(C)] pub struct Job { pub of: *mut Engine, pub next: *mut Job, pub at: Point, pub name: [u8; LEN] }
        #[repr(C)] pub enum Event { Started(Point), Failed { job: *mut Job, code: i32 }, Done }
        pub struct Hidden { x: u8 }
        #[no_mangle] pub extern "C" fn job_engine(job: *mut Job, f: Option<extern "C" fn(*mut Engine, Event)>) -> *mut Engine { loop {} }
        #[no_mangle] pub extern "C" fn job_hidden(at: crate::Shared) -> *mut Hidden { loop {} }
        #[no_mangle] pub static JOB_LAST: Pair<u8> = Pair { a: 0, b: 0 };
    }
    pub mod shape {
        pub const LEN: usize = 4;
        #[repr(C)] pub struct Point { pub x: i32, pub y: f64 }
        #[repr(C)] pub struct Pair<T> { pub a: T, pub b: T }
        #[no_mangle] pub extern "C" fn shape_of(hidden: *const super::job::Hidden) -> Point { loop {} }
    }
}
#[repr(C)] pub struct Shared { pub deep: Deep }
#[repr(C)] pub union Deep { pub x: u8, pub y: u64 }
`

// TestSeveralHeaders compiles the headers of one crate in every order, as C and
// as C++, in every style.
func TestSeveralHeaders(t *testing.T) {
	for _, style := range []string{"type", "tag", "both"} {
		for _, guard := range []string{"", "pragma_once = true\n"} {
			t.Run(style+" "+strings.Fields(guard + "guard")[0], func(t *testing.T) {
				dir := t.TempDir()
				for name, text := range map[string]string{
					"Cargo.toml":    "[package]\nname = \"several\"\nversion = \"0.1.0\"\nedition = \"2021\"\n[lib]\ncrate-type = [\"cdylib\"]\n",
					"src/lib.rs":    severalCrate,
					"cbindgen.toml": "style = \"" + style + "\"\n" + guard + "after_includes = \"typedef struct Hand { int x; } Hand;\"\ninclude_guard = \"ALL_OF_THEM\"\n",
					"job.toml":      "header = \"/* of jobs */\"\nsys_includes = [\"time.h\"]\n",
					"bindgen.toml": `backends = ["header"]
[[header]]
output = "include/several/engine.h"
modules = ["ffi::engine"]
[[header]]
output = "include/several/job.h"
modules = ["ffi::job"]
config = "job.toml"
[[header]]
output = "include/shape.h"
modules = ["crate::ffi::shape"]
`,
				} {
					require.NoError(t, os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o777))
					require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666))
				}
				headers := []string{"several/engine.h", "several/job.h", "shape.h"}
				files := generate(t, dir).files
				require.NotContains(t, files, "include/several.h")
				for _, h := range headers {
					require.Contains(t, files, "include/"+h)
					file := filepath.Join(dir, "include", h)
					require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o777))
					require.NoError(t, os.WriteFile(file, files["include/"+h], 0o666))
				}
				require.Contains(t, string(files["include/several/job.h"]), "/* of jobs */")
				require.Contains(t, string(files["include/several/job.h"]), "#include <time.h>")
				require.NotContains(t, string(files["include/shape.h"]), "time.h")
				for _, order := range orders(headers) {
					var program strings.Builder
					for _, h := range order {
						program.WriteString("#include \"" + h + "\"\n")
					}
					compileText(t, dir, program.String())
				}
			})
		}
	}
}

// orders returns each of list alone, and all of them in every order.
func orders(list []string) [][]string {
	var all [][]string
	var add func(chosen, rest []string)
	add = func(chosen, rest []string) {
		if len(chosen) == 1 || len(rest) == 0 {
			all = append(all, chosen)
		}
		for i, word := range rest {
			others := append(append([]string(nil), rest[:i]...), rest[i+1:]...)
			add(append(append([]string(nil), chosen...), word), others)
		}
	}
	add(nil, list)
	return all
}

func compileText(t *testing.T, dir, program string) {
	t.Helper()
	file := filepath.Join(dir, "program.c")
	require.NoError(t, os.WriteFile(file, []byte(program), 0o666))
	flags := []string{"-Wall", "-Wextra", "-Werror", "-fsyntax-only", "-Iinclude"}
	run(t, dir, nil, "gcc", append(flags, "-std=gnu11", file)...)
	run(t, dir, nil, "g++", append(flags, "-x", "c++", file)...)
}
