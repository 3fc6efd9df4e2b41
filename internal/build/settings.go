package build

import (
	"example.com/bindgen/internal/cargo"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// settings are what bindgen adds to the project's own configuration of cargo.
func settings(_ *Request, _ *cargo.Cargo, _ *parser.Crate, _ *diag.Report) cargo.Settings {
	return cargo.Settings{}
}
