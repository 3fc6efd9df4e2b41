package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"example.com/bindgen/emit/all"
	"example.com/bindgen/internal/config"
	"example.com/bindgen/internal/pipeline"
)

// options are the values of all flags.
type options struct {
	help, quiet   bool
	format, color string

	crate      config.Flags
	features   []string
	only, skip []string
	vendor     string
	stage      string
	header     headerOptions
	packaging  packagingOptions
	out        string // the directory of a wheel or a source distribution
	wheel      wheelOptions
	python     string // the environment of develop
}

// The values of flags that take one of a few words; completion offers them.
var (
	formats = []string{"text", "json"}
	colors  = []string{"auto", "always", "never"}
	stages  = []string{"crate", "abi", "files"}
)

func (o *options) globalFlags(name string) *pflag.FlagSet {
	flags := pflag.NewFlagSet(name, pflag.ContinueOnError)
	flags.SortFlags = false
	flags.Usage = func() {}
	flags.BoolVarP(&o.help, "help", "h", o.help, "print help")
	flags.BoolVarP(&o.quiet, "quiet", "q", o.quiet, "print errors only")
	flags.StringVar(&o.format, "format", or(o.format, "text"), "how to report: text or json")
	flags.StringVar(&o.color, "color", or(o.color, "auto"), "colour the report: auto, always or never")
	return flags
}

// crateFlags say what of the crate is compiled.
func (o *options) crateFlags(flags *pflag.FlagSet) {
	flags.StringSliceVar(&o.features, "features", nil, "cargo features to activate, separated by commas")
	flags.BoolVar(&o.crate.NoDefaultFeatures, "no-default-features", false, "leave the default features out")
	flags.StringVar(&o.crate.Target, "target", "", "target triple that #[cfg] is decided for")
}

// outputFlags say which outputs a command looks at.
func (o *options) outputFlags(flags *pflag.FlagSet) {
	names := strings.Join(pipeline.Names(all.Backends()), ", ")
	flags.StringSliceVar(&o.only, "only", nil, "only these backends: "+names)
	flags.StringSliceVar(&o.skip, "skip", nil, "all backends but these")
}

func (o *options) vendorFlag(flags *pflag.FlagSet) {
	flags.StringVar(&o.vendor, "vendor-runtime", "", "also place the runtime crates in this directory")
}

// fault returns what is wrong with the values, "" for nothing.
func (o *options) fault() string {
	o.crate.Features = nil
	for _, f := range o.features {
		o.crate.Features = append(o.crate.Features, strings.Fields(f)...) // cargo takes blanks, too
	}
	switch {
	case !slices.Contains(formats, o.format):
		return oneOf("--format", o.format, formats)
	case !slices.Contains(colors, o.color):
		return oneOf("--color", o.color, colors)
	case o.stage != "" && !slices.Contains(stages, o.stage):
		return oneOf("--stage", o.stage, stages)
	default:
		return o.header.fault()
	}
}

func oneOf(flag, given string, values []string) string {
	return fmt.Sprintf("`%s` has to be one of %s, not `%s`", flag, strings.Join(values, ", "), given)
}

func or(value, fallback string) string {
	if value == "" {
		return fallback
	}
	return value
}
