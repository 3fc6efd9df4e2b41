package cbindgen_test

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/cbindgen"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// decode reads text and returns what was said of it, too.
func decode(t *testing.T, text string) (*cbindgen.Config, string) {
	t.Helper()
	report := &diag.Report{}
	config := cbindgen.Decode(&source.File{Path: "cbindgen.toml", Text: []byte(text)}, report)
	var said bytes.Buffer
	require.NoError(t, diag.WriteText(&said, report.Sorted(), diag.Plain))
	return config, said.String()
}

func TestEverySettingThatCounts(t *testing.T) {
	got, said := decode(t, `language = "C"
header = """
/* first
   second */"""
trailer = "/* \"end\" \u00e4 */"
include_guard = "DEMO_H"
pragma_once = true
autogen_warning = '/* do not edit */'
include_version = true
package_version = true
sys_includes = ["stddef.h", "a/b.h"]
includes = ["own.h"]
no_includes = true
cpp_compat = true
namespaces = ["b", "c"]
namespace = "a"
after_includes = "typedef int own;"
braces = "next_line"
line_length = 80
tab_width = 4
documentation = false
documentation_style = "C++"
documentation_length = "SHORT"
line_endings = "crlf"
style = "Tag"
sort_by = "name"
usize_is_size_t = true

[defines]
unix = "DEF_UNIX"
"target_os = freebsd" = "DEF_BSD"
'feature = "serde"' = "DEF_SERDE"

[export]
include = ["A", "b::B"]
exclude = ["C"]
prefix = "X_"
item_types = ["Functions", "opaque"]
renaming_overrides_prefixing = true
rename = { "b::Cfg" = "BCfg", handle = "unsigned int", Text = "const char *" }
[export.pre_body]
A = "int first;"
[export.body]
"A" = '''
int last;
'''
[export.mangle]
rename_types = "PascalCase"
remove_underscores = true
[layout]
packed = "PACKED"
aligned_n = "ALIGNED"
[fn]
rename_args = "GeckoCase"
must_use = "MU"
deprecated = "D"
deprecated_with_note = "DN({})"
no_return = "NR"
prefix = "P"
postfix = "Q"
args = "Vertical"
sort_by = "None"
swift_name_macro = "SWIFT"
[struct]
rename_fields = "mGeckoCase"
rename_associated_constant = "UPPERCASE"
must_use = "SMU"
deprecated = "SD"
deprecated_with_note = "SDN"
[enum]
rename_variants = "prefix:k"
rename_variant_name_fields = "none"
add_sentinel = true
prefix_with_name = true
must_use = "EMU"
deprecated = "ED"
deprecated_with_note = "EDN"
deprecated_variant = "EDV"
deprecated_variant_with_note = "EDVN"
[const]
sort_by = "Name"
[ptr]
non_null_attribute = "_Nonnull"
nullable_attribute = "_Nullable"
notes = false
[macro_expansion]
bitflags = true
[parse]
parse_deps = true
include = ["dep"]
exclude = ["other"]
extra_bindings = ["dep"]
`)
	require.Empty(t, said)
	require.Equal(t, "/* first\n   second */", got.Header)
	require.Equal(t, `/* "end" ä */`, got.Trailer)
	require.Equal(t, "[\"unix\" \"target_os = \\\"freebsd\\\"\" \"feature = \\\"serde\\\"\"]", quoted(got.Questions()))
	require.Equal(t, "DEF_UNIX", got.Defined("unix", ""))
	require.Equal(t, "DEF_SERDE", got.Defined("feature", "serde"))
	require.Equal(t, "", got.Defined("target_os", ""))

	want := cbindgen.Default()
	*want = cbindgen.Config{
		Header: got.Header, Trailer: got.Trailer, IncludeGuard: "DEMO_H", PragmaOnce: true, AutogenWarning: "/* do not edit */",
		IncludeVersion: true, PackageVersion: true, SysIncludes: []string{"stddef.h", "a/b.h"}, Includes: []string{"own.h"},
		NoIncludes: true, CppCompat: true, Namespaces: []string{"a", "b", "c"}, AfterIncludes: "typedef int own;",
		Braces: "NextLine", LineLength: 80, TabWidth: 4, DocumentationStyle: "cxx", DocumentationLength: "short", LineEndings: "CRLF",
		Style: "tag", SortBy: "Name", UsizeIsSizeT: true,
		Export: cbindgen.Export{
			Include: []string{"A", "b::B"}, Exclude: []string{"C"}, Prefix: "X_", ItemTypes: []string{"functions", "opaque"},
			RenamingOverridesPrefixing: true, Rename: map[string]string{"b::Cfg": "BCfg", "handle": "unsigned int", "Text": "const char *"},
			PreBody: map[string]string{"A": "int first;"}, Body: map[string]string{"A": "int last;\n"},
			MangleRenameTypes: "PascalCase", MangleRemoveUnderscores: true,
		},
		Layout: cbindgen.Layout{Packed: "PACKED", AlignedN: "ALIGNED"},
		Fn: cbindgen.Fn{
			Attributes: cbindgen.Attributes{MustUse: "MU", Deprecated: "D", DeprecatedWithNote: "DN({})"},
			RenameArgs: "GeckoCase", NoReturn: "NR", Prefix: "P", Postfix: "Q", Args: "vertical", SortBy: "None", SwiftNameMacro: "SWIFT",
		},
		Struct: cbindgen.Struct{
			Attributes:   cbindgen.Attributes{MustUse: "SMU", Deprecated: "SD", DeprecatedWithNote: "SDN"},
			RenameFields: "GeckoCase", RenameAssociatedConstant: "UpperCase",
		},
		Enum: cbindgen.Enum{
			Attributes:     cbindgen.Attributes{MustUse: "EMU", Deprecated: "ED", DeprecatedWithNote: "EDN"},
			RenameVariants: "prefix:k", RenameVariantNameFields: "None", AddSentinel: true, PrefixWithName: true,
			DeprecatedVariant: "EDV", DeprecatedVariantWithNote: "EDVN",
		},
		Const:    cbindgen.Const{SortBy: "Name"},
		Ptr:      cbindgen.Ptr{NonNullAttribute: "_Nonnull", NullableAttribute: "_Nullable"},
		Parse:    cbindgen.Parse{ParseDeps: true, Include: []string{"dep"}, Exclude: []string{"other"}, ExtraBindings: []string{"dep"}},
		Bitflags: true,
	}
	want.File, want.Defines = got.File, got.Defines
	require.Equal(t, want, withoutPlaces(got))
}

func quoted(list []string) string { return fmt.Sprintf("%q", list) }

// withoutPlaces makes a configuration comparable.
func withoutPlaces(c *cbindgen.Config) *cbindgen.Config {
	out := *c
	cbindgen.ForgetPlaces(&out)
	return &out
}

func TestAnEmptyFileIsTheDefault(t *testing.T) {
	got, said := decode(t, "")
	require.Empty(t, said)
	want := cbindgen.Default()
	want.File = got.File
	require.Equal(t, want, got)
}

func TestFaults(t *testing.T) {
	for text, want := range map[string]string{
		"sytle = \"tag\"\n":                          "cbindgen.toml:1:1\n  |\n1 | sytle = \"tag\"\n  | ^^^^^\n  |\n  = help: did you mean `style`?",
		"rename_fields = \"SnakeCase\"\n":            "did you mean `struct.rename_fields`?",
		"[export]\nnonsense = 1\n":                   "cbindgen.toml has no setting `export.nonsense`",
		"[stuct]\n":                                  "cbindgen.toml has no setting `stuct`",
		"style = \"tga\"\n":                          "`style` has to be one of \"both\", \"tag\", \"type\"",
		"style = true\n":                             "`style` has to be a string",
		"line_length = -1\n":                         "`line_length` has to be a number from 0 to 1000000",
		"line_length = \"80\"\n":                     "`line_length` has to be a number",
		"pragma_once = \"yes\"\n":                    "`pragma_once` has to be true or false",
		"includes = \"a.h\"\n":                       "`includes` has to be an array of strings",
		"includes = [1]\n":                           "`includes` has to be an array of strings",
		"include_guard = \"A-B\"\n":                  "`include_guard` has to be made of letters, digits and _",
		"language = \"Pascal\"\n":                    "`language` has to be one of \"C\", \"C++\", \"Cython\"",
		"namespace = \"a::b\"\n":                     "`namespace` has to be made of letters, digits and _",
		"fn = 1\n":                                   "`fn` has to be a table",
		"[fn]\nrename_args = \"snake-case\"\n":       "did you mean \"SnakeCase\"?",
		"[export]\nitem_types = [\"function\"]\n":    "`export.item_types` has \"function\" in it: every value has to be one of \"constants\"",
		"[export.rename]\nA = \"B-C\"\n":             "`export.rename.A` has to be a name in C",
		"[export.rename.A]\nb = \"c\"\n":             "`export.rename.A` has to be a string",
		"[defines]\n\"target_os = a = b\" = \"X\"\n": "has to be named after a cfg",
		"[defines]\nunix = \"X Y\"\n":                "has to be the name of a macro",
		"style = \"tag\"\nstyle = \"type\"\n":        "the file is not valid TOML",
		"[macro_expansion]\nbitflags = \"x\"\n":      "`macro_expansion.bitflags` has to be true or false",
	} {
		_, said := decode(t, text)
		require.Contains(t, said, "error[BG0601]", text)
		require.Contains(t, said, want, text)
		require.Contains(t, said, "help: ", text)
	}
}

func TestWhatDoesNothingIsOneNote(t *testing.T) {
	_, said := decode(t, `language = "Cxx"
using_namespaces = ["n"]
[struct]
derive_eq = true
derive_neq = false
[cython]
header = '"x.h"'
cimports = { a = ["b"] }
[parse]
clean = true
[parse.expand]
crates = ["x"]
default_features = true
`)
	require.Equal(t, "note[BG0602]: 6 settings do nothing for a C header from bindgen\n", said[:len("note[BG0602]: 6 settings do nothing for a C header from bindgen\n")])
	require.Contains(t, said, "about C++: `language`, `using_namespaces`, `struct.derive_eq`\n")
	require.Contains(t, said, "about Cython: `cython.header`\n")
	require.Contains(t, said, "about running cargo and rustc: `parse.clean`, `parse.expand.crates`\n")
	require.Contains(t, said, "cpp_compat")

	_, said = decode(t, "[parse]\nexpand = [\"x\"]\n")
	require.Contains(t, said, "1 setting does nothing")
	_, said = decode(t, "language = \"c\"\n[enum]\nenum_class = true\n[const]\nallow_constexpr = true\n[parse]\nexpand = []\n")
	require.Empty(t, said)
}

func TestNoUTF8(t *testing.T) {
	_, said := decode(t, "header = \"\xff\"\n")
	require.Contains(t, said, "error[BG0103]")
}
