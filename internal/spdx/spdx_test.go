package spdx_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/spdx"
)

// The comparison with Python's own library is in package metadata.

func TestNormalize(t *testing.T) {
	for given, want := range map[string]string{
		"mit": "MIT", "mit or(apache-2.0 AND zlib)": "MIT OR (Apache-2.0 AND Zlib)", "gpl-2.0+": "GPL-2.0+", "licenseref-My.Own": "LicenseRef-My.Own",
		"GPL-2.0-only with classpath-exception-2.0": "GPL-2.0-only WITH Classpath-exception-2.0",
	} {
		normal, err := spdx.Normalize(given)
		require.NoError(t, err)
		require.Equal(t, want, normal)
	}
	for given, fault := range map[string]string{
		"": "it is empty", "MIT OR": "a licence is missing", "OR MIT": "`OR` stands where a licence goes", "MIT Zlib": "`Zlib` stands where",
		"(MIT": "not closed", "MIT WITH": "an exception is missing", "MIT WITH Zlib": "no exception `Zlib`", "MIT/Zlib": "no licence `MIT/Zlib`", "MIT)": "`)` stands where",
	} {
		_, err := spdx.Normalize(given)
		require.ErrorContains(t, err, fault, given)
	}
}

func TestNear(t *testing.T) {
	for given, want := range map[string][]string{
		"MPL": {"MPL-1.0", "MPL-1.1", "MPL-2.0"}, "Apache-2": {"Apache-2.0"}, "Apachee-2.0": {"Apache-2.0"}, "XYZ": nil, "Proprietary": nil,
	} {
		_, err := spdx.Normalize(given)
		var fault *spdx.Fault
		require.True(t, errors.As(err, &fault), given)
		require.Equal(t, want, fault.Near(), given)
	}
}
