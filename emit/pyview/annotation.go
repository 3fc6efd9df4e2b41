package pyview

import (
	"slices"
	"strings"

	"example.com/bindgen/abi"
)

// Annotator spells types as the annotations of one file.
type Annotator struct {
	Scope *Scope
	// Item names an enum or a class at home; Record names one of the classes
	// that describe a record.
	Item   func(home abi.Home, name string) string
	Record func(home abi.Home, name string) string
	// Gap is what stands between two functions that are one line each: an
	// empty line in a module, nothing in a stub.
	Gap func(*Printer)
	// Ellipsis names the type of the default ... in a module. In a stub, where
	// it is nil, that default is of any type.
	Ellipsis func() string
}

// In annotates what a parameter of type t takes: the widest that is right.
func (a *Annotator) In(t *abi.Type) string { return a.of(t, abi.In) }

// Out annotates a result of type t: the narrowest that is right.
func (a *Annotator) Out(t *abi.Type) string { return a.of(t, abi.Out) }

func (a *Annotator) of(t *abi.Type, d abi.Direction) string {
	switch t.Kind {
	case abi.Unit:
		return "None"
	case abi.Bool:
		return a.Scope.Builtin("bool")
	case abi.F32, abi.F64:
		return a.Scope.Builtin("float")
	case abi.Str, abi.Char:
		return a.Scope.Builtin("str")
	case abi.OsStr:
		return a.Scope.Builtin("str")
	case abi.Path:
		return a.path(d)
	case abi.JSON:
		return a.Scope.ImportType("typing", "Any")
	case abi.Decimal:
		return a.decimal(d)
	case abi.UUID, abi.Date, abi.Time, abi.DateTime, abi.DateTimeUTC, abi.DateTimeOffset, abi.Timestamp, abi.TimeDelta, abi.Duration:
		class := libraryClasses[t.Kind]
		return a.Scope.ImportType(class.module, class.name)
	case abi.Bytes:
		if d == abi.In {
			return a.buffer()
		}
		return a.Scope.Builtin("bytes")
	case abi.StrOrBytes:
		return a.Scope.Builtin("str") + " | " + a.buffer()
	case abi.Map:
		return a.mappings(t, d)
	case abi.Set:
		return a.set(d) + "[" + a.of(t.Elem(), d) + "]"
	case abi.Array:
		return a.of(t.Carrier(), d)
	case abi.Vec:
		sequence := a.sequence(d) + "[" + a.of(t.Elem(), d) + "]"
		if d == abi.In && isNumber(t.Elem()) {
			sequence += " | " + a.buffer() // as arrays of numbers are
		}
		return sequence
	case abi.Option:
		elem := a.of(t.Elem(), d)
		if elem == "None" || strings.HasSuffix(elem, " | None") {
			return elem // Some(None) and None are one in Python
		}
		return elem + " | None"
	case abi.Tuple:
		var elems []string
		for _, e := range t.Elems {
			elems = append(elems, a.of(e, d))
		}
		return a.Scope.Builtin("tuple") + "[" + strings.Join(elems, ", ") + "]"
	case abi.Either, abi.UnionRef:
		return a.either(t, d)
	case abi.CallbackKind:
		return a.callable(t.Callback)
	case abi.SliceIndex:
		return a.Scope.Builtin("slice")
	case abi.Object:
		return a.Scope.Builtin("object")
	case abi.EnumRef:
		return a.Item(t.Enum.Home, t.Enum.Name)
	case abi.ClassRef:
		return a.Item(t.Class.Home, t.Class.Name)
	case abi.RecordRef:
		return a.record(t.Record, d)
	default:
		return a.Scope.Builtin("int")
	}
}

// libraryClasses are the classes of Python's own library that kinds are.
var libraryClasses = map[abi.Kind]struct{ module, name string }{
	abi.UUID:           {"uuid", "UUID"},
	abi.Date:           {"datetime", "date"},
	abi.Time:           {"datetime", "time"},
	abi.DateTime:       {"datetime", "datetime"},
	abi.DateTimeUTC:    {"datetime", "datetime"},
	abi.DateTimeOffset: {"datetime", "datetime"},
	abi.Timestamp:      {"datetime", "datetime"},
	abi.TimeDelta:      {"datetime", "timedelta"},
	abi.Duration:       {"datetime", "timedelta"},
}

// decimal spells a decimal number: what is taken is what has an exact text.
func (a *Annotator) decimal(d abi.Direction) string {
	class := a.Scope.ImportType("decimal", "Decimal")
	if d == abi.Out {
		return class
	}
	return class + " | " + a.Scope.Builtin("float") + " | " + a.Scope.Builtin("str")
}

func (a *Annotator) path(d abi.Direction) string {
	if d == abi.Out {
		return a.Scope.ImportType("pathlib", "Path")
	}
	text := a.Scope.Builtin("str")
	return text + " | " + a.Scope.ImportType("os", "PathLike") + "[" + text + "]"
}

func (a *Annotator) buffer() string { return a.Scope.ExtensionType("Buffer") }

func isNumber(t *abi.Type) bool {
	return t.Wrapper == nil && (t.IsInteger() || t.Kind == abi.F32 || t.Kind == abi.F64)
}

// either spells a union: each of its types once, None last.
func (a *Annotator) either(t *abi.Type, d abi.Direction) string {
	var parts []string
	none := false
	for _, e := range t.Elems {
		elem := a.of(e, d)
		for _, part := range splitUnion(elem) {
			if part == "None" {
				none = true
			} else if !slices.Contains(parts, part) {
				parts = append(parts, part)
			}
		}
	}
	if d == abi.In && slices.Contains(parts, "float") {
		// To type checkers a float takes an int, too.
		parts = slices.DeleteFunc(parts, func(part string) bool { return part == "int" })
	}
	if none {
		parts = append(parts, "None")
	}
	return strings.Join(parts, " | ")
}

// splitUnion returns the types of a union.
func splitUnion(annotation string) []string {
	var parts []string
	for {
		part, rest, more := cutTop(annotation, " | ")
		parts = append(parts, part)
		if !more {
			return parts
		}
		annotation = rest
	}
}

func (a *Annotator) sequence(d abi.Direction) string {
	if d == abi.In {
		return a.Scope.ImportType("collections.abc", "Sequence")
	}
	return a.Scope.Builtin("list")
}

func (a *Annotator) set(d abi.Direction) string {
	if d == abi.In {
		return a.Scope.ImportType("collections.abc", "Set")
	}
	return a.Scope.Builtin("set")
}

func (a *Annotator) record(r *abi.Record, d abi.Direction) string {
	if d == abi.In {
		return a.Record(r.Home, InName(r))
	}
	return a.Record(r.Home, OutName(r))
}

// callable spells a callback: what Rust gives it, and what it takes from it.
func (a *Annotator) callable(c *abi.Callback) string {
	var params []string
	for _, p := range c.Params {
		params = append(params, a.Out(p))
	}
	result := a.Scope.Builtin("object") // nobody looks at it
	if c.Result.Kind != abi.Unit {
		result = a.In(c.Result)
	}
	return a.Scope.ImportType("collections.abc", "Callable") + "[[" + strings.Join(params, ", ") + "], " + result + "]"
}
