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
rows = m.turned([(given, True), None])
assert rows[0] is None and rows[1][0].value == 4 and rows[1][1] is True
assert m.hidden(names_error=1, names_string=2, INT64_MAX=3) == "6"
