package main

import (
	"fmt"
	"strings"
)

func zshCompletion() string {
	var b strings.Builder
	b.WriteString("#compdef bindgen\n# zsh completion for bindgen: bindgen completion zsh >DIR/_bindgen, DIR being in $fpath\n")
	b.WriteString("_bindgen() {\n    local state line\n    local -a commands=(\n")
	for _, c := range commands() {
		fmt.Fprintf(&b, "        %s\n", zshQuote(c.name+":"+c.summary))
	}
	b.WriteString("    )\n    _arguments -C \\\n")
	for _, w := range words(rootFlags()) {
		fmt.Fprintf(&b, "        %s \\\n", w.zsh())
	}
	b.WriteString("        '1: :->command' \\\n        '*:: :->rest'\n    case $state in\n")
	b.WriteString("        command) _describe command commands ;;\n        rest)\n            case $words[1] in\n")
	for _, c := range commands() {
		fmt.Fprintf(&b, "                %s)\n                    _arguments \\\n", c.name)
		for _, w := range words(c.flagSet(&options{})) {
			fmt.Fprintf(&b, "                        %s \\\n", w.zsh())
		}
		fmt.Fprintf(&b, "                        %s ;;\n", c.zshArgument())
	}
	b.WriteString("            esac ;;\n    esac\n}\n")
	b.WriteString("if [[ $funcstack[1] == _bindgen ]]; then\n    _bindgen \"$@\"\nelse\n    compdef _bindgen bindgen\nfi\n")
	return b.String()
}

// zsh returns the flag as _arguments takes it.
func (w *word) zsh() string {
	escape := strings.NewReplacer("[", `\[`, "]", `\]`, ":", `\:`)
	spec := "--" + w.long + "[" + escape.Replace(w.does) + "]"
	if w.takesValue {
		action := ""
		if w.directory {
			action = "_files -/"
		} else if w.file {
			action = "_files"
		} else if w.values != nil {
			action = "(" + strings.Join(w.values, " ") + ")"
		}
		spec = "--" + w.long + "=[" + escape.Replace(w.does) + "]:" + w.long + ":" + action
	}
	return zshQuote(spec)
}

func (c *command) zshArgument() string {
	switch values := c.argValues(); {
	case values != nil:
		return zshQuote("1:argument:(" + strings.Join(values, " ") + ")")
	case c.args == "[PATH]":
		return zshQuote("1:path:_files")
	case c.maxArgs > 0:
		return zshQuote("1:crate:_files -/")
	default:
		return zshQuote(":")
	}
}

func zshQuote(text string) string {
	return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
}

func fishCompletion() string {
	var b strings.Builder
	b.WriteString("# fish completion for bindgen: bindgen completion fish >~/.config/fish/completions/bindgen.fish\n")
	b.WriteString("complete -c bindgen -f\n")
	for _, w := range words(rootFlags()) {
		b.WriteString("complete -c bindgen -n __fish_use_subcommand" + w.fish())
	}
	for _, c := range commands() {
		fmt.Fprintf(&b, "complete -c bindgen -n __fish_use_subcommand -a %s -d %s\n", c.name, fishQuote(c.summary))
	}
	for _, c := range commands() {
		seen := "complete -c bindgen -n '__fish_seen_subcommand_from " + c.name + "'"
		for _, w := range words(c.flagSet(&options{})) {
			b.WriteString(seen + w.fish())
		}
		switch values := c.argValues(); {
		case values != nil:
			fmt.Fprintf(&b, "%s -a %s\n", seen, fishQuote(strings.Join(values, " ")))
		case c.args == "[PATH]":
			fmt.Fprintf(&b, "%s -F\n", seen)
		case c.maxArgs > 0:
			fmt.Fprintf(&b, "%s -a '(__fish_complete_directories)'\n", seen)
		}
	}
	return b.String()
}

// fish returns the flag as the end of a line of `complete`.
func (w *word) fish() string {
	out := " -l " + w.long
	if w.short != "" {
		out += " -s " + w.short
	}
	switch {
	case w.file:
		out += " -r -F"
	case w.takesValue:
		out += " -x"
	}
	if w.directory {
		out += " -a '(__fish_complete_directories)'"
	} else if w.values != nil {
		out += " -a " + fishQuote(strings.Join(w.values, " "))
	}
	return out + " -d " + fishQuote(w.does) + "\n"
}

func fishQuote(text string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, "'", `\'`).Replace(text) + "'"
}
