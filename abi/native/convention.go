package native

import (
	"strings"

	"example.com/bindgen/internal/diag"
)

// conventions tells once of functions that 32-bit Windows calls in another way
// than the header says there: extern "system" and "stdcall". On every other
// target they are what the header declares.
func (l *lowerer) conventions() {
	var first *Function
	others := 0
	for _, f := range l.module.Functions {
		switch abi := strings.TrimSuffix(f.ABI, "-unwind"); {
		case abi != "system" && abi != "stdcall":
		case first == nil:
			first = f
		default:
			others++
		}
	}
	if first == nil {
		return
	}
	d := l.report.Notice(diag.UnsupportedItem, first.Span, "function `%s` is extern %q: 32-bit Windows calls it by `__stdcall`, which the header does not say", first.Rust, first.ABI)
	if others > 0 {
		d.Note("so are %d others", others)
	}
	d.Helpf("on other targets the header is right; write `extern \"C\"` where 32-bit Windows counts")
}
