package parser

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestRequirements(t *testing.T) {
	tests := []struct{ requirement, meets, fails string }{
		{"", "0.0.1 1.2.3", "1.0.0-rc.1"},
		{"*", "0.0.1 9.0.0", ""},
		{"1.2.3", "1.2.3 1.3.0 1.2.3+meta", "1.2.2 2.0.0 1.3.0-rc.1"},
		{"1", "1.0.0 1.99.0", "0.9.9 2.0.0"},
		{"^0.3", "0.3.0 0.3.9", "0.2.9 0.4.0"},
		{"^0.0.3", "0.0.3", "0.0.2 0.0.4"},
		{"^0.0", "0.0.1 0.0.9", "0.1.0"},
		{"0", "0.0.1 0.9.0", "1.0.0"},
		{"~1.2.3", "1.2.3 1.2.9", "1.3.0 1.2.2"},
		{"~1", "1.0.0 1.9.0", "2.0.0"},
		{"1.2.*", "1.2.0 1.2.7", "1.3.0"},
		{"=1.2.3", "1.2.3", "1.2.4"},
		{"=1.2", "1.2.0 1.2.4", "1.3.0"},
		{">=1.2, <1.5", "1.2.0 1.4.9", "1.1.9 1.5.0"},
		{">1.2", "1.3.0", "1.2.9"},
		{">1.2.3", "1.2.4", "1.2.3"},
		{"<=1.2", "1.2.9 0.1.0", "1.3.0"},
		{"<=1.2.3", "1.2.3", "1.2.4"},
		{"1.0.0-rc.2", "1.0.0-rc.2 1.0.0-rc.10 1.0.0 1.4.0", "1.0.0-rc.1 1.0.0-alpha"},
		{"not a version", "", "1.0.0"},
	}
	for _, tt := range tests {
		for _, v := range strings.Fields(tt.meets) {
			require.True(t, satisfies(v, tt.requirement), "%s meets %q", v, tt.requirement)
		}
		for _, v := range strings.Fields(tt.fails) {
			require.False(t, satisfies(v, tt.requirement), "%s fails %q", v, tt.requirement)
		}
	}
}
