package main

import (
	"fmt"
	"sync"
	"time"
)

// patience is how long a run stays silent.
const patience = time.Second

// progress says on a terminal that the run is still going on once it has taken
// longer than patience. The returned function ends that.
func (inv *invocation) progress() func() {
	if inv.options.quiet || !isTerminal(inv.err) {
		return func() {}
	}
	done, gone := make(chan struct{}), make(chan struct{})
	started := time.Now()
	go func() {
		defer close(gone)
		tick := time.NewTicker(patience)
		defer tick.Stop()
		for shown := false; ; shown = true {
			select {
			case <-done:
				if shown {
					fmt.Fprint(inv.err, "\r\x1b[K")
				}
				return
			case now := <-tick.C:
				fmt.Fprintf(inv.err, "\rreading the crate … %d s", int(now.Sub(started).Seconds()))
			}
		}
	}()
	return sync.OnceFunc(func() {
		close(done)
		<-gone
	})
}
