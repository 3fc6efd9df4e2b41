package main

import (
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"

	"golang.org/x/term"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// document is what --format json prints: one document for a run, on stdout,
// whatever becomes of the run. docs/cli.md describes it.
type document struct {
	Version     int              `json:"version"` // of this format
	Command     string           `json:"command"`
	ExitCode    int              `json:"exit_code"`
	Diagnostics []diag.Record    `json:"diagnostics"`
	Changes     []changeRecord   `json:"changes"`
	Unchanged   int              `json:"unchanged"`
	Mend        string           `json:"mend,omitempty"` // the command that makes check succeed
	Library     *libraryRecord   `json:"library,omitempty"`
	Artifact    *artifactRecord  `json:"artifact,omitempty"`
	Installed   *installedRecord `json:"installed,omitempty"`
	Dump        json.RawMessage  `json:"dump,omitempty"`
	Text        string           `json:"text,omitempty"` // of help, version and completion
}

type changeRecord struct {
	Path   string `json:"path"`
	Action string `json:"action"` // create, update or remove
	Diff   string `json:"diff,omitempty"`
}

const documentVersion = 1

// finish prints what the run has to say and returns the exit code: that of doc,
// or trouble if the report has failed.
func (inv *invocation) finish(doc *document) int {
	list := inv.report.Sorted()
	if inv.report.Failed() {
		doc.ExitCode = exitTrouble
	}
	if inv.options.format == "json" {
		doc.Version = documentVersion
		if inv.command != nil {
			doc.Command = inv.command.name
		}
		doc.Diagnostics = diag.Records(list)
		if doc.Changes == nil {
			doc.Changes = []changeRecord{}
		}
		return inv.encode(doc)
	}
	if inv.options.quiet {
		list = errorsOnly(list)
	}
	if err := diag.WriteText(inv.err, list, inv.palette()); err != nil {
		return exitTrouble
	}
	return doc.ExitCode
}

// printPath ends a run that has made a file: its path is all that stands on stdout.
// Who reads it there has nothing without it, so that not being able to say it is an error.
func (inv *invocation) printPath(path string) int {
	if _, err := io.WriteString(inv.out, path+"\n"); err != nil {
		var cause *fs.PathError
		if errors.As(err, &cause) {
			err = cause.Err
		}
		report := &diag.Report{}
		report.Error(diag.WriteFailed, source.Span{}, "cannot write to the standard output: %v", err).
			Helpf("`%s` is there; have its path written to a place that takes it", path)
		_ = diag.WriteText(inv.err, report.Sorted(), inv.palette()) // there is nowhere else to tell it
		return exitTrouble
	}
	return exitFine
}

func (inv *invocation) encode(doc *document) int {
	e := json.NewEncoder(inv.out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(doc); err != nil {
		return exitTrouble
	}
	return doc.ExitCode
}

func errorsOnly(list []*diag.Diagnostic) []*diag.Diagnostic {
	var out []*diag.Diagnostic
	for _, d := range list {
		if d.Level == diag.Error {
			out = append(out, d)
		}
	}
	return out
}

// palette decides about colour: the flag first, then NO_COLOR, then
// CLICOLOR_FORCE, then whether stderr is a terminal that wants it.
func (inv *invocation) palette() diag.Palette {
	switch {
	case inv.options.color == "always":
		return diag.Terminal
	case inv.options.color == "never":
		return diag.Plain
	}
	if inv.getenv("NO_COLOR") != "" {
		return diag.Plain
	}
	if force := inv.getenv("CLICOLOR_FORCE"); force != "" && force != "0" {
		return diag.Terminal
	}
	if inv.getenv("CLICOLOR") == "0" || inv.getenv("TERM") == "dumb" || !isTerminal(inv.err) {
		return diag.Plain
	}
	return diag.Terminal
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
