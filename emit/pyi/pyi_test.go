package pyi

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/abi"
	"example.com/bindgen/emit/pyview"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

func scalar(k abi.Kind) *abi.Type { return &abi.Type{Kind: k} }

func TestStub(t *testing.T) {
	home := abi.Home{Namespace: []string{"a", "b"}}
	away := abi.Home{Namespace: []string{"c"}}
	level := &abi.Enum{Name: "Level", Home: away, Int: true, Variants: []*abi.Variant{{Name: "LOW", Value: -1}}}
	class := &abi.Class{Name: "K", Doc: "A class.", Home: home}
	self := &abi.Type{Kind: abi.ClassRef, Class: class}
	class.New = &abi.Function{Name: "new", Kind: abi.Constructor, Class: class, Result: scalar(abi.Unit), Params: []*abi.Param{{Name: "n", Type: scalar(abi.I8)}}}
	class.Methods = []*abi.Function{
		{Name: "list", Kind: abi.Method, Receiver: abi.ByRef, Class: class, Doc: "All.", Result: &abi.Type{Kind: abi.Vec, Elems: []*abi.Type{self}}},
		{Name: "made", Kind: abi.Static, Class: class, Result: self},
	}
	class.Props = []*abi.Property{
		{Name: "x", Get: &abi.Function{Name: "x", Kind: abi.Getter, Receiver: abi.ByRef, Class: class, Result: scalar(abi.F64)},
			Set: &abi.Function{Name: "x", Kind: abi.Setter, Receiver: abi.ByMut, Class: class, Result: scalar(abi.Unit), Params: []*abi.Param{{Name: "value", Type: scalar(abi.F64)}}}},
		{Name: "y", Set: &abi.Function{Name: "y", Kind: abi.Setter, Receiver: abi.ByMut, Class: class, Result: scalar(abi.Unit), Params: []*abi.Param{{Name: "value", Type: scalar(abi.Bool)}}}},
	}
	n := pyview.New("pkg", &abi.Module{
		Namespaces: []*abi.Namespace{{Path: home.Namespace, Doc: "A module."}},
		Enums:      []*abi.Enum{level},
		Classes:    []*abi.Class{class},
		Constants:  []*abi.Constant{{Name: "TOP", Home: home, Doc: "The top.", Value: &abi.Value{Kind: abi.ValueInt, Int: "9"}}},
		Records:    []*abi.Record{{Name: "R", Home: home, From: true, Into: true, Shape: abi.ShapeItems, Fields: []*abi.RecordField{{Name: "k", Type: scalar(abi.Str)}}}},
		Functions: []*abi.Function{{
			Name: "f", Home: home, Result: scalar(abi.Unit),
			Params: []*abi.Param{{Name: "level", Type: &abi.Type{Kind: abi.EnumRef, Enum: level}, Default: &abi.Value{Kind: abi.ValueEnum, Enum: level}}},
		}},
	}).Namespaces
	var found *pyview.Namespace
	for _, each := range n {
		if each.Qualified() == "pkg.a.b" {
			found = each
		}
	}
	require.Equal(t, `"""A module."""

from builtins import list as list_
from typing import Final, NoReturn, TypedDict, final

import typing_extensions as te

from ..c import Level

__all__ = ["TOP", "K", "R", "RLike", "f"]

TOP: Final = 9
"""The top."""

class RLike(TypedDict):
    k: te.ReadOnly[str]

class R(TypedDict):
    k: str

@final
class K:
    """A class."""

    def __new__(cls, n: int) -> K: ...
    def list(self) -> list_[K]:
        """All."""

    @staticmethod
    def made() -> K: ...
    @property
    def x(self) -> float: ...
    @x.setter
    def x(self, value: float) -> None: ...
    @property
    def y(self) -> NoReturn: ...
    @y.setter
    def y(self, value: bool) -> None: ...

def f(level: Level = ...) -> None: ...
`, string(Stub(found)))
}

// The classes that emit/cffi tests over a library, as type checkers see them.
func TestStubOfClasses(t *testing.T) {
	report := &diag.Report{}
	module := abi.Lower(parser.Parse("../cffi/testdata/zoo", parser.Options{}, report), report)
	require.False(t, report.Failed(), "%v", report.Sorted())
	want, err := os.ReadFile("testdata/zoo.pyi")
	require.NoError(t, err)
	n := pyview.New("zoo", module).Namespaces[0]
	require.Equal(t, string(want), n.Directives()+string(Stub(n)))
}
