package main

import (
	"path/filepath"

	"github.com/spf13/pflag"

	"example.com/bindgen/emit/all"
	"example.com/bindgen/internal/build"
	"example.com/bindgen/internal/cargo"
	"example.com/bindgen/internal/config"
	"example.com/bindgen/internal/pipeline"
)

// packagingOptions are the values of the flags that build, wheel, sdist and
// develop share, and of the settings that a build frontend passes on.
type packagingOptions struct {
	profile, target, zig string
	abi3, abi3t          bool
	settings             []string // of --config-setting
}

// packagingFlags say how the library is built.
func (o *options) packagingFlags(flags *pflag.FlagSet) {
	p := &o.packaging
	flags.StringVar(&p.profile, "profile", "", "profile of cargo (default release)")
	flags.StringVar(&p.target, "target", "", "target triple to build for; that of this machine without it")
	flags.StringVar(&p.zig, "zig", "", "link by zig, for glibc 2.17 or the version given")
	flags.Lookup("zig").NoOptDefVal = build.ZigDefault
	flags.StringSliceVar(&o.features, "features", nil, "cargo features to activate, separated by commas")
	flags.BoolVar(&o.crate.NoDefaultFeatures, "no-default-features", false, "leave the default features out")
	flags.StringArrayVar(&p.settings, "config-setting", nil, "KEY=VALUE as pip, build and uv take it for a project")
}

// outFlag says where what a command packs goes.
func (o *options) outFlag(flags *pflag.FlagSet, what string) {
	flags.StringVar(&o.out, "out", "", "directory of the "+what+" (default dist in the project)")
}

// outDir returns where what a command packs goes.
func (inv *invocation) outDir(project *config.Project) string {
	return or(inv.options.out, filepath.Join(project.Dir, "dist"))
}

// project finds the project of a packaging command; nil after an error. What the
// target is does not matter to it: the bindings are the same for each.
func (inv *invocation) project() *config.Project {
	if !inv.configSettings() {
		return nil
	}
	return config.Load(config.Search{
		Dir: inv.crateArg(), Command: inv.command.name, Flags: inv.options.crate, Backends: pipeline.Names(all.Backends()),
	}, inv.report)
}

// buildRequest says what the flags ask to be built. starting is called before
// cargo writes to stderr.
func (inv *invocation) buildRequest(project *config.Project, starting func()) build.Request {
	p := &inv.options.packaging
	q := build.Request{
		Project: project, Profile: p.profile, Target: p.target, Zig: p.zig,
		Env:   inv.environ(),
		Debug: inv.getenv("BINDGEN_DEBUG") != "",

		Program: program(),
	}
	if !inv.options.quiet && inv.options.format == "text" {
		q.Terminal = cargo.Terminal{Stderr: inv.err, Starting: starting, Asks: isTerminal(inv.err) && inv.in != nil && isTerminal(inv.in)}
	}
	return q
}
