package abi

import "example.com/bindgen/parser"

// hint says what to write instead of a type that is often asked for.
type hint struct{ in, out string }

func (h hint) of(dir Direction) string {
	if dir == Out {
		return h.out
	}
	return h.in
}

// hints are those for types of the standard library, by name.
var hints = map[string]hint{
	"str":      {"take `&str` or `String`", "return `&str` or `String`"},
	"VecDeque": {"take a Vec", "collect it into a Vec"},
	"Path":     {"take a `&Path` or a PathBuf", "return a PathBuf"},
	"OsStr":    {"take an `&OsStr` or an OsString", "return an OsString"},
	"Box":      {"take what is in the box", "return what is in the box"},
	"Rc":       {"take what is in it by value; a class is shared already", "return what is in it by value, or a class that holds it"},
	"Arc":      {"take what is in it by value; a class is shared already", "return what is in it by value, or a class that holds it"},
	"Result":   {"a Result is carried only as the result of a function itself", "a Result is carried only as the result of a function itself"},
	"Instant":  {"take a Duration or a SystemTime", "return a Duration: instant.elapsed(), or a SystemTime"},
}

// anyObject is the help for objects of no type in particular.
var anyObject = hint{
	"Python objects are not carried: take the Rust type of the value: &str, &[u8], i64, a Vec, a record, a class",
	"Python objects are not carried: return the Rust type of the value: String, Vec<u8>, i64, a Vec, a record, a class",
}

// objects are the hints for objects of a type, by the name of the type in PyO3.
var objects = map[string]hint{
	"PyBytes":     {"take `&[u8]`", "return a Vec<u8>, or a Bound<'_, PyBytes>"},
	"PyByteArray": {"take `&[u8]`", "return a Vec<u8>"},
	"PyString":    {"take `&str`", "return a String"},
	"PyBool":      {"take a bool", "return a bool"},
	"PyInt":       {"take an i64", "return an i64"},
	"PyFloat":     {"take an f64", "return an f64"},
	"PyDict":      {"take a record or a HashMap", "return a record or a HashMap"},
	"PyList":      {"take a Vec", "return a Vec"},
	"PySet":       {"take a HashSet", "return a HashSet"},
	"PyFrozenSet": {"take a HashSet", "return a HashSet"},
	"PyTuple":     {"take a tuple", "return a tuple"},
	"PyNone":      {"take an Option", "return nothing, or an Option"},
}

// objectHelp says what to write instead of t, a type of the runtime named name.
func (l *lowering) objectHelp(t parser.Type, name string, at spot) string {
	if name == "PyResult" {
		return hints["Result"].of(at.dir)
	}
	if o := l.object(t, at); o.name != "" {
		name = o.name
	}
	help := objectHint(name).of(at.dir)
	if at.dir == In && at.call != nil && (at.depth == 0 || at.some) && ignorable[name] {
		help += "; or " + notLookedAt
	}
	return help
}

// objectHint is the hint for a type of PyO3, with the reason in front.
func objectHint(name string) hint {
	h, known := objects[name]
	if !known {
		return anyObject
	}
	return hint{"Python objects are not carried: " + h.in, "Python objects are not carried: " + h.out}
}
