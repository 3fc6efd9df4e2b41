import inspect

import names as m

assert m.switch(1, 2, 3, 4) == 10
assert m.switch(default=1, struct=2, out=3, register=4) == 10
assert m.renamed(x=1, x_len=2) == 3
assert not hasattr(m, "original")
given = m.Given(4)
assert given.double() == 8 and given.value == 4
assert type(given).__name__ == "Given"
assert m.data("abc", len=1, data_len=2) == 6
assert list(inspect.signature(m.data).parameters) == ["data", "len", "data_len"]
