package build

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"time"
)

// fact is what was true of a file or a directory.
type fact struct {
	Path    string `json:"path"`
	Missing bool   `json:"missing,omitempty"`
	Size    int64  `json:"size,omitempty"`
	// Modified and Changed are times in nanoseconds: what a program can set to
	// anything, and what the system alone sets, where it has that.
	Modified int64  `json:"modified,omitempty"`
	Changed  int64  `json:"changed,omitempty"`
	Inode    uint64 `json:"inode,omitempty"`
	// Digest is that of the content, of a directory that of the names in it.
	// Without it the other facts have to hold.
	Digest string `json:"digest,omitempty"`
	// Modules says that only the names matter that may be modules of a crate: a new
	// file may be the one that `mod x;` means.
	Modules bool `json:"modules,omitempty"`
}

// observe returns what is true of path, without its content.
func observe(path string) fact {
	info, err := os.Stat(path)
	if err != nil {
		return fact{Path: path, Missing: true}
	}
	f := fact{Path: path, Size: info.Size(), Modified: info.ModTime().UnixNano()}
	f.Changed, f.Inode = identity(info)
	if info.IsDir() {
		f.Size = 0 // how long the list of names is
	}
	return f
}

// read returns what is true of path and its content.
func read(path string) fact {
	f := observe(path)
	f.Digest = f.digest()
	return f
}

// modules returns what is true of a directory of a crate.
func modules(path string) fact {
	f := observe(path)
	f.Modules = true
	f.Digest = f.digest()
	return f
}

// holds reports whether f is still true, which a content that is the same is
// enough for.
func (f fact) holds() bool {
	now := observe(f.Path)
	if f.Missing || now.Missing {
		return f.Missing && now.Missing
	}
	now.Digest, now.Modules = f.Digest, f.Modules
	if now == f {
		return true
	}
	return f.Digest != "" && now.Size == f.Size && f.Digest == f.digest()
}

// isOf reports whether the file at path is the one that f is about, be it another
// copy of it: a frontend of Python may install bindgen for each build.
func (f fact) isOf(path string) bool {
	now := observe(path)
	now.Digest = f.Digest
	return now == f || !now.Missing && now.Size == f.Size && now.digest() == f.Digest
}

// grain is how far apart the times of two changes of a file may be without a
// difference in what the file system says.
func (f fact) grain() time.Duration {
	if f.Modified%int64(time.Second) == 0 && (f.Changed == 0 || f.Changed%int64(time.Second) == 0) {
		return 2 * time.Second // a file system that counts seconds
	}
	return 50 * time.Millisecond
}

// since reports whether the file may have changed after a time.
func (f fact) since(start time.Time) bool {
	return f.after(start.Add(-f.grain()))
}

// after reports whether the file says that it has changed after a time.
func (f fact) after(start time.Time) bool {
	last := f.Modified
	if f.Changed != 0 {
		last = f.Changed
	}
	return !f.Missing && last >= start.UnixNano()
}

// digest returns that of the content; "" where it cannot be read.
func (f fact) digest() string {
	data, err := os.ReadFile(f.Path)
	if err != nil {
		if data, err = f.names(); err != nil {
			return ""
		}
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:16])
}

// names returns the names in a directory.
func (f fact) names() ([]byte, error) {
	entries, err := os.ReadDir(f.Path)
	var out []byte
	for _, e := range entries {
		if !f.Modules || e.IsDir() || filepath.Ext(e.Name()) == ".rs" {
			out = append(append(out, e.Name()...), 0)
		}
	}
	return out, err
}
