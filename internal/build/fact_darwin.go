package build

import (
	"os"
	"syscall"
)

// identity returns when the system last changed anything about a file, and its
// number.
func identity(info os.FileInfo) (changed int64, inode uint64) {
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		return s.Ctimespec.Nano(), s.Ino
	}
	return 0, 0
}
