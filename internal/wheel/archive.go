package wheel

import (
	"archive/zip"
	"fmt"
	"hash/crc32"
	"io"
	"math"
	"unicode/utf8"
)

// File is one file of a wheel.
type File struct {
	Path       string // slash-separated
	Data       []byte
	Executable bool
}

// The modes of the files in a wheel, whatever those on the disk have.
const (
	modeFile   = 0o644
	modeScript = 0o755
)

// epoch is 1 January 1980 as MS-DOS has dates, the oldest that a zip can say:
// the same for every file of every wheel, so that time has no part in the bytes.
const epoch = 1<<5 | 1

// utf8Names says that a name is UTF-8 (APPNOTE 4.4.4, bit 11).
const utf8Names = 1 << 11

// Pack writes files as a zip in the order given. Sizes and checksums stand
// before the data: PyPI refuses data descriptors, which zip.Writer's own
// compression would write.
func Pack(w io.Writer, files []File) error {
	all, err := deflateAll(files)
	if err != nil {
		return err
	}
	z := zip.NewWriter(w)
	for _, packed := range all {
		f := packed.file
		if err := checkEntry(f); err != nil {
			return err
		}
		header := &zip.FileHeader{
			Name:   f.Path,
			Method: zip.Store,
			//lint:ignore SA1019 CreateRaw writes this field as it is; from Modified it would make an extra field
			ModifiedDate:       epoch,
			CRC32:              crc32.ChecksumIEEE(f.Data),
			CompressedSize64:   uint64(len(packed.data)),
			UncompressedSize64: uint64(len(f.Data)),
		}
		header.SetMode(modeFile)
		if f.Executable {
			header.SetMode(modeScript)
		}
		if packed.deflated {
			header.Method = zip.Deflate
		}
		if !isASCII(f.Path) {
			header.Flags |= utf8Names
		}
		entry, err := z.CreateRaw(header)
		if err != nil {
			return err
		}
		if _, err := entry.Write(packed.data); err != nil {
			return err
		}
	}
	return z.Close()
}

// checkEntry keeps to what every reader of zips takes: no ZIP64.
func checkEntry(f *File) error {
	switch {
	case len(f.Data) > math.MaxInt32:
		return fmt.Errorf("`%s` has more than 2 GiB", f.Path)
	case !utf8.ValidString(f.Path):
		return fmt.Errorf("the name `%q` is not UTF-8", f.Path)
	default:
		return nil
	}
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
