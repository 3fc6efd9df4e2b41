package wheel

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/csv"
	"strconv"
)

// Record returns RECORD: path, hash and size of each file, and its own path
// without them. https://packaging.python.org/en/latest/specifications/recording-installed-packages/
func Record(files []File, own string) []byte {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	for i := range files {
		sum := sha256.Sum256(files[i].Data)
		hash := "sha256=" + base64.RawURLEncoding.EncodeToString(sum[:])
		_ = w.Write([]string{files[i].Path, hash, strconv.Itoa(len(files[i].Data))})
	}
	_ = w.Write([]string{own, "", ""})
	w.Flush() // into memory, which takes everything
	return out.Bytes()
}
