package native

import (
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// primitive is a type of Rust, of std::ffi or of libc that is one of C.
type primitive struct {
	prim Prim
	rust string // the name that stands in mangled names
}

// primitives are Rust's own types. isize and usize are in sizes.
var primitives = map[string]Prim{
	"bool": Bool, "char": U32, "i8": I8, "i16": I16, "i32": I32, "i64": I64,
	"u8": U8, "u16": U16, "u32": U32, "u64": U64, "f32": Float, "f64": Double,
}

// cTypes are the types that std::ffi, std::os::raw, libc and cty have for those
// of C; the text is their name in Rust, by which mangled names call them.
var cTypes = map[string]primitive{
	"c_char": {Char, "c_char"}, "c_schar": {SignedChar, "c_schar"}, "c_uchar": {UChar, "c_uchar"},
	"c_short": {Short, "c_short"}, "c_ushort": {UShort, "c_ushort"}, "c_int": {Int, "c_int"}, "c_uint": {UInt, "c_uint"},
	"c_long": {Long, "c_long"}, "c_ulong": {ULong, "c_ulong"},
	"c_longlong": {LongLong, "c_longlong"}, "c_ulonglong": {ULongLong, "c_ulonglong"},
	"c_float": {Float, "f32"}, "c_double": {Double, "f64"},
	"size_t": {Size, "size_t"}, "ssize_t": {SSize, "ssize_t"}, "ptrdiff_t": {PtrDiff, "ptrdiff_t"},
	"c_size_t": {Size, "size_t"}, "c_ssize_t": {SSize, "ssize_t"}, "c_ptrdiff_t": {PtrDiff, "ptrdiff_t"},
	"int8_t": {I8, "i8"}, "int16_t": {I16, "i16"}, "int32_t": {I32, "i32"}, "int64_t": {I64, "i64"},
	"uint8_t": {U8, "u8"}, "uint16_t": {U16, "u16"}, "uint32_t": {U32, "u32"}, "uint64_t": {U64, "u64"},
	"RawFd": {Int, "c_int"}, "c_bool": {Bool, "bool"},
}

// systemCrates are crates whose types are those of C by the same names.
var systemCrates = map[string]bool{"libc": true, "cty": true}

// systemPaths are the modules of the standard library that hold cTypes.
var systemPaths = map[string]bool{"ffi": true, "os": true, "num": true}

// primitive returns the type of C that a path names; nil for none.
func (l *lowerer) primitive(path []string) *Type {
	name := path[len(path)-1]
	if len(path) == 1 {
		if prim, ok := primitives[name]; ok {
			return &Type{Kind: Primitive, Prim: prim, Rust: name}
		}
		return l.size(name)
	}
	if path[0] == "std" && !systemPaths[path[1]] || path[0] != "std" && !systemCrates[path[0]] {
		return nil
	}
	switch name {
	case "c_void":
		return &Type{Kind: Void, Rust: "c_void"}
	case "VaList", "VaListImpl":
		return &Type{Kind: VaList, Rust: "va_list"}
	case "intptr_t":
		return l.size("isize")
	case "uintptr_t":
		return l.size("usize")
	}
	if c, ok := cTypes[name]; ok {
		return &Type{Kind: Primitive, Prim: c.prim, Rust: c.rust}
	}
	return nil
}

// size returns the type for isize or usize, which usize_is_size_t decides; nil
// for another name.
func (l *lowerer) size(name string) *Type {
	signed, unsigned := IPtr, UPtr
	if l.config.UsizeIsSizeT {
		signed, unsigned = PtrDiff, Size
	}
	switch name {
	case "isize":
		return &Type{Kind: Primitive, Prim: signed, Rust: name}
	case "usize":
		return &Type{Kind: Primitive, Prim: unsigned, Rust: name}
	}
	return nil
}

// systemType lowers a type of libc that C declares in a header of the system,
// which the configuration must include.
func (l *lowerer) systemType(s scope, t *parser.PathType, path []string) *Type {
	name := path[len(path)-1]
	if to := l.typeName(name, name); !isWord(to) {
		return &Type{Kind: Named, Name: to, Rust: name} // "struct sockaddr": the author knows where it is
	}
	if l.knows(name) || l.includesMore() {
		return &Type{Kind: Named, Name: name, Rust: name}
	}
	refused := l.refuse(s, t, diag.NoNativeType, "`"+textOf(t)+"` is declared by a header of the system, which is not included",
		"name that header in `sys_includes` of cbindgen.toml")
	tell := refused.fault.tell
	refused.fault.tell = func(r *diag.Report) {
		if l.tellsOf(r, nil, name) {
			tell(r)
		}
	}
	return refused
}
