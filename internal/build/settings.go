package build

import (
	"example.com/bindgen/internal/cargo"
	"example.com/bindgen/parser"
)

// settings are what bindgen adds to the project's own configuration of cargo.
func (r *run) settings(crate *parser.Crate) cargo.Settings {
	return cargo.Settings{Env: r.cargo.Reproducible(r.rustc, r.Program, crate.Workspace())}
}
