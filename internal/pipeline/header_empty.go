package pipeline

import (
	"strings"

	"example.com/bindgen/abi"
	"example.com/bindgen/abi/native"
	"example.com/bindgen/internal/diag"
)

// warnEmpty tells that the header declares nothing.
func (r *HeaderRun) warnEmpty(module *native.Module) {
	if !module.IsEmpty() {
		return
	}
	d := r.Report.Warn(diag.NothingExported, r.crate.Root.Span, "%s exports nothing to C", r.source())
	switch {
	case len(r.modules) > 0:
		d.Helpf("name a module that has items for C, or leave `--module` out")
	case abi.IsAnnotated(r.crate):
		d.Helpf("its items are for Python and C by way of glue: `bindgen gen` writes that and its header")
	default:
		d.Helpf("write items for C as `#[no_mangle] pub extern \"C\" fn`, or name types in `include` of [export] in cbindgen.toml")
	}
}

// source says what the header is of.
func (r *HeaderRun) source() string {
	switch {
	case len(r.modules) == 1:
		return "module `" + r.modules[0] + "`"
	case len(r.modules) > 1:
		return "each of the modules `" + strings.Join(r.modules, "`, `") + "`"
	case r.file != "":
		return "`" + r.file + "`"
	default:
		return "crate `" + r.crate.Name + "`"
	}
}
