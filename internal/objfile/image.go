package objfile

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
)

// image is the bytes of a file. What a header says of offsets and lengths is
// compared with its size before anything is read or reserved.
type image struct {
	io.ReaderAt
	size int64
}

var errTruncated = errors.New("the file ends before what its headers promise")

// errName is for names that no linker has written.
var errName = errors.New("a name in the file has no end")

// maxName is the length from which on a name is taken for damage. Names of
// generic Rust functions have some thousand bytes.
const maxName = 1 << 16

func (in *image) bytes(at, length int64) ([]byte, error) {
	if at < 0 || length < 0 || at > in.size || length > in.size-at {
		return nil, errTruncated
	}
	data := make([]byte, length)
	n, err := in.ReadAt(data, at)
	if n == len(data) {
		return data, nil
	}
	if err == nil || errors.Is(err, io.EOF) {
		err = errTruncated // it has become shorter since
	}
	return nil, err
}

// part is a piece of in as a file of its own.
func (in *image) part(at, length int64) (*image, error) {
	if at < 0 || length < 0 || at > in.size || length > in.size-at {
		return nil, errTruncated
	}
	return &image{io.NewSectionReader(in, at, length), length}, nil
}

// text returns the string that begins at an offset of table and ends with NUL.
func text(table []byte, at uint64) (string, error) {
	if at >= uint64(len(table)) {
		return "", errName
	}
	rest := table[at:]
	end := bytes.IndexByte(rest[:min(len(rest), maxName)], 0)
	if end < 0 {
		return "", errName
	}
	return string(rest[:end]), nil
}

// guard turns a panic of the standard library's readers into an error: they
// promise none, and a damaged file is no reason to end the command.
func guard(format Format, err *error) {
	if r := recover(); r != nil {
		*err = &fs.PathError{Op: "read", Path: string(format), Err: errors.New("damaged")}
	}
}
