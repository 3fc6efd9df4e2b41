package native

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSpelling(t *testing.T) {
	number := &Type{Kind: Primitive, Prim: I32}
	text := &Type{Kind: Pointer, Const: true, Elem: &Type{Kind: Primitive, Prim: Char}}
	foo := &Type{Kind: Named, Decl: &Opaque{Item: Item{Name: "Foo"}}}
	callback := &Type{Kind: FnPointer, Fn: &Signature{Params: []*Param{{Name: "x", Type: number}}, Result: text}}
	row := &Type{Kind: Array, Elem: number, Len: &ArrayLen{Value: 4}}
	for want, typ := range map[string]*Type{
		"int32_t":                           number,
		"const char *":                      text,
		"const char *const *":               {Kind: Pointer, Const: true, Elem: text},
		"Foo *":                             {Kind: Pointer, Elem: foo},
		"const char *(*)(int32_t x)":        callback,
		"const char *(*[2])(int32_t x)":     {Kind: Array, Elem: callback, Len: &ArrayLen{Value: 2}},
		"const int32_t (*)[4]":              {Kind: Pointer, Const: true, Elem: row},
		"int32_t [4]":                       row,
		"int32_t *[4]":                      {Kind: Array, Elem: &Type{Kind: Pointer, Elem: number}, Len: &ArrayLen{Value: 4}},
		"const char *(**)(int32_t x)":       {Kind: Pointer, Elem: callback},
		"void (*)(void)":                    {Kind: FnPointer, Fn: &Signature{}},
		"time_t *":                          {Kind: Pointer, Elem: &Type{Kind: Named, Name: "time_t"}},
		"const char *(*const *)(int32_t x)": {Kind: Pointer, Const: true, Elem: callback},
	} {
		require.Equal(t, want, typ.String())
	}
	f := Signature{Params: []*Param{{Name: "p", Type: text}}, Result: callback, Variadic: true}
	require.Equal(t, "const char *(*f(const char *p, ...))(int32_t x)", f.Declare("f"))
}
