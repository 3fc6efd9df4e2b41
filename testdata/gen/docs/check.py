import inspect

import docs as m

assert m.__doc__.startswith("Documentation in every form."), m.__doc__
assert m.line.__doc__ == "One line."
assert "with stars." in m.block.__doc__
assert m.attribute.__doc__ == 'An attribute, with a "quote" and a \\ backslash.'
assert m.quote.__doc__ == 'Ends with a quote "here"'
assert '*/ /* with what ends comments """ and docstrings' in m.long.__doc__
assert "é, 名前, \\N{BULLET}, %s, {x}" in m.long.__doc__
assert not m.none.__doc__
for function in (m.line, m.block, m.attribute, m.quote, m.long, m.none):
    assert function() is None

# A class that nobody has documented has no documentation, with a signature or without.
assert m.Bare.__doc__ is None and m.Made.__doc__ is None
assert str(inspect.signature(m.Made)).startswith("(_number")
