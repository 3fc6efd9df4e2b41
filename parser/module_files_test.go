package parser

import (
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/source"
)

func TestModulesInFiles(t *testing.T) {
	const text = `
mod a;
#[cfg(unix)]
pub(crate) mod r#type;
// mod comment;
mod b { mod c; fn f() {} mod d { pub mod e; } }
mod f {}
macro_rules! m { ($n:ident) => { mod $n; } }
const S: &str = "mod no;";
mod g;
#[cfg(test)]
#[path = "x.rs"]
pub mod h;
#[cfg(test)] mod i { mod j; }
#[cfg(test)] use { a::b };
mod k;
`
	require.Equal(t, []ModuleFile{{"a", false}, {"type", false}, {"b/c", false}, {"b/d/e", false}, {"g", false}, {"h", true}, {"i/j", true}, {"k", false}}, ModuleFiles(&source.File{Text: []byte(text)}))
	require.Empty(t, ModuleFiles(&source.File{Text: []byte("mod a { mod b; ")}), "without its end")
	require.Empty(t, ModuleFiles(&source.File{Text: []byte("mod")}))
}
