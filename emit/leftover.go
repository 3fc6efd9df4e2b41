package emit

import (
	"io/fs"
	"strings"
	"time"
)

// beingWritten tells the temporary file of a run that may still go on from one that
// a killed run has left: pip and others build a project several times at once.
func beingWritten(e fs.DirEntry) bool {
	if !strings.HasSuffix(e.Name(), tempSuffix) {
		return false
	}
	info, err := e.Info()
	return err != nil || time.Since(info.ModTime()) < time.Minute
}
