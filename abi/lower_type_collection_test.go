package abi_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// Maps, sets and arrays keep what they hold apart from what they cross as.
func TestCollectionTypes(t *testing.T) {
	const uses = items + `use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
const N: usize = 1 << 2;
pub type Table<V> = HashMap<String, V, std::hash::BuildHasherDefault<std::hash::DefaultHasher>>;
`
	for rust, want := range map[string]struct{ typ, text, c string }{
		"HashMap<String, i64>":           {"map<str, i64>", "map<str, i64>", "const demo_tuple2_str_i64 *x, size_t x_len"},
		"&HashMap<&str, i64>":            {"&owned map<&str, i64>", "map<str, i64>", "const demo_tuple2_str_i64 *x, size_t x_len"},
		"Table<bool>":                    {"map<str, bool>", "map<str, bool>", "const demo_tuple2_str_bool *x, size_t x_len"},
		"BTreeMap<(char, u8), Vec<f64>>": {"map<tuple<char, u8>, vec<f64>>", "map<tuple<char, u8>, vec<f64>>", "const demo_tuple2_tuple2_char_u8_slice_f64 *x, size_t x_len"},
		"Option<BTreeSet<i128>>":         {"option<set<i128>>", "option<set<i128>>", "bool x_is_some, const demo_i128 *x, size_t x_len"},
		"HashSet<Vec<u8>>":               {"set<bytes>", "set<bytes>", "const demo_slice_u8 *x, size_t x_len"},
		"Vec<HashSet<char>>":             {"vec<set<char>>", "vec<set<char>>", "const demo_slice_char *x, size_t x_len"},
		"[u8; N]":                        {"array<u8>", "array<u8, 4>", "const uint8_t *x, size_t x_len"},
		"&[[i64; N]; 2 * N]":             {"&owned array<array<i64>>", "array<array<i64, 4>, 8>", "const demo_slice_i64 *x, size_t x_len"},
		"HashMap<[u8; 2], [bool; 0]>":    {"map<array<u8>, array<bool>>", "map<array<u8, 2>, array<bool, 0>>", "const demo_tuple2_slice_u8_slice_bool *x, size_t x_len"},
	} {
		t.Run(rust, func(t *testing.T) {
			m, list := lower(t, uses+"#[pyfunction] fn f(x: "+rust+") {}\n")
			require.Empty(t, faults(errorsOf(list)))
			f := m.Functions[0]
			require.Equal(t, want.typ, rustType(f.Params[0].Type))
			require.Equal(t, want.text, f.Params[0].Type.String())
			require.Equal(t, "demo_error *demo_f("+want.c+")", m.Prototype(f))
		})
	}
}
