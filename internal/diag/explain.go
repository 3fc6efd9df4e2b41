package diag

// Explanation is what a Code means.
type Explanation struct {
	Code    Code
	Summary string // a noun phrase for lists
	Text    string // why it is a fault, and what to do about it
}

// Explain returns what code means; false for a code that does not exist.
func Explain(code Code) (Explanation, bool) {
	for _, e := range Table() {
		if e.Code == code {
			return e, true
		}
	}
	return Explanation{}, false
}

// Table returns the explanation of every code in the order of the codes.
func Table() []Explanation {
	return []Explanation{
		{Internal, "a fault of bindgen itself", `
bindgen came upon a state that it should never be in. Nothing was written.
Please report it together with the item that the message names; with
BINDGEN_DEBUG=1 in the environment the message includes the stack.`},
		{Usage, "a command line that bindgen does not understand", `
A command, flag or value does not exist, or an argument is missing or one too
many. "bindgen help COMMAND" lists what a command takes.`},

		{NotACrate, "no crate where one was asked for", `
A command takes the directory of a Cargo.toml, or a directory with a
bindgen.toml or a subdirectory "rust" that holds the crate.`},
		{UnreadableFile, "a file that cannot be read", `
A source file, a configuration, or something in a directory of the outputs is
there but cannot be read. The message gives the reason of the system.`},
		{InvalidUTF8, "a source file that is not UTF-8", `
Rust source is UTF-8. The label points at the first byte that is not; rustc
would refuse the file, too.`},
		{SyntaxError, "source that does not parse", `
The region does not parse as Rust and may hide an exported item, so bindgen
does not guess. Source that rustc accepts and bindgen does not is a fault of
bindgen: please report it.`},
		{LostItem, "an exported item that bindgen did not reach", `
An attribute that exports an item was counted in the text of the file, but no
item with it was found. bindgen would rather stop than leave an item out.`},
		{BadManifest, "a Cargo.toml that cannot be used", `
Cargo.toml is not valid TOML, lacks what bindgen needs (a package with a name,
a library target), or says something that contradicts itself.`},
		{MissingModule, "a module without a file", `
"mod x;" asks for x.rs or x/mod.rs, or for the file that #[path] names. The
file is not there, or there are two.`},
		{PanicAbort, "a profile that aborts on panic", `
Every generated function catches panics and turns them into errors of the
calling language. With panic = "abort" a panic ends the whole process, so such
a crate is refused: remove the line from the profile.`},
		{ItemInMacro, "an exported item inside a macro", `
bindgen expands the macro_rules! of the crate and of its dependencies where they
stand in the place of items. This one it does not know, as it does not run
procedural macros, or it stands inside of a function: write the item outside of
it.`},
		{BadAttribute, "an attribute that cannot be read", `
The arguments of an attribute that concerns the bindings are not what that
attribute takes.`},
		{UnknownFeature, "a feature that the crate does not have", `
--features or the configuration name a feature that [features] of Cargo.toml
does not declare.`},
		{MissingRuntime, "a crate that does not depend on bindgen-rt", `
The generated glue calls the crate bindgen-rt, which has to be among the
dependencies: pyo3 = { package = "bindgen-rt", .. }, or under its own name.
"bindgen gen --vendor-runtime DIR" places a copy beside the crate.`},
		{UnsupportedCfg, "a #[cfg] that cannot be decided", `
Whether an item exists has to follow from the features and the target alone.
This predicate depends on something else, such as a build script.`},
		{GeneratedSource, "source that only a build knows", `
include!(concat!(env!("OUT_DIR"), ..)) brings in a file that a build script
writes. bindgen runs no build script and cannot see exported items in there.`},
		{LeftOut, "an exported item that #[cfg] leaves out", `
The item has an exporting attribute, but the chosen features or the target
remove it, so the bindings are without it. This is a warning: choose the
features by --features or in bindgen.toml, and give cargo the same ones.`},
		{NothingExported, "a crate that exports nothing", `
The crate depends on bindgen-rt, but no item carries an exporting attribute
such as #[pyfunction] or #[pyclass]. This is a warning: the bindings are empty,
and what an earlier run has written is removed. Plain items for C, of which
"bindgen header" makes a header, look like #[no_mangle] pub extern "C" fn.`},
		{NoSharedLibrary, "a crate that cargo builds no shared library of", `
Python loads a shared library, which cargo makes of a crate-type "cdylib" only.
This is a warning: the crate may be part of another one that is built so.`},
		{RuntimeNotThere, "a runtime crate that is not where the dependency says", `
The path of the dependency on bindgen-rt leads nowhere, so cargo cannot build
the crate. "bindgen gen --vendor-runtime DIR" places the runtime crates in DIR.
This is a warning of the commands that do not run cargo.`},
		{MissingSources, "a dependency whose sources are not there", `
#[pymodule_export] names an item of a dependency. Its signature is read from
the sources that Cargo.lock pins, in the directories of cargo. bindgen reaches
no network: "cargo fetch" brings what is missing.`},
		{UnusedRecord, "a record or union that nothing exported uses", `
A struct or an enum that derives FromPyObject or IntoPyObject is exported by
what takes or returns it. Nothing does, so the bindings are without it. This is
a warning: use it in the signature of an exported function, or remove the
derive.`},
		{MacroExpansion, "a macro that cannot be expanded", `
A macro_rules! macro is called that holds exported items, or is given them, and
none of its rules matches the call, or the expansion does not end. What it would
make is not known, so bindgen stops. If rustc expands it, please report it as a
fault of bindgen; the items can be written out in the meantime.`},
		{CfgKept, "an item of a header whose cfg is not decided", `
A header serves every target and choice of features. An item under #[cfg] is in
it all the same, and under #if where [defines] of cbindgen.toml names all that
the cfg asks for. This note tells of the others: name them there, or say by
--target and --features what the header is for.`},

		{UnknownType, "a type that cannot be found", `
The name of the type resolves to nothing: no item of the crate, no "use", no
type that bindgen knows.`},
		{UnresolvedPath, "a path that cannot be found", `
A path in a "use", in a #[pymodule] or in an attribute names nothing.`},
		{AmbiguousName, "a name with two meanings", `
Two glob imports bring in different items of one name. Import the one that is
meant by its name.`},
		{OutOfReach, "an item that the glue cannot name", `
The generated glue is a child of the module that attaches it. It can only use
what that module could name: make the modules on the way pub(crate), or attach
the glue in a module that sees the item.`},
		{SymbolCollision, "two items with one C symbol", `
C has one flat space of names, built from the Python path: a.b_c and a_b.c are
both CRATE_a_b_c. Export one of them under another name.`},
		{ReservedWord, "a name that a target language reserves", `
The name cannot be written in one of the languages that the bindings are for, or
is a macro or a type of C's own headers. Export the item under another name:
#[pyo3(name = "..")]; for a header #[export_name = ".."] on a function, and
[export.rename] of cbindgen.toml for a type or a constant.`},
		{NameCollision, "two things of one name in one place", `
A module or class would have two members of one name in Python, so one would
hide the other. Rename one: #[pyo3(name = "..")].`},
		{AssumedStd, "a name without an import", `
Nothing in the module declares or imports the name, and it is one that the
standard library has, or that of one type in the crate. The header takes it as
that. This is a note: rustc wants the "use" as well.`},

		{UnsupportedType, "a type that cannot cross the boundary", `
The type is known, but has no form in the C ABI. docs/abi.md lists those that
have.`},
		{AsyncFunction, "an async function", `
An async function returns a future, and bindgen has no executor to run it.
Export a plain function that blocks on the future.`},
		{GenericItem, "a generic item", `
A generic function or type is many functions or types; a binding needs one.
Export a function or a newtype for each instance that is wanted.`},
		{BadSignature, "a #[pyo3(signature = ..)] that does not fit", `
The signature names other parameters than the function, names them in another
order, or breaks the rules of Python for *, / and defaults.`},
		{BadDefault, "a default that does not fit its parameter", `
The default in the signature is not a value of the parameter's type, or is not
an expression that bindgen can evaluate.`},
		{ModuleStatement, "a statement of a #[pymodule] function that cannot be read", `
The body of a #[pymodule] function is read, not run: it may add functions,
classes, constants and submodules. Anything else could add items unseen.`},
		{UnsupportedOption, "an option of an attribute that has no binding", `
The option exists in PyO3, but has no counterpart here yet. The message says
what to write instead, where there is something.`},
		{UnsupportedItem, "an item of a kind that has no binding", `
The attribute stands at an item of a kind that bindgen cannot export, or a
function has a calling convention that C has no words for. Of extern "system",
which differs from that of C on 32-bit Windows only, a note tells.`},
		{NotConstant, "a value that is not known to bindgen", `
Exported constants and discriminants of enums have to follow from literals,
other constants and arithmetic.`},
		{BadReceiver, "a self parameter that has no binding", `
Methods take &self or &mut self.`},
		{MissingAttach, "glue that is attached nowhere", `
The crate exports items, but has neither a #[pymodule] nor a line
bindgen_rt::bindings!(); that brings the generated glue into the crate.`},
		{NoNativeType, "a type that C cannot hold", `
An item for C names a type that has no form in C: a slice, str, a tuple, a
trait, i128, a type that contains itself. Take a pointer and a length, a struct
with #[repr(C)], or a pointer to a type of your own, which C knows by name.`},
		{NoNativeConstant, "a constant that is not in the header", `
Every pub constant of the crate is one of the header. C has none of text,
slices, tuples, generic types and floats that are not finite, and bindgen does
not know the value of what only the compiler can run. The note names each
constant that is left out; make it pub(crate) if it is not for C.`},
		{RustABI, "a function of Rust's own ABI", `
#[no_mangle] gives a function a name that C can link with, but without
extern "C" only Rust can call it, so it is not in the header: a note. A pointer
to such a function, fn(..), is in the header, for C may pass it on, but a call
of it goes wrong: a warning. Write extern "C" where C is to call.`},
		{OpaqueByValue, "a value whose size C does not know", `
An item for C takes or returns a type by value that is not #[repr(C)]. The
header declares its name only, so C cannot call the function. This is a
warning: pass a pointer, or give the type #[repr(C)]. An alias of an array as a
parameter is one, too: C passes a pointer there, and Rust takes the elements.`},
		{BadAnnotation, "an annotation that cannot be used", `
A line "cbindgen:NAME=VALUE" of a doc comment is an annotation of the item. One
that nobody knows, or whose value has another form, does nothing: that is a
warning. A rule of renaming that does not exist is an error, for the names would
be wrong.`},

		{UnsupportedFeature, "an item that a backend cannot carry", `
One of the chosen targets has no way to express the item. Leave the item out
with #[cfg(feature = "..")], or the target: --skip, or "backends" in
bindgen.toml.`},

		{ForeignFile, "an output path that is taken", `
bindgen replaces and removes only what it has written: files whose first line
says "Code generated by bindgen. DO NOT EDIT.". Something else is at the path.
It may be a header that "bindgen header -o" has written, which has no such line:
that one can be removed.`},
		{WriteFailed, "an output that cannot be written", `
The system refused to write, for the reason in the message. Run the command
again when that is mended: it goes on where it stopped.`},
		{BadOutputPath, "an output path that cannot be used", `
An output would be outside of the project's directory, or two outputs would
have one path, be it only where upper and lower case do not count.`},

		{BadConfig, "a fault in the configuration", `
bindgen.toml, [tool.bindgen] of pyproject.toml, or cbindgen.toml has a setting
that does not exist or a value that does not fit. docs/configuration.md lists
the settings of the first two, docs/header.md those of cbindgen.toml.`},
		{IgnoredConfig, "settings that do nothing here", `
cbindgen.toml also has settings for C++, for Cython, and for the way cbindgen
runs cargo and rustc. bindgen writes C and runs neither, so it takes them and
does nothing. This is a note: they may stay, so that cbindgen can read the file.`},

		{BadMetadata, "metadata that Python's packaging does not take", `
[build-system] or [project] of pyproject.toml has a key that does not exist, or
they or [package] of Cargo.toml have a value that the standards forbid: pip or
the index would refuse a wheel with it. docs/configuration.md lists the fields.
Two versions that differ are a warning, and so is the old form of a licence,
which is understood.`},
		{MissingFile, "a readme or licence file that is not there", `
A file that is part of the metadata is named and does not exist, is no file, or
is not UTF-8. A wheel without it would be refused by the index.`},
		{NoCargo, "no cargo to build with", `
The commands that build the library run cargo, Rust's own tool for that: the
program that the variable CARGO names, else the first in PATH. rustup installs
it, and so do the packages of most systems. Whoever installs a wheel needs none.`},
		{CargoFailed, "a build that failed", `
cargo has said why, before this message or in a note of it. The help line has
the command that does the same by hand.`},
		{StaleLock, "a Cargo.lock that does not fit Cargo.toml", `
Cargo.toml asks for something that Cargo.lock does not have. Where there is a
Cargo.lock bindgen builds with --locked, so that a wheel has the versions that
were tested: bring it up to date with "cargo update --workspace", which changes
only what has to change.`},
		{NoCdylib, "a crate without a shared library", `
Python loads a shared library. cargo makes one of a crate whose crate-type,
below [lib] in Cargo.toml, has "cdylib" in it. An "rlib" beside it is for other
crates of Rust and for the tests of this one.`},
		{NoLinker, "no linker for a target", `
A library for another system needs a linker that knows it: a GCC for it, found
in PATH by its usual name, the one that CARGO_TARGET_TRIPLE_LINKER or the
configuration of cargo names, or zig by --zig. zig comes with "pip install
ziglang", for all targets, and also links for older systems.`},
		{NoStandardLibrary, "a target that Rust cannot compile for", `
Rust's standard library is installed for each target by itself: "rustup target
add" does it, or a package of the system. It has to be of rustc's own version. A
target that rustc does not know at all is misspelt.`},
		{BadLibrary, "a library that does not fit its ABI", `
What cargo has built was compared with the ABI. A symbol that is missing there
is missing for C and for CFFI: a linker flag hides it, or cargo builds another
source than bindgen reads. A library that needs symbols of Python, or is linked
with libpython, serves one Python and not every one. Symbols beyond the ABI are
a warning: somebody may want them, or they collide with another library's.`},
		{NoPlatformTag, "a library without a platform tag", `
The name of a wheel says which systems it is for, and that follows from the
library: its format, its architecture, the versions of glibc's symbols. There is
no tag for this one; or, as a warning, only one for systems like the one that it
was built on, since it needs a library that not every system has.`},
		{BadSetting, "a setting that the build does not know", `
pip, build and uv hand what follows --config-setting to bindgen. A key that does
not exist, or a value that does not fit, would otherwise be lost without a word.`},
		{SourceOutside, "a file outside of what a source distribution holds", `
A source distribution holds the directory of the project, and those of crates
that it depends on by a path. include_str!, #[path] or a manifest that names a
file elsewhere would find nothing where it is unpacked. Move the file, or put a
copy where it can go along.`},
		{LeftOutOfSdist, "files that are not in the source distribution", `
A source distribution has what a build needs: the crate, what it depends on by a
path, the Python package, the generated files, readme and licences; also tests.
This is a note: "sdist.include" of the configuration takes more in,
"sdist.exclude" says that something is left out on purpose.`},
		{NoEnvironment, "no environment of Python to install into", `
"bindgen develop" installs into the active environment, or into .venv beside the
project. There is neither, or what is named is none, or it is the Python of the
system, whose packages the system installs. "python -m venv .venv" makes one.`},
		{InstallFailed, "an installation that the system refuses", `
The environment cannot be written to, or holds an earlier installation of the
project that says nothing of its files. The message gives the reason. What was
installed before still is, or the next run completes what this one began.`},
		{LeftOutOfWheel, "Python files that are not in the wheel", `
What is in the directory of the Python package is installed, but for tests and
documentation of the project at its top, and for compiled files, which are of
some other build. This is a note: "wheel.include" of the configuration takes
such files in, "wheel.exclude" says that they are left out on purpose. A warning
tells of files that bindgen has written under another name of the package, or
for another project: without their library nobody could import them.`},
		{UnpackableFile, "a file that cannot be in an archive", `
A symbolic link that leads nowhere or out of the project, a name that is not
UTF-8 or that some system cannot have, or two names that are one where upper and
lower case do not count. Whoever installs the archive could not unpack it.`},
		{BigArchive, "an archive that is too large to publish", `
PyPI takes files of at most 100 MiB, unless it was asked for more, and none that
unpacks to more than 64 MiB and 50 times its size. This is a warning: the file
was written. A library becomes smaller by strip = true and
lto = true in the profile of Cargo.toml.`},
		{NotInstalled, "a requirement that is not installed", `
The project is installed, but not what it requires: "bindgen develop" installs
the project alone and asks no package index. The help line has the command that
installs the rest.`},
	}
}
