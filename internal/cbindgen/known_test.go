package cbindgen_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/cbindgen"
)

func TestKnows(t *testing.T) {
	config := cbindgen.Default()
	config.Header = "/* typedef int in_comment; */\n#include <x.h>\n  # define MACRO 1\n#define FN(x) \\\n  typedef int in_macro;\n"
	config.AfterIncludes = `
// struct in_line { };
typedef struct Tag { int field; struct Inner *p; unsigned bits : 3; } Named, *Pointer;
typedef unsigned long plain;
typedef int array[4];
typedef void (*callback)(int argument, struct Passed *q);
enum Colour { RED, GREEN = 1 + 2, BLUE, };
enum Sized : uint8_t { ONE };
union Both;
#ifdef __cplusplus
extern "C" {
#endif
typedef struct opaque inside;
extern int variable, other;
int function(void);
const char *text = "typedef int in_string; \" struct more";
char quote = '"', after;
#ifdef __cplusplus
}
#endif
`
	config.Export.Body = map[string]string{"X": "struct Nested { int x; } nested;"}
	for _, name := range []string{
		"MACRO", "FN", "Tag", "Named", "Pointer", "Inner", "plain", "array", "callback", "Passed", "Colour", "RED", "GREEN", "BLUE",
		"Sized", "ONE", "Both", "opaque", "inside", "variable", "other", "function", "text", "quote", "after", "Nested",
	} {
		require.True(t, config.Knows(name), name)
	}
	for _, name := range []string{
		"in_comment", "in_macro", "in_line", "field", "p", "bits", "argument", "q", "in_string", "more", "int", "unsigned", "x", "include", "__cplusplus", "",
	} {
		require.False(t, config.Knows(name), name)
	}
}

// TestKnowsSurvivesAnything has no declarations, but must end.
func TestKnowsSurvivesAnything(t *testing.T) {
	for _, text := range []string{"", "#", "#define", "\"", "'\\", "/*", "//", "}}}", "{{{(", ")", "struct", "enum {", "\xff\xfe", "\\", "#define \\"} {
		config := cbindgen.Default()
		config.Trailer = text
		require.False(t, config.Knows("name"), text)
	}
}
