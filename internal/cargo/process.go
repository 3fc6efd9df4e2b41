package cargo

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"time"
)

// patience is how long cargo has to end once it is told to.
const patience = 2 * time.Second

// outcome is how a run of cargo ended.
type outcome struct {
	said  []byte // on stderr, where that is not shown
	err   error  // it could not be run, or ended with a failure
	ended bool   // by the context
}

// run runs cargo; read gets its stdout.
func (c *Cargo) run(ctx context.Context, args, env []string, read func(io.Reader) error) outcome {
	cmd := exec.CommandContext(ctx, c.Path, args...)
	cmd.Dir, cmd.Env, cmd.WaitDelay = c.Dir, c.environment(env), patience
	var kept bytes.Buffer
	cmd.Stderr = &kept
	if c.Stderr != nil {
		if cmd.Stderr = c.Stderr; c.Starting != nil {
			c.Starting()
		}
	}
	if c.Asks {
		cmd.Stdin = os.Stdin
	}
	end := separate(cmd, c.Asks)
	cmd.Cancel = end.soft
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return outcome{err: err}
	}
	if err := cmd.Start(); err != nil {
		return outcome{err: err}
	}
	done := make(chan struct{})
	go end.insist(ctx, done)
	errRead := read(stdout)
	if errRead != nil {
		_, _ = io.Copy(io.Discard, stdout) // so that cargo does not wait for us
	}
	err = errors.Join(cmd.Wait(), errRead)
	if close(done); ctx.Err() != nil {
		end.hard() // what cargo has started must not outlive it
	}
	return outcome{said: kept.Bytes(), err: err, ended: ctx.Err() != nil}
}

// ending are the two ways to end cargo and what it has started.
type ending struct {
	soft func() error
	hard func()
}

// insist ends cargo the hard way where the soft one has not helped.
func (e ending) insist(ctx context.Context, done <-chan struct{}) {
	select {
	case <-done:
		return
	case <-ctx.Done():
	}
	select {
	case <-done:
	case <-time.After(patience):
		e.hard()
	}
}
