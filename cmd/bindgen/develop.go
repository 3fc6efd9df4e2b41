package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"

	"github.com/spf13/pflag"

	"example.com/bindgen/internal/build"
	"example.com/bindgen/internal/config"
	"example.com/bindgen/internal/develop"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/metadata"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/internal/wheel"
)

func developCommand() *command {
	return &command{
		name: "develop", args: "[DIR]", maxArgs: 1,
		summary: "build a project and install it, its sources where they are",
		details: "Builds the library, places it in the Python package in the source tree, and\n" +
			"installs the project into an environment of Python so that the package is\n" +
			"imported from there: changes of Python code need nothing more, and changes of\n" +
			"Rust this command again. The environment is the active one, by VIRTUAL_ENV or\n" +
			"CONDA_PREFIX, or .venv beside the project. An earlier installation of the\n" +
			"project is replaced. Requirements are not installed, but those that are missing\n" +
			"are named. Where nothing has changed, nothing is done. pip and uv uninstall it.",
		examples: []example{
			{"bindgen develop", "the project of the working directory, into the active environment"},
			{"bindgen develop --profile dev", "without optimisation, for a debugger"},
			{"bindgen develop --python .venv-3.9", "into that environment"},
		},
		flags: func(o *options, flags *pflag.FlagSet) {
			flags.StringVar(&o.python, "python", "", "interpreter or environment to install for, in place of the active one")
			o.packagingFlags(flags)
		},
		run: runDevelop,
	}
}

// installedRecord is an installation of a document.
type installedRecord struct {
	Name        string `json:"name"`
	Version     string `json:"version"`
	Environment string `json:"environment"`
	Changed     bool   `json:"changed"` // false where it was all there already
}

func runDevelop(inv *invocation) int {
	started := time.Now()
	doc := &document{}
	if code, ended := inv.conduct(doc, inv.develop); ended {
		return code
	}
	what := "installed"
	if !doc.Installed.Changed && doc.Library.Fresh {
		what = "up to date:"
	}
	inv.tell("%s %s %s, editable, in %s, in %.2f s\n", what,
		doc.Installed.Name, doc.Installed.Version, doc.Installed.Environment, time.Since(started).Seconds())
	return exitFine
}

// develop does what the command says, and puts into doc what it has done. The
// environment is looked for first: a build takes longer.
func (inv *invocation) develop(ctx context.Context, doc *document) {
	stop := inv.progress()
	defer stop()
	project := inv.project()
	if project == nil {
		return
	}
	m := metadata.Read(project, inv.report)
	if m == nil || inv.report.Failed() {
		return
	}
	dir, err := filepath.Abs(project.Dir)
	if err != nil {
		inv.report.Error(diag.UnreadableFile, source.Span{}, "cannot tell where `%s` is: %v", project.Dir, err)
		return
	}
	search := &develop.Search{
		Python: inv.options.python, ProjectDir: dir, Getenv: inv.getenv, Windows: runtime.GOOS == "windows",
		Ask: func(python, program string) (string, error) {
			command := exec.CommandContext(ctx, python, "-c", program)
			command.Stderr = os.Stderr
			text, err := command.Output()
			return string(text), err
		},
	}
	environment := search.Find(inv.report)
	if environment == nil {
		return
	}
	lib := build.Run(ctx, inv.buildRequest(project, stop), inv.report)
	if lib == nil || inv.report.Failed() {
		return
	}
	defer func() { _ = lib.Close() }() // it only ends a lock
	doc.Library = &libraryRecord{Path: lib.Path, Target: lib.Target, Fresh: lib.Fresh}
	w := inv.editable(project, m, lib, doc)
	if w == nil || inv.report.Failed() {
		return
	}
	install := &develop.Install{Wheel: w, Metadata: m, ProjectDir: dir, Environment: environment}
	changed := install.Run(inv.report)
	if inv.report.Failed() {
		return
	}
	environment.Requirements(m, inv.report)
	doc.Installed = &installedRecord{Name: m.Name, Version: m.Version, Environment: environment.Prefix, Changed: changed}
}

// editable places the library, and returns the wheel of an editable installation;
// nil after an error. Its tag is of no account where it is installed at once.
func (inv *invocation) editable(project *config.Project, m *metadata.Metadata, lib *build.Library, doc *document) *wheel.Wheel {
	if !lib.ForHost() {
		inv.report.Error(diag.Usage, source.Span{}, "an editable installation is for the machine that has the sources, not for %s", lib.Target).
			Helpf("leave `--target` out: this machine is %s", lib.Host)
		return nil
	}
	if doc.Library.Placed = lib.Place(project, inv.report); doc.Library.Placed == "" && !inv.report.Failed() {
		wheel.NoPackage(inv.report)
	}
	if inv.report.Failed() {
		return nil
	}
	tag := (&wheel.Built{Path: lib.Path, Target: lib.Target, Object: lib.Object}).Tag(&diag.Report{})
	return wheel.Editable(project, m, or(tag, "py3-none-any"), inv.report)
}
