package main

import (
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/pipeline"
	"example.com/bindgen/internal/source"
)

// headerOptions are the flags of header alone.
type headerOptions struct {
	config, lang, style      string
	output, depfile, symfile string
	cppCompat, verify        bool
	asserts, packageVersion  bool
	parseDeps                bool
	crate                    string
	modules                  []string
	ignored                  []*pflag.Flag // of cbindgen, about running cargo
}

// The values of --style and --lang; capitals and languages of cbindgen that
// bindgen does not write are dealt with where the flags are checked.
var (
	styles    = []string{"both", "tag", "type"}
	languages = []string{"c"}
)

func headerCommand() *command {
	return &command{
		name: "header", args: "[PATH]", maxArgs: 1,
		summary: "write a C header for extern \"C\" items",
		details: "Reads plain extern \"C\" functions, statics, constants and repr(C) types and prints\n" +
			"the header that C needs for them, as cbindgen does, without cargo and without\n" +
			"compiling anything. PATH is a file, a Cargo.toml, or the directory of a crate. A\n" +
			"cbindgen.toml beside the crate is read. An exported item that C cannot hold is an\n" +
			"error; after an error nothing is written.",
		examples: []example{
			{"bindgen header", "the crate of the working directory, to stdout"},
			{"bindgen header --style tag src/ffi.rs", "one file"},
			{"bindgen header -c cbindgen.toml -o include/engine.h crates/engine", "to a file"},
			{"bindgen header --module ffi::query -o include/query.h", "only what one module exports"},
			{"bindgen header --verify -o include/engine.h crates/engine", "for CI: exit 1 if it is out of date"},
		},
		flags: func(o *options, flags *pflag.FlagSet) {
			h := &o.header
			flags.StringVarP(&h.config, "config", "c", "", "read this cbindgen.toml")
			flags.StringVarP(&h.lang, "lang", "l", "c", "the language of the header: c")
			flags.StringVarP(&h.style, "style", "s", "", "how types are declared: type (a typedef), tag (struct NAME) or both")
			flags.BoolVar(&h.cppCompat, "cpp-compat", false, "let C++ include the header, too")
			flags.BoolVar(&h.asserts, "layout-asserts", false, "let the compiler check sizes, alignments and offsets on 64-bit targets")
			flags.StringVarP(&h.output, "output", "o", "", "write to this file, if its content changes")
			flags.BoolVar(&h.packageVersion, "package-version", false, "say the version of the package at the top")
			flags.BoolVarP(&h.parseDeps, "parse-dependencies", "d", false, "as parse_deps = true in cbindgen.toml")
			flags.StringVar(&h.crate, "crate", "", "the crate of this name: that of PATH, or a member of its workspace")
			flags.StringArrayVar(&h.modules, "module", nil, "write only what this Rust module exports, and what that needs; again for more")
			flags.BoolVar(&h.verify, "verify", false, "write nothing; exit 1 with a diff if the output is not up to date")
			flags.StringVar(&h.depfile, "depfile", "", "also write a Makefile rule with all files read")
			flags.StringVar(&h.symfile, "symfile", "", "also write the list of symbols that a linker takes as a dynamic list")
			o.crateFlags(flags)
			h.ignored = cargoFlags(flags)
		},
		run: runHeader,
	}
}

// headerFault returns what is wrong with the flags of header, "" for nothing.
func (h *headerOptions) fault() string {
	switch h.lang = strings.ToLower(h.lang); h.lang {
	case "", "c":
	case "c++", "cython":
		return "bindgen writes headers for C; with `--cpp-compat` C++ can include them"
	default:
		return oneOf("--lang", h.lang, languages)
	}
	h.style = strings.ToLower(h.style)
	switch {
	case h.style != "" && !slices.Contains(styles, h.style):
		return oneOf("--style", h.style, styles)
	case h.output == "" && h.verify:
		return "`--verify` needs `--output`: the header to compare with"
	case h.output == "" && h.depfile != "":
		return "`--depfile` needs `--output`: what depends on the files"
	case h.verify && h.depfile+h.symfile != "":
		return "`--verify` writes nothing: leave `--depfile` and `--symfile` out"
	default:
		return ""
	}
}

// cargoFlags adds the flags of cbindgen that say how it runs cargo. They are
// taken, so that a call of cbindgen can become one of bindgen, and not listed.
func cargoFlags(flags *pflag.FlagSet) []*pflag.Flag {
	for _, name := range []string{"clean", "only-target-dependencies"} {
		flags.Bool(name, false, "")
	}
	for _, name := range []string{"lockfile", "metadata", "profile"} {
		flags.String(name, "", "")
	}
	flags.CountP("verbose", "v", "")
	var list []*pflag.Flag
	for _, name := range []string{"clean", "lockfile", "metadata", "only-target-dependencies", "profile", "verbose"} {
		f := flags.Lookup(name)
		f.Hidden = true
		list = append(list, f)
	}
	return list
}

// noteIgnored tells which of the flags given do nothing.
func (inv *invocation) noteIgnored() {
	for _, f := range inv.options.header.ignored {
		switch {
		case !f.Changed:
		case f.Name == "lockfile":
			inv.report.Notice(diag.IgnoredConfig, source.Span{}, "`--lockfile` does nothing: bindgen reads the Cargo.lock of the crate or of its workspace")
		case f.Name == "verbose":
			inv.report.Notice(diag.IgnoredConfig, source.Span{}, "`--verbose` does nothing: bindgen says all that it has to say, unless `-q` is given")
		default:
			inv.report.Notice(diag.IgnoredConfig, source.Span{}, "`--%s` does nothing: bindgen runs neither cargo nor rustc", f.Name)
		}
	}
}

func runHeader(inv *invocation) int {
	inv.noteIgnored()
	stop := inv.progress()
	header := inv.headerText()
	stop()
	h := &inv.options.header
	switch {
	case header == nil:
		return inv.finish(&document{})
	case h.verify:
		return inv.verifyHeader(header)
	}
	doc := &document{}
	if h.output == "" {
		if code := inv.printHeader(header, doc); code != exitFine {
			return code
		}
	} else {
		inv.writeOutput(doc, h.output, header.Text)
	}
	if h.depfile != "" && !inv.report.Failed() {
		inv.writeOutput(doc, h.depfile, depfile(h.output, header.Sources))
	}
	if h.symfile != "" && !inv.report.Failed() {
		inv.writeOutput(doc, h.symfile, symfile(header.Symbols))
	}
	return inv.finish(doc)
}

// headerText makes the header; nil after an error.
func (inv *invocation) headerText() *pipeline.Header {
	h := &inv.options.header
	run := pipeline.NewHeader(pipeline.HeaderRequest{
		Path:      inv.crateArg(),
		Config:    h.config,
		Style:     h.style,
		CppCompat: h.cppCompat,

		PackageVersion: h.packageVersion,
		ParseDeps:      h.parseDeps,
		Crate:          h.crate,
		Modules:        h.modules,

		Asserts:   h.asserts,
		Flags:     inv.options.crate,
		CargoHome: inv.getenv("CARGO_HOME"),
		Debug:     inv.getenv("BINDGEN_DEBUG") != "",
	}, inv.report)
	if run == nil {
		return nil
	}
	return run.Header()
}

// printHeader writes the header to stdout, or into doc where that goes there.
func (inv *invocation) printHeader(header *pipeline.Header, doc *document) int {
	if inv.options.format == "json" {
		doc.Text = string(header.Text)
		return exitFine
	}
	if _, err := inv.out.Write(header.Text); err != nil {
		return exitTrouble
	}
	return exitFine
}
