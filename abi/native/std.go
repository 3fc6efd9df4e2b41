package native

import (
	"strings"

	"example.com/bindgen/parser"
)

// wrappers are the types of the standard library that are laid out as their
// content. niche says that what the content is never, Option can use.
var wrappers = map[string]struct{ niche bool }{
	"Cell": {false}, "UnsafeCell": {false}, "SyncUnsafeCell": {false}, "MaybeUninit": {false},
	"ManuallyDrop": {true}, "Pin": {true}, "Wrapping": {true}, "Saturating": {true},
}

// numbers are the types of the standard library that are laid out as a number
// of Rust, without parameters.
var numbers = map[string]string{
	"AtomicBool": "bool", "AtomicI8": "i8", "AtomicI16": "i16", "AtomicI32": "i32", "AtomicI64": "i64", "AtomicIsize": "isize",
	"AtomicU8": "u8", "AtomicU16": "u16", "AtomicU32": "u32", "AtomicU64": "u64", "AtomicUsize": "usize",
}

// nonZeros are the integers that are never zero.
var nonZeros = map[string]string{
	"NonZeroI8": "i8", "NonZeroI16": "i16", "NonZeroI32": "i32", "NonZeroI64": "i64", "NonZeroIsize": "isize",
	"NonZeroU8": "u8", "NonZeroU16": "u16", "NonZeroU32": "u32", "NonZeroU64": "u64", "NonZeroUsize": "usize",
}

// unsized are types of the standard library that a pointer of C cannot reach.
var unsized = map[string]bool{"CStr": true, "OsStr": true, "Path": true}

// carriers are types of the standard library that have a size whatever their
// parameters are.
var carriers = map[string]bool{"Box": true, "Rc": true, "Arc": true, "Weak": true, "NonNull": true, "PhantomData": true}

// stdType lowers a type of the standard library.
func (l *lowerer) stdType(s scope, t *parser.PathType, path []string) *Type {
	name := path[len(path)-1]
	if name == "PhantomData" || name == "PhantomPinned" {
		return unit()
	}
	if number, ok := numbers[name]; ok {
		return l.primitive([]string{number})
	}
	if number, ok := nonZeros[name]; ok {
		return nonZero(l.primitive([]string{number}))
	}
	if unsized[name] {
		return l.noSize(s, t, "a type without a size", "take a pointer to c_char, or a pointer and a length")
	}
	args := l.stdArguments(s, t)
	var first *Type
	if len(args) > 0 {
		first = args[0].typ
	}
	_, wraps := wrappers[name]
	switch {
	case first == nil && (wraps || name == "Option" || name == "Box" || name == "NonNull" || name == "AtomicPtr"):
		return l.noType(s, t, "without its parameter", "write `"+name+"<T>`")
	case wraps:
		return l.wrapper(name, first)
	}
	switch name {
	case "Option":
		return l.option(args)
	case "NonZero":
		if first == nil || first.Kind != Primitive {
			break
		}
		return nonZero(first)
	case "Box":
		box := pointerTo(first, t, Type{Kind: Pointer, NonNull: true, Owned: true})
		if first.unsized() {
			box.opaque = l.stdInstance(path, args).typ
		}
		return box
	case "NonNull":
		return pointerTo(first, t, Type{Kind: Pointer, NonNull: true})
	case "AtomicPtr":
		return pointerTo(first, t, Type{Kind: Pointer})
	}
	for _, arg := range args {
		if arg.typ.unsized() && !carriers[name] {
			return arg.typ
		}
	}
	return l.stdInstance(path, args).typ
}

// stdArguments lowers the arguments of a type of the standard library.
func (l *lowerer) stdArguments(s scope, t *parser.PathType) []argument {
	var args []argument
	for _, arg := range genericArgs(t) {
		if arg.Type != nil {
			args = append(args, argument{typ: l.shape(s, arg.Type)})
		}
	}
	return args
}

// wrapper lowers Cell<T> and the like.
func (l *lowerer) wrapper(name string, content *Type) *Type {
	if wrappers[name].niche || !content.niche {
		return content
	}
	return content.withoutNiche(false)
}

// nonZero returns an integer that is never zero.
func nonZero(number *Type) *Type {
	out := *number
	out.niche = true
	return &out
}

// withoutNiche returns a type like t that may be null or zero; null says that
// this is a value that Rust knows.
func (t *Type) withoutNiche(null bool) *Type {
	if t.inst != nil {
		out := t.inst.nullable()
		out.Nullable = null && t.NonNull
		return out
	}
	out := *t
	out.niche, out.NonNull, out.Nullable = false, false, null && t.NonNull
	return &out
}

// option lowers Option<T>: what is never null stands for itself, anything else
// has no layout that C could know. A name in the configured text that is the
// one of the Option goes before.
func (l *lowerer) option(args []argument) *Type {
	content := args[0].typ
	switch {
	case content.unsized():
		return content
	case content.fault != nil:
		return &Type{Rust: "Option<" + content.Rust + ">", fault: content.fault, opaque: l.stdInstance([]string{"std", "option", "Option"}, args).typ}
	case !content.niche:
		return l.stdInstance([]string{"std", "option", "Option"}, args).typ
	}
	if content.inst != nil {
		if name := l.mangle("Option", args); l.excluded(name) && l.knows(name) {
			return l.stdInstance([]string{"std", "option", "Option"}, args).typ
		}
	}
	return content.withoutNiche(true)
}

// unsized reports whether t is known to have no size: a slice, str or a trait, or
// what ends in one.
func (t *Type) unsized() bool { return t.fault != nil && t.fault.unsized }

// hasLayout reports whether C sees through a type of the standard library, so that
// its name never stands in a header.
func hasLayout(name string) bool {
	_, wraps := wrappers[name]
	return wraps || numbers[name] != "" || nonZeros[name] != "" || name == "NonNull" || name == "AtomicPtr"
}

// wellKnown returns the path of a name that is the standard library's
// wherever it is used, though nothing imports it.
func wellKnown(name string) ([]string, bool) {
	home, ok := wellKnownHomes[name]
	if !ok {
		return nil, false
	}
	return append(append([]string{"std"}, strings.Split(home, "::")...), name), true
}

var wellKnownHomes = homes(map[string]string{
	"marker":       "PhantomData PhantomPinned",
	"ptr":          "NonNull",
	"cell":         "Cell UnsafeCell SyncUnsafeCell RefCell OnceCell",
	"mem":          "ManuallyDrop MaybeUninit",
	"pin":          "Pin",
	"rc":           "Rc",
	"sync":         "Arc Mutex RwLock",
	"num":          "NonZero Wrapping",
	"collections":  "HashMap HashSet BTreeMap BTreeSet VecDeque LinkedList",
	"time":         "Duration Instant SystemTime",
	"sync::atomic": "AtomicPtr",
	"ffi":          "c_void VaList VaListImpl CString CStr OsString OsStr",
})

func homes(names map[string]string) map[string]string {
	out := map[string]string{}
	for home, list := range names {
		for _, name := range strings.Fields(list) {
			out[name] = home
		}
	}
	for name := range numbers {
		out[name] = "sync::atomic"
	}
	for name := range nonZeros {
		out[name] = "num"
	}
	for name := range cTypes {
		out[name] = "ffi"
	}
	return out
}

func joinPath(path []string) string { return strings.Join(path, "::") }
