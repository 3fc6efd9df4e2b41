package rustglue

import (
	"strings"

	"example.com/bindgen/abi"
)

// invocation is the call of a Rust function, or the expression that does its
// work, in three parts: up to the arguments, the arguments, and what follows.
type invocation struct {
	before string
	args   []string
	after  string
	// arms says that the arguments are arms of a match, which stand one below
	// the other.
	arms bool
}

// String returns the call on one line.
func (i invocation) String() string { return i.before + strings.Join(i.args, ", ") + i.after }

// invoke returns what f does with self and its arguments, the latter in the
// order of f.Params. In C the object is named this, for Python it is "".
func (w *writer) invoke(f *abi.Function, call, this string, args []string) invocation {
	result := w.called(f, call, this, args)
	if mirror := w.mirrorIn(f.Result); mirror != "" {
		around := converted(f.Result, mirror+"::ours", "\x00")
		before, after, _ := strings.Cut(around, "\x00")
		result.before, result.after = before+result.before, result.after+after
	}
	return result
}

// called is invoke before the result is as the runtime takes it.
func (w *writer) called(f *abi.Function, call, this string, args []string) invocation {
	switch {
	case f.Variant != nil || f.Kind == abi.VariantPart:
		return w.variantPart(f, call, this, args)
	case f.Derived != abi.NotDerived && f.Enum != nil:
		return w.derivedOfEnum(f, member(call, this, "::<"+w.path(f.Home)+">"), args)
	case f.Derived != abi.NotDerived:
		return w.derived(f, w.borrow(f, call, this), args)
	case f.Field && f.Kind == abi.Getter:
		return invocation{before: w.borrow(f, call, this) + "." + f.Rust + ".clone()"}
	case f.Field:
		return invocation{before: w.borrow(f, call, this) + "." + f.Rust + " = " + args[0]}
	case f.Const:
		return invocation{before: w.path(f.Home) + "::" + f.Rust}
	}
	var all []string
	if self := w.receiver(f, call, this); self != "" {
		all = append(all, self)
	}
	if f.TakesClass {
		all = append(all, "&"+call+".class()")
	}
	if f.TakesPython {
		all = append(all, call+".py()")
	}
	result := invocation{before: w.path(f.Home) + "(", args: append(all, args...), after: ")"}
	if f.IsMember() {
		result.before = w.path(f.Home) + "::" + f.Rust + "("
	}
	if f.Failure != nil {
		result = raising(f.Failure, result)
	}
	if f.Fallible {
		result.after += "?"
	}
	if f.Kind == abi.Constructor && f.Class.Base != nil {
		// The value of the class alone, or with that of its base.
		result.before = "glue::with_base(" + result.before
		result.after += ")"
	}
	return result
}

// raising returns the call of a function of a dependency whose error becomes an
// exception.
func raising(f *abi.Failure, call invocation) invocation {
	if f.Shared {
		call.before, call.after = "glue::unshared("+call.before, call.after+")"
	}
	raise := "glue::or_raise("
	if f.Exception != "" {
		raise = "glue::or_raise_as::<" + f.Exception + ", _>("
	}
	call.before, call.after = raise+call.before, call.after+")"
	return call
}

// derived returns the expression of a special method that an option of
// #[pyclass] asks for, and a trait gives.
func (w *writer) derived(f *abi.Function, self string, args []string) invocation {
	switch f.Derived {
	case abi.FromPartialEq, abi.FromPartialOrd:
		return invocation{before: "*" + self + " " + comparisons[f.Name] + " *" + args[0]}
	case abi.FromHash:
		return invocation{before: "glue::hash(&*" + self + ")"}
	}
	if f.DerivedFormat == "" {
		return invocation{before: self + ".to_string()"}
	}
	format, members := displayFormat(f.DerivedFormat)
	shown := []string{quote(format)}
	for _, member := range members {
		shown = append(shown, "value."+member)
	}
	return match(self, []string{"value => ::std::format!(" + strings.Join(shown, ", ") + ")"})
}

// derivedOfEnum is derived of an enum, whose members come by value.
func (w *writer) derivedOfEnum(f *abi.Function, self string, args []string) invocation {
	if f.Derived == abi.FromDisplay {
		return invocation{before: self + ".to_string()"}
	}
	return invocation{before: self + " " + comparisons[f.Name] + " " + args[0]}
}

// comparisons are the operators of the special methods that compare.
var comparisons = map[string]string{
	"__eq__": "==", "__ne__": "!=", "__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">=",
}

// displayFormat takes the members out of a format string of #[pyclass(str = "..")]:
// "({x}, {y:?})" is "({}, {:?})" of x and y.
func displayFormat(text string) (string, []string) {
	var out strings.Builder
	var members []string
	for len(text) > 0 {
		switch {
		case strings.HasPrefix(text, "{{"), strings.HasPrefix(text, "}}"):
			out.WriteString(text[:2])
			text = text[2:]
		case text[0] == '{':
			inside, rest, _ := strings.Cut(text[1:], "}")
			member, spec, found := strings.Cut(inside, ":")
			if found {
				spec = ":" + spec
			}
			out.WriteString("{" + spec + "}")
			members = append(members, strings.TrimSpace(member))
			text = rest
		default:
			out.WriteByte(text[0])
			text = text[1:]
		}
	}
	return out.String(), members
}
