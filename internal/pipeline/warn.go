package pipeline

import (
	"fmt"
	"slices"
	"strings"

	"example.com/bindgen/abi"
	"example.com/bindgen/emit/all"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// warn tells what is no fault of the crate but seldom meant: bindings without
// something, or a library that cannot be loaded.
func (r *Run) warn(crate *parser.Crate, module *abi.Module) {
	r.warnLeftOut(crate)
	r.warnRuntimePath(crate)
	if isEmpty(module) {
		d := r.Report.Warn(diag.NothingExported, crate.Root.Span, "crate `%s` exports nothing", crate.Name).
			Helpf("mark what Python and C are to see with #[pyfunction] or #[pyclass]")
		if len(crate.LeftOut) > 0 {
			d.Note("#[cfg] leaves out what it could export")
		}
		if !r.request.Library {
			return
		}
	}
	r.warnCrateType(crate)
}

func isEmpty(m *abi.Module) bool {
	return m.Native == nil && len(m.Constants)+len(m.Enums)+len(m.Records)+len(m.Classes)+len(m.AllFunctions()) == 0
}

func count(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}

// cargoTypes are the values of crate-type that cargo takes for a library:
// https://doc.rust-lang.org/cargo/reference/cargo-targets.html#the-crate-type-field.
var cargoTypes = []string{"lib", "rlib", "dylib", "cdylib", "staticlib", "proc-macro"}

// warnCrateType tells that cargo makes no library that the bindings can use.
func (r *Run) warnCrateType(crate *parser.Crate) {
	code, report := diag.NoSharedLibrary, r.Report.Warn
	wanted := []string{"cdylib"}
	message := "cargo builds no shared library of crate `%s`, and Python loads one"
	switch {
	case r.request.Library:
		code, report = diag.NoCdylib, r.Report.Error
		message = "cargo builds no shared library of crate `%s`"
	case !r.loadsLibrary():
		wanted = []string{"cdylib", "dylib", "staticlib"}
		message = "cargo builds no library of crate `%s` that C can link"
	}
	if slices.ContainsFunc(crate.CrateTypes, func(t string) bool { return slices.Contains(wanted, t) }) {
		return
	}
	var types []string
	for _, t := range crate.CrateTypes {
		if slices.Contains(cargoTypes, t) { // another is most likely a misspelt "cdylib"
			types = append(types, t)
		}
	}
	if crate.CrateTypes == nil {
		types = []string{"rlib"} // as other crates and tests of this one may use it
	}
	line := `crate-type = ["` + strings.Join(append([]string{"cdylib"}, types...), `", "`) + `"]`
	d := report(code, crate.Build.TypesSpan, message, crate.Name)
	switch {
	case crate.CrateTypes != nil:
		d.Helpf("write `%s`", line)
	case crate.Build.HasLib:
		d.Helpf("add the line `%s` to [lib]", line)
	default:
		d.Helpf("add to Cargo.toml:\n[lib]\n%s", line)
	}
}

// loadsLibrary reports whether one of the project's backends loads the library
// at run time, also one that this run leaves out.
func (r *Run) loadsLibrary() bool {
	for _, b := range all.Backends() {
		if b.LoadsLibrary && (r.Project.Backends == nil || slices.Contains(r.Project.Backends, b.Name)) {
			return true
		}
	}
	return false
}
