package parser

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// findItem returns the first function, struct or macro call named name.
func findItem(m *Module, name string) Item {
	for _, item := range m.Items {
		switch item := item.(type) {
		case *Module:
			if found := findItem(item, name); found != nil {
				return found
			}
		case *MacroCall:
			if item.exceptionName() == name {
				return item
			}
		case *Use:
		default:
			if item.Head().Name == name {
				return item
			}
		}
	}
	return nil
}

func TestPathFrom(t *testing.T) {
	tests := []struct{ name, source, glue, want, blocker string }{
		{"root", "#[pyfunction] fn f() {}", "", "crate::f", ""},
		{"private module beside", "mod a { #[pyfunction] fn f() {} }", "", "crate::a::f", ""},
		{"private module in a module", "mod a { mod b { #[pyfunction] fn f() {} } }", "", "", "a::b"},
		{"seen from inside", "mod a { mod b { #[pyfunction] fn f() {} } }", "a", "crate::a::b::f", ""},
		{"seen from beside", "mod a { mod b { mod c { #[pyfunction] fn f() {} } } mod g {} }", "a::g", "", "a::b::c"},
		{"visible in the crate", "mod a { pub(crate) mod b { #[pyfunction] fn f() {} } }", "", "crate::a::b::f", ""},
		{"pub(super)", "mod a { pub(super) mod b { #[pyfunction] fn f() {} } }", "", "crate::a::b::f", ""},
		{"pub(in)", "mod a { mod b { pub(in crate::a) mod c { #[pyfunction] fn f() {} } } }", "a", "crate::a::b::c::f", ""},
		{"the outermost blocks", "mod a { mod b { mod c { #[pyfunction] fn f() {} } } }", "", "", "a::b"},
		{"re-export", "mod a { mod b { #[pyfunction] pub fn f() {} } pub use b::f; }", "", "crate::a::f", ""},
		{"re-export under another name", "mod a { mod b { #[pyfunction] pub fn f() {} } pub(crate) use b::f as g; }", "", "crate::a::g", ""},
		{"re-export by glob", "mod a { mod b { #[pyfunction] fn f() {} } pub use b::*; }", "", "crate::a::f", ""},
		{"re-export of the module", "mod a { mod b { #[pyfunction] fn f() {} } pub use self::b as c; }", "", "crate::a::c::f", ""},
		{"private re-export", "mod a { mod b { #[pyfunction] pub fn f() {} } use b::f; }", "", "", "a::b"},
		{"private use that the glue sees", "mod a { pub mod x { mod b { #[pyfunction] pub fn f() {} } pub(super) use b::f; } use x::f as g; }", "a", "crate::a::g", ""},
		{"the definition before a re-export", "mod a { #[pyfunction] pub fn f() {} } pub use a::f;", "", "crate::a::f", ""},
		{"raw identifiers", "mod r#mod { #[pyfunction] fn r#f() {} }", "", "crate::r#mod::r#f", ""},
		{"not widened", "mod a { fn f() {} }", "", "", ""},
		{"not widened, but public", "mod a { pub fn f() {} }", "", "crate::a::f", ""},
		{"an exception", "mod a { create_exception!(m, f, PyException); }", "", "crate::a::f", ""},
		{"a re-export in a circle of modules", "mod a { pub use super::a as me; mod b { #[pyfunction] pub fn f() {} } pub use b::f; }", "", "crate::a::f", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := mustParse(t, test.source+"\n")
			path, ok, blocker := c.PathFrom(moduleAt(t, c, test.glue), findItem(c.Root, "f"))
			require.Equal(t, test.want, path)
			require.Equal(t, test.want != "", ok)
			if test.blocker == "" {
				require.Nil(t, blocker)
			} else {
				require.Same(t, moduleAt(t, c, test.blocker), blocker)
			}
		})
	}
}
