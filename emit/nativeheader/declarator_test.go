package nativeheader

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/abi/native"
	"example.com/bindgen/internal/cbindgen"
)

func TestDeclarators(t *testing.T) {
	i32, void := prim(native.I32), &native.Type{Kind: native.Void}
	length := "N"
	open := ""
	variadic := fn(i32, param("format", constPointer(prim(native.Char))))
	variadic.Fn.Variadic = true
	never := fn(nil)
	never.Fn.NoReturn = true
	handle := named(&native.Opaque{Item: item("Handle")})
	tests := []struct {
		typ  *native.Type
		want string
	}{
		{i32, "int32_t x"},
		{pointer(void), "void *x"},
		{constPointer(pointer(i32)), "int32_t *const *x"},
		{pointer(constPointer(i32)), "const int32_t **x"},
		{array(i32, 3), "int32_t x[3]"},
		{array(array(i32, 3), 2), "int32_t x[2][3]"},
		{pointer(array(i32, 3)), "int32_t (*x)[3]"},
		{constPointer(array(i32, 3)), "const int32_t (*x)[3]"},
		{array(pointer(array(i32, 3)), 2), "int32_t (*x[2])[3]"},
		{&native.Type{Kind: native.Array, Elem: i32, Len: &native.ArrayLen{Value: 3, Name: "LEN"}}, "int32_t x[LEN]"},
		{fn(nil), "void (*x)(void)"},
		{fn(pointer(i32), param("a", i32), param("", pointer(i32))), "int32_t *(*x)(int32_t a, int32_t*)"},
		{fn(fn(nil), param("", fn(i32))), "void (*(*x)(int32_t(*)(void)))(void)"},
		{fn(pointer(array(i32, 2))), "int32_t (*(*x)(void))[2]"},
		{array(fn(i32), 4), "int32_t (*x[4])(void)"},
		{pointer(fn(i32)), "int32_t (**x)(void)"},
		{constPointer(fn(i32)), "int32_t (*const *x)(void)"},
		{constPointer(array(fn(i32), 2)), "int32_t (*const (*x)[2])(void)"},
		{variadic, "int32_t (*x)(const char *format, ...)"},
		{never, "void (*x)(void) NORETURN"},
		{pointer(handle), "struct Handle *x"},
		{&native.Type{Kind: native.Named, Name: "FILE"}, "FILE x"},
		{&native.Type{Kind: native.VaList}, "va_list x"},
		{&native.Type{Kind: native.Pointer, Elem: &native.Type{Kind: native.Pointer, Elem: i32, NonNull: true}, Nullable: true}, "int32_t *NONNULL *NULLABLE x"},
		{fn(nil, &native.Param{Name: "a", Type: constPointer(i32), ArrayLen: &length}), "void (*x)(const int32_t a[N])"},
		{fn(nil, &native.Param{Name: "a", Type: pointer(pointer(i32)), ArrayLen: &open}), "void (*x)(int32_t *a[])"},
	}
	config := cbindgen.Default()
	config.Fn.NoReturn = "NORETURN"
	config.Ptr.NonNullAttribute = "NONNULL"
	for _, test := range tests {
		config.Ptr.NullableAttribute = ""
		if test.typ.Nullable {
			config.Ptr.NullableAttribute = "NULLABLE"
		}
		w := newWriter(&native.Module{}, config)
		w.declare(test.typ, "x")
		require.Equal(t, test.want, string(w.buf))
	}
}

// A declarator means what the same type means when each of its steps has a
// typedef of its own.
func TestRandomDeclarators(t *testing.T) {
	g := &typeGenerator{random: rand.New(rand.NewPCG(3, 4))}
	w := newWriter(&native.Module{}, cbindgen.Default())
	for i := range 400 {
		typ := g.any(6)
		step := g.steps(typ)
		w.put("extern ")
		w.declare(typ, fmt.Sprintf("direct%d", i))
		w.line(";")
		g.out.WriteString(fmt.Sprintf("_Static_assert(__builtin_types_compatible_p(__typeof__(direct%d), %s), \"%d\");\n", i, step, i))
	}
	config := cbindgen.Default()
	config.Trailer = string(w.buf) + g.out.String()
	compile(t, config, Header(&native.Module{}, config))
}

// typeGenerator makes types, and the typedefs that say them step by step.
type typeGenerator struct {
	random *rand.Rand
	out    strings.Builder
	count  int
}

func (g *typeGenerator) any(depth int) *native.Type {
	switch n := g.random.IntN(4); {
	case depth == 0 || n == 0:
		return prim([]native.Prim{native.U8, native.Double, native.Long}[g.random.IntN(3)])
	case n == 1:
		return array(g.any(depth-1), 1+g.random.Int64N(5))
	default:
		return g.value(depth)
	}
}

// value is a type that functions take and return.
func (g *typeGenerator) value(depth int) *native.Type {
	switch n := g.random.IntN(3); {
	case depth == 0 || n == 0:
		return prim(native.I32)
	case n == 1:
		return &native.Type{Kind: native.Pointer, Elem: g.any(depth - 1), Const: g.random.IntN(2) == 0}
	default:
		typ := fn(g.value(depth - 1))
		for range g.random.IntN(4) {
			typ.Fn.Params = append(typ.Fn.Params, param("", g.value(depth-1)))
		}
		typ.Fn.Variadic = len(typ.Fn.Params) > 0 && g.random.IntN(4) == 0
		return typ
	}
}

func (g *typeGenerator) steps(t *native.Type) string {
	define := func(format string, args ...any) string {
		g.count++
		name := fmt.Sprintf("step%d", g.count)
		g.out.WriteString("typedef " + strings.ReplaceAll(fmt.Sprintf(format, args...), "NAME", name) + ";\n")
		return name
	}
	switch t.Kind {
	case native.Array:
		return define("%s NAME[%d]", g.steps(t.Elem), t.Len.Value)
	case native.Pointer:
		if t.Const {
			return define("%s *NAME", define("const %s NAME", g.steps(t.Elem)))
		}
		return define("%s *NAME", g.steps(t.Elem))
	case native.FnPointer:
		params := []string{}
		for _, p := range t.Fn.Params {
			params = append(params, g.steps(p.Type))
		}
		if t.Fn.Variadic {
			params = append(params, "...")
		}
		if len(params) == 0 {
			params = append(params, "void")
		}
		return define("%s NAME_(%s); typedef NAME_ *NAME", g.steps(t.Fn.Result), strings.Join(params, ", "))
	}
	return string(t.Prim)
}

func TestStatics(t *testing.T) {
	u8 := prim(native.U8)
	m := &native.Module{Statics: []*native.Static{
		{Item: item("A"), Type: array(u8, 4)},
		{Item: item("B"), Type: array(u8, 4), Mut: true},
		{Item: item("C"), Type: constPointer(u8)},
		{Item: item("D"), Type: fn(u8)},
		{Item: item("E"), Type: pointer(array(u8, 2))},
	}}
	require.Equal(t, `extern const uint8_t A[4];

extern uint8_t B[4];

extern const uint8_t *const C;

extern uint8_t (*const D)(void);

extern uint8_t (*const E)[2];
`, printed(m, cbindgen.Default()))
}

func TestLongListsOfParameters(t *testing.T) {
	u64 := prim(native.U64)
	long := fn(nil, param("alpha_value", u64), param("beta_value", u64), param("gamma_value", u64))
	r := &native.Record{Item: item("R"), Fields: []*native.Field{field("call", long)}}
	m := &native.Module{Types: []native.Decl{r}, Functions: []*native.Function{
		function("short_one", nil, param("a", u64)),
		function("long_one", nil, param("alpha_value", u64), param("call", long)),
	}}
	config := cbindgen.Default()
	config.LineLength = 60
	require.Equal(t, `typedef struct R {
  void (*call)(uint64_t alpha_value,
               uint64_t beta_value,
               uint64_t gamma_value);
} R;

void short_one(uint64_t a);

void long_one(uint64_t alpha_value,
              void (*call)(uint64_t alpha_value,
                           uint64_t beta_value,
                           uint64_t gamma_value));
`, printed(m, config))
	config.Fn.Args = vertical
	config.LineLength = 1000
	m.Functions = m.Functions[:1]
	m.Functions[0].Params = append(m.Functions[0].Params, param("b", u64))
	m.Types = nil
	require.Equal(t, "void short_one(uint64_t a,\n               uint64_t b);\n", printed(m, config))
	config.Fn.Args = horizontal
	config.LineLength = 10
	require.Equal(t, "void short_one(uint64_t a, uint64_t b);\n", printed(m, config))
}
