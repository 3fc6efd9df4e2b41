package abi

import "strings"

// SpecialGroup is a slot of a Python type, or several that one protocol shares.
type SpecialGroup string

// The groups.
const (
	SpecialUnary      SpecialGroup = "unary"      // self alone
	SpecialBinary     SpecialGroup = "binary"     // an operand on the other side
	SpecialPower      SpecialGroup = "power"      // an operand and a modulus
	SpecialInplace    SpecialGroup = "inplace"    // changes self, which is the result
	SpecialCompare    SpecialGroup = "compare"    // one operand
	SpecialItems      SpecialGroup = "items"      // key, value
	SpecialCall       SpecialGroup = "call"       // any parameters
	SpecialAttributes SpecialGroup = "attributes" // name, value
)

// SpecialResult is what a special method must return.
type SpecialResult string

// The results.
const (
	ResultAny     SpecialResult = "anything"
	ResultValue   SpecialResult = "a value" // not ()
	ResultText    SpecialResult = "a string"
	ResultInteger SpecialResult = "an integer"
	ResultSize    SpecialResult = "a usize"
	ResultFloat   SpecialResult = "a float"
	ResultBool    SpecialResult = "a bool"
	ResultNothing SpecialResult = "nothing"
	ResultOption  SpecialResult = "an Option"
	ResultSelf    SpecialResult = "nothing, or the object itself"
)

// AnyOperands says of a special method that it takes any parameters.
const AnyOperands = -1

// SpecialMethod is a method that Python reaches through a slot.
type SpecialMethod struct {
	Name  string // "__radd__"
	Group SpecialGroup
	// Slot names the slot: "add" for both __add__ and __radd__; "" for groups
	// whose methods share one.
	Slot string
	// Arm tells the methods of one slot apart: left and right of operators,
	// eq .. ge and any of comparisons, get, set, del and contains of items; ""
	// where a slot has one method.
	Arm string
	// Operands is how many parameters there are after self, or AnyOperands.
	Operands int
	Result   SpecialResult
}

// SpecialMethods are the special methods with a slot, by group.
var SpecialMethods = specialMethods()

func specialMethods() []SpecialMethod {
	var out []SpecialMethod
	unary := func(result SpecialResult, names ...string) {
		for _, name := range names {
			out = append(out, SpecialMethod{Name: dunder(name), Group: SpecialUnary, Slot: name, Result: result})
		}
	}
	unary(ResultText, "repr", "str")
	unary(ResultInteger, "hash")
	unary(ResultBool, "bool")
	unary(ResultSize, "len")
	unary(ResultValue, "iter")
	unary(ResultOption, "next")
	unary(ResultValue, "neg", "pos", "abs", "invert")
	unary(ResultInteger, "int", "index")
	unary(ResultFloat, "float")
	operators := []string{
		"add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "divmod", "lshift", "rshift", "and", "or", "xor",
	}
	for _, name := range operators {
		out = append(out,
			SpecialMethod{dunder(name), SpecialBinary, name, "left", 1, ResultAny},
			SpecialMethod{dunder("r" + name), SpecialBinary, name, "right", 1, ResultAny})
	}
	out = append(out,
		SpecialMethod{"__pow__", SpecialPower, "pow", "left", 2, ResultAny},
		SpecialMethod{"__rpow__", SpecialPower, "pow", "right", 2, ResultAny})
	for _, name := range operators {
		if name != "divmod" { // has no in-place form
			out = append(out, SpecialMethod{dunder("i" + name), SpecialInplace, "i" + name, "", 1, ResultSelf})
		}
	}
	out = append(out, SpecialMethod{"__ipow__", SpecialInplace, "ipow", "", 2, ResultSelf})
	for _, name := range []string{"eq", "ne", "lt", "le", "gt", "ge"} {
		out = append(out, SpecialMethod{dunder(name), SpecialCompare, "", name, 1, ResultBool})
	}
	return append(out,
		SpecialMethod{"__richcmp__", SpecialCompare, "", "any", 2, ResultBool},
		SpecialMethod{"__getitem__", SpecialItems, "", "get", 1, ResultAny},
		SpecialMethod{"__setitem__", SpecialItems, "", "set", 2, ResultNothing},
		SpecialMethod{"__delitem__", SpecialItems, "", "del", 1, ResultNothing},
		SpecialMethod{"__contains__", SpecialItems, "", "contains", 1, ResultBool},
		SpecialMethod{"__call__", SpecialCall, "", "", AnyOperands, ResultAny},
		SpecialMethod{"__getattr__", SpecialAttributes, "", "get", 1, ResultAny},
		SpecialMethod{"__setattr__", SpecialAttributes, "", "set", 2, ResultNothing},
		SpecialMethod{"__delattr__", SpecialAttributes, "", "del", 1, ResultNothing})
}

// FindSpecial returns the special method with a slot that has this name, or nil.
func FindSpecial(name string) *SpecialMethod {
	for i := range SpecialMethods {
		if SpecialMethods[i].Name == name {
			return &SpecialMethods[i]
		}
	}
	return nil
}

// Special returns what the slot of f asks for; nil where f has none.
func (f *Function) Special() *SpecialMethod {
	if f.Kind != Special {
		return nil
	}
	return FindSpecial(f.Name)
}

// slotless are the special methods that Python finds by name, like any other
// method: it asks nothing of them that a slot would.
var slotless = []string{
	"__bytes__", "__ceil__", "__class_getitem__", "__complex__", "__copy__", "__deepcopy__", "__dir__", "__enter__",
	"__exit__", "__floor__", "__format__", "__fspath__", "__getnewargs__", "__getnewargs_ex__", "__getstate__",
	"__length_hint__", "__missing__", "__reversed__", "__round__", "__setstate__", "__sizeof__", "__trunc__",
}

// slotlessOperands is with how many arguments Python calls those of them that it
// does not call without any.
var slotlessOperands = map[string]int{
	"__class_getitem__": 1, "__deepcopy__": 1, "__exit__": 3, "__format__": 1, "__missing__": 1, "__setstate__": 1,
}

// slotlessResults is what Python takes as the result of those of them where it
// looks.
var slotlessResults = map[string]Kind{"__bytes__": Bytes, "__format__": Str}

// refusedSpecials are the special methods that bindgen does not carry, and what
// to do instead.
var refusedSpecials = map[string]string{
	"__reduce__":         "write `__getnewargs__`, or `__getstate__` and `__setstate__`: pickle and copy use them",
	"__reduce_ex__":      "write `__getnewargs__`, or `__getstate__` and `__setstate__`: pickle and copy use them",
	"__traverse__":       "leave it out: the class holds no Python object that a cycle could go through",
	"__clear__":          "leave it out: the class holds no Python object that a cycle could go through",
	"__await__":          "write a method that blocks, and let Python run it in a thread: asyncio.to_thread",
	"__aiter__":          "write `__iter__`, and let Python step it in a thread: asyncio.to_thread",
	"__anext__":          "write `__next__`, and let Python call it in a thread: asyncio.to_thread",
	"__aenter__":         "write `__enter__` and `__exit__`",
	"__aexit__":          "write `__enter__` and `__exit__`",
	"__get__":            "write a #[getter] on the class that holds the value: descriptors are not carried",
	"__set__":            "write a #[setter] on the class that holds the value: descriptors are not carried",
	"__delete__":         "write a #[deleter] on the class that holds the value: descriptors are not carried",
	"__del__":            "implement Drop: it runs when the last reference goes",
	"__getbuffer__":      "write `__bytes__`, or a method that returns a Vec<u8>",
	"__releasebuffer__":  "write `__bytes__`, or a method that returns a Vec<u8>",
	"__init__":           "do it in the #[new] function: an object is complete when that returns",
	"__new__":            "mark the function #[new]",
	"__getattribute__":   "write `__getattr__`, which Python asks for what it does not find otherwise",
	"__init_subclass__":  "leave it out: a class of Rust has no hooks for the classes that derive from it",
	"__concat__":         "write `__add__`",
	"__repeat__":         "write `__mul__`",
	"__inplace_concat__": "write `__iadd__`",
	"__inplace_repeat__": "write `__imul__`",
}

func dunder(name string) string { return "__" + name + "__" }

func isDunder(name string) bool {
	return len(name) > 4 && strings.HasPrefix(name, "__") && strings.HasSuffix(name, "__")
}

// specialNames are all the special methods that a class may have.
func specialNames() []string {
	var out []string
	for _, s := range SpecialMethods {
		out = append(out, s.Name)
	}
	return append(out, slotless...)
}
