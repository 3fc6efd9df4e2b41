package cmodule

import (
	"path"
	"strconv"

	"example.com/bindgen/abi/native"
	"example.com/bindgen/emit"
	"example.com/bindgen/emit/pyview"
)

// WriteStub writes the stub of the module, where the crate has native items.
func WriteStub(c *emit.Context) {
	if c.Module.Native == nil || c.Layout.Python == "" {
		return
	}
	v := newView(c.Layout.Package, c.Module)
	c.Write(path.Join(c.Layout.Python, "c.pyi"), append([]byte(mark), v.stub().Bytes()...))
}

// stub prints c.pyi.
func (v *view) stub() *pyview.Printer {
	p := &pyview.Printer{}
	p.Doc(v.doc())
	p.Blank()
	p.Line("from typing import Any, Final, NoReturn, final")
	p.Blank()
	p.Names("__all__", Names(v.native))
	p.Blank()
	p.Line("@final")
	p.Line("class CData:")
	p.Indent()
	p.Doc("A value of C: what pointers, structs and unions are in Python.")
	p.Blank()
	p.Line("def __getattr__(self, name: str) -> Any: ...")
	p.Line("def __setattr__(self, name: str, value: Any) -> None: ...")
	p.Line("def __getitem__(self, index: int | slice) -> Any: ...")
	p.Line("def __setitem__(self, index: int | slice, value: Any) -> None: ...")
	p.Line("def __call__(self, *args: Any) -> Any: ...")
	p.Line("def __bool__(self) -> bool: ...")
	p.Line("def __int__(self) -> int: ...")
	p.Line("def __len__(self) -> int: ...")
	p.Dedent()
	p.Blank()
	p.Line("ffi: Any")
	p.Line("lib: Any")
	for _, c := range pythonConstants(v.native) {
		p.Line("%s: Final[%s] = %s", c.name, c.typ, c.value)
		p.Doc(c.doc)
	}
	for _, f := range v.native.Functions {
		if name := pythonName(f.Name); name != "" && !f.Import {
			v.function(p, name, f)
		}
	}
	return p
}

// function prints a function: its parameters have no names for Python.
func (v *view) function(p *pyview.Printer, name string, f *native.Function) {
	var params []string
	for i, param := range f.Params {
		params = append(params, parameterName(i, param)+": "+in(param.Type))
	}
	if f.Variadic {
		params = append(params, "*args: CData")
	} else if len(params) > 0 {
		params = append(params, "/")
	}
	result := "None"
	switch {
	case v.declarations.refused[f.Name] != "":
		params, result = []string{"*args: Any"}, "NoReturn"
	case f.NoReturn:
		result = "NoReturn"
	case f.Result != nil:
		result = out(f.Result)
	}
	if pyview.CleanDoc(f.Doc) == "" {
		p.Def(name, params, result, ": ...")
		return
	}
	p.Def(name, params, result, ":")
	p.Indent()
	p.Doc(f.Doc)
	p.Dedent()
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
			return "CData | bytes"
		}
		return "CData"
	case native.Named:
		if _, ok := base.Decl.(*native.Enum); ok {
			return "int"
		}
		return "CData | dict[str, Any]"
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
			return "int"
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
		return "bool"
	case native.Float, native.Double:
		return "float"
	case native.Char:
		return "bytes"
	default:
		return "int"
	}
}
