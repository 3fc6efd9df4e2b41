package cargo

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"example.com/bindgen/internal/config"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

func interrupted(report *diag.Report) {
	report.Error(diag.CargoFailed, source.Span{}, "cargo was interrupted")
}

// failed reports why cargo has failed. It has said so itself; what is added is
// which run of cargo it was, and for a stale lockfile what to do about it.
func (c *Cargo) failed(ctx context.Context, q Request, args []string, end outcome, began bool, report *diag.Report) {
	if lock := q.lockfile(); lock != "" && !began {
		if c.isStale(ctx, q, end.said) {
			c.stale(lock, report)
			return
		}
	}
	d := report.Error(diag.CargoFailed, source.Span{}, "cargo could not build package `%s`: %v", q.Package, end.err)
	if text := strings.TrimSpace(string(end.said)); text != "" {
		d.Note("cargo said:\n%s", text)
	}
	d.Helpf("the same by hand, in `%s`: %s", Shown(c.Dir), config.CommandLine(append([]string{"cargo"}, args...)))
}

// staleLock is what cargo says of a Cargo.lock that it would have to change. Both
// wordings are in use: the second since 1.87.
var staleLock = regexp.MustCompile(`lock file .*(needs to be updated but|because) --locked was passed`)

// isStale reports whether the lockfile is why cargo has failed. Where cargo wrote
// to the terminal nobody knows what it said, so the question is asked again,
// without the network, which has been asked just now.
func (c *Cargo) isStale(ctx context.Context, q Request, said []byte) bool {
	if c.Stderr != nil {
		quiet := &Cargo{Path: c.Path, Dir: c.Dir, Env: c.Env}
		end := quiet.run(ctx, []string{"metadata", "--locked", "--offline", "--format-version=1"}, q.Settings.Env, func(r io.Reader) error {
			_, err := io.Copy(io.Discard, r)
			return err
		})
		said = end.said
	}
	return staleLock.Match(said)
}

func (c *Cargo) stale(lock string, report *diag.Report) {
	file := &source.File{Path: Shown(lock)}
	if text, err := os.ReadFile(lock); err == nil {
		file.Text = text
	}
	report.Error(diag.StaleLock, file.Span(0, 0), "Cargo.lock does not fit what Cargo.toml asks for").
		Note("bindgen builds with --locked, so that everyone gets the versions in Cargo.lock").
		Helpf("run `cargo update --workspace` in `%s`, which changes only what has to change, and commit Cargo.lock", Shown(c.Dir))
}

// Shown returns path as messages write it: relative to the working directory
// where that is shorter, with slashes.
func Shown(path string) string {
	if cwd, err := os.Getwd(); err == nil && filepath.IsAbs(path) {
		if rel, err := filepath.Rel(cwd, path); err == nil && len(rel) < len(path) {
			path = rel
		}
	}
	return filepath.ToSlash(path)
}
