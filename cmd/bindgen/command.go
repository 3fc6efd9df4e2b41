package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/pflag"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// The exit codes, the same for every command.
const (
	exitFine    = 0
	exitDrift   = 1 // the command found what it was asked to look for
	exitTrouble = 2 // an error, also in how the command was called
	// exitInterrupted is what a shell says of a program that an interrupt has ended.
	exitInterrupted = 130
)

// command is one command: a line of the table, and a file of this package.
type command struct {
	name     string
	args     string // "[CRATE]"
	summary  string
	details  string
	examples []example
	maxArgs  int
	flags    func(*options, *pflag.FlagSet)
	run      func(*invocation) int
}

type example struct{ line, does string }

// commands is the table: help, completion and the dispatch range over it.
func commands() []*command {
	return []*command{genCommand(), checkCommand(), buildCommand(), developCommand(), wheelCommand(), sdistCommand(), headerCommand(), dumpCommand(), completionCommand(), helpCommand(), versionCommand()}
}

func findCommand(name string) *command {
	for _, c := range commands() {
		if c.name == name {
			return c
		}
	}
	return nil
}

// streams is what a run touches of its process.
type streams struct {
	in       *os.File // nil for none
	out, err io.Writer
	getenv   func(string) string
	environ  func() []string
}

// invocation is one command at work.
type invocation struct {
	*streams
	command *command
	options *options
	args    []string
	report  *diag.Report
}

// run executes the command line and returns the exit code.
func run(args []string, s *streams) int {
	inv := &invocation{streams: s, options: &options{}, report: &diag.Report{}}
	root := inv.options.globalFlags("bindgen")
	root.SetInterspersed(false)
	version := root.BoolP("version", "V", false, "print the version")
	if err := root.Parse(args); err != nil {
		return inv.flagTrouble(err, root)
	}
	switch {
	case *version:
		return runVersion(inv)
	case root.NArg() == 0 && inv.options.help:
		return inv.print(overview())
	case root.NArg() == 0 && inv.options.format == "json":
		return inv.usage("", "", "a command is missing")
	case root.NArg() == 0:
		_, _ = io.WriteString(s.err, overview())
		return exitTrouble
	}
	inv.command = findCommand(root.Arg(0))
	if inv.command == nil {
		return inv.usage("", suggestion(root.Arg(0), commandNames()), "there is no command `%s`", root.Arg(0))
	}
	return inv.start(root.Args()[1:])
}

func (inv *invocation) start(args []string) int {
	c := inv.command
	flags := c.flagSet(inv.options)
	if err := flags.Parse(args); err != nil {
		return inv.flagTrouble(err, flags)
	}
	inv.args = flags.Args()
	if inv.options.help {
		return inv.print(c.help())
	}
	if fault := inv.options.fault(); fault != "" {
		return inv.usage(c.name, "", "%s", fault)
	}
	if len(inv.args) > c.maxArgs {
		return inv.usage(c.name, "", "`%s` is one argument too many", inv.args[c.maxArgs])
	}
	return c.run(inv)
}

// flagSet returns the flags of c, whose values go to o. What was given before
// the command's name stays as it is.
func (c *command) flagSet(o *options) *pflag.FlagSet {
	flags := o.globalFlags(c.name)
	if c.flags != nil {
		c.flags(o, flags)
	}
	return flags
}

func commandNames() []string {
	var names []string
	for _, c := range commands() {
		names = append(names, c.name)
	}
	return names
}

// flagTrouble reports a fault that pflag has found.
func (inv *invocation) flagTrouble(err error, flags *pflag.FlagSet) int {
	name := ""
	if inv.command != nil {
		name = inv.command.name
	}
	var unknown *pflag.NotExistError
	if !errors.As(err, &unknown) {
		return inv.usage(name, "", "%v", err)
	}
	given := unknown.GetSpecifiedName()
	dashes := "--"
	if unknown.GetSpecifiedShortnames() != "" {
		dashes = "-"
	}
	var known []string
	flags.VisitAll(func(f *pflag.Flag) { known = append(known, "--"+f.Name) })
	return inv.usage(name, suggestion(dashes+given, known), "there is no flag `%s%s`", dashes, given)
}

func suggestion(given string, known []string) string {
	if near := diag.Nearest(given, known); near != "" {
		return fmt.Sprintf("did you mean `%s`?", near)
	}
	return ""
}

// usage reports that the command line is wrong.
func (inv *invocation) usage(command, help, format string, args ...any) int {
	if help == "" {
		help = strings.TrimSpace("see `bindgen help "+command) + "`"
	}
	inv.report.Error(diag.Usage, source.Span{}, format, args...).Helpf("%s", help)
	return inv.finish(&document{})
}

// print writes text that was asked for.
func (inv *invocation) print(text string) int {
	if inv.options.format == "json" {
		return inv.finish(&document{Text: text})
	}
	if _, err := io.WriteString(inv.out, text); err != nil {
		return exitTrouble
	}
	return exitFine
}
