package nativeheader

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/abi/native"
	"example.com/bindgen/internal/cbindgen"
)

func only(decls ...native.Decl) *native.Module { return &native.Module{Types: decls} }

func record(name string, fields ...*native.Field) *native.Record {
	return &native.Record{Item: item(name), Fields: fields}
}

func TestLayoutAttributes(t *testing.T) {
	x := func() *native.Field { return field("x", prim(native.U32)) }
	packed, packed2, aligned := record("P", x()), record("P2", x()), record("A", x())
	packed.Packed, packed2.Packed, packed2.Align, aligned.Align = true, true, 2, 16
	config := cbindgen.Default()
	require.Equal(t, `#pragma pack(push, 1)
typedef struct P {
  uint32_t x;
} P;
#pragma pack(pop)

#pragma pack(push, 2)
typedef struct P2 {
  uint32_t x;
} P2;
#pragma pack(pop)

typedef struct __attribute__((aligned(16))) A {
  uint32_t x;
} A;
`, printed(only(packed, packed2, aligned), config))
	config.Layout = cbindgen.Layout{Packed: "PACKED", AlignedN: "ALIGNED"}
	require.Equal(t, `typedef struct PACKED P {
  uint32_t x;
} P;

typedef struct ALIGNED(16) A {
  uint32_t x;
} A;
`, printed(only(packed, aligned), config))
}

func TestBracesAndTabs(t *testing.T) {
	config := styled("tag")
	config.Braces, config.TabWidth = "NextLine", 4
	require.Equal(t, "struct R\n{\n    uint32_t x;\n};\n", printed(only(record("R", field("x", prim(native.U32)))), config))
}

func TestEmptyRecord(t *testing.T) {
	require.Equal(t, "typedef struct R {\n\n} R;\n", printed(only(record("R")), cbindgen.Default()))
}

func TestBitFields(t *testing.T) {
	r := record("R", field("a", prim(native.U64)))
	r.Fields[0].Bits = "8"
	require.Equal(t, "typedef struct R {\n  uint64_t a: 8;\n} R;\n", printed(only(r), cbindgen.Default()))
}

func TestTagUnlikeName(t *testing.T) {
	r := record("R", field("x", prim(native.U32)))
	r.Tag = "r_tag"
	m := only(r)
	m.Functions = []*native.Function{function("f", nil, param("r", pointer(named(r))))}
	require.Equal(t, "typedef struct r_tag {\n  uint32_t x;\n} R;\n\nvoid f(struct r_tag *r);\n", printed(m, cbindgen.Default()))
}

func TestBodies(t *testing.T) {
	r, generic := record("pre_R", field("x", prim(native.U32))), record("pre_Pair_u8")
	r.Rust, generic.Rust = "a::R", "a::Pair<u8>"
	config := cbindgen.Default()
	config.Export.Prefix = "pre_"
	config.Export.PreBody = map[string]string{"R": "\n  int before;\n", "Pair": "wrong"}
	config.Export.Body = map[string]string{"a::R": "  int behind;", "Pair_u8": "  int generic;"}
	require.Equal(t, `typedef struct pre_R {
  int before;
  uint32_t x;
  int behind;
} pre_R;

typedef struct pre_Pair_u8 {

  int generic;
} pre_Pair_u8;
`, printed(only(r, generic), config))
}

func TestAttributes(t *testing.T) {
	r, note, why := record("R", field("x", prim(native.U32))), `a "b" ??/ \ é`, ""
	r.Deprecated, r.MustUse = &note, &why
	f := function("f", nil)
	f.Deprecated, f.MustUse, f.NoReturn = &why, &why, true
	f.SwiftName = "R.f()"
	f.Annotations = native.Annotations{{Name: "postfix", Value: "AFTER"}}
	e := &native.Enum{Item: item("E"), Variants: []*native.Variant{{Name: "E_A", Deprecated: &note, Value: literal("1")}, {Name: "E_B", Deprecated: &why}}}
	e.Deprecated = &why
	macros := cbindgen.Attributes{MustUse: "USE", Deprecated: "OLD", DeprecatedWithNote: "OLD_BECAUSE({})"}
	config := cbindgen.Default()
	config.Fn = cbindgen.Fn{Attributes: macros, NoReturn: "NEVER", Prefix: "BEFORE", Postfix: "x", SwiftNameMacro: "SWIFT"}
	config.Struct.Attributes, config.Enum.Attributes = macros, macros
	config.Enum.DeprecatedVariant, config.Enum.DeprecatedVariantWithNote = "OLD", "OLD_BECAUSE({})"
	m := only(r, e)
	m.Functions = []*native.Function{f}
	require.Equal(t, `typedef struct USE OLD_BECAUSE("a \"b\" ?\?/ \\ é") R {
  uint32_t x;
} R;

typedef enum OLD E {
  E_A OLD_BECAUSE("a \"b\" ?\?/ \\ é") = 1,
  E_B OLD,
} E;

BEFORE USE OLD void f(void) NEVER AFTER SWIFT(R.f());
`, printed(m, config))
	config.Style = "tag" // a typedef would use what is deprecated
	config.Header = "#define USE\n#define OLD __attribute__((deprecated))\n#define OLD_BECAUSE(n) __attribute__((deprecated(n)))\n" +
		"#define NEVER __attribute__((noreturn))\n#define AFTER\n#define BEFORE\n#define SWIFT(x)"
	compile(t, config, Header(m, config))
}

func defined(name string) *native.Condition {
	return &native.Condition{Op: native.Defined, Define: name}
}

func TestConditions(t *testing.T) {
	not := &native.Condition{Op: native.Not, List: []*native.Condition{defined("B")}}
	both := &native.Condition{Op: native.All, List: []*native.Condition{defined("A"), not}}
	r := record("R", field("a", prim(native.U8)), field("b", prim(native.U8)), field("c", prim(native.U8)))
	r.Condition = both
	r.Fields[1].Condition = &native.Condition{Op: native.Any, List: []*native.Condition{defined("A"), both}}
	r.Fields[1].Doc = "Sometimes."
	e := &native.Enum{Item: item("E"), Variants: []*native.Variant{{Name: "E_A", Condition: not}, {Name: "E_B"}}}
	f := function("f", nil)
	f.Condition = defined("A")
	m := only(r, e)
	m.Functions = []*native.Function{f}
	m.Constants = []*native.Constant{{Item: item("C"), Type: prim(native.U8), Value: literal("1")}}
	m.Constants[0].Condition = defined("A")
	m.Statics = []*native.Static{{Item: item("S"), Type: prim(native.U8)}}
	m.Statics[0].Condition = defined("A")
	require.Equal(t, `#if defined(A)
#define C 1
#endif

#if (defined(A) && !defined(B))
typedef struct R {
  uint8_t a;
#if (defined(A) || (defined(A) && !defined(B)))
  /**
   * Sometimes.
   */
  uint8_t b;
#endif
  uint8_t c;
} R;
#endif

typedef enum E {
#if !defined(B)
  E_A,
#endif
  E_B,
} E;

#if defined(A)
extern const uint8_t S;
#endif

#if defined(A)
void f(void);
#endif
`, printed(m, cbindgen.Default()))
	config := cbindgen.Default()
	plain := Header(m, config)
	config.Header = "#define A"
	compile(t, config, plain, Header(m, config))
}

// A tag that a parameter list would be the first to name must be declared
// before; any other is declared by its use.
func TestForwardDeclarations(t *testing.T) {
	byField, byCallback, byAlias := record("F"), record("C"), record("A")
	alias := &native.Alias{Item: item("Hook"), Type: pointer(fn(nil, param("", pointer(named(byAlias)))))}
	user := record("User", field("f", pointer(named(byField))), field("c", fn(pointer(named(byField)), param("", pointer(named(byCallback))))))
	forward := func(d native.Decl) native.Decl { return &native.Forward{Item: *d.Base(), Of: d} }
	m := only(forward(byField), forward(byCallback), forward(byAlias), alias, user, byField, byCallback, byAlias)
	for _, r := range []*native.Record{byField, byCallback, byAlias} {
		r.Fields = []*native.Field{field("u", pointer(named(user)))}
	}
	require.Contains(t, printed(m, styled("tag")), "struct C;\n\nstruct A;\n\ntypedef void (**Hook)(struct A*);\n\nstruct User {")
	require.Contains(t, printed(m, styled("both")), "struct C;\n\nstruct A;\n\ntypedef void (**Hook)(struct A*);\n\ntypedef struct User {")
	typed := printed(m, styled("type"))
	require.Contains(t, typed, "typedef struct F F;\n\ntypedef struct C C;\n\ntypedef struct A A;\n\ntypedef void (**Hook)(A*);\n\ntypedef struct {")
	require.Contains(t, typed, "\nstruct C {\n  User *u;\n};\n")
	for _, style := range []string{"tag", "both"} {
		config := styled(style)
		config.CppCompat = true
		compile(t, config, Header(m, config))
	}
}

// The assertions hold where the layouts are right, and only there.
func TestAssertions(t *testing.T) {
	inner := record("Inner", field("a", prim(native.U8)), field("b", prim(native.U64)))
	inner.Layout, inner.Fields[1].Offset = native.Layout{Size: 16, Align: 8, Known: true}, 8
	packed := record("Packed", field("a", prim(native.U8)), field("b", prim(native.U64)))
	packed.Packed = true
	packed.Layout, packed.Fields[1].Offset = native.Layout{Size: 9, Align: 1, Known: true}, 1
	aligned := record("Aligned", field("a", prim(native.U8)))
	aligned.Align, aligned.Layout = 32, native.Layout{Size: 32, Align: 32, Known: true}
	unknown := record("Unknown", field("a", &native.Type{Kind: native.Named, Name: "div_t"}))
	tags := &native.Enum{Item: item("T_Tag"), Repr: prim(native.U8), Variants: []*native.Variant{{Name: "T_A"}}}
	tags.Layout = native.Layout{Size: 1, Align: 1, Known: true}
	tagged := &native.Tagged{Item: item("T"), Enum: tags, TagField: "tag", TagInBody: true, Variants: []*native.TaggedVariant{
		{Field: "a", Tag: "a_tag", Inline: true, Body: record("T_A_Body", field("a", prim(native.U64)))},
	}}
	tagged.Layout = native.Layout{Size: 16, Align: 8, Known: true}
	m := only(inner, packed, aligned, unknown, tagged)
	m.Crate = "my-crate"
	for _, style := range []string{"type", "tag", "both"} {
		config := styled(style)
		config.CppCompat = true
		whole := append(Header(m, config), Assertions(m, config)...)
		require.NotContains(t, string(Assertions(m, config)), "Unknown")
		compile(t, config, whole)
	}
	for _, wrong := range []func(){
		func() { inner.Layout.Size = 24 },
		func() { inner.Layout.Align = 4 },
		func() { packed.Fields[1].Offset = 2 },
		func() { tagged.Layout.Size = 8 },
		func() { tags.Layout.Size = 4 },
	} {
		before := []native.Layout{inner.Layout, packed.Layout, tagged.Layout, tags.Layout}
		offset := packed.Fields[1].Offset
		wrong()
		config := cbindgen.Default()
		path := filepath.Join(t.TempDir(), "h.c")
		require.NoError(t, os.WriteFile(path, append(Header(m, config), Assertions(m, config)...), 0o600))
		out, err := exec.Command("gcc", "-std=gnu11", "-fsyntax-only", path).CombinedOutput()
		require.Error(t, err, fmt.Sprint(before))
		require.Contains(t, string(out), "static assertion failed")
		inner.Layout, packed.Layout, tagged.Layout, tags.Layout = before[0], before[1], before[2], before[3]
		packed.Fields[1].Offset = offset
	}
	require.Empty(t, Assertions(only(unknown), cbindgen.Default()))
}
