package main

import (
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"example.com/bindgen/emit/all"
)

func helpCommand() *command {
	return &command{
		name: "help", args: "[COMMAND]", maxArgs: 1,
		summary: "explain a command",
		details: "Prints what `bindgen COMMAND --help` prints, or the list of commands.",
		run: func(inv *invocation) int {
			if len(inv.args) == 0 {
				return inv.print(overview())
			}
			c := findCommand(inv.args[0])
			if c == nil {
				return inv.usage("", suggestion(inv.args[0], commandNames()), "there is no command `%s`", inv.args[0])
			}
			return inv.print(c.help())
		},
	}
}

// overview is the help of bindgen itself.
func overview() string {
	var b strings.Builder
	b.WriteString("bindgen generates the bindings of a Rust crate from its source.\n\n")
	b.WriteString("usage: bindgen COMMAND [FLAGS] [ARGS]\n\ncommands:\n")
	for _, c := range commands() {
		fmt.Fprintf(&b, "  %-12s %s\n", c.name, c.summary)
	}
	b.WriteString("\nbackends:\n")
	for _, backend := range all.Backends() {
		fmt.Fprintf(&b, "  %-12s %s\n", backend.Name, backend.Doc)
	}
	b.WriteString("\nflags of every command:\n")
	flags := (&options{}).globalFlags("")
	flags.BoolP("version", "V", false, "print the version")
	b.WriteString(usages(flags))
	b.WriteString(endOfHelp)
	return b.String()
}

const endOfHelp = `
exit codes:
  0            all is well
  1            check, header --verify: an output is out of date
  2            an error, also in how the command was called

environment:
  NO_COLOR, CLICOLOR_FORCE
               switch colour off or on where --color is auto; NO_COLOR wins
  BINDGEN_DEBUG
               adds the stack to the report of an internal error

Without CRATE a command takes the crate of ./bindgen.toml (or of [tool.bindgen]
in ./pyproject.toml), else ./Cargo.toml, else ./rust/Cargo.toml; if there is
none, that of the nearest directory above, up to the root of the repository.
` + "`bindgen help COMMAND` says more.\n"

// help is the help of one command.
func (c *command) help() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\nusage: bindgen %s\n", c.summary, strings.TrimSpace(c.name+" [FLAGS] "+c.args))
	if c.details != "" {
		fmt.Fprintf(&b, "\n%s\n", c.details)
	}
	if len(c.examples) > 0 {
		b.WriteString("\nexamples:\n")
		wide := 0
		for _, e := range c.examples {
			wide = max(wide, len(e.line))
		}
		for _, e := range c.examples {
			fmt.Fprintf(&b, "  %-*s  # %s\n", wide, e.line, e.does)
		}
	}
	b.WriteString("\nflags:\n")
	b.WriteString(usages(c.flagSet(&options{})))
	b.WriteString("\nexit codes: 0 all is well, 1 an output is out of date, 2 an error\n")
	return b.String()
}

// usages lists flags in one column of names and one of meanings.
func usages(flags *pflag.FlagSet) string {
	type row struct{ name, does string }
	var rows []row
	wide := 0
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		name := "    --" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", --" + f.Name
		}
		switch {
		case f.Value.Type() == "bool":
		case f.NoOptDefVal != "":
			name += "[=" + placeholder(f.Name) + "]"
		default:
			name += " " + placeholder(f.Name)
		}
		does := f.Usage
		if f.DefValue != "" && f.DefValue != "false" && f.DefValue != "[]" {
			does += " (default " + f.DefValue + ")"
		}
		rows = append(rows, row{name, does})
		wide = max(wide, len(name))
	})
	var b strings.Builder
	for _, r := range rows {
		fmt.Fprintf(&b, "  %-*s  %s\n", wide, r.name, r.does)
	}
	return b.String()
}

// placeholder is how help writes the value of a flag.
func placeholder(flag string) string {
	switch flag {
	case "features":
		return "NAMES"
	case "only", "skip":
		return "BACKENDS"
	case "target":
		return "TRIPLE"
	case "profile":
		return "NAME"
	case "zig":
		return "GLIBC"
	case "config-setting":
		return "KEY=VALUE"
	case "vendor-runtime", "out":
		return "DIR"
	case "config", "output", "depfile", "symfile":
		return "FILE"
	case "crate":
		return "NAME"
	case "module":
		return "PATH"
	case "lang":
		return "LANGUAGE"
	case "style":
		return "STYLE"
	case "color":
		return "WHEN"
	case "stage":
		return "STAGE"
	default:
		return "FORMAT"
	}
}
