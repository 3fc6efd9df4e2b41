package abi_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/abi"
)

func TestSpecialMethodsAreListedOnce(t *testing.T) {
	type slot struct {
		group     abi.SpecialGroup
		name, arm string
	}
	names, slots := map[string]bool{}, map[slot]string{}
	for _, s := range abi.SpecialMethods {
		require.False(t, names[s.Name], s.Name)
		names[s.Name] = true
		at := slot{s.Group, s.Slot, s.Arm}
		require.Empty(t, slots[at], "%s and %s are one arm", s.Name, slots[at])
		slots[at] = s.Name
	}
	require.Len(t, names, 70)
}

func TestSpecialOf(t *testing.T) {
	radd := &abi.Function{Name: "__radd__", Kind: abi.Special}
	require.Equal(t, &abi.SpecialMethod{
		Name: "__radd__", Group: abi.SpecialBinary, Slot: "add", Arm: "right", Operands: 1, Result: abi.ResultAny,
	}, radd.Special())
	require.Nil(t, (&abi.Function{Name: "__enter__", Kind: abi.Method}).Special())
	require.Nil(t, abi.FindSpecial("__idivmod__"))
}
