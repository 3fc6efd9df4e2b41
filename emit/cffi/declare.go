package cffi

import (
	"example.com/bindgen/abi"
	"example.com/bindgen/emit/cffi/table"
	"example.com/bindgen/emit/pyview"
	"example.com/bindgen/internal/source"
)

// tables prints _abi.py.
func (g *generator) tables() *pyview.Printer {
	built, err := declare(g.crate).Build()
	if err != nil {
		g.fault(source.Span{}, "the CFFI tables cannot be written: %v", err)
		return nil
	}
	p := &pyview.Printer{}
	p.Doc("The C ABI of " + g.crate.Crate + " in cffi's out-of-line format, which loads without parsing C.")
	p.Blank()
	p.Line("from __future__ import annotations")
	p.Blank()
	p.Line("from importlib import import_module")
	p.Line("from typing import Any")
	p.Blank()
	p.Line("CRATE = %s", pyview.StrLiteral(g.crate.Crate))
	p.Blank()
	p.Blank()
	for _, line := range built.FFI(pyview.StrLiteral(g.pkg.Name + " needs cffi in this Python: pip install cffi")) {
		p.Line("%s", line)
	}
	return p
}

// declare lists what the library exports, as far as the modules call it.
func declare(m *abi.Module) *table.Module {
	d := &declarations{
		module:  m,
		structs: map[*abi.Struct]*table.Struct{},
		classes: map[*abi.Class]*table.Struct{},
		out:     &table.Module{Name: m.Crate},
	}
	d.errorStructs()
	for _, c := range m.Classes {
		d.classes[c] = &table.Struct{Name: c.CName}
		d.out.Structs = append(d.out.Structs, d.classes[c])
	}
	for _, s := range m.Structs {
		d.structure(s)
	}
	failure := table.Pointer(table.StructType(d.failure))
	d.function(m.Crate+"_abi_hash", table.Primitive("uint64_t"))
	d.function(m.Crate+"_error_free", table.Void, failure)
	if m.HasCallbacks() {
		text, length, gate := table.Pointer(table.Primitive("char")), table.Primitive("size_t"), table.Pointer(table.Void)
		d.function(m.Crate+"_error_new", failure, table.Primitive("int32_t"), text, length, text, length)
		d.function(m.Crate+"_gate_new", gate)
		d.function(m.Crate+"_gate_close", table.Void, gate)
	}
	for _, c := range m.Classes {
		d.function(c.FreeSymbol, table.Void, table.Pointer(table.StructType(d.classes[c])))
		if c.Base != nil {
			d.function(c.UpcastSymbol, table.Pointer(table.StructType(d.classes[c.Base])), table.Pointer(table.StructType(d.classes[c])))
		}
	}
	for _, s := range m.Structs {
		if s.FreeSymbol != "" {
			d.function(s.FreeSymbol, table.Void, table.Pointer(table.StructType(d.structs[s])))
		}
	}
	for _, f := range m.AllFunctions() {
		var params []*table.Type
		for _, p := range f.CParams() {
			params = append(params, d.typ(p.Type))
		}
		d.function(f.Symbol, failure, params...)
	}
	return d.out
}

type declarations struct {
	module  *abi.Module
	structs map[*abi.Struct]*table.Struct
	classes map[*abi.Class]*table.Struct
	failure *table.Struct
	out     *table.Module
}

func (d *declarations) function(name string, result *table.Type, params ...*table.Type) {
	d.out.Functions = append(d.out.Functions, table.Function{Name: name, Type: table.FunctionType(result, params...)})
}

func (d *declarations) structure(s *abi.Struct) {
	made := &table.Struct{Name: s.Name}
	d.structs[s] = made
	for _, f := range s.Fields {
		made.Fields = append(made.Fields, table.Field{Name: f.Name, Type: d.typ(f.Type)})
	}
	d.out.Structs = append(d.out.Structs, made)
}

func (d *declarations) typ(t *abi.CType) *table.Type {
	switch t.Kind {
	case abi.CVoid, abi.CGate:
		return table.Void
	case abi.CFunction: // cast by who makes it: cffi's tables have no function pointers here
		return table.Pointer(table.Void)
	case abi.CPointer:
		return table.Pointer(d.typ(t.Elem))
	case abi.CStruct:
		return table.StructType(d.structs[t.Struct])
	case abi.CHandle:
		return table.StructType(d.classes[t.Class])
	case abi.CError:
		return table.StructType(d.failure)
	default:
		return table.Primitive(primitiveName(t))
	}
}

// primitiveName returns cffi's name of a type that is a number. Bytes are char,
// since that is what cffi reads as bytes.
func primitiveName(t *abi.CType) string {
	switch {
	case t.Kind == abi.CChar || t.Kind == abi.CByte:
		return "char"
	case t.Kind == abi.CEnum:
		return scalarName(t.Enum.Repr)
	default:
		return scalarName(t.Scalar)
	}
}

func scalarName(k abi.Kind) string {
	if k == abi.Bool {
		return "_Bool"
	}
	return abi.ScalarName(k)
}

// ctype spells t for ffi.typeof.
func ctype(t *abi.CType) string {
	switch t.Kind {
	case abi.CVoid:
		return "void"
	case abi.CPointer:
		return ctype(t.Elem) + " *"
	case abi.CStruct:
		return "struct " + t.Struct.Name
	case abi.CHandle:
		return "struct " + t.Class.CName
	default:
		return primitiveName(t)
	}
}
