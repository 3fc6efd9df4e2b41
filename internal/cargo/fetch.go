package cargo

import (
	"context"
	"io"
	"regexp"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// Fetch brings the sources of the dependencies, as the lockfile names them. It
// reports whether that went well; what went wrong is reported.
func (c *Cargo) Fetch(ctx context.Context, q Request, report *diag.Report) bool {
	args := []string{"fetch"}
	if q.lockfile() != "" {
		args = append(args, "--locked")
	}
	if q.Target != "" {
		args = append(args, "--target", q.Target)
	}
	end := c.run(ctx, args, q.Settings.Env, func(r io.Reader) error {
		_, err := io.Copy(io.Discard, r)
		return err
	})
	switch {
	case end.ended:
		interrupted(report)
	case end.err != nil:
		c.failed(ctx, q, args, end, false, report)
	}
	return end.err == nil
}

var hostLine = regexp.MustCompile(`(?m)^host: (\S+)`)

// Host returns the triple of this machine. It returns "" when it has reported
// that cargo does not say.
func (c *Cargo) Host(ctx context.Context, report *diag.Report) string {
	var out strings.Builder
	quiet := &Cargo{Path: c.Path, Dir: c.Dir, Env: c.Env}
	end := quiet.run(ctx, []string{"--version", "--verbose"}, nil, func(r io.Reader) error {
		_, err := io.Copy(&out, r)
		return err
	})
	if found := hostLine.FindStringSubmatch(out.String()); end.err == nil && found != nil {
		return found[1]
	}
	d := report.Error(diag.CargoFailed, source.Span{}, "`%s --version --verbose` does not say which machine this is", c.Path)
	if text := strings.TrimSpace(out.String() + string(end.said)); text != "" {
		d.Note("it said:\n%s", text)
	}
	d.Helpf("see that `cargo --version` works in `%s`", Shown(c.Dir))
	return ""
}
