package pipeline

import (
	"path"
	"path/filepath"
	"slices"
	"strings"

	"example.com/bindgen/abi"
	"example.com/bindgen/abi/native"
	"example.com/bindgen/emit"
	"example.com/bindgen/internal/cbindgen"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// headerConfigs checks the modules of each [[header]], and returns the
// configuration of each: shared, or its own on top of it. What their texts
// declare is known to all.
func (r *Run) headerConfigs(crate *parser.Crate, shared *cbindgen.Config) []*cbindgen.Config {
	var list []*cbindgen.Config
	known := native.ModulePaths(crate)
	for _, h := range r.Project.Headers() {
		for _, m := range h.Modules {
			if !slices.Contains(known, m.Path) {
				helpModule(r.Report.Error(diag.BadConfig, m.Span, "crate `%s` has no module `%s`", crate.Name, m.Path), m.Path, known)
			}
		}
		own := shared
		if h.Config != "" {
			own = shared.ReadOver(path.Join(r.Project.Dir, h.Config), h.At, r.Report)
		}
		list = append(list, own)
	}
	for _, own := range list {
		if own != nil && own != shared {
			shared.AlsoKnows(own)
		}
	}
	return list
}

// divide puts the native items into the headers that the project has for them.
func (r *Run) divide(module *abi.Module, configs []*cbindgen.Config) {
	headers := r.Project.Headers()
	if len(headers) == 0 {
		return
	}
	if module.Native == nil {
		r.Report.Warn(diag.NothingExported, headers[0].Span, "there is nothing for this header: the crate has no items for C").
			Helpf("make a function #[no_mangle] pub extern \"C\", or remove the [[header]]")
		return
	}
	shares := make([]native.Share, len(headers))
	for i, h := range headers {
		shares[i] = native.Share{Path: h.Output, Span: h.Span}
		for _, m := range h.Modules {
			shares[i].Modules = append(shares[i].Modules, m.Path)
		}
	}
	r.checkTexts(module.NativeConfig)
	guards := map[string]string{}
	for i, part := range module.Native.Split(shares, r.Report) {
		config := oneOfSeveral(module.Crate, headers[i].Output, configs[i], module.NativeConfig)
		for _, other := range part.Includes {
			config.Includes = append(config.Includes, relative(headers[i].Output, headers[other].Output))
		}
		if first, taken := guards[config.IncludeGuard]; taken && config.IncludeGuard != "" {
			r.Report.Error(diag.BadConfig, headers[i].Span, "`%s` and `%s` have one include guard, `%s`", first, headers[i].Output, config.IncludeGuard).
				Helpf("set another `include_guard` in a `config` of its own")
		}
		guards[config.IncludeGuard] = headers[i].Output
		r.headers = append(r.headers, emit.NativeHeader{Path: headers[i].Output, Items: part.Module, Config: config})
	}
}

// oneOfSeveral returns the configuration of the header at a path: with a guard
// of its own, and with what shared declares in each header declared once.
func oneOfSeveral(crate, header string, own, shared *cbindgen.Config) *cbindgen.Config {
	config := *own
	config.Includes = slices.Clone(own.Includes)
	if own == shared || own.IncludeGuard == shared.IncludeGuard {
		if config.IncludeGuard = ""; !config.PragmaOnce {
			config.IncludeGuard = macroName(crate + "_" + header)
		}
	}
	for i, text := range texts(&config) {
		if of := *texts(shared)[i].text; *text.text == of && cbindgen.Declares(of) {
			*text.text = onlyOnce(crate, text.key, of)
		}
	}
	return &config
}

// text is C that the configuration adds to a header.
type text struct {
	key  string
	text *string
}

func texts(c *cbindgen.Config) []text {
	return []text{{"header", &c.Header}, {"after_includes", &c.AfterIncludes}, {"trailer", &c.Trailer}}
}

// checkTexts reports text of the shared configuration that declares something
// and cannot stand in several headers, for it opens what another text closes.
func (r *Run) checkTexts(shared *cbindgen.Config) {
	for _, text := range texts(shared) {
		if cbindgen.Declares(*text.text) && !cbindgen.IsBalanced(*text.text) {
			r.Report.Error(diag.BadConfig, shared.Place(text.key), "`%s` cannot stand in several headers: it does not close what it opens", text.key).
				Helpf("leave guards to bindgen; put text for one header into the cbindgen.toml that `config` of its [[header]] names")
		}
	}
}

// onlyOnce puts a guard around a text that several headers have. what says which
// text it is.
func onlyOnce(crate, what, text string) string {
	guard := macroName(crate + "_" + what + "_ONCE")
	return "#ifndef " + guard + "\n#define " + guard + "\n" + strings.TrimSuffix(text, "\n") + "\n#endif"
}

// macroName returns text as the name of a macro.
func macroName(text string) string {
	return strings.Map(func(c rune) rune {
		if c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' {
			return c
		}
		return '_'
	}, strings.ToUpper(text))
}

// relative returns how the header at one path includes the one at another.
func relative(from, to string) string {
	rel, err := filepath.Rel(filepath.FromSlash(path.Dir(from)), filepath.FromSlash(to))
	if err != nil {
		return to // two local paths are always relative to each other
	}
	return filepath.ToSlash(rel)
}
