package parser

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/source"
)

// A body that goes through a macro as it is has the same places as one that is
// written out.
func TestBodyThroughMacro(t *testing.T) {
	text := "macro_rules! m { (fn $n:ident() $b:block) => { fn $n() { (|| $b)() } }; }\n" +
		"m! { fn f() { one /* c */ ( two ); } }\n"
	c := mustParse(t, "-- src/lib.rs --\n"+text)
	require.Len(t, c.Root.Items, 1)
	body := c.Root.Items[0].(*Function).Body
	expansion := body.File.Text
	require.Contains(t, string(expansion), "{ one /* c */ ( two ); }")
	for _, word := range []string{"one", "two", "( two )"} {
		start := bytes.Index(expansion, []byte(word))
		at := source.Span{File: body.File, Start: int32(start), End: int32(start + len(word))}.Real()
		require.Equal(t, word, string(at.File.Text[at.Start:at.End]))
		require.NotEqual(t, at.File, body.File)
	}
}
