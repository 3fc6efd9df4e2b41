use bindgen_rt::create_exception;
use bindgen_rt::exceptions::PyException;
use bindgen_rt::prelude::*;

#[pyclass]
struct Rules;

create_exception!(demo, Unfinished);
create_exception!(demo, RulesError, Rules);
create_exception!(demo, Again, Again);
create_exception!(demo, Computed, PyException, text());
create_exception!(demo, First, PyException, "The first.", { line: usize, lines: Vec<usize> });
create_exception!(demo, Second, First, { args: i64 });
create_exception!(demo, Third, PyException, { line: i64, line: i64 });

create_exception!("demo", Quoted, PyException);

mod inner {
    mod private {
        bindgen_rt::create_exception!(demo, Unseen, bindgen_rt::exceptions::PyException);
        bindgen_rt::create_exception!(demo, Computed, bindgen_rt::exceptions::PyException);
    }
}

bindgen_rt::bindings!();
