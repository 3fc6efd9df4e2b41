package build

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/rogpeppe/go-internal/lockedfile"
)

// tag marks a directory of which no backup is wanted, as cargo does where it makes
// the directory itself; see https://bford.info/cachedir/.
const tag = "Signature: 8a477f597d28d172789f06886806bc55\n# This file is a cache directory tag created by bindgen.\n"

// notice is how long another build is waited for before that is said.
const notice = 300 * time.Millisecond

// lock keeps other builds of this profile and target away until unlock: cargo has
// one place for the library whatever its features are, so that another build
// would put its own there before this one was read. It returns false where the
// context has ended meanwhile.
func (r *run) lock() bool {
	path := r.stateFile("lock")
	if !makeCache(r.targetDir(), filepath.Dir(path)) {
		return true // cargo will say why it cannot write there
	}
	done := make(chan func(), 1)
	go func() {
		unlock, err := lockedfile.MutexAt(path).Lock()
		if err != nil { // a file system without locks
			unlock = func() {}
		}
		done <- unlock
	}()
	waiting := time.After(notice)
	for {
		select {
		case r.unlock = <-done:
			return true
		case <-waiting:
			if r.Terminal.Stderr != nil {
				if r.Terminal.Starting != nil {
					r.Terminal.Starting()
				}
				_, _ = fmt.Fprintln(r.Terminal.Stderr, "    Waiting for another build of the project") // the terminal may be gone
			}
		case <-r.ctx.Done():
			return false
		}
	}
}

// makeCache makes the directory root, marked as what can be made again, and dir in
// it.
func makeCache(root, dir string) bool {
	_, err := os.Stat(root)
	fresh := os.IsNotExist(err)
	if os.MkdirAll(dir, 0o777) != nil {
		return false
	}
	if fresh {
		_ = os.WriteFile(filepath.Join(root, "CACHEDIR.TAG"), []byte(tag), 0o666) // backups do without
	}
	return true
}

// release ends the lock.
func (r *run) release() {
	if r.unlock != nil {
		r.unlock()
		r.unlock = nil
	}
}

// Close lets other builds of the project go on: they may replace the library.
func (l *Library) Close() error {
	if l != nil && l.release != nil {
		l.release()
	}
	return nil
}
