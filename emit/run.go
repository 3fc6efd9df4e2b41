package emit

import (
	"bytes"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// Run lets the backends write into ctx and returns their files sorted by path.
// What a backend cannot carry is reported before any backend runs, so that a
// fault never leaves half of the outputs behind. The files are worth nothing
// once the report has failed.
func Run(backends []Backend, ctx *Context) []File {
	checkFeatures(backends, ctx)
	if ctx.Report.Failed() {
		return nil
	}
	out := &outputs{report: ctx.Report, owner: map[string]claim{}}
	for _, b := range backends {
		scope := &Context{Module: ctx.Module, Layout: ctx.Layout, Report: ctx.Report}
		ctx.Report.Working("backend `"+b.Name+"`", source.Span{})
		b.Emit(scope)
		for _, f := range scope.files {
			out.add(b.Name, f)
		}
	}
	slices.SortFunc(out.files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return out.files
}

// outputs collects the files of all backends and checks their paths.
type outputs struct {
	report *diag.Report
	owner  map[string]claim // by lower-case path: some file systems ignore case
	files  []File
}

type claim struct{ backend, path string }

func (o *outputs) add(backend string, f File) {
	if !filepath.IsLocal(filepath.FromSlash(f.Path)) || path.Clean(f.Path) != f.Path || strings.Contains(f.Path, `\`) {
		o.report.Error(diag.BadOutputPath, source.Span{}, "backend `%s` would write outside the project: `%s`", backend, f.Path).
			Helpf("set an output path in bindgen.toml that stays below the project's directory, with / between its parts")
		return
	}
	key := strings.ToLower(f.Path)
	if first, taken := o.owner[key]; taken {
		d := o.report.Error(diag.BadOutputPath, source.Span{}, "two outputs have one path: `%s`", f.Path).
			Note("written by backend `%s` and by backend `%s`", first.backend, backend).
			Helpf("rename one of the modules, or set other output paths in bindgen.toml")
		if first.path != f.Path {
			d.Note("`%s` and `%s` are one file where case does not count", first.path, f.Path)
		}
		return
	}
	o.owner[key] = claim{backend, f.Path}
	if fault := textFault(f.Data); fault != "" {
		o.report.Error(diag.Internal, source.Span{}, "backend `%s` wrote `%s` with %s", backend, f.Path, fault).
			Helpf("this is a fault of bindgen: please report it")
		return
	}
	o.files = append(o.files, f)
}

// textFault says what keeps data from being text with LF line ends and one
// final newline; "" for good text and for the empty file.
func textFault(data []byte) string {
	switch {
	case len(data) == 0:
		return ""
	case bytes.IndexByte(data, '\r') >= 0:
		return "a carriage return"
	case data[len(data)-1] != '\n':
		return "no newline at its end"
	case bytes.HasSuffix(data, []byte("\n\n")):
		return "an empty line at its end"
	default:
		return ""
	}
}
