package cmodule

import (
	"path"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"example.com/bindgen/abi/native"
	"example.com/bindgen/emit"
	"example.com/bindgen/emit/pyview"
)

// WriteStub writes the stub of the module, where the crate has native items.
func WriteStub(c *emit.Context) {
	if !isWritten(c) {
		return
	}
	v := newView(c.Layout.Package, c.Module)
	c.Write(path.Join(c.Layout.Python, "c.pyi"), append([]byte(mark), v.stub().Bytes()...))
}

// stub prints c.pyi.
func (v *view) stub() *pyview.Printer {
	v.scope = pyview.NewScope(v.names()...)
	body := v.stubBody()
	p := &pyview.Printer{}
	p.Doc(v.doc())
	p.Blank()
	v.scope.AllImports(p)
	p.Blank()
	p.Names("__all__", v.names())
	p.Blank()
	p.Print(body)
	return p
}

func (v *view) stubBody() *pyview.Printer {
	p := &pyview.Printer{}
	p.Line("@%s", v.types("{final}"))
	p.Line("class CData:")
	p.Indent()
	p.Doc("A value of C: what pointers, structs and unions are in Python.")
	p.Blank()
	for _, method := range cdataMethods {
		p.Line("def %s: ...", v.types(method))
	}
	p.Dedent()
	p.Blank()
	p.Line("ffi: %s", v.types("{Any}"))
	p.Line("lib: %s", v.types("{Any}"))
	s := &stub{view: v, Printer: p}
	for _, c := range v.pythonConstants() {
		s.constant(c)
	}
	s.open = true // a line between what differs
	for _, f := range v.native.Functions {
		if name := pythonName(f.Name); name != "" && !f.Import {
			s.function(name, f)
		}
	}
	return p
}

// inBraces are the words of annotations, which a function may be named like.
var inBraces = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\{\w+\}`) })

// types replaces the words in braces by what names them in the stub.
func (v *view) types(annotation string) string {
	return inBraces().ReplaceAllStringFunc(annotation, func(word string) string {
		switch word = strings.Trim(word, "{}"); word {
		case "Any", "Final", "NoReturn", "final":
			return v.scope.Import("typing", word)
		case "Iterator":
			return v.scope.Import("collections.abc", word)
		default:
			return v.scope.Builtin(word)
		}
	})
}

// cdataMethods are what a value of C can do, where it can.
var cdataMethods = []string{
	"__getattr__(self, name: {str}, /) -> {Any}",
	"__setattr__(self, name: {str}, value: {Any}, /) -> None",
	"__delattr__(self, name: {str}, /) -> None",
	"__getitem__(self, key: {int} | {slice}, /) -> {Any}",
	"__setitem__(self, key: {int} | {slice}, value: {Any}, /) -> None",
	"__delitem__(self, key: {int} | {slice}, /) -> None",
	"__iter__(self) -> {Iterator}[{Any}]",
	"__len__(self) -> {int}",
	"__call__(self, /, *args: {Any}) -> {Any}",
	"__add__(self, value: {int}, /) -> CData",
	"__radd__(self, value: {int}, /) -> CData",
	"__sub__(self, value: {Any}, /) -> {Any}",
	"__rsub__(self, value: {Any}, /) -> {Any}",
	"__bool__(self) -> {bool}",
	"__int__(self) -> {int}",
	"__float__(self) -> {float}",
	"__complex__(self) -> {complex}",
	"__eq__(self, value: {object}, /) -> {bool}",
	"__ne__(self, value: {object}, /) -> {bool}",
	"__lt__(self, value: {Any}, /) -> {bool}",
	"__le__(self, value: {Any}, /) -> {bool}",
	"__gt__(self, value: {Any}, /) -> {bool}",
	"__ge__(self, value: {Any}, /) -> {bool}",
	"__hash__(self) -> {int}",
	"__dir__(self) -> {list}[{str}]",
	"__enter__(self) -> CData",
	"__exit__(self, *args: {object}) -> None",
}

// stub prints what follows the class.
type stub struct {
	*view
	*pyview.Printer
	open bool // an empty line comes before what is next, as after what has documentation
}

func (s *stub) constant(c constant) {
	documented := pyview.CleanDoc(c.doc) != ""
	if s.open || documented {
		s.Blank()
	}
	s.open = documented
	if c.record != "" {
		s.Declare(c.name, s.types("{Final}[CData]"))
	} else {
		s.Define(c.name, s.types("{Final}[{"+c.typ+"}]"), c.value.String())
	}
	s.Doc(c.doc)
}

// function prints a function: its parameters have no names for Python.
func (s *stub) function(name string, f *native.Function) {
	var params []string
	for i, param := range f.Params {
		params = append(params, parameterName(i, param)+": "+s.types(in(param.Type)))
	}
	if len(params) > 0 {
		params = append(params, "/")
	}
	if f.Variadic {
		params = append(params, "*args: CData")
	}
	result := "None"
	switch {
	case s.declarations.refused[f.Name] != "":
		params, result = []string{s.types("*args: {Any}")}, s.types("{NoReturn}")
	case f.NoReturn:
		result = s.types("{NoReturn}")
	case f.Result != nil:
		result = s.types(out(f.Result))
	}
	documented := pyview.CleanDoc(f.Doc) != ""
	if s.open {
		s.Blank()
	}
	s.open = documented
	if !documented {
		s.Def(name, params, result, ": ...")
		return
	}
	s.Def(name, params, result, ":")
	s.Indent()
	s.Doc(f.Doc)
	s.Dedent()
}

// parameterName is that of the source, for people.
func parameterName(i int, param *native.Param) string {
	if param.Name == "" || pythonName(param.Name) == "" || param.Name == "_" {
		return "arg" + strconv.Itoa(i)
	}
	return param.Name
}

// in annotates what a parameter takes.
func in(t *native.Type) string {
	switch base := behindAliases(t); base.Kind {
	case native.Primitive:
		return scalar(base.Prim)
	case native.Pointer:
		elem := behindAliases(base.Elem)
		if elem.Kind == native.Primitive && isByte[elem.Prim] || elem.Kind == native.Void {
			return "CData | {bytes}"
		}
		return "CData"
	case native.Named:
		if _, ok := base.Decl.(*native.Enum); ok {
			return "{int}"
		}
		return "CData | {dict}[{str}, {Any}]"
	default:
		return "CData"
	}
}

// out annotates a result.
func out(t *native.Type) string {
	switch base := behindAliases(t); base.Kind {
	case native.Primitive:
		return scalar(base.Prim)
	case native.Named:
		if _, ok := base.Decl.(*native.Enum); ok {
			return "{int}"
		}
		return "CData"
	default:
		return "CData"
	}
}

func behindAliases(t *native.Type) *native.Type {
	for t.Kind == native.Named {
		alias, ok := t.Decl.(*native.Alias)
		if !ok {
			break
		}
		t = alias.Type
	}
	return t
}

// isByte are the types whose arrays may be bytes.
var isByte = map[native.Prim]bool{native.Char: true, native.SignedChar: true, native.UChar: true, native.U8: true, native.I8: true}

// scalar is the type of a number in Python. A char of C is one byte.
func scalar(p native.Prim) string {
	switch p {
	case native.Bool:
		return "{bool}"
	case native.Float, native.Double:
		return "{float}"
	case native.Char:
		return "{bytes}"
	default:
		return "{int}"
	}
}
