package cbindgen

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

func TestReadOver(t *testing.T) {
	shared := Decode(&source.File{Path: "cbindgen.toml", Text: []byte("header = \"/* all */\"\ntrailer = \"/* end */\"\nstyle = \"tag\"\n[export]\nprefix = \"x_\"\n")}, &diag.Report{})
	file := filepath.Join(t.TempDir(), "own.toml")
	require.NoError(t, os.WriteFile(file, []byte("language = \"C\"\nheader = \"typedef int Own;\"\ntab_width = 8\nstyle = \"type\"\n[export.rename]\na = \"b\"\n[ptr]\nnotes = false\n"), 0o666))
	report := &diag.Report{}
	own := shared.ReadOver(file, source.Span{}, report)
	require.Equal(t, "typedef int Own;", own.Header)
	require.Equal(t, "/* end */", own.Trailer)
	require.Equal(t, 8, own.TabWidth)
	require.False(t, own.Ptr.Notes)
	require.Equal(t, "x_", own.Export.Prefix)
	var said []string
	for _, d := range report.Sorted() {
		said = append(said, d.Message)
	}
	require.Equal(t, []string{"`style` cannot differ from header to header", "`export.rename.a` cannot differ from header to header"}, said)

	require.Equal(t, "/* all */", shared.Header, "the shared configuration stays as it is")
	require.Empty(t, shared.Export.Rename)
	require.Equal(t, "tag", shared.Style)
	require.False(t, shared.Knows("Own"))
	shared.AlsoKnows(own)
	require.True(t, shared.Knows("Own"))
}

func TestIsBalanced(t *testing.T) {
	for text, want := range map[string]bool{
		"": true, "struct A { int x; };": true, "#if A\n#else\n#endif": true, "/* { */ \"{\"": true,
		"extern \"C\" {": false, "}": false, "#ifndef A\n#define A": false, "#endif\n#if A": false, "# ifdef X\n# endif": true,
	} {
		require.Equal(t, want, IsBalanced(text), text)
	}
}
