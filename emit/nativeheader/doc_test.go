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

func documented(doc string) *native.Module {
	f := function("f", nil)
	f.Doc = doc
	return &native.Module{Functions: []*native.Function{f}}
}

func TestDocumentationStyles(t *testing.T) {
	for style, want := range map[string]string{
		"auto": "/**\n * One.\n *\n * Two.\n */\n",
		"doxy": "/**\n * One.\n *\n * Two.\n */\n",
		"c":    "/*\n One.\n\n Two.\n */\n",
		"c99":  "// One.\n//\n// Two.\n",
		"cxx":  "/// One.\n///\n/// Two.\n",
	} {
		config := cbindgen.Default()
		config.DocumentationStyle = style
		require.Equal(t, want+"void f(void);\n", printed(documented("One.\n\nTwo."), config), style)
	}
}

func TestDocumentationShortAndOff(t *testing.T) {
	config := cbindgen.Default()
	config.DocumentationLength = "short"
	m := documented("One.\n\nTwo.")
	m.Functions[0].Params = []*native.Param{param("p", &native.Type{Kind: native.Pointer, Elem: prim(native.U8), NonNull: true})}
	require.Equal(t, "/**\n * One.\n */\nvoid f(uint8_t *p);\n", printed(m, config))
	config.Documentation = false
	require.Equal(t, "void f(uint8_t *p);\n", printed(m, config))
}

// Whatever a comment says, the header stays C, and says it.
func TestHostileDocumentationCompiles(t *testing.T) {
	docs := map[string]string{
		"end":            "*/ int x = 1; /*",
		"overlaps":       "/*/ **// /**/ */*",
		"backslash":      "C:\\\nint x;",
		"blank behind":   "C:\\  \nint x;",
		"trigraph":       "what??/\nint x;",
		"split end":      "*\\\n/ int x; /\\\n* ??/\n*??/\n/",
		"carriage":       "a\rint x;\r\nb",
		"controls":       "a\x00b\x01c\x1b[31m\x7f\v\f\u0085",
		"turned":         "\u202e{ \u2066 } \u202c",
		"no utf-8":       "a\xff\xfeb",
		"directive":      "\n#error no\n#include <none.h>",
		"one long line":  strings.Repeat("*/ ??/ \\ ", 120_000),
		"many lines":     strings.Repeat("*/\\\n", 250_000),
		"only backslash": "\\",
		"empty lines":    "\n\n\n",
	}
	for _, style := range []string{"doxy", "c", "c99", "cxx"} {
		config := cbindgen.Default()
		config.CppCompat = true
		config.DocumentationStyle = style
		var headers [][]byte
		for _, doc := range docs {
			m := sample()
			m.Functions[0].Doc = doc
			if len(doc) > 1000 {
				m.Types = m.Types[:1]
				m.Functions = m.Functions[:2]
				headers = append(headers, Header(m, config))
				continue
			}
			m.Types[1].Base().Doc = doc
			m.Types[3].(*native.Record).Fields[0].Doc = doc
			m.Types[5].(*native.Enum).Variants[0].Doc = doc
			m.Constants[0].Doc = doc
			m.Statics[0].Doc = doc
			headers = append(headers, Header(m, config))
		}
		compile(t, config, headers...)
	}
}

// Texts made of nothing but what is dangerous.
func TestRandomDocumentationCompiles(t *testing.T) {
	pieces := []string{"*", "/", "\\", "?", "??/", "\n", "\r", " ", "a", "\t", "\x00", "\"", "'", "#", "\u2028"}
	random := rand.New(rand.NewPCG(1, 2))
	m := &native.Module{}
	for i := range 500 {
		f := function(fmt.Sprintf("f%d", i), nil)
		for range random.IntN(12) {
			f.Doc += pieces[random.IntN(len(pieces))]
		}
		m.Functions = append(m.Functions, f)
	}
	var headers [][]byte
	for _, style := range []string{"doxy", "c", "c99", "cxx"} {
		config := cbindgen.Default()
		config.DocumentationStyle = style
		headers = append(headers, Header(m, config))
	}
	compile(t, cbindgen.Default(), headers...)
	for i := range m.Functions {
		use := fmt.Sprintf("void f%d(void);", i)
		for _, header := range headers {
			require.Contains(t, string(header), "\n"+use+"\n")
		}
	}
}

func TestDocumentationKeepsItsText(t *testing.T) {
	got := printed(documented("Größe in µm — 長さ 🦀\n`a/b` \\ c? ??= http://x/\u200f\n  code\ttab"), cbindgen.Default())
	require.Equal(t, "/**\n * Größe in µm — 長さ 🦀\n * `a/b` \\ c? ??= http://x/\u200f\n *   code\ttab\n */\nvoid f(void);\n", got)
}

func TestNotesOnPointers(t *testing.T) {
	u8 := prim(native.U8)
	ref := func() *native.Type { return &native.Type{Kind: native.Pointer, Elem: u8, Const: true, NonNull: true} }
	option := func() *native.Type { return &native.Type{Kind: native.Pointer, Elem: u8, Nullable: true} }
	boxed := func() *native.Type {
		return &native.Type{Kind: native.Pointer, Elem: u8, NonNull: true, Owned: true}
	}
	optionBox := func() *native.Type {
		return &native.Type{Kind: native.Pointer, Elem: u8, Nullable: true, Owned: true}
	}
	callback := &native.Alias{Item: item("Callback"), Type: &native.Type{Kind: native.FnPointer, Fn: &native.Signature{}, Nullable: true}}
	tests := map[string]struct {
		function *native.Function
		want     string
	}{
		"raw pointers":       {function("f", pointer(u8), param("a", pointer(u8))), ""},
		"one":                {function("f", nil, param("a", ref())), "`a` must not be NULL."},
		"three":              {function("f", nil, param("a", ref()), param("b", ref()), param("c", ref())), "`a`, `b` and `c` must not be NULL."},
		"without names":      {function("f", nil, param("", ref())), ""},
		"option":             {function("f", option(), param("a", option())), "`a` may be NULL. May return NULL."},
		"boxes":              {function("f", boxed(), param("a", boxed())), "`a` must not be NULL. `a` is taken over by the call. Returns a pointer that the caller owns, never NULL."},
		"option box":         {function("f", optionBox(), param("a", optionBox()), param("b", boxed())), "`b` must not be NULL. `a` may be NULL. `a` and `b` are taken over by the call. Returns NULL or a pointer that the caller owns."},
		"reference returned": {function("f", ref()), "Never returns NULL."},
		"alias":              {function("f", nil, param("a", named(callback))), "`a` may be NULL."},
	}
	for name, test := range tests {
		w := newWriter(&native.Module{}, cbindgen.Default())
		got := strings.ReplaceAll(w.functionDoc(test.function), "\n", " ")
		require.Equal(t, test.want, got, name)
		if test.want != "" {
			test.function.Doc = "Does."
			require.Equal(t, "Does.  "+test.want, strings.ReplaceAll(w.functionDoc(test.function), "\n", " "), name)
		}
		w.config.Ptr.Notes = false
		require.Equal(t, test.function.Doc, w.functionDoc(test.function), name)
	}
}

func TestNotesOnFields(t *testing.T) {
	r := &native.Record{Item: item("R"), Fields: []*native.Field{
		field("a", &native.Type{Kind: native.Pointer, Elem: prim(native.U8), NonNull: true}),
		field("b", &native.Type{Kind: native.Pointer, Elem: prim(native.U8), Nullable: true, Owned: true}),
		field("c", pointer(prim(native.U8))),
	}}
	require.Equal(t, `/**
 * `+"`a` is never NULL. `b` may be NULL. `b` owns what it points to."+`
 */
typedef struct R {
  uint8_t *a;
  uint8_t *b;
  uint8_t *c;
} R;
`, printed(&native.Module{Types: []native.Decl{r}}, cbindgen.Default()))
}

func TestNotesAreWrapped(t *testing.T) {
	var params []*native.Param
	for range 30 {
		params = append(params, param("parameter", &native.Type{Kind: native.Pointer, Elem: prim(native.U8), NonNull: true}))
	}
	config := cbindgen.Default()
	for line := range strings.Lines(printed(&native.Module{Functions: []*native.Function{function("f", nil, params...)}}, config)) {
		require.LessOrEqual(t, len(line), config.LineLength+1)
	}
}
