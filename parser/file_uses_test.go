package parser

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/source"
)

func TestFileUses(t *testing.T) {
	const text = `
#![doc = include_str!("../README.md")]
// include_str!("in a comment")
#[path = "../shared/a.rs"]
mod a;
const B: &[u8] = include_bytes! { r#"b.bin"# };
include!(concat!(env!("CARGO_MANIFEST_DIR"), "/../", "c.rs"));
include!(concat!(env!("OUT_DIR"), "/generated.rs"));
const D: &str = "include_str!(\"no\")";
const E: &str = std::include_str!(concat!("e", ".txt"));
const F: &str = include_str!(NAME);
#[cfg_attr(unix, path = "f.rs")]
mod f;
#[cfg(test)]
mod tests { const G: &str = include_str!("g.txt"); }
#[cfg(test)] const H: &str = include_str!("h.txt");
const I: &str = include_str!("i.txt");
`
	var got []string
	for _, use := range FileUses(&source.File{Path: "lib.rs", Text: []byte(text)}) {
		got = append(got, fmt.Sprintf("%d %s %t", use.Span.Position().Line, use.Path, use.Manifest))
	}
	require.Equal(t, []string{"2 ../README.md false", "4 ../shared/a.rs false", "6 b.bin false", "7 /../c.rs true", "10 e.txt false", "12 f.rs false", "17 i.txt false"}, got)
	require.Empty(t, FileUses(&source.File{Text: []byte("include_str!(\"a\"")}), "a call without its end")
}
