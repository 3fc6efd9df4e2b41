package parser

import (
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/source"
)

func TestSqueeze(t *testing.T) {
	for text, want := range map[string]string{
		"":                                        "",
		" \n // a\n":                              " ",
		"fn  f() { a }\n\nfn g();":                "fn f() { } fn g();",
		"a/**/b // c\n /* /* */ // */ d":          "a b d",
		"/// a b\n///\nx //// c\n ///! d\n y":     " ///x\n///\nx ///x\ny",
		"//! \u00e9\r\n/** a  b */ /***/ /**/x":   " //!x\n/** a  b */x",
		"const C: &str = \"a  b\" ; #[a = \" \"]": "const C: &str = 0 ; #[a = \" \"]",
		"\ufeff#!/usr//run  ///x\n  #![a]":        " #![a]",
		"#![a // b\n]":                            "#![a ]",
		"x /// a":                                 "x ///x",
	} {
		s := squeeze(lex(&source.File{Text: []byte(text)}))
		require.Equal(t, want, string(s.text), text)
		require.Len(t, s.at, len(s.text)+1)
		require.EqualValues(t, len(text), s.at[len(s.text)])
	}
}

// What tree-sitter says of the squeezed text is said of the file.
func TestSqueezedOffsets(t *testing.T) {
	text := "//! a\r\n\n  fn   f (\n) { a // b\n }\n /// d e\n  struct  S ;  "
	tree, err := parseTree(squeeze(lex(&source.File{Text: []byte(text)})))
	require.NoError(t, err)
	defer tree.free()
	var got []string
	for c := range tree.root().children {
		got = append(got, text[c.start():c.end()])
	}
	require.Equal(t, []string{"//! a\r\n", "fn   f (\n) { a // b\n }", "/// d e\n", "struct  S ;"}, got)
}
