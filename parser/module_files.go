package parser

import (
	"strings"

	"example.com/bindgen/internal/source"
)

// ModuleFile is a module that another file holds.
type ModuleFile struct {
	Path string // "a"; in `mod b { .. }` "b/a"
	Test bool   // it is for tests only: #[cfg(test)]
}

// ModuleFiles returns the modules that f declares and other files hold, `mod a;`.
// See https://doc.rust-lang.org/reference/items/modules.html.
func ModuleFiles(f *source.File) []ModuleFile {
	t := lex(f)
	var out []ModuleFile
	t.moduleFiles(0, len(t.list), ModuleFile{}, &out)
	return out
}

// moduleFiles looks at the tokens between two for those of a module.
func (t *tokens) moduleFiles(from, to int, in ModuleFile, out *[]ModuleFile) {
	tested := 0 // how far #[cfg(test)] reaches
	for i := from; i+2 < to; i++ {
		if t.isTestCfg(i) {
			tested = max(tested, t.itemEnd(i))
		}
		if t.text(i) != "mod" || t.list[i+1].kind != tokenIdent {
			continue
		}
		m := ModuleFile{in.Path + strings.TrimPrefix(t.text(i+1), "r#"), in.Test || i < tested}
		switch open := &t.list[i+2]; {
		case t.text(i+2) == ";":
			*out = append(*out, m)
		case t.text(i+2) == "{" && int(open.pair) > i+2:
			m.Path += "/"
			t.moduleFiles(i+3, int(open.pair), m, out)
			i = int(open.pair)
		}
	}
}

// isTestCfg reports whether #[cfg(test)] is at i.
func (t *tokens) isTestCfg(i int) bool {
	for j, want := range []string{"#", "[", "cfg", "(", "test", ")", "]"} {
		if t.spelling(i+j) != want {
			return false
		}
	}
	return true
}

// itemEnd returns where the item ends whose attribute is at i.
func (t *tokens) itemEnd(i int) int {
	for i++; i < len(t.list); i++ {
		switch tok := &t.list[i]; {
		case t.text(i) == ";":
			return i
		case tok.kind == tokenOpen && int(tok.pair) > i:
			if i = int(tok.pair); t.text(i) == "}" && t.spelling(i+1) != ";" {
				return i
			}
		}
	}
	return len(t.list)
}
