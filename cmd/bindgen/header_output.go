package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"example.com/bindgen/emit"
	"example.com/bindgen/internal/config"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/pipeline"
	"example.com/bindgen/internal/source"
)

// writeOutput brings the file at path to text, by rename, if it is anything
// else. The file was named by the user, so whoever wrote it before, it goes.
func (inv *invocation) writeOutput(doc *document, path string, text []byte) {
	change, ok := inv.changeOf(path, text)
	if !ok {
		return
	}
	if change == nil {
		doc.Unchanged++
		return
	}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		inv.writeThrough(path, text)
		return
	}
	dir := filepath.Dir(targetOf(path))
	if err := os.MkdirAll(dir, 0o777); err != nil {
		inv.writeFailed(path, err)
		return
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		inv.writeFailed(path, err)
		return
	}
	defer root.Close()
	plan := &emit.Plan{Changes: []emit.Change{*change}}
	plan.Apply(root, inv.report)
	doc.Changes = append(doc.Changes, changeRecord{Path: filepath.ToSlash(path), Action: string(change.Action)})
}

// targetOf returns where a symbolic link leads, so that the link stays.
func targetOf(path string) string {
	if to, err := filepath.EvalSymlinks(path); err == nil {
		return to
	}
	return path
}

// writeThrough writes to a pipe or a device, which nothing can take the place of.
func (inv *invocation) writeThrough(path string, text []byte) {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err == nil {
		_, err = f.Write(text)
		err = errors.Join(err, f.Close())
	}
	if err != nil {
		inv.writeFailed(path, err)
	}
}

// changeOf compares text with the file at path; nil where they are equal. It
// returns false when it has reported an error.
func (inv *invocation) changeOf(path string, text []byte) (*emit.Change, bool) {
	name := filepath.Base(targetOf(path))
	info, err := os.Stat(path)
	if err == nil && info.IsDir() {
		inv.writeFailed(path, errors.New("it is a directory"))
		return nil, false
	}
	if err == nil && !info.Mode().IsRegular() { // not to be read
		return &emit.Change{Path: name, Action: emit.Update, New: text}, true
	}
	old, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &emit.Change{Path: name, Action: emit.Create, New: text}, true
	case err != nil:
		inv.report.Error(diag.UnreadableFile, source.Span{}, "cannot read `%s`: %v", filepath.ToSlash(path), bare(err)).
			Helpf("name another file by `--output`, or mend the cause")
		return nil, false
	case bytes.Equal(old, text):
		return nil, true
	default:
		return &emit.Change{Path: name, Action: emit.Update, Old: old, New: text}, true
	}
}

func (inv *invocation) writeFailed(path string, err error) {
	inv.report.Error(diag.WriteFailed, source.Span{}, "cannot write `%s`: %v", filepath.ToSlash(path), bare(err)).
		Helpf("name another file, or mend the cause")
}

// bare strips the operation and the path of err, which the message says already.
func bare(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}

// verifyHeader compares the header with the output and prints the difference.
func (inv *invocation) verifyHeader(header *pipeline.Header) int {
	h := &inv.options.header
	change, _ := inv.changeOf(h.output, header.Text)
	if change == nil {
		return inv.finish(&document{Unchanged: 1})
	}
	path := filepath.ToSlash(h.output)
	doc := &document{ExitCode: exitDrift, Mend: inv.mendHeader()}
	doc.Changes = append(doc.Changes, changeRecord{Path: path, Action: string(change.Action), Diff: string(change.Diff(path))})
	code := inv.finish(doc)
	if inv.options.format != "text" {
		return code
	}
	if _, err := inv.out.Write([]byte(doc.Changes[0].Diff)); err != nil {
		return exitTrouble
	}
	fmt.Fprintf(inv.err, "`%s` is out of date: run `%s`\n", path, doc.Mend)
	return code
}

// mendHeader returns this command line without --verify.
func (inv *invocation) mendHeader() string {
	h := &inv.options.header
	words := []string{"bindgen", "header"}
	for _, f := range []struct{ name, value string }{{"--config", h.config}, {"--style", h.style}} {
		if f.value != "" {
			words = append(words, f.name, f.value)
		}
	}
	for _, f := range []struct {
		name string
		set  bool
	}{{"--cpp-compat", h.cppCompat}, {"--package-version", h.packageVersion}, {"--parse-dependencies", h.parseDeps}} {
		if f.set {
			words = append(words, f.name)
		}
	}
	if h.asserts {
		words = append(words, "--layout-asserts")
	}
	for _, name := range h.modules {
		words = append(words, "--module", name)
	}
	words = append(words, inv.options.crate.Args()...)
	words = append(words, "--output", h.output)
	return config.CommandLine(append(words, inv.args...))
}

// depfile returns a rule of make: target depends on sources. A source that is
// gone is made by an empty rule, so that make asks for the header again.
func depfile(target string, sources []string) []byte {
	var b strings.Builder
	b.WriteString(makeName(target) + ":")
	for _, s := range sources {
		b.WriteString(" \\\n  " + makeName(s))
	}
	b.WriteString("\n")
	for _, s := range sources {
		b.WriteString("\n" + makeName(s) + ":\n")
	}
	return []byte(b.String())
}

// makeName returns path as make and ninja read it in a rule.
func makeName(path string) string {
	return strings.NewReplacer("$", "$$", "#", `\#`, " ", `\ `, ":", `\:`).Replace(filepath.ToSlash(path))
}

// symfile returns symbols as the dynamic list of a linker.
func symfile(symbols []string) []byte {
	return []byte("{\n" + strings.Join(append(symbols, ""), ";\n") + "};\n")
}
