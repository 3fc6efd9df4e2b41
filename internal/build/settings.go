package build

import (
	"path/filepath"

	"example.com/bindgen/internal/cargo"
	"example.com/bindgen/parser"
)

// settings are what bindgen adds to the project's own configuration of cargo. What
// is missing for the target is reported.
func (r *run) settings(crate *parser.Crate) cargo.Settings {
	target, variant := r.target(), ""
	if !r.cargo.HasLibrary(r.ctx, r.rustc, target, r.report) {
		return cargo.Settings{}
	}
	var env []string
	if r.Zig == "" {
		env = r.cargo.Linker(r.rustc, target, r.report)
	} else {
		floor := r.Zig
		if floor == ZigDefault { // that of the target
			floor = ""
		}
		variant = "zig" + floor
		scripts := filepath.Join(r.targetDir(), variant)
		env = r.cargo.Zig(r.ctx, r.Program, target, floor, scripts, r.report)
	}
	out := r.cargo.Reproducible(r.rustc, r.Program, crate.Workspace(), variant)
	out.Env = append(env, out.Env...)
	return out
}
