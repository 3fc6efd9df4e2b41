package cargo

import (
	"context"
	"io"

	"example.com/bindgen/internal/diag"
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
