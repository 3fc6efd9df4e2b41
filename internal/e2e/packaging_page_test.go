package e2e_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/diag"
)

// TestPackagingPage: the table of messages in docs/packaging.md has every code of
// packaging, once.
func TestPackagingPage(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "packaging.md"))
	require.NoError(t, err)
	packaging := 0
	for _, e := range diag.Table() {
		if strings.HasPrefix(string(e.Code), "BG07") {
			packaging++
			require.Equal(t, 1, strings.Count(string(page), "| "+string(e.Code)+" |"), e.Code)
		}
	}
	require.NotZero(t, packaging)
	require.LessOrEqual(t, packaging, strings.Count(string(page), "\n| BG"))
}
