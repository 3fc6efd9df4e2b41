package cargo

import (
	"context"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// Clean removes what cargo has made of packages, each named by its ID, for a
// request, so that it makes it again. It reports whether that went well; what went
// wrong is reported.
func (c *Cargo) Clean(ctx context.Context, q Request, packages []string, report *diag.Report) bool {
	args := []string{"clean", "--quiet", "--profile", q.profile()}
	for _, id := range packages {
		args = append(args, "--package", id)
	}
	if q.Target != "" {
		args = append(args, "--target", q.Target)
	}
	if q.lockfile() != "" {
		args = append(args, "--locked")
	}
	quiet := &Cargo{Path: c.Path, Dir: c.Dir, Env: c.Env}
	end := quiet.run(ctx, append(args, q.Settings.arguments()...), q.Settings.Env, drain)
	switch {
	case end.ended:
		interrupted(report)
	case end.err != nil:
		report.Error(diag.CargoFailed, source.Span{}, "cargo cannot remove what it has built of sources that are older now: %v", end.err).
			Note("cargo said:\n%s", end.said).
			Helpf("run `cargo clean --target-dir %s`", Shown(q.Settings.TargetDir))
	}
	return end.err == nil
}
