package parser

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// runtimeCrate is how canonical paths name the crate bindgen-rt.
const runtimeCrate = "bindgen_rt"

// primitives are the types that need no import.
var primitives = set(`bool char str i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f16 f32 f64 f128`)

// set returns the words of a text.
func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, word := range strings.Fields(words) {
		out[word] = true
	}
	return out
}

// homes are the modules of the standard library whose names bindgen knows, with
// these names. Where a name stands in several, the first module is its
// canonical home, except that std::io::Result and std::fmt::Result, and the
// Errors, are different things.
var homes = []struct{ module, names string }{
	{"option", "Option"},
	{"result", "Result"},
	{"string", "String ToString FromUtf8Error FromUtf16Error ParseError"},
	{"vec", "Vec"},
	{"boxed", "Box"},
	{"rc", "Rc"},
	{"sync", "Arc Mutex MutexGuard RwLock Once OnceLock LazyLock Barrier Condvar"},
	{"sync::atomic", "AtomicBool AtomicI8 AtomicI16 AtomicI32 AtomicI64 AtomicIsize AtomicU8 AtomicU16 AtomicU32 AtomicU64 AtomicUsize Ordering"},
	{"cell", "Cell RefCell UnsafeCell OnceCell LazyCell"},
	{"borrow", "Cow Borrow BorrowMut ToOwned"},
	{"collections", "HashMap HashSet BTreeMap BTreeSet VecDeque BinaryHeap LinkedList"},
	{"path", "Path PathBuf Component Components"},
	{"ffi", "OsString OsStr CString CStr c_char c_schar c_uchar c_short c_ushort c_int c_uint c_long c_ulong c_longlong c_ulonglong c_float c_double c_void c_size_t c_ssize_t c_ptrdiff_t VaList VaListImpl"},
	{"os::raw", "c_char c_schar c_uchar c_short c_ushort c_int c_uint c_long c_ulong c_longlong c_ulonglong c_float c_double c_void"},
	{"time", "Duration Instant SystemTime"},
	{"num", "NonZero NonZeroI8 NonZeroI16 NonZeroI32 NonZeroI64 NonZeroI128 NonZeroIsize NonZeroU8 NonZeroU16 NonZeroU32 NonZeroU64 NonZeroU128 NonZeroUsize Wrapping Saturating ParseIntError ParseFloatError TryFromIntError IntErrorKind"},
	{"net", "IpAddr Ipv4Addr Ipv6Addr SocketAddr SocketAddrV4 SocketAddrV6 TcpStream TcpListener UdpSocket"},
	{"io", "Result Error ErrorKind Read Write BufRead Seek SeekFrom Cursor BufReader BufWriter Stdin Stdout Stderr"},
	{"io::prelude", "Read Write BufRead Seek"},
	{"fmt", "Result Error Display Debug Formatter Write Arguments LowerHex UpperHex Binary Octal"},
	{"error", "Error"},
	{"cmp", "Ordering Reverse Eq PartialEq Ord PartialOrd"},
	{"hash", "Hash Hasher BuildHasher"},
	{"marker", "PhantomData PhantomPinned Copy Send Sized Sync Unpin"},
	{"ops", "Add Sub Mul Div Rem Neg Not Deref DerefMut Drop Fn FnMut FnOnce Index IndexMut Range RangeFrom RangeFull RangeInclusive RangeTo RangeToInclusive Bound ControlFlow"},
	{"clone", "Clone"},
	{"default", "Default"},
	{"convert", "AsRef AsMut Into From TryFrom TryInto Infallible"},
	{"iter", "Iterator Extend IntoIterator DoubleEndedIterator ExactSizeIterator FromIterator"},
	{"str", "FromStr Utf8Error Chars"},
	{"mem", "drop"},
}

// preludeNames are the names that every module can use, by namespace.
var (
	preludeTypes = set(`Option Result String Vec Box ToString ToOwned Clone Copy Send Sized Sync Drop Fn FnMut FnOnce
		AsRef AsMut Into From TryFrom TryInto Default Iterator Extend IntoIterator DoubleEndedIterator ExactSizeIterator
		FromIterator Eq PartialEq Ord PartialOrd`)
	preludeValues = map[string][]string{
		"Some": {"std", "option", "Option", "Some"}, "None": {"std", "option", "Option", "None"},
		"Ok": {"std", "result", "Result", "Ok"}, "Err": {"std", "result", "Result", "Err"},
		"drop": {"std", "mem", "drop"},
	}
)

// preludePath returns the canonical path of a name of the standard prelude.
func preludePath(name string, ns namespace) ([]string, bool) {
	if ns == valueNS {
		path, ok := preludeValues[name]
		return path, ok
	}
	if !preludeTypes[name] {
		return nil, false
	}
	return homeOf(name), true
}

// homePaths are the canonical paths of the names of homes; homeNames the names
// by module.
var homePaths, homeNames = indexHomes()

func indexHomes() (paths map[string][]string, names map[string]map[string]bool) {
	paths, names = map[string][]string{}, map[string]map[string]bool{}
	for _, home := range homes {
		names[home.module] = set(home.names)
		for _, name := range strings.Fields(home.names) {
			if paths[name] == nil {
				paths[name] = append(append([]string{"std"}, strings.Split(home.module, "::")...), name)
			}
		}
	}
	return paths, names
}

// homeOf returns the canonical path of a name of the standard library by the
// first module that has it.
func homeOf(name string) []string { return slices.Clone(homePaths[name]) }

// moved are the modules of the standard library that hold names whose home is
// another module. Below collections are the modules of each collection.
var moved = set("os::raw prelude::v1 prelude::rust_2015 prelude::rust_2018 prelude::rust_2021 prelude::rust_2024 io::prelude " +
	"collections::hash_map collections::hash_set collections::btree_map collections::btree_set collections::vec_deque " +
	"collections::binary_heap collections::linked_list ffi::os_str ffi::c_str")

// canonical returns the one path for what a path outside the crate names,
// however it was reached: core and alloc are std, and what the runtime crate
// exports has one name in it.
func canonical(path []string) []string {
	switch path[0] {
	case runtimeCrate:
		return canonicalRuntime(path)
	case "core", "alloc":
		path = append([]string{"std"}, path[1:]...)
	}
	if path[0] != "std" || len(path) < 3 {
		return path
	}
	if path[1] == "primitive" && primitives[path[2]] {
		return path[2:]
	}
	for n := 2; n <= 3 && n < len(path); n++ {
		if !moved[strings.Join(path[1:n], "::")] {
			continue
		}
		if home := homeOf(path[n]); home != nil {
			return append(home, path[n+1:]...)
		}
		if variant, ok := preludeValues[path[n]]; ok {
			return append(slices.Clone(variant), path[n+1:]...)
		}
	}
	return path
}

// canonicalRuntime drops the modules of the runtime crate from a path, but for
// those whose names are not all different from the others'.
func canonicalRuntime(path []string) []string {
	out := []string{runtimeCrate}
	for i := 1; i < len(path); i++ {
		last := i == len(path)-1
		if !last && isModuleName(path[i]) && path[i] != "exceptions" && path[i] != "ffi" {
			continue
		}
		return append(out, path[i:]...)
	}
	return out
}

// isModuleName reports whether a segment is written like a module's name.
func isModuleName(segment string) bool {
	first, _ := utf8.DecodeRuneInString(segment)
	return unicode.IsLower(first)
}

// Names of the runtime crate that its globs bring.
var (
	runtimePrelude = set(`PyErr PyResult Python Bound Borrowed Py PyObject PyRef PyRefMut PyAny PyModule FromPyObject IntoPyObject
		IntoPyObjectRef PyClassInitializer StrOrBytes pyclass pyfunction pymethods pymodule wrap_pyfunction PyAnyMethods
		PyBytesMethods PyDictMethods PyListMethods PyModuleMethods PyStringMethods PyTupleMethods PyTypeMethods`)
	runtimeRoot = set(`Either IntoPyObjectExt PyErrArguments PyClass PyTypeInfo create_exception import_exception wrap_pymodule bindings exceptions
		types prelude pyclass ffi`)
	runtimeTypes = set(`PyAny PyBool PyByteArray PyBytes PyCFunction PyComplex PyDate PyDateTime PyDelta PyDict PyEllipsis
		PyFloat PyFrozenSet PyFunction PyInt PyIterator PyList PyMapping PyMemoryView PyModule PyNone PyNotImplemented
		PySequence PySet PySlice PyString PyTime PyTuple PyType PyTzInfo IntoPyDict PyAnyMethods PyBytesMethods
		PyDictMethods PyListMethods PyModuleMethods PyStringMethods PyTupleMethods PyTypeMethods`)
)

// knownCrates are the crates, beside the runtime, whose types are known by name:
// in them, a renamed dependency is the crate that it renames.
var knownCrates = set(`uuid serde_json rust_decimal chrono indexmap libc cty`)

// systemCrates are those of them whose names are C's, so that nothing has to be
// looked for in their sources.
var systemCrates = set(`libc cty`)

// systemNames are the types that a glob of one of systemCrates brings.
var systemNames = set(`c_char c_schar c_uchar c_short c_ushort c_int c_uint c_long c_ulong c_longlong c_ulonglong c_float
	c_double c_void size_t ssize_t ptrdiff_t intptr_t uintptr_t int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t
	uint64_t intmax_t uintmax_t off_t time_t pid_t uid_t gid_t mode_t FILE`)

// crateNames are the names that globs of modules of those crates bring.
var crateNames = map[string]map[string]bool{
	"libc":                  systemNames,
	"cty":                   systemNames,
	"uuid":                  set(`Uuid`),
	"serde_json":            set(`Value Map Number`),
	"serde_json::value":     set(`Value Map Number`),
	"rust_decimal":          set(`Decimal`),
	"rust_decimal::prelude": set(`Decimal`),
	"chrono":                set(`NaiveDate NaiveTime NaiveDateTime DateTime Utc FixedOffset Local TimeDelta Duration`),
	"indexmap":              set(`IndexMap IndexSet`),
	"chrono::prelude":       set(`NaiveDate NaiveTime NaiveDateTime DateTime Utc FixedOffset Local`),
}

// isExceptionName reports whether name is written like that of an exception of
// the runtime crate.
func isExceptionName(name string) bool {
	if !strings.HasPrefix(name, "Py") {
		return false
	}
	for _, end := range []string{"Error", "Exception", "Warning", "Iteration", "Interrupt", "Exit"} {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return false
}

// knownMember reports whether a glob of the module at a canonical path brings
// name. The names of other crates than these are not known.
func knownMember(module []string, name string) bool {
	rest := strings.Join(module[1:], "::")
	switch module[0] {
	case runtimeCrate:
		switch rest {
		case "prelude":
			return runtimePrelude[name]
		case "":
			return runtimePrelude[name] || runtimeRoot[name]
		case "types":
			return runtimeTypes[name]
		case "pyclass", "basic":
			return name == "CompareOp"
		case "exceptions":
			return isExceptionName(name)
		}
	case "std":
		if strings.HasPrefix(rest, "prelude::") {
			return preludeTypes[name]
		}
		if rest == "primitive" {
			return primitives[name]
		}
		return homeNames[rest][name]
	}
	return crateNames[strings.Join(module, "::")][name]
}
