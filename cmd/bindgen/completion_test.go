package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestBashCompletion sources the script in a real bash and asks it what it
// would offer.
func TestBashCompletion(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("no bash on this machine")
	}
	dir := t.TempDir()
	for _, name := range []string{"crate one", "crate two"} {
		require.NoError(t, os.Mkdir(filepath.Join(dir, name), 0o777))
	}
	require.NoError(t, os.WriteFile(filepath.Join(dir, "crate file"), nil, 0o666))
	script := filepath.Join(dir, "script")
	require.NoError(t, os.WriteFile(script, []byte(bashCompletion()), 0o666))
	for line, want := range map[string][]string{
		"bindgen g":                      {"gen"},
		"bindgen c":                      {"check", "completion"},
		"bindgen --ver":                  {"--version"},
		"bindgen gen --no":               {"--no-default-features"},
		"bindgen -q dump --st":           {"--stage"},
		"bindgen dump --stage f":         {"files"},
		"bindgen gen --only h":           {"header"},
		"bindgen gen --vendor-runtime c": {"crate one", "crate two"},
		"bindgen check crate":            {"crate one", "crate two"},
		"bindgen header crate":           {"crate one", "crate two", "crate file"},
		"bindgen header --output crate":  {"crate one", "crate two", "crate file"},
		"bindgen header --style t":       {"tag", "type"},
		"bindgen completion ":            {"bash", "zsh", "fish", "--help", "--quiet", "--format", "--color"},
		"bindgen help d":                 {"develop", "dump"},
		"bindgen gen --features x":       nil,
		"bindgen nonsense":               nil,
	} {
		words := strings.Split(line, " ")
		ask := `. "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _bindgen; printf '%s\n' "${COMPREPLY[@]}"`
		command := exec.Command(bash, append([]string{"--norc", "--noprofile", "-u", "-c", ask, "bash", script}, words...)...)
		command.Dir = dir
		command.Stderr = os.Stderr
		out, err := command.Output()
		require.NoError(t, err, line)
		require.ElementsMatch(t, want, strings.FieldsFunc(string(out), func(r rune) bool { return r == '\n' }), line)
	}
}

// TestZshCompletion loads the script in a real zsh with its completion system.
func TestZshCompletion(t *testing.T) {
	zsh, err := exec.LookPath("zsh")
	if err != nil {
		t.Skip("no zsh on this machine")
	}
	script := filepath.Join(t.TempDir(), "_bindgen")
	require.NoError(t, os.WriteFile(script, []byte(zshCompletion()), 0o666))
	ask := `autoload -Uz compinit && compinit -u -D && source $1 && print -r -- ${_comps[bindgen]} && functions _bindgen >/dev/null`
	out, err := exec.Command(zsh, "-f", "-c", ask, "zsh", script).CombinedOutput()
	require.NoError(t, err, "%s", out)
	require.Equal(t, "_bindgen\n", string(out))
}

// TestFishCompletion sources the script in a real fish and asks it what it
// would offer.
func TestFishCompletion(t *testing.T) {
	fish, err := exec.LookPath("fish")
	if err != nil {
		t.Skip("no fish on this machine")
	}
	script := filepath.Join(t.TempDir(), "bindgen.fish")
	require.NoError(t, os.WriteFile(script, []byte(fishCompletion()), 0o666))
	for line, want := range map[string]string{
		"bindgen ge":             "gen",
		"bindgen gen --no":       "--no-default-features",
		"bindgen dump --stage f": "files",
		"bindgen completion z":   "zsh",
	} {
		command := exec.Command(fish, "--no-config", "-c", "source $argv[1]; complete -C $argv[2]", script, line)
		out, err := command.CombinedOutput()
		require.NoError(t, err, "%s", out)
		offered, _, _ := strings.Cut(string(out), "\t")
		require.Equal(t, want, strings.TrimSpace(offered), line)
	}
}

// TestCompletionKnowsEveryFlag asks that no shell is left behind.
func TestCompletionKnowsEveryFlag(t *testing.T) {
	for shell, script := range map[string]string{"bash": bashCompletion(), "zsh": zshCompletion(), "fish": fishCompletion()} {
		for _, c := range commands() {
			require.Contains(t, script, c.name, shell)
			for _, w := range words(c.flagSet(&options{})) {
				require.Contains(t, script, w.long, "%s: %s", shell, c.name)
			}
		}
	}
}
