package pipeline

import (
	"bytes"
	"io/fs"
	"os"
	"path"

	"example.com/bindgen/abi"
	"example.com/bindgen/emit"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/support"
)

// Vendor is the placing of the runtime crates in a directory of their own,
// beside the crate that depends on them by path.
type Vendor struct {
	Dir    string // as given on the command line
	Report *diag.Report
}

// Plan compares the runtime crates with what is in the directory.
func (v *Vendor) Plan() *emit.Plan {
	files, crates, err := runtimeFiles(support.Rust())
	if err != nil {
		v.Report.Error(diag.Internal, source.Span{}, "cannot read the runtime crates inside bindgen: %v", err)
		return nil
	}
	disk := emit.Disk{FS: os.DirFS(v.Dir), Dir: v.Dir, Elsewhere: func(string) string {
		return "name another directory: --vendor-runtime DIR"
	}}
	plan := emit.Compare(disk, files, v.Report)
	plan.FindStale(disk, files, crates, v.Report)
	return plan
}

// Apply writes what plan says.
func (v *Vendor) Apply(plan *emit.Plan) {
	if err := os.MkdirAll(v.Dir, 0o777); err != nil {
		v.failed(err)
		return
	}
	root, err := os.OpenRoot(v.Dir)
	if err != nil {
		v.failed(err)
		return
	}
	defer root.Close()
	plan.Apply(root, v.Report)
}

func (v *Vendor) failed(err error) {
	v.Report.Error(diag.WriteFailed, source.Span{}, "cannot write the runtime crates: %v", err).
		Helpf("name a directory that can be written: --vendor-runtime DIR")
}

// runtimeFiles returns the files of the runtime crates, each with the mark in
// front, so that the rules for outputs hold for them, and the crates' names.
func runtimeFiles(rust fs.FS) (files []emit.File, crates []string, err error) {
	err = fs.WalkDir(rust, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() {
			if path.Dir(name) == "." && name != "." {
				crates = append(crates, name)
			}
			return nil
		}
		text, err := fs.ReadFile(rust, name)
		if err != nil {
			return err
		}
		files = append(files, emit.File{Path: name, Data: marked(name, text)})
		return nil
	})
	return files, crates, err
}

func marked(name string, text []byte) []byte {
	comment := "// "
	if path.Ext(name) == ".toml" {
		comment = "# "
	}
	return bytes.Join([][]byte{[]byte(comment + abi.Mark + "\n"), text}, nil)
}
