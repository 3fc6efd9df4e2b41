package table

import "strings"

// FFI returns the lines that define `ffi`, made of t, for a module that has
// imported import_module and Any. Without cffi its import fails with message,
// a literal of Python.
func (t *Tables) FFI(message string) []string {
	lines := []string{
		"def _new() -> Any:",
		"    try:",
		`        return import_module("_cffi_backend").FFI`,
		"    except ImportError as error:",
		"        message = " + message,
		"        raise ImportError(message) from error",
		"",
		"",
		"# fmt: off",
		"ffi: Any = _new()(",
	}
	lines = append(lines, strings.Split(strings.TrimSuffix(t.Python(), "\n"), "\n")...)
	return append(lines, ")", "# fmt: on")
}
