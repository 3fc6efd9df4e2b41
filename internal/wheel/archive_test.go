package wheel_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"io"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/wheel"
)

// sample are files of every kind: empty, small, not to be compressed, larger
// than the pieces that compression works on.
func sample() []wheel.File {
	chance := rand.New(rand.NewPCG(1, 2))
	noise := make([]byte, 3<<20)
	for i := range noise {
		noise[i] = byte(chance.Uint32())
	}
	large := bytes.Repeat([]byte("the same words over and over, and some that differ: "), 1<<17)
	for i := 0; i < len(large); i += 97 {
		large[i] = byte(chance.Uint32())
	}
	return []wheel.File{
		{Path: "pkg/__init__.py"},
		{Path: "pkg/_native.so", Data: large},
		{Path: "pkg/größe, \"x\".py", Data: []byte("x = 1\n")},
		{Path: "pkg/noise.bin", Data: noise},
		{Path: "pkg/text.py", Data: []byte(strings.Repeat("def f(): ...\n", 100))},
		{Path: "x-1.data/scripts/x", Data: []byte("#!/bin/sh\n"), Executable: true},
	}
}

func pack(t *testing.T, files []wheel.File) []byte {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, wheel.Pack(&out, files))
	return out.Bytes()
}

func TestPackIsReadBack(t *testing.T) {
	files := sample()
	data := pack(t, files)
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	require.Len(t, r.File, len(files))
	for i, entry := range r.File {
		require.Equal(t, files[i].Path, entry.Name)
		f, err := entry.Open()
		require.NoError(t, err)
		got, err := io.ReadAll(f) // compares the checksum
		require.NoError(t, err)
		require.True(t, bytes.Equal(files[i].Data, got), entry.Name)
		require.LessOrEqual(t, entry.CompressedSize64, entry.UncompressedSize64, entry.Name)
		require.Equal(t, files[i].Executable, entry.Mode().Perm() == 0o755, entry.Name)
		require.Equal(t, 1980, entry.Modified.Year())
	}
	require.Equal(t, zip.Store, r.File[0].Method, "nothing is not compressed")
	require.Equal(t, zip.Deflate, r.File[1].Method)
	require.Equal(t, zip.Store, r.File[3].Method, "noise does not become smaller")
}

// TestPackIsWhatPyPITakes reads the zip as bytes: no data descriptors (bit 3 of
// the flags), no extra fields, no comments, names in UTF-8 that say so.
func TestPackIsWhatPyPITakes(t *testing.T) {
	files := sample()
	data := pack(t, files)
	local, central := walk(t, data)
	require.Len(t, local, len(files))
	require.Equal(t, local, central, "what stands before a file is what stands in the directory")
	seen := map[string]bool{}
	for i, e := range local {
		require.Zero(t, e.flags&(1<<3), "%s has a data descriptor", e.name)
		require.Equal(t, strings.Contains(e.name, "ö"), e.flags&(1<<11) != 0, "%s", e.name)
		require.Contains(t, []uint16{zip.Store, zip.Deflate}, e.method)
		require.Equal(t, uint32(len(files[i].Data)), e.size)
		require.Equal(t, uint16(0x21), e.date)
		require.Zero(t, e.time)
		require.False(t, seen[e.name], e.name)
		seen[e.name] = true
	}
}

// entry is what both headers of a file say.
type entry struct {
	flags, method, time, date uint16
	sum, packed, size         uint32
	name                      string
}

// walk reads the headers of a zip without a library, and asks that nothing
// stands between or behind them.
func walk(t *testing.T, data []byte) (local, central []entry) {
	t.Helper()
	half, word := binary.LittleEndian.Uint16, binary.LittleEndian.Uint32
	at := 0
	read := func(from int) entry {
		b := data[from:]
		return entry{half(b), half(b[2:]), half(b[4:]), half(b[6:]), word(b[8:]), word(b[12:]), word(b[16:]), ""}
	}
	for word(data[at:]) == 0x04034b50 {
		e := read(at + 6)
		name, extra := int(half(data[at+26:])), half(data[at+28:])
		require.Zero(t, extra)
		e.name = string(data[at+30 : at+30+name])
		local = append(local, e)
		at += 30 + name + int(e.packed)
	}
	start := at
	for word(data[at:]) == 0x02014b50 {
		e := read(at + 8)
		name, extra, comment := int(half(data[at+28:])), half(data[at+30:]), half(data[at+32:])
		require.Zero(t, extra)
		require.Zero(t, comment)
		e.name = string(data[at+46 : at+46+name])
		central = append(central, e)
		at += 46 + name
	}
	require.Equal(t, uint32(0x06054b50), word(data[at:]))
	require.Equal(t, uint32(at-start), word(data[at+12:]))
	require.Equal(t, uint32(start), word(data[at+16:]))
	require.Zero(t, half(data[at+20:]), "a comment")
	require.Len(t, data, at+22)
	return local, central
}

// TestPackIsTheSame asks for the same bytes whatever processors there are, and
// whoever has compressed what before.
func TestPackIsTheSame(t *testing.T) {
	want := pack(t, sample())
	usual := runtime.GOMAXPROCS(0)
	t.Cleanup(func() { runtime.GOMAXPROCS(usual) })
	for _, n := range []int{1, 2, 3, 16} {
		runtime.GOMAXPROCS(n)
		for range 3 {
			require.True(t, bytes.Equal(want, pack(t, sample())), "with %d processors", n)
		}
	}
}

func TestPackRefusesNames(t *testing.T) {
	require.ErrorContains(t, wheel.Pack(io.Discard, []wheel.File{{Path: "a\xff"}}), "not UTF-8")
}

// full is a disk with so much room.
type full struct{ room int }

func (f *full) Write(p []byte) (int, error) {
	if f.room -= len(p); f.room < 0 {
		return 0, io.ErrShortWrite
	}
	return len(p), nil
}

func TestPackSaysWhenNothingMoreFits(t *testing.T) {
	size := len(pack(t, sample()))
	for _, room := range []int{0, 1000, size / 2, size - 1} {
		require.ErrorIs(t, wheel.Pack(&full{room}, sample()), io.ErrShortWrite, "room for %d bytes", room)
	}
	require.NoError(t, wheel.Pack(&full{size}, sample()))
}
