//go:build !linux && !darwin

package build

import "os"

// identity returns nothing: times and sizes have to do.
func identity(os.FileInfo) (changed int64, inode uint64) { return 0, 0 }
