package pep440_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/pep440"
)

// The comparison with Python's own library is in package metadata.

func TestNormalForm(t *testing.T) {
	for given, want := range map[string]string{
		"1.0": "1.0", " v1.2.3 ": "1.2.3", "1.0-ALPHA.1": "1.0a1", "1.0_beta": "1.0b0", "1.0c4": "1.0rc4", "1.0-1": "1.0.post1", "1.0rev": "1.0.post0",
		"1.0DEV5": "1.0.dev5", "02!1.01": "2!1.1", "0!1": "1", "1+Ubuntu-1_02": "1+ubuntu.1.2", "1a1.post2.dev3+x": "1a1.post2.dev3+x",
		"": "", "1.": "", "1.0-final": "", "a": "", "1+": "", "1.0.poſt1": "", "１": "",
	} {
		v, ok := pep440.ParseVersion(given)
		require.Equal(t, want != "", ok, given)
		if ok {
			require.Equal(t, want, v.String(), given)
		}
	}
}

func TestSpecifiers(t *testing.T) {
	for given, want := range map[string]string{
		">= 3.9 , <4": ">=3.9,<4", "": "", ">=3,": ">=3", "==1.*": "==1.*", "~= 1.2": "~=1.2", "!=1+local": "!=1+local", "===any thing": "", "===anything": "===anything",
	} {
		normal, bad, ok := pep440.Specifiers(given)
		require.Equal(t, want, normal, given)
		require.Equal(t, bad == "", ok, given)
	}
	for given, want := range map[string]string{"3.9": "3.9", ">=3,~=1": "~=1", ">1.*": ">1.*", ">=1+local": ">=1+local", "=1": "=1", "^1": "^1"} {
		_, bad, ok := pep440.Specifiers(given)
		require.False(t, ok, given)
		require.Equal(t, want, bad)
	}
}
