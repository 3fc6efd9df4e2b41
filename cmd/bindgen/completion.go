package main

import (
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"example.com/bindgen/emit/all"
	"example.com/bindgen/internal/pipeline"
)

func completionCommand() *command {
	return &command{
		name: "completion", args: "SHELL", maxArgs: 1,
		summary: "print a completion script for bash, zsh or fish",
		details: "Prints the script; where it goes depends on the shell.",
		examples: []example{
			{"source <(bindgen completion bash)", "bash, in ~/.bashrc"},
			{"bindgen completion zsh >~/.zfunc/_bindgen", "zsh, in a directory of $fpath"},
			{"bindgen completion fish >~/.config/fish/completions/bindgen.fish", "fish"},
		},
		run: runCompletion,
	}
}

var shells = []string{"bash", "zsh", "fish"}

func runCompletion(inv *invocation) int {
	if len(inv.args) == 0 {
		return inv.usage("completion", "", "`completion` needs a shell: %s", strings.Join(shells, ", "))
	}
	switch inv.args[0] {
	case "bash":
		return inv.print(bashCompletion())
	case "zsh":
		return inv.print(zshCompletion())
	case "fish":
		return inv.print(fishCompletion())
	default:
		return inv.usage("completion", suggestion(inv.args[0], shells), "there is no completion for `%s`", inv.args[0])
	}
}

// word is a flag as the completion scripts offer it.
type word struct {
	long, short, does string
	takesValue        bool
	values            []string // what the value may be; nil for anything
	directory         bool     // the value is a directory
	file              bool     // the value is a file
}

// words returns the flags of a set.
func words(flags *pflag.FlagSet) []word {
	var out []word
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		out = append(out, word{
			long: f.Name, short: f.Shorthand, does: f.Usage,
			takesValue: f.Value.Type() != "bool" && f.NoOptDefVal == "",
			values:     flagValues(f.Name),
			directory:  f.Name == "vendor-runtime" || f.Name == "out",
			file:       placeholder(f.Name) == "FILE",
		})
	})
	return out
}

func flagValues(name string) []string {
	switch name {
	case "format":
		return formats
	case "color":
		return colors
	case "stage":
		return stages
	case "style":
		return styles
	case "lang":
		return languages
	case "only", "skip":
		return pipeline.Names(all.Backends())
	default:
		return nil
	}
}

// argValues returns what the argument of c may be; nil for a
// directory or a file.
func (c *command) argValues() []string {
	switch c.args {
	case "SHELL":
		return shells
	case "[COMMAND]":
		return commandNames()
	default:
		return nil
	}
}

func bashCompletion() string {
	var b strings.Builder
	b.WriteString("# bash completion for bindgen: source <(bindgen completion bash)\n")
	b.WriteString("_bindgen() {\n")
	b.WriteString("    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command= words= i\n")
	b.WriteString("    COMPREPLY=()\n    case $previous in\n")
	seen := map[string]bool{}
	for _, c := range commands() {
		for _, w := range words(c.flagSet(&options{})) {
			if !w.takesValue || seen[w.long] {
				continue
			}
			seen[w.long] = true
			answer := "return"
			if w.directory {
				answer = `local IFS=$'\n'; COMPREPLY=($(compgen -d -- "$current")); return`
			} else if w.file {
				answer = `local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return`
			} else if w.values != nil {
				answer = fmt.Sprintf(`COMPREPLY=($(compgen -W "%s" -- "$current")); return`, strings.Join(w.values, " "))
			}
			fmt.Fprintf(&b, "        --%s) %s ;;\n", w.long, answer)
		}
	}
	b.WriteString("    esac\n    for ((i = 1; i < COMP_CWORD; i++)); do\n        case ${COMP_WORDS[i]} in\n")
	fmt.Fprintf(&b, "            %s) command=${COMP_WORDS[i]}; break ;;\n", strings.Join(commandNames(), " | "))
	b.WriteString("        esac\n    done\n    case $command in\n")
	fmt.Fprintf(&b, "        '') words=\"%s %s\" ;;\n", strings.Join(commandNames(), " "), longFlags(rootFlags()))
	for _, c := range commands() {
		list := append(c.argValues(), longFlags(c.flagSet(&options{})))
		fmt.Fprintf(&b, "        %s) words=\"%s\" ;;\n", c.name, strings.Join(list, " "))
	}
	b.WriteString("    esac\n")
	b.WriteString("    COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n")
	b.WriteString("    local kind=\n    case $command in\n")
	fmt.Fprintf(&b, "        %s) kind=-d ;;\n", strings.Join(append(commandsWith("[CRATE]"), commandsWith("[DIR]")...), " | "))
	fmt.Fprintf(&b, "        %s) kind=-f ;;\n        *) return ;;\n    esac\n", strings.Join(commandsWith("[PATH]"), " | "))
	b.WriteString("    if [[ $current != -* ]]; then\n")
	b.WriteString("        local IFS=$'\\n'\n        COMPREPLY=($(compgen $kind -- \"$current\"))\n    fi\n}\n")
	b.WriteString("complete -o filenames -F _bindgen bindgen\n")
	return b.String()
}

// commandsWith are the commands whose argument help calls args: a directory is
// [CRATE] or [DIR], a file or a directory [PATH].
func commandsWith(args string) []string {
	var names []string
	for _, c := range commands() {
		if c.args == args {
			names = append(names, c.name)
		}
	}
	return names
}

func rootFlags() *pflag.FlagSet {
	flags := (&options{}).globalFlags("bindgen")
	flags.BoolP("version", "V", false, "print the version")
	return flags
}

func longFlags(flags *pflag.FlagSet) string {
	var names []string
	for _, w := range words(flags) {
		names = append(names, "--"+w.long)
	}
	return strings.Join(names, " ")
}
