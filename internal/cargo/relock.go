package cargo

import (
	"bytes"
	"context"
	"io"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// Relock takes out of the Cargo.lock of the crate in c.Dir what its workspace
// does not need, and changes nothing else in it, unless it is out of date. Cargo
// asks the registries only where it does not know enough of them already. It
// reports whether that went well; what went wrong is reported.
func (c *Cargo) Relock(ctx context.Context, report *diag.Report) bool {
	quiet := &Cargo{Path: c.Path, Dir: c.Dir, Env: c.Env}
	args := []string{"update", "--workspace"}
	end := quiet.run(ctx, append(args, "--offline"), nil, drain)
	if end.err != nil && !end.ended {
		end = quiet.run(ctx, args, nil, drain)
	}
	switch {
	case end.ended:
		interrupted(report)
	case end.err != nil:
		report.Error(diag.CargoFailed, source.Span{}, "cargo cannot make the lock file of the source distribution: %v", end.err).
			Note("cargo said:\n%s", strings.TrimSpace(string(bytes.ToValidUTF8(end.said, []byte("?"))))).
			Helpf("see that `cargo update --workspace --dry-run` works in the project's crate")
	}
	return end.err == nil
}

func drain(r io.Reader) error {
	_, err := io.Copy(io.Discard, r)
	return err
}
