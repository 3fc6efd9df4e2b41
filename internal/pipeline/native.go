package pipeline

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"example.com/bindgen/abi"
	"example.com/bindgen/abi/native"
	"example.com/bindgen/internal/cbindgen"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// native adds the items to module that the crate's author wrote for C.
func (r *Run) native(crate *parser.Crate, module *abi.Module) {
	if module == nil {
		return
	}
	r.guard("deriving the ABI of native items", func() {
		config := cbindgen.Default()
		if file := besideCrate(r.Project.ParserDir()); file != "" {
			config = cbindgen.Read(file, r.Report)
		}
		if config == nil {
			return
		}
		config.Export.NamedConstants = len(module.Glue) > 0
		own := r.headerConfigs(crate, config)
		module.NativeConfig = config
		if module.SetNative(native.Lower(crate, config, r.Report), r.Report); !r.Report.Failed() {
			r.divide(module, own)
		}
	})
}

// besideCrate returns the path of the cbindgen.toml in dir; "" where there is none.
func besideCrate(dir string) string {
	file := path.Join(dir, "cbindgen.toml")
	if _, err := os.Stat(filepath.FromSlash(file)); errors.Is(err, fs.ErrNotExist) {
		return ""
	}
	return file
}

// exportsForC reports whether crate exports anything without bindgen's words, or
// would but for a fault of it.
func exportsForC(crate *parser.Crate) bool {
	report := &diag.Report{}
	module := native.Lower(crate, cbindgen.Default(), report)
	return report.Failed() || !module.IsEmpty()
}
