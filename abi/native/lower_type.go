package native

import (
	"slices"
	"strconv"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

const (
	// maxDepth is how deep types may nest, in generic arguments and otherwise.
	maxDepth = 64
	// maxInstances is how many types with a name a header may have.
	maxInstances = 20_000
)

// typeOf returns the type that t is in s, and declares what it names. A type
// that C cannot hold is reported, and gives nil. A type that takes no room, as
// () and PhantomData, is Void.
func (l *lowerer) typeOf(s scope, t parser.Type) *Type {
	typ := l.shape(s, t)
	if !l.need(typ) {
		return nil
	}
	return typ
}

// needed is need for a type that was looked at before; nil where C cannot hold it.
func (l *lowerer) needed(t *Type) *Type {
	if t == nil || !l.need(t) {
		return nil
	}
	return t
}

// need declares what t names, in the order of the fields that name it. It
// reports what C cannot hold.
func (l *lowerer) need(t *Type) bool {
	switch {
	case t.fault != nil:
		t.fault.tell(l.report)
		return false
	case t.inst != nil:
		l.declare(t.inst)
	case t.Elem != nil:
		return l.need(t.Elem)
	case t.Fn != nil:
		l.warnRustPointer(t.notForC)
		ok := t.Fn.Result == nil || l.need(t.Fn.Result)
		for _, p := range t.Fn.Params {
			ok = l.need(p.Type) && ok
		}
		return ok
	}
	return true
}

// shape returns the type that t is in s. It declares nothing: an argument of a
// generic type may never be needed. What C cannot hold has a fault.
func (l *lowerer) shape(s scope, t parser.Type) *Type {
	if l.depth++; l.depth > maxDepth {
		l.depth--
		return l.refuse(s, t, diag.GenericItem, "the type nests without end", "break the recursion by a type that is not generic")
	}
	defer func() { l.depth-- }()
	switch t := t.(type) {
	case *parser.PathType:
		return l.pathType(s, t)
	case *parser.RefType:
		return pointerTo(l.shape(s, t.Elem), t, Type{Kind: Pointer, Const: !t.Mut, NonNull: true})
	case *parser.PtrType:
		return pointerTo(l.shape(s, t.Elem), t, Type{Kind: Pointer, Const: !t.Mut})
	case *parser.ArrayType:
		return l.arrayType(s, t)
	case *parser.FnPtrType:
		return l.fnPointer(s, t)
	case *parser.TupleType:
		if len(t.Elems) == 0 {
			return unit()
		}
		return l.noType(s, t, "a tuple", "declare a #[repr(C)] struct")
	case *parser.SliceType:
		return l.noSize(s, t, "a slice", "take a pointer and a length")
	case *parser.NeverType:
		return l.noType(s, t, "the never type", "only a function can return it")
	case *parser.FnTraitType:
		return l.noSize(s, t, "a closure", `take an extern "C" fn and a pointer to its data`)
	case *parser.OtherType:
		return l.otherType(s, t)
	}
	return l.noType(s, t, "a type that bindgen does not know", "use a #[repr(C)] type or a pointer")
}

// unit returns the type of what takes no room.
func unit() *Type { return &Type{Kind: Void, Rust: "()"} }

// isUnit reports whether t takes no room and has no name: fields and
// parameters of such a type are not there in C.
func (t *Type) isUnit() bool { return t.Kind == Void && t.Rust == "()" }

// otherType refuses what the parser does not take apart.
func (l *lowerer) otherType(s scope, t *parser.OtherType) *Type {
	what, help := t.Kind, "use a #[repr(C)] type or a pointer"
	switch t.Kind {
	case "dyn Trait", "impl Trait":
		return l.noSize(s, t, "a trait", "put it into a struct of your own, and take a pointer to that")
	case "macro":
		what, help = "what a macro makes", "write the type"
	case "qualified path":
		what, help = "an associated type", "write the type that it stands for"
	case "_":
		what, help = "left to the compiler", "write the type"
	}
	return l.noType(s, t, what, help)
}

// pointerTo returns p as a pointer to elem. t is how it is written.
func pointerTo(elem *Type, t parser.Type, p Type) *Type {
	switch {
	case elem.opaque != nil:
		p.Elem = elem.opaque
	case elem.fault != nil: // the pointer is two words, or points at what C cannot hold
		return &Type{Rust: textOf(t), fault: &fault{tell: elem.fault.tell}}
	default:
		p.Elem = elem
	}
	if p.Elem.Kind == FnPointer {
		p.Const = false // as cbindgen writes it
	}
	p.niche = p.NonNull
	return &p
}

// arrayType lowers [T; N].
func (l *lowerer) arrayType(s scope, t *parser.ArrayType) *Type {
	elem := l.shape(s, t.Elem)
	switch {
	case elem.fault != nil:
		return elem
	case elem.isUnit():
		return elem // as many as there are
	case elem.Kind == Void:
		return l.noType(s, t, "an array of c_void", "use u8")
	}
	length, ok := l.lengthOf(s, t.Len)
	if !ok {
		return &Type{fault: said}
	}
	return &Type{Kind: Array, Elem: elem, Len: length}
}

// fnPointer lowers a function pointer.
func (l *lowerer) fnPointer(s scope, t *parser.FnPtrType) *Type {
	fn := &Signature{Variadic: t.Variadic, ABI: t.ABI}
	rustABI := !t.Extern || t.ABI == "Rust"
	if !rustABI && !slices.Contains(cABIs, t.ABI) {
		return l.noType(s, t, "a function of an ABI that a header in C cannot say", `make it extern "C"`)
	}
	wildcards := 0
	if t.Return != nil {
		if _, never := t.Return.(*parser.NeverType); never {
			fn.NoReturn = true
		} else if result := l.shape(s, t.Return); result.fault != nil {
			return result
		} else if result.isArray() {
			return l.noType(s, t, "a function that returns an array", "return a `#[repr(C)]` struct around the array")
		} else if !result.isUnit() {
			fn.Result = result
		}
	}
	for _, p := range t.Params {
		typ := l.shape(s, p.Type)
		if typ.fault != nil {
			return typ
		}
		if typ.isUnit() {
			continue
		}
		if why, help := typ.notPassed(); why != "" {
			return l.noType(s, t, "a function that takes "+why, help)
		}
		fn.Params = append(fn.Params, &Param{Name: paramName(p.Name, &wildcards), Type: typ})
	}
	out := &Type{Kind: FnPointer, NonNull: true, niche: true, Fn: fn}
	if rustABI {
		out.notForC = t
	}
	return out
}

// warnRustPointer tells once of a pointer to a function that C must not call, if t
// is one.
func (l *lowerer) warnRustPointer(t *parser.FnPtrType) {
	if t == nil || l.rustPointers[t.Span] {
		return
	}
	l.rustPointers[t.Span] = true
	l.report.Warn(diag.RustABI, t.Span, "`%s` points to a function of Rust's own ABI: C can pass it on, not call it", textOf(t)).
		Helpf("write `extern \"C\" fn` if C is to call it, or to make one")
}

// paramName returns the name of a parameter of a function pointer. Several may be
// called _ in Rust.
func paramName(name string, wildcards *int) string {
	if name != "_" {
		return unmacroed(unreserved(name))
	}
	if *wildcards++; *wildcards == 1 {
		return name
	}
	return "_" + strconv.Itoa(*wildcards-1)
}

// textOf returns the source of t on one line.
func textOf(t parser.Type) string { return strings.Join(strings.Fields(t.TypeSpan().Text()), " ") }
