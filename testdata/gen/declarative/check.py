import declarative
import declarative.inner
import declarative.inner.deepest
from declarative import MAX_POWER, Motor, here, run
from declarative.inner import deep

assert run(2) == 4 and here() == "here" and MAX_POWER == 9001
assert deep(Motor(3)) == 7 and declarative.inner.deepest.bottom() is True
assert Motor(3).power == 3 and Motor.__module__ == "declarative"
assert deep.__module__ == "declarative.inner"
assert declarative.inner.run(1) == 2
assert (
    declarative.__doc__ == "The root module."
    and declarative.inner.__doc__ == "A module in the module."
)
assert sorted(declarative.__all__) == [
    "MAX_POWER",
    "Motor",
    "PanicException",
    "here",
    "inner",
    "run",
]
